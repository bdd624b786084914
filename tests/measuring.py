"""Which lines and branches of the product the tests reach; tests/run.py asks for it.

Slipcover puts a probe at each line and branch as it is imported; between tests, those that were hit
are taken out again. Tracing every line instead, as is usual before Python 3.12, doubles the time.
Each process of xdist loads this plugin from PYTEST_PLUGINS, before it imports anything of the
product, and leaves what it saw in a file; `together` puts the files into one.
"""

import json
import os
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from slipcover import FileMatcher, ImportManager, Slipcover, merge_coverage
from slipcover.slipcover import format_missing

PRODUCT = ("portal", "patients", "assessments")
OMITTED = ("*/migrations/*", "portal/asgi.py")
INTO = "MEASURE_INTO"  # the folder that the files go to; where it is not named, nothing is measured
NEVER = 2**30  # by itself Slipcover would take probes out while code runs, in whatever thread
EVERY = 20  # tests


def environment(folder: Path) -> dict[str, str]:
    """What makes pytest measure; what an earlier run measured is thrown away."""
    for left in folder.glob("coverage-*.json"):
        left.unlink()
    return {"PYTEST_PLUGINS": __name__, INTO: str(folder)}


def begin() -> Slipcover:
    """Measure whatever is imported of the product from here on."""
    places = {"source": [Path(name) for name in PRODUCT], "omit": list(OMITTED)}
    probes = Slipcover(branch=True, d_miss_threshold=NEVER, **places)
    ImportManager(probes, FileMatcher(places["source"], places["omit"])).__enter__()
    return probes


WORKER = os.environ.get("PYTEST_XDIST_WORKER")
PROBES = begin() if WORKER and INTO in os.environ else None
FINISHED = count(1)


def pytest_runtest_logfinish():
    """Take out the probes that were hit, now that nothing of the product runs."""
    if PROBES is not None and next(FINISHED) % EVERY == 0:
        PROBES.deinstrument_seen()


def pytest_sessionfinish():
    """Leave what this process saw."""
    if PROBES is not None:
        left = Path(os.environ[INTO]) / f"coverage-{WORKER}.json"
        left.write_text(json.dumps(PROBES.get_coverage()))


@dataclass(frozen=True)
class Measured:
    """What was found of each file."""

    files: dict[str, dict]

    def within(self, folders: tuple[str, ...]) -> "Measured":
        """The same of the files in these folders only; "" stands for all of them."""
        inside = {name: told for name, told in self.files.items() if name.startswith(folders)}
        return Measured(inside)

    @property
    def percent(self) -> float:
        """How much of all lines and branches was reached; of nothing, nothing."""
        reached, missed = self._count("executed"), self._count("missing")
        return 100 * reached / (reached + missed) if reached else 0.0

    def lines(self) -> list[str]:
        """A line for each file of which something was not reached, and what; then the total."""
        gaps = {
            name: format_missing(
                told["missing_lines"],
                told["executed_lines"],
                [tuple(branch) for branch in told["missing_branches"]],
            )
            for name, told in sorted(self.files.items())
        }
        said = [f"  {name}: {gap}" for name, gap in gaps.items() if gap]
        return [*said, f"  {self.percent:.2f} % of the lines and branches of {len(gaps)} files"]

    def _count(self, how: str) -> int:
        kinds = (f"{how}_lines", f"{how}_branches")
        return sum(len(told[kind]) for told in self.files.values() for kind in kinds)


def together(folder: Path) -> Measured:
    """What all the processes saw; a line that one of them reached was reached."""
    all_of_it = None
    for left in sorted(folder.glob("coverage-*.json")):
        seen = json.loads(left.read_text())
        all_of_it = seen if all_of_it is None else merge_coverage(all_of_it, seen)
    return Measured(all_of_it["files"] if all_of_it else {})
