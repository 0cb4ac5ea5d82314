"""A plan on days of the calendar in a browser: its pages, its search, and My plan, which asks nobody for a start."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Browse, Guard
from tests.browser.legibility import lost
from tests.browser.test_pages import judged_everywhere
from tests.conftest import ROOT, Published, linked_project, publishing
from tests.dated import FESTIVAL, festival_root

WIDTHS = (1280, 390)
PAGES = ("", "phases/", "phases/program/", "phases/festival/", "plan/", "everything/", "playbook/")

_OF_ANOTHER_RELEASE = """() => {
  for (const [key, text] of Object.entries(localStorage)) {
    const other = text.replace(/"of":"[^"]*"/, '"of":"another"').replaceAll("14 Apr", "1 Apr");
    if (other !== text) localStorage.setItem(key, other);
  }
}"""
"""Makes what this device keeps the answer of another release."""


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The festival alone, built strictly."""
    folder = festival_root(tmp_path_factory.mktemp("dates"))
    project = linked_project(folder / "project", folder / "playbooks")
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"^  playbooks: .*$", f"  playbooks: [{FESTIVAL}]", text, flags=re.MULTILINE)
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    with publishing(folder / "site", project) as site:
        yield site


def begun(browse: Browse, site: Published, day: date, **options: object) -> Page:
    """My plan, just begun, on a day."""
    page = browse(f"{site.url}plan/", **options)
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.reload()
    page.get_by_role("button", name="Make it my plan").click()
    return page


def blocks_at(page: Page, place: str) -> list[str]:
    """The blocks that stand under a heading of My plan."""
    found: list[str] = page.locator(f"[data-place={place}] [data-do-block]").evaluate_all(
        "(all) => all.map((it) => it.dataset.doBlock)"
    )
    return found


