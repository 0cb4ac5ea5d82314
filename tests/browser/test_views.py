"""A calculator's page answers first; what else it knows lies behind a row of views, each with an address of its own."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from calculators import NAMES, bridge
from tests.browser.conftest import Browse
from tests.browser.hands import Keyboard
from tests.browser.planner import enter, field, opened, settle, shown, unfold_entries

SCREENS = 1_850
FOOT = 350
DAYS = (2, 5, 8, 11, 14, 17, 20, 23, 26)
STOPS = {"timeline": 44, "adoption": 44, "roi": 52}
"""Tab stops of a calculator's form with all that is folded closed; thirty of them led to statements before."""


def views(name: str) -> list[str]:
    """The names of a calculator's views, in their order."""
    return [view["name"] for view in bridge.describe(name)["views"]]


def open_views(page: Page) -> list[str]:
    """The views that can be seen."""
    return [view.get_attribute("id") or "" for view in page.locator("[data-view]").all() if view.is_visible()]


def link(page: Page, view: str) -> Any:
    """The link of a view in the row of views."""
    return page.locator(f"[data-views] a[href$='#{view}']")


@pytest.mark.parametrize("name", NAMES)
def test_one_view_is_open_and_each_has_its_address(browse: Browse, site_url: str, name: str) -> None:
    """The first at the bare address; a press opens another and Back leads through them in turn."""
    page = browse(f"{site_url}calculators/{name}/")
    first, second, *_, last = views(name)
    expect(page.locator("form[data-viewing]")).to_have_count(1)
    assert open_views(page) == [first]
    for view in (second, last):
        link(page, view).click()
        expect(link(page, view)).to_have_attribute("aria-current", "true")
        assert open_views(page) == [view]
        assert page.url.endswith(f"#{view}")
    assert page.locator("[data-views] [aria-current]").count() == 1
    for view in (second, first):
        page.go_back()
        expect(page.locator(f"[id='{view}']")).to_be_visible()
        assert open_views(page) == [view]
    page.goto(f"{site_url}calculators/{name}/#{last}")
    page.reload()
    expect(link(page, last)).to_have_attribute("aria-current", "true")
    assert open_views(page) == [last]


def test_the_row_of_views_stays_where_it_is_when_one_is_opened(browse: Browse, site_url: str) -> None:
    """What is pressed does not run away, and the keyboard goes on from there."""
    page = opened(browse, f"{site_url}calculators/roi/")
    keyboard = Keyboard(page)
    keyboard.press(link(page, "sensitivity"))
    expect(page.locator("[id='sensitivity']")).to_be_visible()
    expect(link(page, "sensitivity")).to_be_focused()
    expect(page.locator("[data-views]")).to_be_in_viewport()
    before = page.locator("[data-views]").bounding_box()
    link(page, "claims").click()
    expect(page.locator("[id='claims']")).to_be_visible()
    assert page.locator("[data-views]").bounding_box() == before


@pytest.mark.parametrize("name", NAMES)
def test_without_scripts_every_view_is_whole(browse: Browse, site_url: str, name: str) -> None:
    """Each stands below the one before, with a heading that can be seen."""
    page = browse(f"{site_url}calculators/{name}/", java_script_enabled=False)
    assert open_views(page) == views(name)
    for view in views(name):
        heading = page.locator(f"[id='{view}-title']")
        expect(heading).to_be_visible()
        assert heading.bounding_box()["height"] > 10


def test_views_can_be_opened_when_the_program_never_comes(browse: Browse, site_url: str) -> None:
    """The row still leads to each of them."""
    page = browse(
        f"{site_url}calculators/roi/",
        faulty=True,
        prepare=lambda page: page.route("**/calculator/live*", lambda route: route.fulfill(status=404)),
    )
    first, *_ = views("roi")
    expect(page.locator("[data-status]")).to_contain_text("could not be loaded")
    assert open_views(page) == [first]
    link(page, "claims").click()
    expect(page.locator("[id='claims']")).to_be_visible()
    assert open_views(page) == ["claims"]


