"""Any two variants of the plan beside each other: chosen, linked to, without scripts, printed."""

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Browse, arrive, hold
from tests.browser.test_pages import AXE, SCHEMES, judged, switch_to

CHILDREN, UNIVERSITY = "childrens-library", "university-library"


def rows(page: Page, label: str) -> list[list[str]]:
    """What stands under a label, row by row."""
    group = page.locator(".pb-versus:visible tbody").filter(has=page.get_by_role("rowheader", name=label, exact=True))
    return [row.locator("td").all_inner_texts() for row in group.locator("tr").all()[1:]]


def heads(page: Page) -> Sequence[str]:
    """What the two sides are called, table by table."""
    return page.locator(".pb-versus:visible thead th").all_inner_texts()


def lanes(page: Page) -> list[str]:
    """The verticals that are drawn on the line of weeks."""
    return page.locator(".pb-lane:visible h3").all_inner_texts()


def compared(browse: Browse, url: str) -> Page:
    """The page with two chosen, once its script has set them beside each other."""
    page = browse(url)
    expect(page.locator("h1")).to_contain_text(" against ")
    return page


def chooser(page: Page, name: str) -> Locator:
    """One of the two lists to choose from."""
    return page.locator(f".pb-choose select[name={name}]")


def test_two_are_chosen_and_stand_in_the_address(browse: Browse, site_url: str) -> None:
    """Page, heading and table name the two; the way back leads to all of them."""
    page = browse(f"{site_url}compare/")
    assert len(heads(page)) == 4
    expect(page.get_by_text("They have no week in common.")).to_be_hidden()
    assert chooser(page, "a").input_value() == CHILDREN
    assert chooser(page, "b").input_value() == UNIVERSITY
    page.get_by_role("button", name="Compare").click()
    expect(page).to_have_url(f"{site_url}compare/?a={CHILDREN}&b={UNIVERSITY}")
    expect(page.locator("h1")).to_have_text("Children’s Library against University Library")
    expect(page).to_have_title("Children’s Library against University Library - Library Move Playbook")
    assert heads(page) == ["Children’s Library", "University Library"]
    assert lanes(page) == ["Children’s Library", "University Library"]
    expect(page.get_by_text("They have no week in common.")).to_be_visible()
    assert rows(page, "Where to Look First") == [
        ["Low shelves", "Bound periodicals"],
        ["Picture books face to front", "Desks with power"],
    ]
    page.go_back()
    expect(page.locator("h1")).to_have_text("Libraries compared")
    assert len(heads(page)) == 4


def test_the_plan_is_compared_item_by_item(browse: Browse, site_url: str) -> None:
    """What one says otherwise stands beside what the other says of the same, with the reason."""
    page = compared(browse, f"{site_url}compare/?a={UNIVERSITY}&b={CHILDREN}")
    assert rows(page, "Changes to the base plan") == [
        ["Invite regular readers", "Invite families who come every week\nChanged Children bring their parents along."],
        [
            "Left out Students find the way by themselves.",
            "Visit schools and kindergartens\nChanged Most of its readers cannot read yet.",
        ],
        [
            "Week 5: 30% of members back\nChanged Half of the students are away at that time.",
            "Week 5: 40% of members back",
        ],
        ["Week 7: 60% of members back\nMoved The term begins a week later.", "Week 6: 60% of members back"],
    ]
    assert lanes(page) == ["University Library", "Children’s Library"]


def test_two_together_are_one_side(browse: Browse, site_url: str) -> None:
    """In whichever order the address names them; what one says over the other holds, and equal rows say so."""
    page = compared(browse, f"{site_url}compare/?a={UNIVERSITY}_{CHILDREN}&b={UNIVERSITY}")
    assert heads(page) == ["Children’s Library and University Library", "University Library"]
    found = rows(page, "Changes to the base plan")
    assert [
        "Visit schools and kindergartens\nChanged Most of its readers cannot read yet.",
        "Left out Students find the way by themselves.",
    ] in found
    assert ["Week 7: 60% of members back\nMoved The term begins a week later.\nThe same in both."] in found
    assert rows(page, "Where to Look First")[0] == ["Low shelves", "Bound periodicals"]


def test_the_base_plan_has_nothing_of_a_verticals_own(browse: Browse, site_url: str) -> None:
    """An address that names one is against the base plan, which says so once."""
    page = compared(browse, f"{site_url}compare/?a={UNIVERSITY}")
    assert heads(page) == ["University Library", "Base plan"]
    assert rows(page, "Where to Look First") == [
        ["Bound periodicals", "The base plan has none"],
        ["Desks with power", ""],
    ]
    assert lanes(page) == ["University Library"]


