"""What the benchmarks of pages share: a fresh database, and a table of ratios."""

import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

import django


@contextmanager
def a_fresh_database() -> Iterator[None]:
    """A database of its own (SQLite, or beside what DATABASE_URL names), gone afterwards."""
    django.setup()
    logging.disable()
    from django.test.utils import (
        setup_databases,
        setup_test_environment,
        teardown_databases,
        teardown_test_environment,
    )

    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(made, verbosity=0)
        teardown_test_environment()


def time_in_turn(deeds: Mapping[str, Callable], rounds: int, warming: int = 2) -> dict[str, list]:
    """Milliseconds of each deed, one after the other in each round, so that a busy machine slows
    all alike."""
    times: dict[str, list[float]] = {name: [] for name in deeds}
    for number in range(rounds + warming):
        for name, deed in deeds.items():
            begun = perf_counter()
            deed()
            if number >= warming:
                times[name].append((perf_counter() - begun) * 1000)
    return times


def compare(times: Mapping[str, Sequence[float]]) -> None:
    """Print median, 95th percentile and the ratio of each median to the first one."""
    first = median(next(iter(times.values())))
    width = max(map(len, times)) + 2
    print(f"{'':{width}}{'median ms':>10}{'p95 ms':>9}{'ratio':>8}")
    for name, spent in times.items():
        at_most = quantiles(spent, n=20)[18]
        print(f"{name:{width}}{median(spent):10.1f}{at_most:9.1f}{median(spent) / first:8.1f}")
