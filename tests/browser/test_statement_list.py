"""Every statement in one list, as a reader uses it: filtered, ordered, linked to, heard, printed, without scripts."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.bench.long_list import with_long_list
from tests.browser.conftest import Browse
from tests.browser.own_plan import Planned
from tests.browser.test_pages import AXE, SCHEMES, judged, switch_to
from tests.conftest import Published, made_up_project

SHOWN = ".pb-everything__list tr[data-place]:not([hidden])"


def names(page: Page) -> list[str]:
    """The statements that are shown, in their order."""
    return page.locator(f"{SHOWN} a").all_text_contents()


def chooser(page: Page, name: str) -> Locator:
    """One of the lists to choose from."""
    return page.locator(f"form[data-statements] select[name={name}]")


NUMBERED = "() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => setTimeout(resolve))))"
"""What nobody sees of closed lists is written once the rows that were chosen are painted."""

IN_ANOTHER_ORDER = """($order) => {
  $order.value = "name";
  $order.dispatchEvent(new Event("change", { bubbles: true }));
  return document.querySelectorAll("tr[data-place]").length;
}"""
"""How many rows are in the page before the next picture: those in sight, so that the picture comes soon."""


def offered(page: Page, name: str) -> dict[str, int]:
    """What can be chosen, and how many statements it says it would show."""
    page.evaluate(NUMBERED)
    texts = chooser(page, name).locator("option:not(:disabled)").all_text_contents()
    found = [re.fullmatch(r"(.*) \(([\d,]+)\)", text) for text in texts]
    return {it[1]: int(it[2].replace(",", "")) for it in found if it}


def visibility(page: Page) -> str:
    """Whether rows are laid out wherever they are."""
    rows = page.locator(".pb-everything__list tbody").first
    return str(rows.evaluate("(it) => getComputedStyle(it).contentVisibility"))


def opened(browse: Browse, url: str) -> Page:
    """The page, once its script counts."""
    page = browse(url)
    expect(chooser(page, "kind").locator("option").first).to_have_text(re.compile(r"\d\)$"))
    return page


def test_choices_combine_count_and_stand_in_the_address(browse: Browse, site_url: str) -> None:
    """Each number follows the other choices; taken back, all are there, and the address is bare."""
    page = opened(browse, f"{site_url}everything/")
    total = len(names(page))
    expect(page.locator("[data-shown]")).to_have_text(f"{total} statements")
    chooser(page, "week").select_option("8")
    week = len(names(page))
    assert offered(page, "week")["Week 8"] == week
    assert offered(page, "kind")["All kinds"] == week
    kinds = offered(page, "kind")
    chooser(page, "kind").select_option("criterion")
    assert len(names(page)) == kinds["Criteria"]
    assert offered(page, "kind") == kinds
    expect(page.locator("[data-shown]")).to_have_text(f"{kinds['Criteria']} of {total} statements")
    expect(page).to_have_url(f"{site_url}everything/?kind=criterion&week=8")
    expect(page.locator(".pb-everything__kind:visible")).to_have_count(1)
    page.get_by_role("button", name="Clear all filters").click()
    assert len(names(page)) == total
    expect(page).to_have_url(f"{site_url}everything/")
    expect(chooser(page, "kind")).to_be_focused()


def test_a_closed_list_says_at_once_how_many_its_choice_shows(browse: Browse, site_url: str) -> None:
    """What can be seen of it is right in the same picture as the rows, what it offers in the next."""
    page = opened(browse, f"{site_url}everything/")
    seen, later = page.evaluate(
        """async () => {
          const [kind, , week] = document.querySelectorAll("form[data-statements] select");
          week.value = "8";
          week.dispatchEvent(new Event("change", { bubbles: true }));
          const texts = () => [...kind.options].filter((it) => !it.disabled).map((it) => it.label);
          const seen = kind.selectedOptions[0].label;
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => setTimeout(resolve))));
          return [seen, texts()];
        }"""
    )
    shown = len(names(page))
    assert seen == f"All kinds ({shown})"
    counts = [int(text.rpartition("(")[2].rstrip(")")) for text in later]
    assert counts[0] == sum(counts[1:]) == shown


def test_every_number_is_kept(browse: Browse, site_url: str) -> None:
    """Whatever is chosen beside something else shows as many as was said."""
    page = opened(browse, f"{site_url}everything/?phase=moving")
    for name in ("kind", "week", "workstream", "vertical"):
        for label, count in offered(page, name).items():
            chooser(page, name).select_option(label=f"{label} ({count})")
            assert len(names(page)) == count, (name, label)
        chooser(page, name).select_option("")


def test_a_link_brings_its_choices_along(browse: Browse, site_url: str) -> None:
    """By way of another page too; what is not offered is no choice, and what shows nothing says so."""
    page = opened(browse, f"{site_url}everything/?vertical=childrens-library&week=2&kind=nothing")
    assert names(page) == ["Paint the reading corner"]
    expect(chooser(page, "kind")).to_have_value("")
    page.get_by_role("link", name="Paint the reading corner").click()
    expect(page).to_have_url(
        re.compile(r"/verticals/childrens-library/#adjustment--childrens-library\.paint-the-corner$")
    )
    page.go_back()
    expect(page.locator(SHOWN)).to_have_count(1)
    page = opened(browse, f"{site_url}everything/?vertical=childrens-library&kind=criterion")
    assert names(page) == []
    expect(page.locator("[data-shown]")).to_contain_text("Change or clear a filter.")


def test_statements_come_in_four_orders(browse: Browse, site_url: str) -> None:
    """By kind under headings; the playbook's own, by week and by name without; and back."""
    page = opened(browse, f"{site_url}everything/")
    by_kind = names(page)
    assert page.locator(".pb-everything__kind:visible").count() > 1
    chooser(page, "order").select_option("name")
    expect(page.locator(SHOWN)).to_have_count(len(by_kind))
    by_name = names(page)
    assert by_name != by_kind
    assert sorted(by_name) == sorted(by_kind)
    words = [name.casefold() for name in by_name if re.fullmatch("[A-Za-z]+( [A-Za-z]+)*", name)]
    assert words == sorted(words)
    expect(page).to_have_url(f"{site_url}everything/?order=name")
    expect(page.locator(".pb-everything__kind")).to_have_count(0)
    chooser(page, "order").select_option("week")
    expect(page.locator(SHOWN)).to_have_count(len(by_kind))
    weeks = page.locator(f"{SHOWN} td:nth-child(3)").all_text_contents()
    first = [int(text.replace("−", "-")) for text in re.findall(r"Weeks? (−?\d+)", "\n".join(weeks))]
    assert first == sorted(first)
    assert weeks[len(first) :] == [""] * (len(weeks) - len(first))
    chooser(page, "order").select_option("")
    expect(page.locator(SHOWN)).to_have_count(len(by_kind))
    assert names(page) == by_kind
    expect(page.locator(".pb-everything__kind:visible")).not_to_have_count(0)


