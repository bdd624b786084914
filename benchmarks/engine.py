"""How fast the engine is, as ratios to the same rules written by hand in the same run.

    python benchmarks/engine.py [--every N]

Identical classes are checked first, over every combination. A single case is timed by itself;
the same cases are timed for each way in turn, so that a busy machine slows all of them alike.
"""

import argparse
import gc
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter_ns, process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from assessments import guidelines
from assessments.engine.proof import every_case
from assessments.guidelines.case import Case
from assessments.guidelines.contract import answer_case
from benchmarks import by_hand

Facts = dict[str, str | None]
Way = tuple[str, Callable[[Any], object], Sequence[Any]]
"""A name, what it does, and the cases in the shape that it takes."""
CALLS = 20
"""Calls timed together as one measurement of a single case, to stand above the clock's grain."""
REPEATS = 5


def check_identical(edition: guidelines.Edition, cases: Sequence[Facts]) -> None:
    """Every way gives the same class for every combination."""
    for facts in cases:
        ranks = {
            by_hand.classify(facts),
            by_hand.classify_leaving_early(facts),
            edition.rules.classify(facts).rank,
            edition.evaluate(Case(facts)).rank,
        }
        if len(ranks) != 1:
            raise SystemExit(f"Different classes {ranks} for {facts}")


def latencies(ways: Sequence[Way]) -> dict[str, list[float]]:
    """The microseconds of each single case, the best of a few repeats, by way."""
    best = {name: [float("inf")] * len(cases) for name, _, cases in ways}
    for _ in range(REPEATS):
        for name, way, cases in ways:
            for place, case in enumerate(cases):
                begun = perf_counter_ns()
                for _ in range(CALLS):
                    way(case)
                spent = (perf_counter_ns() - begun) / CALLS / 1000
                best[name][place] = min(best[name][place], spent)
    return best


def throughputs(ways: Sequence[Way]) -> dict[str, float]:
    """Cases in a second of processor time, the best of a few repeats, by way."""
    best = {name: 0.0 for name, _, _ in ways}
    for _ in range(REPEATS):
        for name, way, cases in ways:
            begun = process_time()
            for _ in range(CALLS):
                for case in cases:
                    way(case)
            spent = process_time() - begun
            best[name] = max(best[name], CALLS * len(cases) / spent)
    return best


def main() -> None:
    """Check, time and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=97, help="time every Nth combination (97)")
    every = parser.parse_args().every

    edition = guidelines.edition("running-spine/1.0.0")
    combinations = list(every_case(edition.rules))
    check_identical(edition, combinations)
    print(f"Identical classes over {len(combinations):,} combinations.")

    facts = combinations[::every]
    checked = [Case(each) for each in facts]
    named = [{name: value for name, value in each.items() if value} for each in facts]

    def full(case: Case) -> dict[str, Any]:
        return edition.evaluate(case).as_json()

    def from_answers(answers: dict[str, str]) -> dict[str, Any]:
        return edition.evaluate(edition.case(answers)).as_json()

    def line(case: dict[str, str]) -> str:
        return json.dumps(answer_case(case, edition))

    ways: list[Way] = [
        ("class by hand, each rule", by_hand.classify, facts),
        ("class by hand, leaving early", by_hand.classify_leaving_early, facts),
        ("class alone", edition.rules.classify, facts),
        ("full answer", full, checked),
        ("full answer, answers checked first", from_answers, named),
        ("full answer as a line of JSON", line, named),
    ]
    gc.disable()
    single, many = latencies(ways), throughputs(ways)
    hand_median, hand_rate = median(single[ways[0][0]]), many[ways[0][0]]
    print(f"{len(facts):,} of them timed; ratios are to the first line.\n")
    print(f"{'':36}{'median us':>10}{'p99 us':>9}{'ratio':>8}{'cases/s':>12}{'ratio':>8}")
    for name, _, _ in ways:
        times = single[name]
        p99 = quantiles(times, n=100)[98]
        print(
            f"{name:36}{median(times):10.2f}{p99:9.2f}{median(times) / hand_median:8.1f}"
            f"{many[name]:12,.0f}{hand_rate / many[name]:8.1f}"
        )


if __name__ == "__main__":
    main()
