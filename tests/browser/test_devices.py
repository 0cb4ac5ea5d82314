"""Each calculator used from the first entry to the comparison: by mouse, keyboard and finger, on phone and desktop."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from calculators.bridge import answer, describe, simulation
from tests.browser.conftest import Browse
from tests.browser.hands import HANDS, Mouse
from tests.browser.planner import said, settle
from tests.browser.test_calculators import answered, field, results

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
# Remembers what Python is asked to draw, in this page's words.
LISTEN = """() => {
  const send = Worker.prototype.postMessage;
  window.drawn = [];
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message.door === "simulation") window.drawn.push(message.request);
    return send.call(this, message, ...rest);
  };
}"""
FEWER_DRAWS = "?timeline.draws=1000&adoption.draws=500&roi.draws=1000"


class Visit:
    """A calculator's page in somebody's hands."""

    def __init__(self, page: Page, hand: Mouse, name: str) -> None:
        self.page, self.hand, self.name = page, hand, name

    def field(self, name: str) -> Locator:
        """An entry's control."""
        return field(self.page, name)

    def asked(self, **entered: Any) -> dict[str, Any]:
        """What the figures on the page were drawn for: the last of what was, with these entries."""
        drawn = [json.loads(request) for request in self.page.evaluate("window.drawn")]
        return next(it for it in reversed(drawn) if entered.items() <= it["values"].items())

    def check(self, **entered: Any) -> dict[str, Any]:
        """The page shows what this machine's Python says to these entries, and the answer is in sight."""
        settle(self.page)
        asked = self.asked()
        assert {name: asked["values"][name] for name in entered} == entered
        seen = results(self.page)
        assert seen == answered(self.name, json.dumps(asked))
        return seen

    def figures(self, **entered: Any) -> dict[str, str]:
        """All figures of what is entered, also those that no view shows."""
        request = json.dumps(self.asked(**entered))
        drawn = json.loads(simulation(self.name, request).finish())
        figures: dict[str, str] = json.loads(answer(self.name, request))["figures"] | drawn["figures"]
        return figures

    def add_and_remove(self, name: str, line: str, before: dict[str, Any]) -> None:
        """One more row of a table of entries changes the result; without it, all is as before."""
        control = self.field(name)
        built = control.input_value()
        self.hand.write(control, line)
        assert self.check(**{name: line}) != before
        self.hand.write(control, built)
        assert self.check(**{name: built}) == before

    def restore_and_break(self, name: str) -> None:
        """The link to another calculator, there and back by its own buttons."""
        place = self.page.locator(f"[data-field={name}]")
        self.unfold(self.page.locator(".pb-fold--inputs:not([open])").filter(has=place))
        for label in ("Break the link", "Take it from the "):
            button = place.get_by_role("button", name=label).first
            if button.is_visible():
                self.hand.press(button)
                self.check(**{name: self.field(name).input_value()})
                expect(self.field(name)).to_be_focused()
        expect(place.get_by_role("button", name="Break the link")).to_be_visible()

    def unfold(self, folds: Locator) -> None:
        """Open these groups of entries."""
        # The last one first: those before it stay where they are counted.
        for number in reversed(range(folds.count())):
            self.hand.press(folds.nth(number).locator("> summary"))
        expect(folds).to_have_count(0)

    def compare(self, name: str, text: str) -> None:
        """Keep what is entered, change something, and see both beside each other."""
        page, hand = self.page, self.hand
        kept = self.figures()
        hand.press(page.locator("[data-scenarios] > summary"))
        hand.write(page.get_by_label("Name for the current entries"), "Before")
        hand.press(page.get_by_role("button", name="Keep", exact=True))
        expect(said(page)).to_have_text("“Before” is kept on this device.")
        hand.press(page.get_by_role("button", name="Compare side by side"))
        expect(said(page)).to_have_text("The scenarios are shown side by side below.", timeout=30_000)
        hand.write(self.field(name), text)
        settle(page)
        # The comparison draws too, for what was kept.
        now = self.figures(**{name: text})
        assert now != kept
        rows = page.locator("[data-comparison] tbody tr")
        for column, figures in ((0, now), (1, kept)):
            cells = rows.locator(f"td:nth-of-type({column + 1})")
            texts = [figures[figure["name"]] or "–" for figure in describe(self.name)["figures"]]
            # Below the figures stand inputs, which arrive in their own time.
            expect(cells).to_have_text([*texts, *[re.compile(".*", re.DOTALL)] * (cells.count() - len(texts))])


