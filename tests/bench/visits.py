"""Visits to a page in a real Chromium whose profile is new, or kept from the visit before."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, Playwright

from tests.bench.contestants import Contestant
from tests.bench.host import Host
from tests.browser.conftest import FLAGS

__all__ = ["PAINTED", "Start", "first_result", "opened", "started"]

WAIT_MS = 180_000

# In the page, so that the wire to the test does not count; no eval, which our policy forbids.
PAINTED = """(resolve) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = resolve;
  port2.postMessage(null);
})"""
"""Calls back once what is on the page now is on the screen."""

FIRST_RESULT = """async (selector) => {
  const begin = performance.now();
  document.querySelector(selector).focus();
  while (!(RESULT)) await new Promise((resolve) => setTimeout(resolve, 1));
  await new Promise(PAINTED);
  return (performance.now() - begin) / 1000;
}"""


@dataclass(frozen=True, kw_only=True)
class Start:
    """One visit, from the intent to the first live result painted."""

    seconds: float
    sent_bytes: int
    """On the wire, from the intent on."""
    sent_again: tuple[str, ...] = ()
    """What the host sent more than once."""


@contextmanager
def opened(playwright: Playwright, profile: Path, url: str) -> Iterator[Page]:
    """The page, loaded and at rest, in a browser process of its own: $CHROMIUM, which `make bench` names.

    Service workers are kept out: what ours fetches for use without a network is another matter than the start.
    """
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=os.environ["CHROMIUM"], args=FLAGS, service_workers="block"
    )
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    page.goto(url)
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def first_result(page: Page, intent: str, result: str) -> float:
    """Seconds from the focus on `intent` until `result` is true and painted."""
    seconds: float = page.evaluate(FIRST_RESULT.replace("PAINTED", PAINTED).replace("RESULT", result), intent)
    return seconds


def started(playwright: Playwright, contestant: Contestant, host: Host, profile: Path) -> Start:
    """Open a contestant's page and show the first intent."""
    with opened(playwright, profile, host.url + contestant.path) as page:
        host.sent.clear()
        seconds = first_result(page, contestant.intent, contestant.result)
        return Start(seconds=seconds, sent_bytes=host.sent_bytes, sent_again=tuple(host.sent_again))
