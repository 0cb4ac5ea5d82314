"""How long a reader of a calculator waits from a key or click until the next picture, on a processor of quarter speed.

As browsers count it themselves: of a visit the slowest interaction, from the event's time to the paint that follows.
"""

import os
import platform
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from calculators import NAMES
from tests.bench.calculators import BOOT_MS
from tests.bench.host import TOLD, hosting
from tests.bench.report import table
from tests.browser.conftest import launched

VISITS = 5
SLOWER = 4
TARGET_MS = 160
HEADER = ["calculator", "to its target", "slowest of a visit here", "middle of a visit here"]
PHONE = {"width": 412, "height": 823}

OBSERVE = """() => {
  window.__interactions = new Map();
  const note = (list) => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (!interactionId) continue;
      const known = window.__interactions.get(interactionId) ?? 0;
      window.__interactions.set(interactionId, Math.max(known, duration));
    }
  };
  new PerformanceObserver(note).observe({ type: "event", durationThreshold: 16, buffered: true });
}"""
READ = "() => [...window.__interactions.values()]"


def measure(site: Path) -> str:
    """Use every calculator of the built site; the section's text."""
    busy = f"{os.getloadavg()[0]:.1f} programs at work on {os.cpu_count()} processors before"
    with hosting(site, TOLD) as host, launched() as browser:
        version = browser.version.split(".")[0]
        rows = [row(name, [used(browser, f"{host.url}calculators/{name}/") for _ in range(VISITS)]) for name in NAMES]
    ran = f"Measured with Chromium {version}, {platform.machine()}"
    return f"{table(rows, HEADER)}\n\n{ran}: medians of {VISITS} visits, {busy}."


def row(name: str, visits: Sequence[Sequence[float]]) -> list[str]:
    """A calculator's line of the table."""
    slowest = median(max(visit) for visit in visits)
    middle = median(median(visit) for visit in visits)
    return [name, f"{slowest / TARGET_MS:.2f} ×", f"{slowest:,.0f} ms", f"{middle:,.0f} ms"]


def used(browser: Browser, url: str) -> list[float]:
    """One visit: type a number once the page is live, go to the next field, open and close what is folded."""
    page = browser.new_page(viewport=PHONE)
    page.set_default_timeout(BOOT_MS)
    page.add_init_script(f"({OBSERVE})()")
    page.goto(url)
    users = page.locator("[name='users']").first
    users.focus()
    page.wait_for_selector("form[data-state='live']")
    page.wait_for_load_state("networkidle")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate("window.__interactions.clear()")
    users.select_text()
    for digit in "275":
        page.keyboard.press(digit, delay=40)
        page.wait_for_timeout(150)
    page.wait_for_timeout(1_500)
    page.keyboard.press("Tab")
    _press(page, "form summary")
    _press(page, "form summary")
    found: list[float] = page.evaluate(READ)
    page.close()
    return found


def _press(page: Page, selector: str) -> None:
    """Press the first such element that can be seen."""
    page.locator(selector).filter(visible=True).first.click()
    page.wait_for_timeout(600)