def begin_timeline(visit: Visit) -> None:
    """A text, a choice, a box."""
    visit.hand.write(visit.field("users"), "480")
    visit.hand.choose(visit.field("anchor"), "kickoff")
    visit.hand.press(visit.page.locator("[data-field=verticals] input[value=childrens-library]"))
    visit.check(users="480", anchor="kickoff", verticals=["childrens-library"])


def begin_adoption(visit: Visit) -> None:
    """A text and counts."""
    visit.hand.write(visit.field("users"), "300")
    visit.add_and_remove("actuals", "4: 99", visit.check(users="300"))


def begin_roi(visit: Visit) -> None:
    """A choice, a link, a text."""
    visit.hand.choose(visit.field("currency"), "USD")
    visit.restore_and_break("start_from")
    visit.hand.write(visit.field("users"), "120")
    visit.check(currency="USD", users="120")


def go_on_with_timeline(visit: Visit) -> None:
    """A work week, a Week 0, a deadline in working days, days that a vertical adds."""
    visit.hand.press(visit.page.locator("[data-field=weekmask]").get_by_label("Saturday"))
    visit.hand.choose(visit.field("week_zero"), "present")
    visit.hand.choose(visit.field("deadline_counted_in"), "working_days")
    seen = visit.check(weekmask="1111110", week_zero="present", deadline_counted_in="working_days")
    visit.add_and_remove("added_days", "childrens-library: 5", seen)


def go_on_with_adoption(visit: Visit) -> None:
    """The link to the timeline, a day more than the plan's work week has from there, a choice."""
    visit.restore_and_break("week_1_from")
    visit.hand.press(visit.page.locator("[data-field=weekmask]").get_by_label("Sunday"))
    visit.hand.choose(visit.field("confidence"), "80")
    visit.check(weekmask="1111111", confidence="80")


def go_on_with_roi(visit: Visit) -> None:
    """The link to the adoption, the risk of a line."""
    visit.restore_and_break("ramp_from")
    visit.add_and_remove("line_risks", "time_saved: 20", visit.check())


BEGIN = {"timeline": begin_timeline, "adoption": begin_adoption, "roi": begin_roi}
FIRST = next(iter(BEGIN))
GO_ON = {"timeline": go_on_with_timeline, "adoption": go_on_with_adoption, "roi": go_on_with_roi}
# Near the tools in the order of the keyboard.
CHANGES = {"timeline": ("high_length", "160"), "adoption": ("trainer_sessions", "8"), "roi": ("effects_above", "40")}


@pytest.mark.parametrize(
    ("way", "viewport", "is_usual"),
    [
        ("mouse", DESKTOP, True),
        ("mouse", PHONE, False),
        ("keyboard", DESKTOP, True),
        ("keyboard", PHONE, False),
        ("touch", PHONE, True),
        ("touch", DESKTOP, False),
    ],
)
def test_every_calculator_is_used_to_the_end(
    browse: Browse, site_url: str, way: str, viewport: dict[str, int], is_usual: bool
) -> None:
    """Figures are CPython's; where such hands are usual, in folded groups, links and a comparison of scenarios too."""
    page = browse(
        f"{site_url}calculators/{FIRST}/{FEWER_DRAWS}",
        prepare=lambda page: page.add_init_script(f"({LISTEN})()"),
        viewport=viewport,
        has_touch=way == "touch",
        is_mobile=way == "touch",
    )
    hand = HANDS[way](page)
    for name, begin in BEGIN.items():
        if name != FIRST:
            hand.press(page.locator(f".pb-others a[data-carry={name}]"))
            expect(page.locator(f"form[data-calculator={name}]")).to_be_visible()
        settle(page)
        visit = Visit(page, hand, name)
        begin(visit)
        if is_usual:
            visit.unfold(page.locator(".pb-fold--inputs:not([open])"))
            GO_ON[name](visit)
            visit.compare(*CHANGES[name])
        assert page.evaluate("document.scrollingElement.scrollWidth") == viewport["width"]


def test_a_wide_table_keeps_its_first_column_in_view_on_a_phone(browse: Browse, site_url: str) -> None:
    """However far the numbers are scrolled, each row says what it is about."""
    page = browse(f"{site_url}calculators/roi/", viewport=PHONE)
    table = page.locator(".pb-scroll:has([data-table=cash_flow])")
    table.scroll_into_view_if_needed()
    head, cell = table.locator("tbody th").first, table.locator("tbody td").first
    before = head.bounding_box(), cell.bounding_box()
    table.evaluate("(it) => { it.scrollLeft = 60; }")

    assert head.bounding_box() == before[0]
    assert cell.bounding_box()["x"] == before[1]["x"] - 60
