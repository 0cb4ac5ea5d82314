"""Plans of other times in a browser: steps without weeks, days of a week, phases and blocks that run side by side."""

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Browse, Guard
from tests.browser.legibility import lost
from tests.browser.test_pages import judged_everywhere
from tests.conftest import MADE_UP_ROOT, ROOT, Published, linked_project, publishing
from tests.plays import PLAYS, TITLES, plays_root

FAIR = "school-fair"
WIDTHS = (1280, 390)
PAGES = ("", "phases/stalls-and-games/", "plan/", "calculators/timeline/", "risks/")
STEPS = ("", "phases/interpretation-and-understanding/", "plan/")


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """Both playbooks in one site, built strictly: the fair, and below its id the one of steps."""
    folder = plays_root(tmp_path_factory.mktemp("times"))
    shutil.copytree(MADE_UP_ROOT / FAIR, folder / "playbooks" / FAIR)
    project = linked_project(folder / "project", folder / "playbooks")
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"^  playbooks: .*$", f"  playbooks: [{FAIR}, {PLAYS}]", text, flags=re.MULTILINE)
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    with publishing(folder / "site", project) as site:
        yield site


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    """Where each of some elements lies."""
    return [it.bounding_box() or {} for it in page.locator(selector).all()]


def test_axe_finds_nothing_and_no_word_is_cut(site: Published, chromium: Browser) -> None:
    """The pages that draw or name a time, wide and narrow, in light and in dark."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    guard = Guard(context, site.url)
    page, found = context.new_page(), []
    for address in (*PAGES, *(f"{PLAYS}/{it}" for it in STEPS)):
        page.goto(site.url + address)
        found += [f"{address} {fault}" for fault in judged_everywhere(page, widths=WIDTHS)]
        found += [f"{address} {fault}" for fault in lost(page)]
    context.close()

    assert found == []
    guard.check()


@pytest.mark.parametrize("width", WIDTHS)
def test_thirteen_steps_fit_at_the_head_of_a_page(site: Published, browse: Browse, width: int) -> None:
    """Each is a link with its number, on one line where there is room."""
    page = browse(f"{site.url}{PLAYS}/phases/", viewport={"width": width, "height": 800})
    numbers = page.locator(".pb-strip__block").all_inner_texts()
    lines = {round(box["y"]) for box in boxes(page, ".pb-strip__block")}

    assert [number.partition(".")[0] for number in numbers if not number.endswith(".2")] == [
        str(place + 1) for place in range(len(TITLES))
    ]
    assert len(lines) <= (1 if width > 1000 else 3)


@pytest.mark.parametrize("width", WIDTHS)
def test_what_runs_side_by_side_lies_side_by_side(site: Published, browse: Browse, width: int) -> None:
    """Both phases of weeks 1 and 2 take the same columns, one below the other; days of one week follow each other."""
    page = browse(f"{site.url}phases/", viewport={"width": width, "height": 800})
    _, stalls, mouth, fair = boxes(page, ".pb-strip__phase")
    early, late, building, trying = boxes(page, ".pb-strip__phase:nth-child(2) .pb-strip__block")

    assert abs(stalls["x"] - mouth["x"]) < 1
    assert abs(stalls["width"] - mouth["width"]) < 1
    assert mouth["y"] >= stalls["y"] + stalls["height"]
    assert fair["x"] >= stalls["x"] + stalls["width"]
    assert early["y"] == late["y"]
    assert late["x"] >= early["x"] + early["width"]
    assert (building["x"], building["width"]) == (trying["x"], trying["width"])
    assert trying["y"] > building["y"]


def test_a_plan_of_steps_is_begun_and_ticked_without_dates(site: Published, browse: Browse) -> None:
    """Nobody is asked for a date; what is ticked stays and is counted."""
    page = browse(f"{site.url}{PLAYS}/plan/")
    page.get_by_role("button", name="Make it my plan").click()
    page.locator("[data-tick]").first.check()
    page.reload()

    expect(page.locator("[data-tick]").first).to_be_checked()
    expect(page.locator("[data-glance=all]")).to_contain_text(re.compile(r"1\s+of\s+\d+\s+done"))
    expect(page.get_by_role("button", name="Make it my plan")).to_be_hidden()


def test_my_plan_asks_for_all_that_runs_this_week_and_next(site: Published, browse: Browse) -> None:
    """Side by side, in two phases, and on different days of one week."""
    page = browse(f"{site.url}plan/")
    page.clock.set_fixed_time("2028-05-16T12:00:00")
    page.reload()
    page.get_by_role("button", name="Save my plan").click()
    now, coming = (page.locator(f"[data-place={place}] [data-do-block]") for place in ("now", "next"))

    expect(now).to_have_count(3, timeout=60_000)
    of = "(all) => all.map((it) => it.dataset.doBlock)"
    assert now.evaluate_all(of) == ["building", "trying-the-games", "announcing"]
    assert coming.evaluate_all(of) == ["dress-rehearsal", "opening-day"]