@pytest.mark.parametrize("scripted", [True, False])
def test_a_link_to_a_table_opens_its_view(browse: Browse, site_url: str, scripted: bool) -> None:
    """From another page or from this one, folded or not."""
    page = browse(f"{site_url}calculators/roi/#table-roi-months", java_script_enabled=scripted)
    expect(page.locator("#table-roi-months")).to_be_in_viewport()
    if not scripted:
        return
    expect(page.locator("[data-table=months]")).to_be_visible()
    page.evaluate("location.hash = '#table-roi-playbook-check'")
    expect(page.locator("#table-roi-playbook-check")).to_be_in_viewport()
    assert open_views(page) == ["claims"]


@pytest.mark.parametrize("name", NAMES)
def test_a_closed_view_is_right_once_it_is_opened(browse: Browse, site_url: str, name: str) -> None:
    """Nothing in it is drawn or written before; opened, it shows the newest answer and its charts."""
    page = opened(browse, f"{site_url}calculators/{name}/?{name}.users=140")
    charts = [chart for chart in bridge.describe(name)["charts"] if chart["view"] not in {"", views(name)[0]}]
    drawn = "(it) => it.querySelectorAll('svg.marks').length"
    assert [page.locator(f"figure[data-chart={it['name']}]").evaluate(drawn) for it in charts] == [0] * len(charts)
    before = shown(page)
    enter(page, "users", "480")
    assert shown(page) != before
    for chart in charts:
        link(page, chart["view"]).click()
        figure = page.locator(f"figure[data-chart={chart['name']}]")
        if figure.get_attribute("hidden") is None:
            expect(figure.locator("svg.marks:visible")).to_have_count(1)


def test_a_closed_views_table_waits_until_it_is_opened(browse: Browse, site_url: str) -> None:
    """A keystroke costs what is seen: the row of another view is written when that view is opened."""
    page = opened(browse, f"{site_url}calculators/roi/")
    row = page.locator("[data-table=scenarios] tbody")
    built = row.text_content()
    enter(page, "users", "480")
    assert row.text_content() == built
    link(page, "scenarios").click()
    expect(row).not_to_have_text(built)


def test_entries_too_long_for_an_address_keep_the_view(browse: Browse, site_url: str) -> None:
    """Packed entries and the anchor of a view stand side by side."""
    page = opened(browse, f"{site_url}calculators/timeline/")
    unfold_entries(page)
    days = ", ".join(f"{year}-{month:02}-{day:02}" for year in (2027, 2028) for month in range(1, 13) for day in DAYS)
    enter(page, "holidays", days)
    link(page, "due").click()
    expect(page).to_have_url(re.compile(r"#timeline=[\w-]+&due$"))
    other = browse(page.url)
    settle(other)
    assert open_views(other) == ["due"]
    assert shown(other) == shown(page)


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_its_chart_and_a_table_fit_two_screens(browse: Browse, site_url: str, name: str) -> None:
    """The first view and all entries at 1280 by 900 pixels, as good as; before it took three times as much."""
    page = browse(f"{site_url}calculators/{name}/")
    expect(page.locator("form[data-viewing]")).to_have_count(1)
    box = page.locator("form[data-calculator]").bounding_box()
    assert box["y"] + box["height"] <= SCREENS
    assert page.evaluate("document.documentElement.scrollHeight") <= SCREENS + FOOT


@pytest.mark.parametrize("name", NAMES)
def test_on_a_phone_the_first_figure_follows_what_is_asked_first(browse: Browse, site_url: str, name: str) -> None:
    """What is asked first, the answer, the first chart, then all other entries."""
    page = browse(f"{site_url}calculators/{name}/", viewport={"width": 390, "height": 844})
    expect(page.locator("form[data-viewing]")).to_have_count(1)
    parts = [".pb-facts", ".pb-answer", "figure[data-chart]:visible", "table[data-table]:visible", ".pb-more"]
    tops = [page.locator(part).first.bounding_box()["y"] for part in parts]
    assert tops == sorted(tops)
    facts, answer, chart, *_ = (page.locator(part).first.bounding_box() for part in parts)
    assert facts["y"] + facts["height"] - 1 <= answer["y"] < 844
    assert chart["y"] - answer["y"] - answer["height"] < 200