def test_keys_are_enough_to_filter(browse: Browse, site_url: str) -> None:
    """From list to list, then to the button that clears, then into the list."""
    page = opened(browse, f"{site_url}everything/")
    chooser(page, "kind").focus()
    page.keyboard.press("ArrowDown")
    assert chooser(page, "kind").input_value()
    for name in ("phase", "week", "workstream", "role", "vertical", "order"):
        page.keyboard.press("Tab")
        expect(chooser(page, name)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Clear all filters")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(f"{SHOWN} a").first).to_be_focused()


def test_the_outcome_is_said_once_choosing_has_paused(browse: Browse, site_url: str) -> None:
    """A second after the last change, not for every choice on the way; the page alone says nothing."""
    page = opened(browse, f"{site_url}everything/")
    status = page.locator(".pb-everything [role=status]")
    assert status.text_content() == ""
    chooser(page, "phase").select_option("moving")
    page.wait_for_timeout(600)
    chooser(page, "kind").select_option("activity")
    page.wait_for_timeout(600)
    assert status.text_content() == ""
    expect(status).to_have_text(page.locator("[data-shown]").inner_text())


def test_rows_stay_rows_to_who_hears_them(browse: Browse, site_url: str) -> None:
    """Though each is laid out by itself: the browser's own tree has a table, its rows, and cells under their heads."""
    page = opened(browse, f"{site_url}everything/?week=2")
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    roles = {it["role"]["value"] for it in session.send("Accessibility.getFullAXTree")["nodes"] if not it["ignored"]}
    assert {"table", "row", "rowheader", "cell"} <= roles


@pytest.mark.parametrize("order", ["", "?order=week"])
def test_axe_finds_nothing_and_no_row_is_cut_off(browse: Browse, site_url: str, order: str) -> None:
    """In light and in dark, down to 320 pixels."""
    page = opened(browse, f"{site_url}everything/{order}")
    page.evaluate(AXE)
    for scheme in SCHEMES:
        switch_to(page, scheme)
        assert judged(page) == []
    for width in (768, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert judged(page) == []


def test_without_scripts_the_whole_list_stands_under_its_index(browse: Browse, site_url: str) -> None:
    """Ways by kind into the list and by page out of it; what could not filter is not offered."""
    page = browse(f"{site_url}everything/?kind=activity", java_script_enabled=False)
    assert len(names(page)) == page.locator("tr[data-place]").count()
    expect(chooser(page, "kind")).to_be_hidden()
    index = page.get_by_role("navigation", name="Every statement")
    index.get_by_role("link", name="Criteria").click()
    expect(page.locator("#all-criterion")).to_be_in_viewport()
    index.get_by_role("link", name="Moving").click()
    expect(page).to_have_url(re.compile(r"/phases/moving/$"))


def test_paper_has_what_is_chosen_as_a_table(browse: Browse, site_url: str) -> None:
    """Its heads come again on every sheet; what was chosen is said, what is pressed is left out."""
    page = opened(browse, f"{site_url}everything/?week=2&order=week")
    page.emulate_media(media="print")
    expect(page.locator("form[data-statements]")).to_be_hidden()
    expect(page.locator(".pb-everything__chosen")).to_have_text("Only: Week 2")
    displays = page.locator(".pb-everything__list").evaluate(
        """(table) => {
          const row = table.querySelector("tbody:not([hidden]) tr[data-place]:not([hidden])");
          return [table, table.tHead, row.parentElement, row].map((part) => getComputedStyle(part).display);
        }"""
    )
    assert displays == ["table", "table-header-group", "table-row-group", "table-row"]
    assert (
        page.locator(".pb-everything__list tbody").first.evaluate("(it) => getComputedStyle(it).contentVisibility")
        == "visible"
    )


def test_the_search_leaves_the_list_to_the_statements(published: Published) -> None:
    """Each is found where it stands, not a second time here."""
    (entries,) = published.folder.glob("assets/search/entries-*.json")
    text = entries.read_text(encoding="utf-8")
    assert '"location":"everything/"' in text
    assert '"location":"everything/#' not in text


@pytest.fixture(name="long_page", scope="module")
def _long_page(published: Published, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The page of a playbook of five thousand statements, and its rows."""
    page = (published.folder / "everything" / "index.html").read_text(encoding="utf-8")
    return with_long_list(page, made_up_project(tmp_path_factory.mktemp("long") / "project"), 170)


def answering(long_page: dict[str, str], site_url: str) -> Callable[[Page], None]:
    """Has a browser meet that page, and each page beside it."""

    def prepare(page: Page) -> None:
        for end, html in long_page.items():
            page.route(f"{site_url}{end}", partial(Route.fulfill, body=html, content_type="text/html"))

    return prepare


def test_five_thousand_statements_are_there_at_once(browse: Browse, site_url: str, long_page: dict[str, str]) -> None:
    """Filtered and ordered they are whole, for who searches in the page too; far rows wait until they come near."""
    page = browse(f"{site_url}everything/", prepare=answering(long_page, site_url))
    expect(chooser(page, "kind").locator("option").first).to_have_text(re.compile(r"\d\)$"), timeout=20_000)
    total = page.locator("tr[data-place]").count()
    assert total >= 5_000
    expect(page.locator("[data-shown]")).to_have_text(f"{total:,} statements")
    assert offered(page, "kind")["All kinds"] == total
    assert chooser(page, "order").evaluate(IN_ANOTHER_ORDER) < total / 2
    expect(page.locator(SHOWN)).to_have_count(total)
    last = page.locator(f"{SHOWN} a").last
    words = last.text_content() or ""
    assert page.evaluate("(words) => window.find(words, true, true)", words)
    chooser(page, "order").select_option("")
    kinds = offered(page, "kind")
    chooser(page, "kind").select_option("activity")
    expect(page.locator(SHOWN)).to_have_count(kinds["Activities"])
    assert kinds["Activities"] > 100
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    assert visibility(page) == "auto"
    page.emulate_media(media="print")
    assert visibility(page) == "visible"


def test_without_scripts_the_rows_of_a_long_list_are_a_page_away(
    browse: Browse, site_url: str, long_page: dict[str, str]
) -> None:
    """Whole, kind by kind; what lists the pages leads past it."""
    page = browse(f"{site_url}everything/", java_script_enabled=False, prepare=answering(long_page, site_url))
    expect(page.locator("tr[data-place]")).to_have_count(0)
    index = page.get_by_role("navigation", name="Every statement")
    expect(index.get_by_role("link", name="Moving")).to_be_visible()
    index.get_by_role("link", name="Criteria").click()
    expect(page.locator("#all-criterion")).to_be_in_viewport()
    assert page.locator("tr[data-place]").count() >= 5_000


def test_rows_that_do_not_come_leave_the_way_to_them(browse: Browse, site_url: str, long_page: dict[str, str]) -> None:
    """As the page was built."""
    (rows,) = set(long_page) - {"everything/"}
    page = browse(f"{site_url}everything/", prepare=answering({**long_page, rows: ""}, site_url))
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("link", name="on a page by themselves")).to_be_visible()


def test_statements_are_chosen_by_the_state_of_one_s_own_plan(planned: Planned, site_url: str) -> None:
    """Counted like all others, in the address, and by what is ticked meanwhile in another tab."""
    page = planned("everything/?state=overdue", day="2026-11-25")
    state = chooser(page, "state")
    expect(state).to_have_value("overdue")
    expect(state.locator("option[value=overdue]")).to_have_text(re.compile(r"^Overdue \([1-9]\d*\)$"))
    shown, late = page.locator(SHOWN), offered(page, "state")["Overdue"]
    expect(shown).to_have_count(late)
    other = page.context.new_page()
    other.clock.set_fixed_time("2026-11-25T12:00:00")
    other.goto(f"{site_url}plan/")
    other.locator("[data-place=overdue] [data-tick]").first.check()
    expect(shown).to_have_count(late - 1)
    state.select_option("done")
    expect(shown).to_have_count(1)
    assert page.url.endswith("?state=done")
    expect(page.locator("[data-chosen]")).to_have_text("Done")


def test_without_a_plan_there_is_no_such_choice(browse: Browse, site_url: str) -> None:
    """Nor a script for it; an address that names one shows everything."""
    page = browse(f"{site_url}everything/?state=done")
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-shown]")).to_have_text(f"{len(names(page))} statements")
    expect(page.locator("[data-own-states]")).to_be_hidden()
    assert not [url for url in page.guard.requests if "/own/" in url]  # type: ignore[attr-defined]
