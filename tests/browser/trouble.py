"""Makes trouble for the page of the made-up calculator, and sees that it ends well."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

__all__ = ["BOOT_MS", "altered", "flipped", "has_calculated", "has_failed", "start", "status", "works_again"]

BOOT_MS = 60_000
UNPACKED = {"content-encoding": "identity"}


def start(page: Page) -> None:
    """The first intent, and an entry that must not be lost."""
    page.get_by_label("Users").fill("120")


def has_calculated(page: Page) -> None:
    """The result is the one of the entry."""
    expect(page.locator("output[name=total]")).to_have_text("240", timeout=BOOT_MS)
    expect(page.locator("form")).to_have_attribute("data-state", "live")


def has_failed(page: Page, reason: str) -> None:
    """A sentence with the reason is there, and so are the built result and the entry."""
    expect(page.locator("form")).to_have_attribute("data-state", "failed", timeout=BOOT_MS)
    status = page.locator("[data-status]").inner_text()
    assert re.fullmatch(f"Live calculation is not available: .*{reason}.*are kept\\.", status), status
    assert page.locator("output[name=total]").inner_text() == "200"
    expect(page.locator("form")).to_have_attribute("data-stale", "")
    assert page.get_by_label("Users").input_value() == "120"
    assert page.locator("form progress.pb-progress").count() == 0


def works_again(page: Page) -> None:
    """Another try ends in the result of the entry."""
    page.get_by_role("button", name="Try again").click()
    has_calculated(page)
    assert page.get_by_role("button", name="Try again").count() == 0


def status(code: int) -> Callable[[Route], None]:
    """A server that has no file, or is ill."""
    return lambda route: route.fulfill(status=code)


def altered(change: Callable[[bytes], bytes], **headers: str) -> Callable[[Route], None]:
    """The right file, changed on its way."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=change(response.body()), headers=response.headers | UNPACKED | headers)

    return answer


def flipped(content: bytes) -> bytes:
    """The same length, one byte different."""
    return content[:-1] + bytes([content[-1] ^ 1])