@pytest.mark.parametrize("name", NAMES)
def test_few_stops_lie_on_the_way_through_the_entries(browse: Browse, site_url: str, name: str) -> None:
    """One for the origin of a whole group, none for that of each field."""
    page = browse(f"{site_url}calculators/{name}/")
    expect(page.locator("[data-planner]")).to_be_visible()
    page.locator("[id='content'], h1").first.evaluate("(it) => { it.tabIndex = -1; it.focus(); }")
    inside = "document.activeElement.closest('form[data-calculator]') ? 1 : 0"
    stops, outside = 0, 0
    while outside < 60 and (stops == 0 or page.evaluate(inside)):
        page.keyboard.press("Tab")
        stops += page.evaluate(inside)
        outside += stops == 0
    assert 10 < stops <= STOPS[name]
    assert page.locator(".pb-field .pb-field__from a").count() == 0


def test_where_figures_come_from_is_one_press_away(browse: Browse, site_url: str) -> None:
    """The list of a group names each field with its badge and leads to the statement."""
    page = browse(f"{site_url}calculators/roi/")
    about = page.locator(".pb-about").filter(has_text="Efficiency improvement")
    expect(about.get_by_role("link").first).to_be_hidden()
    about.locator("summary").click()
    row = about.locator("dl > div").filter(has_text="Efficiency improvement")
    expect(row).to_contain_text("playbook")
    expect(row).to_contain_text("Share of those hours saved.")
    expect(row.get_by_role("link", name="Faster Lending: 25% on average")).to_be_visible()


def test_a_fold_says_what_it_holds_now(browse: Browse, site_url: str) -> None:
    """An entry in it is told beside its title; Reset brings the example's back."""
    page = opened(browse, f"{site_url}calculators/roi/")
    words = page.locator("[data-stated~=contingency]")
    built = words.text_content()
    assert "Contingency: 0 %" in built
    unfold_entries(page)
    enter(page, "contingency", "15")
    expect(words).to_contain_text("Contingency: 15 %")
    page.locator("form[data-calculator] button[type=reset]").click()
    expect(words).to_have_text(built)


def test_the_calculators_lead_to_each_other_in_one_row(browse: Browse, site_url: str) -> None:
    """The one that is open is marked; no side column takes room."""
    page = browse(f"{site_url}calculators/adoption/")
    row = page.get_by_role("navigation", name="From calculator to calculator")
    assert row.get_by_role("link").count() == len(NAMES)
    expect(row.locator("[aria-current=page]")).to_have_count(1)
    expect(page.locator(".pb-side--nav")).to_be_hidden()
    row.get_by_role("link").first.click()
    expect(page.locator("form[data-calculator=timeline]")).to_be_visible()


def test_a_low_window_lets_the_answer_go(browse: Browse, site_url: str) -> None:
    """On a phone on its side, entries have the room."""
    page = browse(f"{site_url}calculators/roi/", viewport={"width": 844, "height": 390})
    page.get_by_role("button", name="Reset to the example").focus()
    expect(page.locator("[data-answer]")).not_to_be_in_viewport()


def test_a_result_that_is_not_current_is_marked_in_the_view(browse: Browse, site_url: str) -> None:
    """The answer stays and loses its weight; the view has an edge that says so."""
    page = opened(browse, f"{site_url}calculators/timeline/")
    field(page, "users").fill("0")
    expect(page.locator("form[data-stale]")).to_have_count(1)
    style = "(it) => getComputedStyle(it).borderLeftStyle"
    assert page.locator("[data-view]:visible").evaluate(style) == "dotted"
