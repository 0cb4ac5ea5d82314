"""Whether time and memory a page stay flat as a playbook grows: real builds of ever more phases and verticals."""

import math
import os
import platform
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.processes import Spent, mkdocs, spent
from tests.bench.report import table
from tests.bench.synthetic import grow
from tests.conftest import Published, linked_project

__all__ = ["Built", "exponent", "measure", "rows", "sentence"]

SIZES = (10, 100, 1_000)
LIMIT_SECONDS = 900
"""A build that takes longer is stopped, and the page says so."""
HEADER = ["phases, verticals", "pages", "first build", "processor time", "a page", "memory", "a page", "HTML a page"]


@dataclass(frozen=True, kw_only=True)
class Built:
    """One size."""

    size: int
    pages: int
    html_bytes: int
    first: Spent | None
    """The first build, which also runs the calculators on the new plan; nothing where it was stopped."""
    run: Spent | None
    """The next, with all kept that a second build keeps."""


def measure(site: Path) -> str:  # noqa: ARG001 - every section is called alike
    """Build a playbook of each size twice; the section's text."""
    busy = f"{os.getloadavg()[0]:.1f} programs at work on {os.cpu_count()} processors before"
    built = list(map(_build, SIZES))
    ran = f"Python {platform.python_version()}, {platform.machine()}"
    return "\n\n".join([table(rows(built), HEADER), sentence(built), f"Measured with {ran}: two builds each, {busy}."])


def _build(size: int) -> Built:
    with tempfile.TemporaryDirectory() as name:
        project = Path(name) / "project"
        linked_project(project)
        grow(project, size)
        out = project / "built"
        runs: list[Spent | None] = []
        for _ in ("first", "next"):
            shutil.rmtree(out, ignore_errors=True)
            command = mkdocs("build", "--quiet", "--strict", "--site-dir", str(out))
            runs.append(spent(command, project, limit_seconds=LIMIT_SECONDS) if None not in runs else None)
        # What only leads on is no page: nobody stays there.
        pages = [page for page in Published(out, "").pages if page != "404.html"]
        weight = sum((out / page).stat().st_size for page in pages)
    return Built(size=size, pages=len(pages), html_bytes=weight, first=runs[0], run=runs[1])


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """How `values` grow with `sizes`: the slope of the line through their logarithms; 1 is flat a page.

    >>> round(exponent([10, 100, 1000], [3, 300, 30000]), 6)
    2.0
    """
    xs, ys = [list(map(math.log, own)) for own in (sizes, values)]
    x, y = math.fsum(xs) / len(xs), math.fsum(ys) / len(ys)
    return math.fsum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / math.fsum((a - x) ** 2 for a in xs)


def rows(built: Sequence[Built]) -> list[list[str]]:
    """A line of the table for each size."""
    return [_row(it) for it in built]


def _row(built: Built) -> list[str]:
    first, run, pages = built.first, built.run, built.pages
    size = f"{built.size:,} each"
    if first is None or run is None:
        return [size, "", f"over {LIMIT_SECONDS:,} s", "", "", "", "", ""]
    return [
        size,
        f"{pages:,}",
        f"{first.processor_seconds:,.1f} s",
        f"{run.processor_seconds:,.1f} s",
        f"{run.processor_seconds / pages * 1000:,.0f} ms",
        f"{run.peak_bytes / 1e6:,.0f} MB",
        f"{run.peak_bytes / pages / 1000:,.0f} kB",
        f"{built.html_bytes / pages / 1000:,.0f} kB",
    ]


def sentence(built: Sequence[Built]) -> str:
    """The exponents over all sizes, and of the last step, where what every build costs weighs least."""
    done = [(it.pages, it.run) for it in built if it.run]
    if len(done) < 2:
        return "Too few builds ended to tell how they grow."
    spans = {"from the smallest to the largest": done, "of the last step": done[-2:]}
    told = [
        f"{name}: processor time {_power(span, 'processor_seconds')}, memory {_power(span, 'peak_bytes')}"
        for name, span in spans.items()
    ]
    return f"Exponents of the whole against the number of pages, 1 being flat a page; {'; '.join(told)}."


def _power(span: Sequence[tuple[int, Spent]], name: str) -> str:
    return f"{exponent([pages for pages, _ in span], [getattr(run, name) for _, run in span]):.2f}"