@pytest.mark.parametrize("query", ["?a=nowhere&b=elsewhere", f"?a={CHILDREN}&b={CHILDREN}", "?a=&b="])
def test_what_cannot_be_compared_leaves_the_page_as_it_is(browse: Browse, site_url: str, query: str) -> None:
    """Old links to a vertical that is gone are no dead end."""
    page = browse(f"{site_url}compare/{query}")
    expect(page.locator("h1")).to_have_text("Libraries compared")
    assert len(heads(page)) == 4


def test_a_verticals_page_leads_to_its_comparison(browse: Browse, site_url: str) -> None:
    """With the vertical chosen; what reads otherwise there has its address on that page."""
    page = browse(f"{site_url}verticals/{UNIVERSITY}/")
    expect(page.locator(f"[id='omission--{UNIVERSITY}.no-schools']")).to_contain_text(
        "Students find the way by themselves."
    )
    page.get_by_role("link", name="Compare with the others.").click()
    expect(page.locator("h1")).to_have_text("University Library against Base plan")


def test_keys_are_enough_to_compare(browse: Browse, site_url: str) -> None:
    """From the first list over the second to the button."""
    page = browse(f"{site_url}compare/")
    chooser(page, "a").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(chooser(page, "b")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Compare")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site_url}compare/?a={UNIVERSITY}&b=base")


def test_a_choice_before_the_script_is_there_stays(browse: Browse, site_url: str) -> None:
    """What the address names is shown; who has chosen meanwhile goes on from that."""
    held: list[Route] = []
    page = browse(
        f"{site_url}compare/?a={UNIVERSITY}&b=base",
        prepare=lambda page: page.route(re.compile(r"/comparison[.-]"), hold(held)),
    )
    arrive(page, lambda: len(held) > 0)
    chooser(page, "b").select_option(UNIVERSITY)
    chooser(page, "b").select_option(CHILDREN)
    held[0].fallback()
    expect(page.locator("h1")).to_have_text("University Library against Base plan")
    assert chooser(page, "a").input_value() == UNIVERSITY
    assert chooser(page, "b").input_value() == CHILDREN


def test_axe_finds_nothing_and_nothing_scrolls_sideways(browse: Browse, site_url: str) -> None:
    """Two of them, in light and in dark, down to 320 pixels."""
    page = compared(browse, f"{site_url}compare/?a={UNIVERSITY}_{CHILDREN}&b={CHILDREN}")
    page.evaluate(AXE)
    for scheme in SCHEMES:
        switch_to(page, scheme)
        assert judged(page) == []
    for width in (768, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_without_scripts_every_vertical_stands_against_the_base_plan(browse: Browse, site_url: str) -> None:
    """What could not be chosen is not offered."""
    page = browse(f"{site_url}compare/?a={UNIVERSITY}&b=base", java_script_enabled=False)
    assert heads(page) == ["Base plan", "Children’s Library", "Base plan", "University Library"]
    assert lanes(page) == ["Children’s Library", "University Library"]
    expect(page.locator(".pb-choose")).to_be_hidden()


def test_all_verticals_stand_by_phase(browse: Browse, site_url: str) -> None:
    """An addition that goes on says so, and what is moved, changed or left out stands in its phase."""
    page = browse(f"{site_url}compare/")
    cells = page.locator(".pb-matrix tbody tr").nth(0).locator("td")
    assert cells.nth(1).inner_text() == "Paint the reading corner\nWeek 2\nChain of children with books\nWeeks 3–4"
    assert (
        cells.nth(2)
        .inner_text()
        .startswith("Chain of children with books\ngoes on in Week 4\nInvite regular readers\nchanged")
    )
    assert cells.nth(3).inner_text() == "Story hours after school"


def test_paper_has_the_comparison_and_no_form(browse: Browse, site_url: str) -> None:
    """The bars are printed, though browsers leave backgrounds out."""
    page = compared(browse, f"{site_url}compare/?a={UNIVERSITY}&b={CHILDREN}")
    page.emulate_media(media="print")
    expect(page.locator(".pb-choose")).to_be_hidden()
    bar = page.locator(".pb-track > b").first
    assert bar.evaluate("(it) => getComputedStyle(it).printColorAdjust") == "exact"
    assert page.locator(".pb-matrix thead").is_visible()
