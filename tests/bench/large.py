"""Two large sites beside today's: one large playbook, and a hundred playbooks of today's size.

What a page takes to build and weighs; how long a reader waits for a first result of the search, an editor for an edit.
"""

import os
import platform
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from playwright.sync_api import Page, sync_playwright

from tests.bench.editing import edits, served, wait_for
from tests.bench.growth import LIMIT_SECONDS
from tests.bench.host import TOLD, hosting
from tests.bench.processes import Spent, mkdocs, spent
from tests.bench.report import quantile, table
from tests.bench.synthetic import grow
from tests.bench.visits import PAINTED, opened
from tests.conftest import Published, linked_project
from tests.several import add_copy

__all__ = ["Measured", "measure", "rows", "shelve"]

PLAYBOOKS = 100
EDITS = 7
WORDS = "plan"
"""Two letters more than many words begin with, in every playbook."""
TARGETS = {"time": 1.3, "memory": 1.3, "weight": 1.2, "search": 0.2, "edit": 2.0}
HEADER = [
    "site",
    "pages",
    "processor time a page",
    "memory a page",
    "HTML of a phase or vertical",
    "first result",
    "edit",
    *(["time here", "memory here", "HTML here", "first result here", "edit here"]),
]
_SETTING = r"^  playbooks: \[([a-z0-9-]+)\]$"
_FIRST_RESULT = f"""async (words) => {{
  const $input = document.querySelector("dialog.pb-find input");
  $input.value = "";
  $input.dispatchEvent(new Event("input"));
  const begin = performance.now();
  $input.value = words;
  $input.dispatchEvent(new Event("input"));
  while (!document.querySelector("a.pb-hit")) await new Promise((go) => setTimeout(go, 1));
  await new Promise({PAINTED});
  return (performance.now() - begin) / 1000;
}}"""


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One site."""

    what: str
    pages: int
    run: Spent
    html_bytes: float
    """The mean of a phase's page and a vertical's; pages that list everything grow with what there is."""
    first_results: Sequence[float]
    """Seconds from a word until its first result is painted, of one playbook, once its entries have been read."""
    edits: Sequence[float]
    """Seconds from a file saved until the open page shows it."""


def measure(site: Path) -> str:  # noqa: ARG001 - every section is called alike
    """Build each site twice, search it and edit it; the section's text."""
    busy = f"{os.getloadavg()[0]:.1f} programs at work on {os.cpu_count()} processors before"
    sites: dict[str, Callable[[Path], None]] = {
        "today's": lambda _: None,
        "40 phases, 60 verticals, 5,000 statements": lambda project: grow(project, 40, 60, each=54),
        f"{PLAYBOOKS} playbooks of today's size": lambda project: shelve(project, PLAYBOOKS),
    }
    found = [_measured(what, prepare) for what, prepare in sites.items()]
    ran = f"Python {platform.python_version()}, Chromium, {platform.machine()}"
    return "\n\n".join(
        [table(rows(found), HEADER), f"Measured with {ran}: the second of two builds, {EDITS} edits, {busy}."]
    )


def shelve(project: Path, count: int) -> None:
    """Publish so many copies of the playbook below `project` together."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    (name,) = re.findall(_SETTING, text, re.MULTILINE)
    names = [name, *(f"shelf-{chr(ord('a') + n // 26)}{chr(ord('a') + n % 26)}" for n in range(count - 1))]
    for copy in names[1:]:
        add_copy(project, copy, of=project / "playbooks" / name)
    listed = f"  playbooks: [{', '.join(names)}]"
    settings.write_text(re.sub(_SETTING, listed, text, flags=re.MULTILINE), encoding="utf-8")


def _measured(what: str, prepare: Callable[[Path], None]) -> Measured:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        project = Path(name) / "project"
        linked_project(project)
        prepare(project)
        out = project / "built"
        for _ in ("first", "next"):
            shutil.rmtree(out, ignore_errors=True)
            run = spent(
                mkdocs("build", "--quiet", "--strict", "--site-dir", str(out)), project, limit_seconds=LIMIT_SECONDS
            )
            if run is None:
                raise RuntimeError(f"{what}: a build takes over {LIMIT_SECONDS:,} s")
        pages = [page for page in Published(out, "").pages if page != "404.html"]
        weight = _weight(out, pages)
        with hosting(out, TOLD) as host, opened(playwright, Path(name) / "reader", host.url) as page:
            results = _first_results(page)
        shutil.rmtree(out)
        edit = edits()[0]
        with served(project) as ours, opened(playwright, Path(name) / "editor", "about:blank") as page:
            waits = [wait_for(page, ours, edit.page, edit.file, edit.words, number) for number in range(EDITS)]
    return Measured(what=what, pages=len(pages), run=run, html_bytes=weight, first_results=results, edits=waits)


def _first_results(page: Page) -> list[float]:
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill(WORDS)
    page.locator("a.pb-hit").first.wait_for()
    page.wait_for_load_state("networkidle")
    return [page.evaluate(_FIRST_RESULT, WORDS[:length]) for length in (1, 2, 3, 4) for _ in range(3)]


def rows(found: Sequence[Measured]) -> list[list[str]]:
    """A line of the table for each site; what a page takes is compared with the first one's."""
    return [_row(it, found[0]) for it in found]


def _row(it: Measured, small: Measured) -> list[str]:
    time, _, weight = _a_page(it)
    result, edit = quantile(it.first_results, 0.5), quantile(it.edits, 0.5)
    ratios = [own / other for own, other in zip(_a_page(it), _a_page(small), strict=True)]
    return [
        it.what,
        f"{it.pages:,}",
        *(f"{ratio:.2f} ×" for ratio in ratios),
        f"{result / TARGETS['search']:.2f} ×",
        f"{edit / TARGETS['edit']:.2f} ×",
        f"{time * 1000:,.0f} ms",
        f"{it.run.peak_bytes / 1e6:,.0f} MB",
        f"{weight / 1000:,.0f} kB",
        f"{result * 1000:,.0f} ms",
        f"{edit * 1000:,.0f} ms",
    ]


def _a_page(it: Measured) -> tuple[float, float, float]:
    return it.run.processor_seconds / it.pages, it.run.peak_bytes / it.pages, it.html_bytes


def _weight(out: Path, pages: Sequence[str]) -> float:
    kinds = [
        [(out / page).stat().st_size for page in pages if re.search(rf"(^|/){kind}/[^/]+/index\.html$", page)]
        for kind in ("phases", "verticals")
    ]
    return fmean(fmean(sizes) for sizes in kinds)
