"""How fast the calculators are in a real browser, on the built site, beside CPython in the same run."""

import json
import os
import platform
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from calculators import NAMES, bridge
from macros.calculated.checking import load
from macros.calculated.defaults import request
from macros.content.loading import playbook_names
from tests.bench.report import Measured, quantile, table
from tests.browser.conftest import launched
from tests.conftest import ROOT, serving

EDITS = 60
SIMULATIONS = 7
DRAWS = 10_000
RECALCULATION_BUDGET = (0.050, 0.100)
SIMULATION_BUDGET = (1.5, None)
BOOT_MS = 90_000

PROBE = """() => {
  const marks = (window.__marks = { sent: {}, ended: {} });
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    // What is asked for other pages is nothing that a reader waits for.
    const isAside = message?.request?.includes('"own":[');
    if (message?.door && !isAside) marks.sent[message.door] = performance.now();
    return post.call(this, message, ...rest);
  };
  const atNextPaint = (call) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = call;
    port2.postMessage(null);
  });
  for (const event of ["pb:calculated", "pb:simulated"]) {
    document.addEventListener(event, () => atNextPaint(() => (marks.ended[event] = performance.now())), true);
  }
}"""
"""Notes when a request leaves for the worker, which is after the debounce, and when its result is painted."""

TAKEN = """async ([door, event]) => {
  const { sent, ended } = window.__marks;
  while (!(ended[event] > sent[door])) await new Promise((resolve) => setTimeout(resolve, 5));
  const taken = ended[event] - sent[door];
  sent[door] = Infinity;
  return taken / 1000;
}"""


def measure(site: Path) -> str:
    """Time every calculator of the built site; the section's text."""
    busy = f"{os.getloadavg()[0]:.1f} programs at work on {os.cpu_count()} processors before"
    with serving(site) as url, launched() as browser:
        version = browser.version
        rows = []
        for name in NAMES:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.set_default_timeout(BOOT_MS)
            page.add_init_script(f"({PROBE})()")
            page.goto(f"{url}calculators/{name}/")
            rows += [measured.row() for measured in _measured(page, name)]
            page.wait_for_load_state("networkidle")
            page.close()
    ran = f"Python {platform.python_version()}, Chromium {version.split('.')[0]}, {platform.machine()}"
    return f"{table(rows)}\n\nMeasured with {ran}: {EDITS} recalculations and {SIMULATIONS} simulations each, {busy}."


def _measured(page: Page, name: str) -> Iterator[Measured]:
    users = page.locator("[name='users']").first
    users.focus()
    page.wait_for_selector("form[data-state='live']", timeout=BOOT_MS)
    page.evaluate(TAKEN, ["answer", "pb:calculated"])
    seconds = []
    # Each edit ends the draws of the one before, as a person's next keystroke does.
    for number in range(EDITS):
        users.fill(str(200 + number))
        seconds.append(page.evaluate(TAKEN, ["answer", "pb:calculated"]))
    asked = _asked(name)
    yield Measured(
        what=f"{name}: new figures and charts",
        # The first ones warm up Python and the charts.
        seconds=seconds[EDITS // 6 :],
        native_seconds=_native(lambda: bridge.answer(name, json.dumps(asked)), 20),
        budgets=RECALCULATION_BUDGET,
    )
    draws = page.locator("[name='draws']")
    if not draws.count():
        return
    spec = next(field for field in bridge.describe(name)["fields"] if field["name"] == "draws")
    count = min(DRAWS, spec["maximum"])
    asked["values"]["draws"] = count
    page.evaluate("() => document.querySelector('[name=draws]').closest('details')?.setAttribute('open', '')")
    draws.first.fill(str(count))
    seed = page.locator("[name='seed']").first
    seconds = [page.evaluate(TAKEN, ["simulation", "pb:simulated"])]
    for number in range(SIMULATIONS):
        # What was drawn before is remembered, whoever asks: each time draws from another seed, as `_draw_anew` does.
        seed.fill(str(asked["values"]["seed"] + 1 + number))
        seconds.append(page.evaluate(TAKEN, ["simulation", "pb:simulated"]))
    yield Measured(
        what=f"{name}: {count:,} draws",
        seconds=seconds[1:],
        native_seconds=_native(lambda: _draw_anew(name, asked), 3),
        budgets=SIMULATION_BUDGET,
    )


def _draw_anew(name: str, asked: dict[str, Any]) -> None:
    """What was drawn before is remembered, so each time draws from another seed."""
    asked["values"]["seed"] += 1
    bridge.simulation(name, json.dumps(asked)).finish()


def _asked(name: str) -> dict[str, Any]:
    (playbook,) = playbook_names(ROOT)
    return request(load(ROOT, playbook), name)


def _native(work: Callable[[], Any], times: int) -> float:
    """The median time of `work`, in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return quantile(taken, 0.5)
