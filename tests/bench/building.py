"""How long a build takes, beside plain MkDocs with Material building the same rendered Markdown."""

import os
import platform
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench import rendered
from tests.bench.processes import Spent, mkdocs, spent
from tests.bench.report import quantile, table
from tests.conftest import linked_project

__all__ = ["measure", "rows"]

ROUNDS = 15
MEMORY = Path("/dev/shm")  # noqa: S108 - where the system keeps files in memory
TARGET = 1.25
OURS, PLAIN = "this site", "plain MkDocs"
HEADER = ["what", "to plain MkDocs", "processor time", "target", "p50 here", "processor here", "memory"]


def measure(site: Path) -> str:  # noqa: ARG001 - every section is called alike
    """Build both in turn, each into an empty folder, with all kept that a second build keeps; the section's text."""
    busy = f"{os.getloadavg()[0]:.1f} programs at work on {os.cpu_count()} processors before"
    runs: dict[str, list[Spent]] = {OURS: [], PLAIN: []}
    # In memory where the system has a folder for that: some disks take a tenth of a second for our folders, some nine.
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        folder = Path(name)
        plain = rendered.write(folder / "plain")
        linked_project(folder / "ours")
        for kept in range(-1, ROUNDS):
            for what, place in ((OURS, folder / "ours"), (PLAIN, plain.parent)):
                shutil.rmtree(place / "built", ignore_errors=True)
                run = spent(mkdocs("build", "--quiet", *_options(what)), place)
                if run and kept >= 0:  # the first of each fills what is kept
                    runs[what].append(run)
    ran = f"Python {platform.python_version()}, {platform.machine()}"
    return "\n\n".join([table(rows(runs), HEADER), f"Measured with {ran}: {ROUNDS} builds each in turn, {busy}."])


def _options(what: str) -> list[str]:
    return [*(["--strict"] if what == OURS else []), "--site-dir", "built"]


def rows(runs: Mapping[str, Sequence[Spent]]) -> list[list[str]]:
    """A line of the table for each of the two; ratios of medians."""
    seconds, processor = (
        {what: quantile([getattr(run, name) for run in own], 0.5) for what, own in runs.items()}
        for name in ("seconds", "processor_seconds")
    )
    return [
        [
            what,
            f"{seconds[what] / seconds[PLAIN]:.2f} ×",
            f"{processor[what] / processor[PLAIN]:.2f} ×",
            f"{TARGET:.2f} ×" if what == OURS else "",
            f"{seconds[what] * 1000:,.0f} ms",
            f"{processor[what] * 1000:,.0f} ms",
            f"{max(run.peak_bytes for run in own) / 1e6:,.0f} MB",
        ]
        for what, own in runs.items()
    ]
