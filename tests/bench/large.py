"""Two large sites beside today's: one large playbook, and a hundred playbooks of today's size.

What a page takes to build and weighs; how long a reader waits for a first result of the search, an editor for an edit.
One of ten thousand pages is built by a section of its own, for the memory that it takes.
"""

import gzip
import os
import platform
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from playwright.sync_api import Page, Playwright, sync_playwright

from tests.bench.editing import edits, served, wait_for
from tests.bench.host import TOLD, hosting
from tests.bench.processes import Spent, mkdocs, spent
from tests.bench.report import quantile, table
from tests.bench.synthetic import grow
from tests.bench.visits import PAINTED, opened
from tests.conftest import Published, linked_project
from tests.several import add_copy

__all__ = ["Measured", "measure", "measure_many", "rows", "shelve"]

PLAYBOOKS = 100
MANY = 40
"""Phases, and verticals, of each of a hundred playbooks that have ten thousand pages together."""
BUILD_SECONDS = 3_600
"""A build that takes longer is a fault."""
EDITS = 7
WORDS = "plan"
"""Two letters more than many words begin with, in every playbook."""
BUDGETS = {"search": 0.2, "edit": 2.0, "memory": 2e9}
"""Seconds, and bytes."""
HEADER = [
    "site",
    "pages",
    "processor time a page",
    "memory a page",
    "HTML a page",
    "gzipped",
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
    """The mean of all pages."""
    gzipped_bytes: float
    """The same as most hosts send them."""
    first_results: Sequence[float]
    """Seconds from a word until its first result is painted, of one playbook, once its entries have been read.

    None where nobody searched, nor edited.
    """
    edits: Sequence[float]
    """Seconds from a file saved until the open page shows it."""


MANY_HEADER = ["site", "pages", "memory to 2 GB", "memory here", "a page", "processor time here", "a page"]


def measure(site: Path) -> str:  # noqa: ARG001 - every section is called alike
    """Build each site, search it and edit it; the section's text."""
    busy = f"{os.getloadavg()[0]:.1f} programs at work on {os.cpu_count()} processors before"
    sites: dict[str, Callable[[Path], None]] = {
        "today's": lambda _: None,
        "40 phases, 60 verticals, 5,000 statements": lambda project: grow(project, 40, 60, each=54),
        f"{PLAYBOOKS} playbooks of today's size": lambda project: shelve(project, PLAYBOOKS),
    }
    found = [_measured(what, prepare) for what, prepare in sites.items()]
    ran = f"Python {platform.python_version()}, Chromium, {platform.machine()}"
    return "\n\n".join(
        [table(rows(found), HEADER), f"Measured with {ran}: the first build of each, {EDITS} edits, {busy}."]
    )


def measure_many(site: Path) -> str:  # noqa: ARG001 - every section is called alike
    """Build a site of ten thousand pages; the section's text."""
    busy = f"{os.getloadavg()[0]:.1f} programs at work on {os.cpu_count()} processors before"
    what = f"{PLAYBOOKS} playbooks of {MANY} phases and {MANY} verticals each"
    it = _measured(what, _many, is_only_built=True)
    ran = f"Python {platform.python_version()}, {platform.machine()}"
    return "\n\n".join([table([_row_of_many(it)], MANY_HEADER), f"Measured with {ran}: one build, the first, {busy}."])


def _many(project: Path) -> None:
    grow(project, MANY)
    shelve(project, PLAYBOOKS)


def _row_of_many(it: Measured) -> list[str]:
    memory, seconds = it.run.peak_bytes, it.run.processor_seconds
    return [
        it.what,
        f"{it.pages:,}",
        f"{memory / BUDGETS['memory']:.2f} ×",
        f"{memory / 1e6:,.0f} MB",
        f"{memory / it.pages / 1000:,.0f} kB",
        f"{seconds:,.0f} s",
        f"{seconds / it.pages * 1000:,.0f} ms",
    ]


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


def _measured(what: str, prepare: Callable[[Path], None], *, is_only_built: bool = False) -> Measured:
    results: Sequence[float] = ()
    waits: Sequence[float] = ()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        project = Path(name) / "project"
        linked_project(project)
        prepare(project)
        out = project / "built"
        command = mkdocs("build", "--quiet", "--strict", "--site-dir", str(out))
        run = spent(command, project, limit_seconds=BUILD_SECONDS)
        if run is None:
            raise RuntimeError(f"{what}: a build takes over {BUILD_SECONDS:,} s")
        pages = [page for page in Published(out, "").pages if page != "404.html"]
        weight = fmean((out / page).stat().st_size for page in pages)
        sent = fmean(len(gzip.compress((out / page).read_bytes(), 6)) for page in pages)
        if not is_only_built:
            results, waits = _used(playwright, project, out)
    return Measured(
        what=what, pages=len(pages), run=run, html_bytes=weight, gzipped_bytes=sent, first_results=results, edits=waits
    )


def _used(playwright: Playwright, project: Path, out: Path) -> tuple[list[float], list[float]]:
    """Search the built site, then edit its sources: the waits of a reader and of an editor."""
    with hosting(out, TOLD) as host, opened(playwright, project.with_name("reader"), host.url) as page:
        results = _first_results(page)
    shutil.rmtree(out)
    edit = edits()[0]
    with (
        served(project, start_seconds=BUILD_SECONDS) as ours,
        opened(playwright, project.with_name("editor"), "about:blank") as page,
    ):
        waits = [wait_for(page, ours, edit.page, edit.file, edit.words, number) for number in range(EDITS)]
    return results, waits


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
    time, _, weight, _ = _a_page(it)
    waits = {
        name: quantile(spent, 0.5) for name, spent in {"search": it.first_results, "edit": it.edits}.items() if spent
    }
    ratios = [own / other for own, other in zip(_a_page(it), _a_page(small), strict=True)]
    return [
        it.what,
        f"{it.pages:,}",
        *(f"{ratio:.2f} ×" for ratio in ratios),
        *(f"{waits[name] / BUDGETS[name]:.2f} ×" if name in waits else "" for name in ("search", "edit")),
        f"{time * 1000:,.0f} ms",
        f"{it.run.peak_bytes / 1e6:,.0f} MB",
        f"{weight / 1000:,.0f} kB",
        *(f"{waits[name] * 1000:,.0f} ms" if name in waits else "" for name in ("search", "edit")),
    ]


def _a_page(it: Measured) -> tuple[float, float, float, float]:
    return it.run.processor_seconds / it.pages, it.run.peak_bytes / it.pages, it.html_bytes, it.gzipped_bytes
