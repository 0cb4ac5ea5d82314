"""How soon Python answers in the page, against stock Pyodide and PyScript, and what a first visit downloads."""

import os
import platform
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Error, Playwright, sync_playwright

from tests.bench import contestants
from tests.bench.contestants import CALCULATOR, CONTESTANTS, OURS, STOCK, Contestant
from tests.bench.host import BROTLI, GITHUB_PAGES, PLAIN, Host, Kind, Line, hosting
from tests.bench.report import quantile, table
from tests.bench.visits import PAINTED, Start, first_result, opened, started

ROUNDS = 3
LINES = {"no limit": Line(), "50 Mbit/s, 20 ms": Line(50, 20), "10 Mbit/s, 50 ms": Line(10, 50)}
BROKEN_BROWSERS = 2
"""So many browsers may break at one visit before the measuring ends."""
REST_SECONDS = 2
"""After a start, for browsers that write down what they compiled."""
SEEN_ON: dict[Kind, tuple[tuple[str, ...], tuple[Contestant, ...]]] = {
    BROTLI: (tuple(LINES), CONTESTANTS),
    GITHUB_PAGES: (("no limit", "10 Mbit/s, 50 ms"), (OURS, STOCK)),
    PLAIN: (("no limit", "10 Mbit/s, 50 ms"), (OURS, STOCK)),
}
"""On each kind of host, the lines and the contestants that are measured."""
TARGETS = {
    (BROTLI.name, "no limit"): 0.32,
    (BROTLI.name, "10 Mbit/s, 50 ms"): 0.47,
    (GITHUB_PAGES.name, "no limit"): 0.40,
    (GITHUB_PAGES.name, "10 Mbit/s, 50 ms"): 0.55,
}
SECOND_PAGE_BUDGET = 0.1
HEADER = ["host", "line", "what", "to stock Pyodide", "fastest to fastest", "target", "p50 here", "download"]

SECOND_PAGE = """async (calculator) => {
  const soon = () => new Promise((resolve) => setTimeout(resolve, 1));
  const find = (state) => document.querySelector(`form[data-calculator='${calculator}']${state}`);
  document.querySelector(`nav a[href='../${calculator}/']`).click();
  while (!find("")) await soon();
  const begin = performance.now();
  while (!find("[data-state=live]")) await soon();
  await new Promise(PAINTED);
  return (performance.now() - begin) / 1000;
}"""
"""Seconds from the arrival of a page, which nobody touches, to its first live result painted. It fails where the page
is loaded anew, so that nothing was kept for it."""

Starts = dict[tuple[str, str, str], list[Start]]
"""By host, line and contestant."""


def measure(site: Path) -> str:
    """Start each contestant on each host and line, in turn, each time in a new profile; the section's text."""
    busy = f"{os.getloadavg()[0]:.1f} programs at work on {os.cpu_count()} processors before"
    starts: Starts = defaultdict(list)
    seconds: list[float] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        others = Path(folder)
        contestants.prepare(others)
        for _ in range(ROUNDS):
            for kind, (lines, measured) in SEEN_ON.items():
                with hosting(site, kind) as ours, hosting(others, kind) as theirs:
                    for line in lines:
                        for contestant in measured:
                            host = ours if contestant is OURS else theirs
                            host.line = LINES[line]
                            _visit(playwright, contestant, host, line, starts)
            with hosting(site) as ours:
                seconds.append(_second_page(playwright, ours))
    ran = f"Python {platform.python_version()}, Chromium, {platform.machine()}"
    return "\n\n".join(
        [
            table(rows(starts), HEADER),
            again_sentence(starts),
            second_page_sentence(seconds),
            f"Measured with {ran}: {ROUNDS} rounds in turn, {busy} and {os.getloadavg()[0]:.1f} after.",
        ]
    )


def _visit(playwright: Playwright, contestant: Contestant, host: Host, line: str, starts: Starts) -> None:
    lines = [line, f"{line}, second visit"] if line == "no limit" else [line]
    for visited, start in zip(lines, _starts(playwright, contestant, host, len(lines)), strict=True):
        starts[host.kind.name, visited, contestant.name].append(start)


def _starts(playwright: Playwright, contestant: Contestant, host: Host, visits: int) -> list[Start]:
    """So many visits with one new profile; all of them anew where the browser broke, which says nothing of the page."""
    for broken in range(BROKEN_BROWSERS + 1):
        made: list[Start] = []
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            try:
                while len(made) < visits:
                    time.sleep(REST_SECONDS if made else 0)
                    made.append(started(playwright, contestant, host, Path(profile)))
            except Error:
                if broken == BROKEN_BROWSERS:
                    raise
            else:
                return made
    raise AssertionError


def _second_page(playwright: Playwright, host: Host) -> float:
    """Seconds to the first live result on a page that was reached, without loading anew, from a live one."""
    with (
        tempfile.TemporaryDirectory() as profile,
        opened(playwright, Path(profile), f"{host.url}calculators/timeline/") as page,
    ):
        first_result(page, OURS.intent, OURS.result)
        page.wait_for_timeout(5_000)
        seconds: float = page.evaluate(SECOND_PAGE.replace("PAINTED", PAINTED), CALCULATOR)
        return seconds


def rows(starts: Starts) -> list[list[str]]:
    """A line of the table for each contestant on each host and line, beside stock Pyodide on the same ones."""
    made = []
    for (host, line, name), own in starts.items():
        stock = [start.seconds for start in starts[host, line, STOCK.name]]
        taken = [start.seconds for start in own]
        middle = quantile(taken, 0.5)
        target = TARGETS.get((host, line)) if name == OURS.name else None
        sent = quantile([start.sent_bytes for start in own], 0.5)
        made.append(
            [
                host,
                line,
                name,
                f"{middle / quantile(stock, 0.5):.2f} ×",
                f"{min(taken) / min(stock):.2f} ×",
                f"{target:.2f} ×" if target else "",
                f"{middle * 1000:,.0f} ms",
                f"{sent / 1000:,.0f} kB",
            ]
        )
    return made


def again_sentence(starts: Starts) -> str:
    """What this site had a host send twice in one visit, which shall be nothing."""
    again: dict[str, set[str]] = defaultdict(set)
    for (host, _, name), own in starts.items():
        if name == OURS.name:
            again[host].update(path for start in own for path in start.sent_again)
    told = [f"{host}: {', '.join(sorted(paths))}" for host, paths in again.items() if paths]
    return f"Sent twice to a visitor of this site: {'; '.join(told) or 'nothing'}."


def second_page_sentence(seconds: Sequence[float]) -> str:
    """What the second page took, beside its budget."""
    middle = quantile(seconds, 0.5)
    share = middle / SECOND_PAGE_BUDGET
    return (
        f"A second calculator, reached without loading the page anew, is live {middle * 1000:.0f} ms after its page "
        f"has come, before anybody touches it: {share:.2f} × its budget of {SECOND_PAGE_BUDGET * 1000:.0f} ms."
    )
