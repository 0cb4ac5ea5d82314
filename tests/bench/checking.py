"""How long `playbook check` takes from start to end, beside PyYAML's fast loader merely loading the same files."""

import os
import platform
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.multiplied import multiply
from tests.bench.processes import Spent, spent
from tests.bench.report import quantile, table
from tests.conftest import linked_project

__all__ = ["Checked", "measure", "rows"]

TIMES = 100
REAL, LARGE = "the playbook", f"{TIMES} times as large"
ROUNDS = {REAL: 9, LARGE: 3}
TARGETS = {REAL: 1.0, LARGE: 10.0}
"""Seconds from start to end."""
HEADER = ["what", "ids", "to PyYAML", "p50 to its target", "p50 here", "processor here", "memory"]
_CHECK = [sys.executable, "-m", "macros.cli", "check"]
_LOAD = """
import pathlib, yaml
for file in sorted(pathlib.Path("playbooks").rglob("*.yaml")):
    yaml.load(file.read_bytes(), yaml.CSafeLoader)
"""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """One playbook, checked and loaded in turn."""

    ids: int
    """So many have been published."""
    checks: Sequence[Spent]
    loads: Sequence[Spent]


def measure(site: Path) -> str:  # noqa: ARG001 - every section is called alike
    """Check the playbook, and one a hundred times as large; the section's text."""
    busy = f"{os.getloadavg()[0]:.1f} programs at work on {os.cpu_count()} processors before"
    found = {}
    for what, rounds in ROUNDS.items():
        with tempfile.TemporaryDirectory() as name:
            project = linked_project(Path(name) / "project")
            if what != REAL:
                multiply(project, TIMES)
            found[what] = _checked(project, rounds)
    ran = f"Python {platform.python_version()}, {platform.machine()}"
    counted = " and ".join(str(rounds) for rounds in ROUNDS.values())
    return "\n\n".join([table(rows(found), HEADER), f"Measured with {ran}: {counted} checks in turn, {busy}."])


def _checked(project: Path, rounds: int) -> Checked:
    checks, loads = [], []
    for kept in range(-1, rounds):
        for command, runs in ((_CHECK, checks), ([sys.executable, "-c", _LOAD], loads)):
            run = spent(command, project)
            if run and kept >= 0:  # the first of each fills what is kept
                runs.append(run)
    (lock,) = project.glob("playbooks/*/ids.lock")
    ids = sum(not line.startswith("#") for line in lock.read_text(encoding="utf-8").splitlines())
    return Checked(ids=ids, checks=checks, loads=loads)


def rows(found: Mapping[str, Checked]) -> list[list[str]]:
    """A line of the table for each playbook; the ratio is one of processor times, of medians."""
    return [_row(what, checked) for what, checked in found.items()]


def _row(what: str, checked: Checked) -> list[str]:
    own, loading = (quantile([run.processor_seconds for run in runs], 0.5) for runs in (checked.checks, checked.loads))
    seconds = quantile([run.seconds for run in checked.checks], 0.5)
    return [
        what,
        f"{checked.ids:,}",
        f"{own / loading:.1f} ×",
        f"{seconds / TARGETS[what]:.2f} ×",
        f"{seconds * 1000:,.0f} ms",
        f"{own * 1000:,.0f} ms",
        f"{max(run.peak_bytes for run in checked.checks) / 1e6:,.0f} MB",
    ]
