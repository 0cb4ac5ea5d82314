"""Every page on paper: a hand-out that says whose it is, with nothing cut and nothing that only a screen needs."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Browse, Guard
from tests.browser.sheets import FOOT_MM, FORMATS, MARGIN_MM, Sheet, printed, read
from tests.conftest import Published

PX_PER_MM = 96 / 25.4
WORDS_OF_A_SHEET = 25
"""A last sheet with fewer is hardly worth its paper."""

HEADINGS = (
    "() => [...document.querySelectorAll('.pb-content :is(h1, h2, h3, h4, h5)')].map((it) => it.innerText.trim())"
)
# Two millimeters of the margin are let go: the ground behind a piece of code hangs over the line's end.
OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth;
  const shown = [...document.querySelectorAll("main *")].filter((it) => it.checkVisibility());
  return shown.filter((it) => it.getBoundingClientRect().right > width + 8).map((it) => it.outerHTML.slice(0, 120));
}"""


@dataclass
class Handout:
    """One page of the site, printed."""

    address: str
    title: str
    headings: list[str]
    sheets: dict[str, list[Sheet]]
    overflowing: dict[str, list[str]]


@pytest.fixture(name="handouts", scope="module")
def _handouts(chromium: Browser, published: Published) -> list[Handout]:
    """Every page printed on both papers, in one tour of a browser whose reader prefers dark pages."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme="dark", service_workers="block"
    )
    guard, page = Guard(context, published.url), context.new_page()
    found = []
    for path in [*published.pages, *published.gone]:
        address = path.removesuffix("index.html")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(published.url + address)
        if page.locator("main form, [data-my-plan]").count():
            # What comes to life would do so while it is printed.
            page.wait_for_load_state("networkidle")
        title = page.locator("h1").first.inner_text().rstrip("¶#")
        sheets = {size: printed(page, size) for size in FORMATS}
        page.emulate_media(media="print")
        headings, overflowing = page.evaluate(HEADINGS), {}
        for size, (width, height) in FORMATS.items():
            inner = {"width": int((width - 2 * MARGIN_MM) * PX_PER_MM), "height": int(height * PX_PER_MM)}
            page.set_viewport_size(inner)
            overflowing[size] = page.evaluate(OVERFLOWING)
        page.emulate_media(media="null")
        found.append(Handout(address, title, headings, sheets, overflowing))
    context.close()
    guard.check()
    return found


def words(text: str) -> str:
    """The text with its spaces evened out: paper breaks lines where it likes."""
    return " ".join(text.split())


every_size = pytest.mark.parametrize("size", FORMATS)


@every_size
def test_the_first_sheet_says_whose_it_is_where_it_stands_and_of_when(
    handouts: list[Handout], published: Published, size: str
) -> None:
    """Title, address, the playbook's date, the site's version and day, on every page of every kind."""
    for handout in handouts:
        first = handout.sheets[size][0]
        said = words(first.body)
        assert words(handout.title) in said, handout.address
        assert "Library Move Playbook" in said, handout.address
        assert "Edition: 2026-05-20." in said, handout.address
        assert re.search(r"Site version [^ ]+(, commit \w+)?, \w+day \d{1,2} \w+ 20\d\d", said), handout.address
        address = "" if handout.address == "404.html" else handout.address
        assert published.url + address in said.replace(" ", ""), handout.address


@every_size
def test_each_sheet_names_its_page_and_counts(handouts: list[Handout], size: str) -> None:
    """Sheets that fell apart find each other again."""
    for handout in handouts:
        sheets = handout.sheets[size]
        for number, sheet in enumerate(sheets, 1):
            foot = "".join(sheet.foot.split())
            assert foot.endswith(f"LibraryMovePlaybook{number}of{len(sheets)}"), handout.address


@every_size
def test_nothing_is_cut_at_the_edge(handouts: list[Handout], size: str) -> None:
    """Nothing is wider than the sheet, which browsers would mend by printing all of it smaller."""
    width, height = FORMATS[size]
    for handout in handouts:
        assert handout.overflowing[size] == [], handout.address
        for sheet in handout.sheets[size]:
            assert (sheet.width, sheet.height) == pytest.approx((width, height), abs=0.5)
            assert sheet.left > MARGIN_MM - 1, handout.address
            assert sheet.right < width - MARGIN_MM + 1, handout.address
            assert sheet.end < height - FOOT_MM + 1, handout.address


@every_size
def test_no_sheet_ends_in_a_heading(handouts: list[Handout], size: str) -> None:
    """It would announce what the reader has to look for on the next one."""
    ending = [
        f"{handout.address}: {sheet.lines[-1]}"
        for handout in handouts
        for sheet in handout.sheets[size]
        if sheet.lines[-1] in handout.headings
    ]
    assert ending == []


@every_size
def test_no_last_sheet_holds_a_line_or_two(handouts: list[Handout], size: str) -> None:
    """What little is left over has room on the sheet before."""
    left_over = [
        f"{handout.address}: {words(handout.sheets[size][-1].body)}"
        for handout in handouts
        if len(handout.sheets[size]) > 1 and len(handout.sheets[size][-1].body.split()) < WORDS_OF_A_SHEET
    ]
    assert left_over == []


@every_size
def test_what_only_a_screen_needs_is_left_out(handouts: list[Handout], size: str) -> None:
    """Ways to other pages, permalinks, places in files, what is pressed."""
    screen = (
        "Skip to content",
        "Suggest a change",
        "Links and source",
        "Every statement",
        "Copy link",
        "Previous",
    )
    for handout in handouts:
        said = "".join(sheet.body for sheet in handout.sheets[size])
        assert [it for it in screen if it in said] == [], handout.address
        if not handout.address.startswith(("contributing/", "r/")):
            assert not re.search(r"\.yaml:\d", said), handout.address


BOXES = """() => [...document.querySelectorAll(".pb-todo > li")].filter((it) => {
  const [box, room] = [getComputedStyle(it, "::before"), getComputedStyle(it, "::after")];
  const isDrawn = box.borderTopStyle === "solid" && box.content !== "none" && parseFloat(box.width) > 10;
  return it.checkVisibility() && isDrawn && parseFloat(room.width) > 100;
}).map((it) => it.id)"""
PHASES = ("packing", "moving", "opening")


@pytest.mark.parametrize("phase", PHASES)
def test_a_phase_prints_as_its_checklist(browse: Browse, site_url: str, phase: str) -> None:
    """All that is done, handed over, reached or met has a box, with room for who and when; what recurs has none."""
    page = browse(f"{site_url}phases/{phase}/")
    boxed = ("activity", "deliverable", "quick-win", "milestone", "criterion")
    chosen = [*(f"li[id^={kind}--]" for kind in boxed), "section:not(.pb-callout) > ul > li[id^=statement--]"]
    statements = page.locator(", ".join(chosen)).evaluate_all("(all) => all.map((it) => it.id)")
    others = page.locator(".pb-gate:has(> h2) li, .pb-add").count()
    recurring = page.locator("li[id^=checkpoint--], li[id^=tracked-metric--], .pb-callout li").evaluate_all(
        "(all) => all.map((it) => it.id)"
    )
    page.emulate_media(media="print")
    found = page.evaluate(BOXES)

    assert statements
    assert sorted(filter(None, found)) == sorted(statements)
    assert len(found) == len(statements) + others
    assert not set(recurring) & set(found)
    expect(page.get_by_text("Owner").first).to_be_visible()


@every_size
@pytest.mark.parametrize("phase", PHASES)
def test_a_block_that_fits_on_a_sheet_is_on_one(handouts: list[Handout], size: str, phase: str) -> None:
    """From its heading to its last criterion; nobody turns over within a week."""
    handout = next(it for it in handouts if it.address == f"phases/{phase}/")
    assert len(handout.sheets[size]) <= 2


def test_without_scripts_paper_says_the_same(browse: Browse, site_url: str) -> None:
    """Head, foot and boxes are in the page and its style sheet."""
    with_scripts, without = (
        browse(f"{site_url}phases/moving/", java_script_enabled=enabled) for enabled in (True, False)
    )
    assert printed(with_scripts, "A4") == printed(without, "A4")


def test_a_site_that_knows_no_address_prints_the_browser_s(browse: Browse, anywhere: Published) -> None:
    """Without scripts the path is all that is known."""
    page = browse(f"{anywhere.url}risks/")
    assert f"{anywhere.url}risks/" in printed(page, "A4")[0].body.replace("\n", "")
    silent = browse(f"{anywhere.url}risks/", java_script_enabled=False)
    assert " /risks/ " in f" {words(printed(silent, 'A4')[0].body)} "
    assert anywhere.url not in printed(silent, "A4")[0].body


def test_the_foot_follows_the_reader_from_page_to_page(browse: Browse, site_url: str) -> None:
    """Instant navigation brings the next page's own."""
    page = browse(f"{site_url}risks/")
    assert "Risks" in printed(page, "A4")[0].foot
    page.get_by_role("link", name="Glossary").first.click()
    expect(page).to_have_title(re.compile("Glossary"))
    assert "Glossary" in printed(page, "A4")[0].foot


