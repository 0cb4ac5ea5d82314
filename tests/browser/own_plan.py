"""A plan that a reader chooses on My plan, for tests of what pages show of it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

BOOT_MS = 60_000

Planned = Callable[..., Page]
"""Opens a path of the site on a device with the plan, on a day of it."""


def begin(page: Page) -> None:
    """Choose a start, a head-count and the first vertical on My plan."""
    expect(page.locator("[data-my-plan]")).to_have_attribute("data-state", "live")
    page.get_by_label("Date", exact=True).fill("2026-11-02")
    page.locator("#timeline-users").fill("85")
    page.get_by_label("Moving a Children’s Library").check()
    page.get_by_role("button", name="Save my plan").click()
    expect(page.locator("[data-plan-facts]")).to_have_text(
        "Moving a Children’s Library, 85 users, Week 1 on Monday 2 November 2026.", timeout=BOOT_MS
    )