def test_axe_finds_nothing_and_no_word_is_cut(site: Published, chromium: Browser) -> None:
    """The pages that draw or name dates, wide and narrow, in light and in dark, with a plan of one's own too."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    guard = Guard(context, site.url)
    page, found = context.new_page(), []
    page.clock.set_fixed_time("2028-05-03T12:00:00")

    def judge(when: str) -> None:
        for address in PAGES:
            page.goto(site.url + address)
            found.extend(f"{when} {address} {fault}" for fault in judged_everywhere(page, widths=WIDTHS))
            found.extend(f"{when} {address} {fault}" for fault in lost(page))

    judge("without a plan")
    page.goto(f"{site.url}plan/")
    page.get_by_role("button", name="Make it my plan").click()
    expect(page.locator("[data-my-part=overdue]")).to_be_visible()
    judge("with a plan")
    context.close()

    assert found == []
    guard.check()


@pytest.mark.parametrize("width", WIDTHS)
def test_every_date_of_the_line_can_be_read(site: Published, browse: Browse, width: int) -> None:
    """Each within its own block."""
    page = browse(f"{site.url}phases/", viewport={"width": width, "height": 800})
    cut = page.locator(".pb-strip__block").evaluate_all(
        "(all) => all.filter((it) => it.scrollWidth > it.clientWidth).map((it) => it.textContent)"
    )

    assert cut == []
    expect(page.locator(".pb-strip__block").nth(1)).to_contain_text("27 Mar–14 Apr")


def test_my_plan_follows_the_days_of_the_playbook(site: Published, browse: Browse) -> None:
    """What is overdue, what this week holds on whatever of its days, and what comes next, be it weeks later."""
    page = begun(browse, site, date(2028, 5, 3))
    expect(page.locator("[data-my-part=overdue]")).to_contain_text("due Fri 14 Apr")
    expect(page.locator("#my-plan-now")).to_have_text("This week: 1–7 May 2028")
    expect(page.locator("#my-plan-next")).to_contain_text("29 May – 4 June 2028")

    assert blocks_at(page, "now") == ["posters-and-papers", "tents", "sound-check", "opening-day", "readings"]
    assert blocks_at(page, "next") == ["thanks"]
    expect(page.locator("[data-glance=overdue]")).to_contain_text(re.compile(r"4\s+overdue"))
    expect(page.locator("[data-nothing-now]")).to_be_hidden()


def test_no_heading_stands_over_nothing(site: Published, browse: Browse) -> None:
    """All that is left is overdue, due this week or next; earlier there is more."""
    heading = {"name": "All other dates", "level": 2}
    expect(begun(browse, site, date(2028, 5, 3)).get_by_role("heading", **heading)).to_be_hidden()
    expect(begun(browse, site, date(2028, 3, 8)).get_by_role("heading", **heading)).to_be_visible()


def test_a_week_of_nothing_says_so(site: Published, browse: Browse) -> None:
    """And no block is said to go on."""
    page = begun(browse, site, date(2028, 5, 17))

    expect(page.locator("[data-nothing-now]")).to_be_visible()
    expect(page.locator("[data-goes-on]")).to_be_hidden()


def test_nobody_is_asked_for_a_start(site: Published, browse: Browse) -> None:
    """The form is not there; the calendar is a file of the site."""
    page = begun(browse, site, date(2028, 3, 1))

    expect(page.locator("[data-plan-facts-form]")).to_have_count(0)
    expect(page.locator("[data-stage=before]").first).to_contain_text("Your plan begins on Monday 6 March 2028")
    with page.expect_download() as download:
        page.get_by_role("link", name="Calendar file").click()
    assert download.value.suggested_filename == f"{FESTIVAL}.ics"


def test_other_pages_have_the_dates_of_the_plan(site: Published, browse: Browse) -> None:
    """Home says what this week asks, and a phase marks what is late."""
    page = begun(browse, site, date(2028, 5, 3))
    expect(page.locator("[data-my-part=overdue]")).to_be_visible()
    page.goto(site.url)
    expect(page.locator("[data-home-title]")).to_contain_text("1–7 May 2028: Posters and Papers, Tents and Stage")
    expect(page.locator("[data-home-due]")).to_contain_text("Opening Day")
    page.goto(f"{site.url}phases/program/")
    expect(page.locator(".pb-late").first).to_have_text("due Fri 31 Mar")
    expect(page.locator("[data-today-line]")).to_contain_text("Today, Wednesday 3 May 2028, is in")


def test_a_page_dates_a_plan_that_was_begun_elsewhere(site: Published, browse: Browse) -> None:
    """Where the dates are those of another release it fetches the new ones."""
    page = begun(browse, site, date(2028, 5, 3))
    expect(page.locator("[data-my-part=overdue]")).to_be_visible()
    page.evaluate(_OF_ANOTHER_RELEASE)
    page.goto(f"{site.url}phases/program/")

    expect(page.locator(".pb-late").last).to_have_text("due Fri 14 Apr")


_DAY_BEFORE_MONTH = """(selector) => {
  document.documentElement.dir = "rtl";
  return [...document.querySelectorAll(selector)].every(($it) => {
    const range = document.createRange(), text = $it.firstChild, month = text.data.indexOf("May");
    const leftOf = (at) => (range.setStart(text, at), range.setEnd(text, at + 1), range.getBoundingClientRect().left);
    return month > 0 && leftOf(0) < leftOf(month);
  });
}"""
"""Whether a day is left of its month on a page that is read from the right."""


@pytest.mark.parametrize(
    ("address", "selector"),
    [
        ("", ".pb-roadmap__phase[data-roadmap-phase=build-up] .pb-roadmap__when"),
        ("phases/build-up/", ".pb-block__weeks > span:last-child"),
        ("plan/", "[data-phase=build-up] .pb-block__weeks > span:last-child"),
        ("everything/", "tr[data-kind=block][data-phase=build-up] td:nth-child(3)"),
    ],
)
def test_a_day_stands_before_its_month_whatever_runs_around_it(
    site: Published, browse: Browse, address: str, selector: str
) -> None:
    """As in a playbook of a language that is written from right to left."""
    page = browse(site.url + address)

    assert page.locator(selector).count() == 2
    assert page.evaluate(_DAY_BEFORE_MONTH, selector)


@pytest.mark.parametrize(
    ("words", "found"), [("5 May", "Sound Check"), ("6 May 2028", "Opening Day"), ("March 2028", "Inviting Authors")]
)
def test_the_search_finds_what_is_on_a_day(site: Published, browse: Browse, words: str, found: str) -> None:
    """And in a month."""
    page = browse(f"{site.url}?q={words}")

    expect(page.locator(".pb-hits").get_by_role("link", name=found).first).to_be_visible()