def test_links_that_lead_away_say_where(browse: Browse, site_url: str) -> None:
    """Those within the site do not, after instant navigation either, which makes every address whole."""
    page = browse(f"{site_url}phases/")
    before = page.locator("h1").inner_text()
    page.get_by_role("link", name="Risks").first.click()
    expect(page).to_have_url(f"{site_url}risks/")
    # The address changes before the page does.
    expect(page.locator("h1")).not_to_have_text(before)
    content = page.locator(".pb-content")
    content.evaluate(
        "(it) => it.insertAdjacentHTML('beforeend', '<a rel=external href=https://example.org/way>Far</a>')"
    )
    said = words(printed(page, "A4")[-1].body)
    assert "Far (https://example.org/way)" in said
    assert said.count("(http") == 1


def test_a_table_over_several_sheets_has_its_head_on_each(browse: Browse, site_url: str) -> None:
    """Also where a phone would see its rows one below the other."""
    page = browse(f"{site_url}assumptions/")
    head = words(page.locator("thead").first.inner_text())
    rows = [words(it) for it in page.locator("tbody th[scope=row]").all_inner_texts()]
    sheets = read(page.pdf(width="148mm", height="105mm"))
    assert len(sheets) > 2
    for sheet in sheets:
        if any(row in words(sheet.body) for row in rows):
            assert head in words(sheet.body)


def test_charts_are_whole(browse: Browse, site_url: str) -> None:
    """A chart is no higher than a sheet and never cut by its end."""
    page = browse(f"{site_url}measurement/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 900})
    for figure in page.locator("figure.pb-figure:visible").all():
        assert figure.evaluate("(it) => getComputedStyle(it).breakInside") == "avoid"
        assert figure.bounding_box()["height"] < (FORMATS["Letter"][1] - MARGIN_MM - FOOT_MM) * PX_PER_MM  # type: ignore[index]
        assert figure.locator(".pb-chart:visible").count() == 1


def test_paper_is_light_whatever_the_screen(browse: Browse, site_url: str) -> None:
    """Dark ink on white, for readers who chose dark too."""
    page = browse(f"{site_url}phases/moving/", color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(media="print", color_scheme="dark")
    colors = page.evaluate("['background-color', 'color'].map((it) => getComputedStyle(document.body)[it])")
    dark = browse(f"{site_url}phases/moving/", color_scheme="light")
    dark.emulate_media(media="print", color_scheme="light")
    assert colors == dark.evaluate("['background-color', 'color'].map((it) => getComputedStyle(document.body)[it])")
    assert colors[0] == "rgb(255, 255, 255)"
