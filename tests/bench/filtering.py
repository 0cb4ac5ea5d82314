"""How long a reader of the list of every statement waits from a choice until the next picture, with 5,000 statements.

As the browser counts it itself: from the key's time to the paint that follows.
"""

import os
import platform
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, Route

from tests.bench.host import TOLD, hosting
from tests.bench.interaction import OBSERVE, READ
from tests.bench.long_list import with_long_list
from tests.bench.report import quantile, table
from tests.browser.conftest import launched
from tests.conftest import linked_project

SIZE = 170
"""Phases and verticals, which make five thousand statements."""
CHANGES = 40
BUDGET_MS = 50
HEADER = ["a change of", "p50 to its budget", "p95 to its budget", "p50 here", "p95 here"]
SETTLE_MS = 120
READY = "form[data-statements] option[value='']:first-child:not(:empty)"


def measure(site: Path) -> str:
    """Change each list to choose from again and again; the section's text."""
    busy = f"{os.getloadavg()[0]:.1f} programs at work on {os.cpu_count()} processors before"
    address = "everything/index.html"
    with tempfile.TemporaryDirectory() as folder, hosting(site, TOLD) as host, launched() as browser:
        pages = with_long_list((site / address).read_text(encoding="utf-8"), linked_project(Path(folder) / "p"), SIZE)
        version = browser.version.split(".")[0]
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.add_init_script(f"({OBSERVE})()")
        for end, html in pages.items():
            page.route(f"{host.url}{end}", partial(Route.fulfill, body=html, content_type="text/html"))
        page.goto(f"{host.url}everything/", wait_until="networkidle")
        statements = page.locator("tr[data-place]").count()
        rows = [row(label, spent) for label, spent in changes(page)]
    ran = f"Measured with Chromium {version}, {platform.machine()}"
    return f"{table(rows, HEADER)}\n\n{ran}: {statements:,} statements, {CHANGES} changes each, {busy}."


def row(what: str, spent: Sequence[float]) -> list[str]:
    """A line of the table."""
    middle, slow = quantile(spent, 0.5), quantile(spent, 0.95)
    ratios = [f"{value / BUDGET_MS:.2f} ×" for value in (middle, slow)]
    return [what, *ratios, f"{middle:,.0f} ms", f"{slow:,.0f} ms"]


def changes(page: Page) -> Iterator[tuple[str, list[float]]]:
    """Choose with the arrow keys, list by list, each from everything."""
    for select in page.locator("form[data-statements] select").all():
        select.focus()
        spent = []
        for number in range(CHANGES):
            page.evaluate("window.__interactions.clear()")
            page.keyboard.press("ArrowDown" if number % 4 < 2 else "ArrowUp")
            page.wait_for_timeout(SETTLE_MS)
            # What is done within a frame the browser does not note.
            spent.append(max(page.evaluate(READ), default=16))
        page.keyboard.press("Home")
        page.wait_for_timeout(SETTLE_MS)
        yield select.get_attribute("name") or "", spent
