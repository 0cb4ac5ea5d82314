"""The charts as a visitor meets them: as built, following what is typed, right in every zone, safe under a CSP."""

import datetime as dt
import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from calculators import NAMES, bridge
from tests.browser.conftest import Browse
from tests.browser.test_calculators import EDITS, REQUEST, field, wait_until_live

# Shapes and texts with their places, in the order in which they are drawn.
SHAPES = """(place) => [...place.querySelectorAll("path, line, text")]
  .filter((it) => !it.classList.contains("background"))
  .filter((it) => it.tagName === "text"
    ? it.textContent : it.getAttribute("fill") !== "none" || it.getAttribute("stroke"))
  .map((it) => [it.tagName, it.textContent, it.getAttribute("transform") ?? "", it.getAttribute("d") ?? ""])"""
ENGINE = """async (form) => {
  const { parse, View, expressionInterpreter } = await import(new URL(form.dataset.chartsEngine, document.baseURI));
  const charts = await (await fetch(form.dataset.charts)).json();
  const faults = [];
  const log = { level: () => log, info: () => log, debug: () => log };
  log.error = log.warn = (...it) => (faults.push(it.join(" ")), log);
  for (const chart of Object.values(charts)) for (const width of ["wide", "narrow"]) {
    const program = parse(chart[width], {}, { ast: true });
    const view = new View(program, { expr: expressionInterpreter, renderer: "svg", logger: log });
    await view.initialize(document.createElement("div")).runAsync();
  }
  return [Object.keys(charts), faults];
}"""
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
LINES = """(place) => [...place.querySelectorAll("line")]
  .filter((it) => it.getAttribute("stroke") === "var(--pb-accent)")
  .map((it) => Number(it.getAttribute("transform").match(/translate\\(([-\\d.]+)/)[1]))"""
ZONES = ("America/Los_Angeles", "Pacific/Auckland")
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; font-src 'self'; worker-src 'self'; base-uri 'self'"
)
MAIN_CHART = {"timeline": "gantt", "adoption": "s_curve", "roi": "cumulative"}


def place(page: Page, chart: str, width: str = "wide") -> Any:
    """Where a chart is drawn at a width."""
    return page.locator(f"figure[data-chart={chart}] [data-width={width}]")


def shapes(page: Page, chart: str) -> list[tuple[str, ...]]:
    """Every shape and text of a chart, numbers apart."""
    return [tuple(NUMBER.sub("", part) for part in shape) for shape in place(page, chart).evaluate(SHAPES)]


def places(page: Page, chart: str) -> list[float]:
    """Every number of every shape's place and outline; the build rounds to a hundredth of a pixel."""
    drawn = place(page, chart).evaluate(SHAPES)
    return [float(number) for _, _, *where in drawn for part in where for number in NUMBER.findall(part)]


def wait_until_drawn(page: Page, chart: str, width: str = "wide") -> None:
    """Vega's own drawing has replaced the built one."""
    expect(place(page, chart, width).locator("svg.marks")).to_be_visible(timeout=60_000)


def replied(page: Page, name: str) -> dict[str, Any]:
    """What this machine's Python answers to what the page's form holds."""
    form = page.locator("form[data-calculator]")
    request = form.evaluate(REQUEST)
    reply = json.loads(bridge.answer(name, json.dumps(request)))
    assert reply["ok"], reply
    charts: dict[str, Any] = reply["charts"]
    return charts


