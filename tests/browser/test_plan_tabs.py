"""A plan in a real browser: in several tabs at once, over reloads, through links, and where nothing can be kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Browse, until
from tests.conftest import serving

PLANS = "const { plans } = await import(new URL('assets/js/plan/plans.mjs', location.href));"
REFUSE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"

FILL = """() => {
  for (let n = 0, size = 4e6; size > 1; ) {
    try { localStorage.setItem(`x${n++}`, "x".repeat(size)); } catch { size = Math.floor(size / 2); }
  }
}"""


@pytest.fixture
def blank(sandbox_site: Path) -> Iterator[str]:
    """A page without a policy, which would forbid the tests to ask the modules."""
    text = "<!doctype html><title>Blank</title><link rel=icon href=data:,><meta name=playbook content=made-up>"
    (sandbox_site / "blank.html").write_text(text, encoding="utf-8")
    with serving(sandbox_site) as url:
        yield f"{url}blank.html"


def ask(page: Page, script: str, *args: Any) -> Any:
    """What the plans of a tab say."""
    return page.evaluate(f"async (args) => {{ {PLANS} {script} }}", list(args))


def enter(page: Page, field: str, value: str | None) -> Any:
    """One entry of one statement."""
    change = "return plans.change([{ subject: 'activity/a', field: args[0], value: args[1] }], args[0])"
    return ask(page, change, field, value)


def item(page: Page) -> Any:
    """What is entered of it."""
    return ask(
        page,
        """const fields = plans.state.plan?.fields ?? new Map();
        const known = [...fields].filter(([name]) => name.startsWith('activity/a '));
        return Object.fromEntries(known.map(([name, { versions }]) => [name.split(' ')[1], versions[0].value]))""",
    )


def listen(page: Page) -> None:
    """Count what a tab hears of others."""
    ask(page, "window.heard = 0; plans.watch(() => { window.heard++; }, new AbortController().signal)")


def test_tabs_hear_of_each_other_and_lose_nothing(browse: Browse, blank: str) -> None:
    """Each writes what it knows, the other is told, and a reload shows both."""
    page = browse(blank)
    other = page.context.new_page()
    other.goto(blank)
    listen(other)
    assert enter(page, "done", "2028-03-06") is True
    until(other, "window.heard > 0")
    assert enter(other, "note", "Ask Ada") is True
    assert item(page) == {"done": "2028-03-06", "note": "Ask Ada"}
    page.reload()
    assert item(page) == {"done": "2028-03-06", "note": "Ask Ada"}
    assert ask(page, "return plans.state.plan.playbook") == "made-up"


def test_two_tabs_that_write_in_a_loop_end_with_all_of_it(browse: Browse, blank: str) -> None:
    """Browsers lock nothing; what one overwrote comes back with the next text that it sees."""
    page = browse(blank)
    enter(page, "note", "")
    other = page.context.new_page()
    other.goto(blank)
    script = """const pause = () => new Promise((resolve) => setTimeout(resolve));
      for (let n = 0; n < 40; n++) {
        plans.change([{ subject: `activity/${args[0]}-${n}`, field: 'done', value: '2028-03-06' }], 'done');
        await pause();
      }"""
    for each, name in ((page, "one"), (other, "two")):
        listen(each)
        each.evaluate(f"(args) => {{ window.done = (async () => {{ {PLANS} {script} }})(); }}", [name])
    for each in (page, other):
        each.evaluate("() => window.done")
    page.wait_for_timeout(300)
    ticks = "return [...plans.state.plan.fields.keys()].filter((name) => name.endsWith(' done')).length"
    for each in (page, other):
        ask(each, ticks)
    page.wait_for_timeout(300)
    assert [ask(page, ticks), ask(other, ticks)] == [80, 80]
    late = page.context.new_page()
    late.goto(blank)
    assert ask(late, ticks) == 80


def test_steps_survive_a_reload_and_end_with_the_tab(browse: Browse, blank: str) -> None:
    """Undo is this tab's own."""
    page = browse(blank)
    enter(page, "done", "2028-03-06")
    enter(page, "done", None)
    page.reload()
    ask(page, "plans.undo()")
    assert item(page) == {"done": "2028-03-06"}
    other = page.context.new_page()
    other.goto(blank)
    assert ask(other, "return plans.steps") == {"undo": None, "redo": None}


def test_a_link_brings_the_plan_to_another_browser(browse: Browse, blank: str) -> None:
    """Packed by this browser, unpacked by that one."""
    hand = "const it = await import(new URL('assets/js/plan/handing-over.mjs', location.href));"
    page = browse(blank)
    enter(page, "note", "Ask Ada: äöü")
    link = ask(page, f"{hand} return it.linkOf(plans.state.plan, location.href)")
    colleague = browse(link)
    ask(colleague, f"{hand} plans.receive((await it.planInLink(location.href)).plan)")
    assert item(colleague) == {"note": "Ask Ada: äöü"}


def test_where_nothing_is_kept_the_plan_lives_as_long_as_the_page(browse: Browse, blank: str) -> None:
    """And says so."""
    page = browse(blank, prepare=lambda it: it.add_init_script(REFUSE))
    assert ask(page, "return plans.state.trouble") == "off"
    assert enter(page, "done", "2028-03-06") is False
    assert item(page) == {"done": "2028-03-06"}


def test_a_full_device_keeps_what_it_had(browse: Browse, blank: str) -> None:
    """A real quota: what fits not lives as long as the page."""
    page = browse(blank)
    enter(page, "done", "2028-03-06")
    page.evaluate(FILL)
    assert enter(page, "note", "Ask Ada" * 50) is False
    assert ask(page, "return [plans.state.kept, plans.state.trouble]") == ["some", "full"]
    assert item(page)["note"].startswith("Ask Ada")
    page.reload()
    assert item(page) == {"done": "2028-03-06"}
