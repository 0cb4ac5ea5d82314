"""What the tests of the planner's tools have in common."""

import json
import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Browse

BOOT_MS = 60_000
EDITS = {"timeline": ("users", "480"), "adoption": ("users", "480"), "roi": ("users", "120")}
# What is closed is written when it is opened; what is read here is all that the form would show.
OPENED = """(form, read) => {
  const hidden = [...form.querySelectorAll("[data-view][hidden]")];
  const closed = [...form.querySelectorAll("details:not([open])")];
  for (const it of hidden) it.hidden = false;
  for (const it of closed) it.open = true;
  form.dispatchEvent(new Event("toggle"));
  const texts = read();
  for (const it of hidden) it.hidden = true;
  for (const it of closed) it.open = false;
  return texts;
}"""
SHOWN = f"""(form) => ({OPENED})(form, () => [
  form.querySelector("[data-answer]").textContent.trim(),
  ...[...form.querySelectorAll("output")].map((it) => it.name + ": " + it.textContent.trim()),
  ...[...form.querySelectorAll("table[data-table] :is(th, td)")].map((it) => it.textContent.trim()),
  ...[...form.querySelectorAll("[data-notes] > *, [data-drawn-notes] > *")].map((it) => it.textContent.trim()),
])"""
SETTLED = """(limit) => new Promise((resolve, reject) => {
  const isSettled = () => document.querySelector("form[data-calculator][data-state=live]")
    && !document.querySelector("form[data-stale], form [aria-busy], form[data-simulating]");
  // What is kept is kept after the picture.
  const kept = () => requestAnimationFrame(() => setTimeout(resolve, 20));
  const finish = (act) => { watcher.disconnect(); clearTimeout(timer); act(); };
  const watcher = new MutationObserver(() => isSettled() && finish(kept));
  const timer = setTimeout(() => finish(() => reject(new Error("the result never settled"))), limit);
  watcher.observe(document, { attributes: true, childList: true, subtree: true });
  if (isSettled()) finish(kept);
})"""
STORED = "() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('playbook:')))"


def form(page: Page) -> Locator:
    """The calculator on the page."""
    return page.locator("form[data-calculator]")


def field(page: Page, name: str) -> Locator:
    """The input of a field, wherever it is folded away."""
    return page.locator(f"form[data-calculator] [data-field='{name}'] [name='{name}']").first


def settle(page: Page) -> None:
    """Wait until the page shows the answer to what is entered, and its draws."""
    page.evaluate(SETTLED, BOOT_MS)


def opened(browse: Browse, address: str, **options: Any) -> Page:
    """A calculator's page, live."""
    page = browse(address, **options)
    field(page, "users").focus()
    settle(page)
    return page


def shown(page: Page) -> list[str]:
    """Every text of the result."""
    return form(page).evaluate(SHOWN)


def enter(page: Page, name: str, text: str) -> None:
    """Type into a field and wait for the result."""
    field(page, name).fill(text)
    settle(page)


def keep(page: Page, name: str) -> None:
    """Keep what is entered as a scenario."""
    unfold(page)
    page.get_by_label("Name for the current entries").fill(name)
    page.get_by_role("button", name="Keep", exact=True).click()


def unfold(page: Page) -> None:
    """Open the list of scenarios."""
    page.locator("[data-scenarios]").evaluate("(it) => { it.open = true; }")


def unfold_entries(page: Page) -> None:
    """Open every folded group of entries."""
    page.locator(".pb-fold--inputs").evaluate_all("(all) => all.forEach((it) => { it.open = true; })")


def said(page: Page) -> Locator:
    """What the scenarios' status line says."""
    return page.locator("[data-scenario-toast] span")


def scenario_file(*rows: tuple[str, str, dict[str, list[str]]]) -> bytes:
    """A file of scenarios: calculator, name, inputs."""
    scenarios = [{"calculator": calculator, "name": name, "inputs": inputs} for calculator, name, inputs in rows]
    return json.dumps({"format": "playbook-scenarios/1", "scenarios": scenarios}).encode()


def import_file(page: Page, content: bytes) -> None:
    """Choose a file to import."""
    expect(page.locator("form[data-viewing]")).to_have_count(1)
    unfold(page)
    page.locator("[data-import]").set_input_files(
        {"name": "scenarios.json", "mimeType": "application/json", "buffer": content}
    )


def number_of_requests(page: Page, pattern: str) -> int:
    """How many addresses that fit were asked for."""
    return len([url for url in page.guard.requests if re.search(pattern, url)])  # type: ignore[attr-defined]