def under_the_policy(page: Page) -> None:
    """Send every page with a policy that forbids making programs from text."""

    def secured(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": POLICY})

    page.route(re.compile(r"/calculators/[a-z]+/(\?.*)?$"), secured)


@pytest.mark.parametrize("name", NAMES)
def test_a_live_chart_is_the_built_one_until_something_is_typed_and_then_follows(
    browse: Browse, site_url: str, name: str
) -> None:
    """Shape by shape the same from the builder's Vega and the browser's; after an edit, what Python says of it."""
    chart = MAIN_CHART[name]
    page = browse(f"{site_url}calculators/{name}/", prepare=lambda page: page.clock.set_fixed_time("2020-01-01"))
    built = shapes(page, chart), pytest.approx(places(page, chart), abs=0.01)
    assert len(built[0]) > 20
    field(page, EDITS[name][0]).focus()
    wait_until_drawn(page, chart)
    assert (shapes(page, chart), places(page, chart)) == built
    field(page, EDITS[name][0]).fill(EDITS[name][1])
    expect(page.locator("form[data-stale], form [aria-busy]")).to_have_count(0)
    charts = replied(page, name)
    (caption,) = charts[chart]["caption"]
    expect(page.locator(f"figure[data-chart={chart}] [data-chart-title]")).to_have_text(caption["title"])
    expect(place(page, chart)).to_have_attribute("aria-label", caption["alt"])
    said = place(page, chart).text_content()
    labels = [row["label"] for rows in charts[chart].values() for row in rows if isinstance(row.get("label"), str)]
    assert [label for label in labels if label not in said] == []
    page.locator("form[data-calculator] button[type=reset]").click()
    expect(place(page, chart).locator("svg.marks")).to_have_count(0)
    assert (shapes(page, chart), places(page, chart)) == built


def test_charts_out_of_sight_follow_too(browse: Browse, site_url: str) -> None:
    """Nobody need scroll to them: they are drawn when the browser has nothing else to do, with every answer anew."""
    page = browse(f"{site_url}calculators/roi/#sensitivity", viewport={"width": 1280, "height": 500})
    for users in ("300", "450"):
        field(page, "users").fill(users)
        expect(page).to_have_url(re.compile(f"roi.users={users}#sensitivity$"))
        wait_until_live(page)
        expect(page.locator("form[data-stale], form [aria-busy]")).to_have_count(0)
        labels = [row["label"] for row in replied(page, "roi")["npv_by_rate"]["points"]]
        assert labels
        for label in labels:
            expect(place(page, "npv_by_rate").locator("svg.marks")).to_contain_text(label)
    assert page.evaluate("innerHeight") < place(page, "npv_by_rate").bounding_box()["y"]


def test_the_progress_of_draws_moves_no_chart(browse: Browse, site_url: str) -> None:
    """Its line has a place of its own, whether it is shown or not."""
    page = browse(f"{site_url}calculators/roi/")
    line, chart = page.locator("[data-simulation]"), place(page, "cumulative")
    expect(line).to_be_hidden()
    before = chart.bounding_box()
    line.evaluate("(line) => { line.hidden = false; }")
    expect(line).to_be_visible()
    assert chart.bounding_box() == before


def test_nothing_to_draw_with_is_loaded_before_it_is_needed(browse: Browse, site_url: str) -> None:
    """A visitor who only reads loads no engine; the next calculator uses the one that is there."""
    page = browse(f"{site_url}calculators/roi/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in page.guard.requests if "assets/charts/" in url]
    field(page, "users").focus()
    wait_until_drawn(page, "cumulative")
    page.locator("a[href$='calculators/adoption/']:visible, a[href$='../adoption/']:visible").first.click()
    expect(page.locator("form[data-calculator=adoption]")).to_be_visible()
    field(page, "users").fill("480")
    wait_until_drawn(page, "s_curve")
    loaded = [url.rsplit("/", 1)[-1] for url in page.guard.requests if "assets/charts/" in url]
    assert sorted(re.sub(r"-[0-9a-f]{12}", "", name) for name in loaded) == ["adoption.json", "roi.json", "vega.js"]


@pytest.mark.parametrize("zone", ZONES)
def test_dates_stand_where_they_stand_in_every_zone(browse: Browse, site_url: str, zone: str) -> None:
    """A browser west or east of Greenwich moves no bar, no line and no Monday."""
    page = browse(
        f"{site_url}calculators/timeline/",
        timezone_id=zone,
        prepare=lambda page: page.clock.set_fixed_time("2020-01-01"),
    )
    built = shapes(page, "gantt"), pytest.approx(places(page, "gantt"), abs=0.01)
    field(page, "users").focus()
    wait_until_drawn(page, "gantt")
    assert (shapes(page, "gantt"), places(page, "gantt")) == built


@pytest.mark.parametrize(("zone", "day"), [(ZONES[0], "2028-04-10"), (ZONES[1], "2028-04-11")])
def test_today_is_the_readers_day_and_only_in_the_live_chart(
    browse: Browse, site_url: str, zone: str, day: str
) -> None:
    """At one moment it is the 10th in Los Angeles and the 11th in Auckland; the line stands at that day."""
    page = browse(
        f"{site_url}calculators/timeline/",
        timezone_id=zone,
        prepare=lambda page: page.clock.set_fixed_time("2028-04-10T20:00:00Z"),
    )
    assert "Today" not in place(page, "gantt").text_content()
    field(page, "users").focus()
    wait_until_drawn(page, "gantt")
    assert "Today" in place(page, "gantt").text_content()
    (frame,) = replied(page, "timeline")["gantt"]["frame"]
    start, end, now = (dt.date.fromisoformat(text) for text in (frame["start"], frame["end_exclusive"], day))
    ground = place(page, "gantt").locator("path.background").get_attribute("d")
    width = float(re.search(r"h([\d.]+)", ground)[1])
    assert place(page, "gantt").evaluate(LINES) == [pytest.approx((now - start) / (end - start) * width, abs=0.01)]


def test_no_chart_needs_to_make_programs_from_text(browse: Browse, site_url: str) -> None:
    """Under a policy without `unsafe-eval` the charts are live and nothing is refused; they bring no styles either."""
    page = browse(f"{site_url}calculators/adoption/", prepare=under_the_policy)
    field(page, "users").fill("480")
    wait_until_live(page)
    wait_until_drawn(page, "s_curve")
    expect(place(page, "s_curve").locator("svg *").and_(page.locator("[style], [id], style"))).to_have_count(0)


def test_every_specification_is_drawn_by_the_engine(browse: Browse, site_url: str) -> None:
    """Those too that wait for a simulation: the engine has every part that any chart uses."""
    page = browse(f"{site_url}calculators/roi/")
    for name in NAMES:
        page.goto(f"{site_url}calculators/{name}/")
        drawn, faults = page.locator("form[data-calculator]").evaluate(ENGINE)
        assert set(drawn) == {chart["name"] for chart in bridge.describe(name)["charts"]}
        assert [fault for fault in faults if not fault.startswith("Infinite extent")] == []  # there is no data


def test_without_its_engine_the_page_keeps_its_charts_and_says_so(browse: Browse, site_url: str) -> None:
    """The figures are live all the same; the next answer tries again."""
    page = browse(f"{site_url}calculators/roi/", faulty=True)
    page.route("**/assets/charts/*.js", lambda route: route.fulfill(status=404))
    built = shapes(page, "cumulative")
    npv = page.locator("[data-table=cash_flow] tbody tr").last.text_content()
    field(page, "users").fill("120")
    wait_until_live(page)
    expect(page.locator("figure[data-chart=cumulative] [data-chart-text]")).to_contain_text("still shows the example")
    assert shapes(page, "cumulative") == built
    assert page.locator("[data-table=cash_flow] tbody tr").last.text_content() != npv
    page.unroute("**/assets/charts/*.js")
    page.reload()
    field(page, "users").fill("130")
    wait_until_drawn(page, "cumulative")
    expect(page.locator("figure[data-chart=cumulative] [data-chart-text]")).not_to_contain_text("example")


def test_what_says_nothing_appears_with_the_first_count_and_goes_with_the_last(browse: Browse, site_url: str) -> None:
    """No counts: no gaps to draw, no level, no forecast, and no heading over nothing."""
    page = browse(f"{site_url}calculators/adoption/#forecast")
    parts = [
        page.locator("figure[data-chart=gaps]"),
        page.locator("[data-figure]").filter(has=page.locator("output[name=status]")),
        page.locator("#table-adoption-forecast"),
    ]
    for part in parts:
        expect(part).to_be_hidden()
    field(page, "actuals").fill("4: 99")
    wait_until_drawn(page, "gaps")
    assert "Week 4" in place(page, "gaps").text_content()
    for part in parts:
        expect(part).to_be_visible()
    field(page, "actuals").fill("")
    for part in parts:
        expect(part).to_be_hidden()


def test_a_charts_link_opens_the_table_of_its_values(browse: Browse, site_url: str) -> None:
    """What a chart shows stands folded below it."""
    page = browse(f"{site_url}calculators/roi/#sensitivity")
    expect(page.locator("[data-table=tornado]")).to_be_hidden()
    page.locator("figure[data-chart=tornado] figcaption a").click()
    expect(page.locator("[data-table=tornado]")).to_be_visible()


def test_a_phone_gets_its_own_drawing_and_paper_gets_both(browse: Browse, site_url: str) -> None:
    """The narrow one, read without scrolling at 13 pixels or more; the other is drawn when it comes to printing."""
    page = browse(f"{site_url}calculators/roi/", viewport={"width": 360, "height": 800})
    expect(place(page, "cumulative", "wide")).to_be_hidden()
    field(page, "users").fill("120")
    wait_until_drawn(page, "cumulative", "narrow")
    svg = place(page, "cumulative", "narrow").locator("svg")
    box = svg.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    size = svg.evaluate("(it) => it.getBoundingClientRect().width / it.viewBox.baseVal.width * 14")
    assert size >= 13
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert place(page, "cumulative", "wide").locator("svg.marks").count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert place(page, "cumulative", "wide").locator("svg.marks").count() == 1


def test_turning_a_phone_draws_the_chart_that_fits(browse: Browse, site_url: str) -> None:
    """What is not seen is not drawn; once it is seen, it shows the newest answer."""
    page = browse(f"{site_url}calculators/roi/", viewport={"width": 390, "height": 800})
    field(page, "users").fill("120")
    wait_until_drawn(page, "cumulative", "narrow")
    page.set_viewport_size({"width": 1280, "height": 800})
    wait_until_drawn(page, "cumulative", "wide")
    (last,) = replied(page, "roi")["cumulative"]["points"]
    assert last["label"] in place(page, "cumulative", "wide").text_content()


@pytest.mark.parametrize("live", [False, True])
def test_colors_follow_the_scheme(browse: Browse, site_url: str, live: bool) -> None:
    """Light and dark, built and live, without drawing anew; the face is the page's."""
    page = browse(f"{site_url}calculators/timeline/", color_scheme="light")
    if live:
        field(page, "users").focus()
        wait_until_drawn(page, "gantt")
    bar = place(page, "gantt").locator("path[fill='var(--pb-hue-1-mark)']").first
    color = "(it) => getComputedStyle(it).fill"
    light = bar.evaluate(color)
    page.locator("body").evaluate("(it) => it.setAttribute('data-md-color-scheme', 'slate')")
    assert bar.evaluate(color) != light
    text = place(page, "gantt").locator("text").first
    assert "IBM Plex Sans" in text.evaluate("(it) => getComputedStyle(it).fontFamily")


def test_the_measurement_pages_charts_need_no_script(browse: Browse, site_url: str) -> None:
    """They are complete as built, labeled for who cannot see them, and lead to their values."""
    page = browse(f"{site_url}measurement/", java_script_enabled=False)
    for chart, label in (("timeline_references", "54"), ("adoption_targets", "80% in Week 7")):
        drawing = place(page, chart)
        expect(drawing).to_be_visible()
        expect(drawing).to_have_attribute("role", "img")
        assert label in drawing.text_content()
        assert len(drawing.get_attribute("aria-label")) > 40
        target = page.locator(f"figure[data-chart={chart}] figcaption a").last.get_attribute("href")
        expect(page.locator(target)).to_have_count(1)
