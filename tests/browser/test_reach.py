"""Read large, spaced out, in colors of one's own, without motion, and by keyboard alone: nothing is lost on the way."""

from typing import Any

import pytest
from playwright.sync_api import Page

from calculators import NAMES
from tests.browser.conftest import Browse
from tests.browser.planner import opened, settle

PAGES = ["", "phases/moving/", "risks/", "verticals/childrens-library/", "calculators/roi/"]
UNFOLD = "(all) => all.forEach((it) => { it.open = true; })"
# Of each control, from the last to the first: whether its label, or that of its group, is out of sight or covered.
COVERED = """() => {
  const parts = (it) => [it.labels?.[0], it.closest("fieldset")?.querySelector("[name]") === it
    && it.closest("fieldset").querySelector("legend")].filter(Boolean);
  const isCovered = (part) => {
    const { x, y, height } = part.getClientRects()[0];
    const top = document.elementFromPoint(x + 8, y + height / 2);
    return !(top && (part.contains(top) || top.contains(part)));
  };
  const controls = [...document.querySelectorAll("form [data-field] [name]")].filter((it) => it.checkVisibility());
  return controls.reverse().filter((it) => { it.focus(); return parts(it).some(isCovered); }).map((it) => it.id);
}"""
# How much of the window is covered by what stays in place while the page scrolls.
STUCK = """() => {
  scrollTo(0, document.body.scrollHeight / 2);
  const stuck = [...document.querySelectorAll("body *")].filter((it) => {
    const { position } = getComputedStyle(it), { top, bottom, width, height } = it.getBoundingClientRect();
    return ["sticky", "fixed"].includes(position) && it.checkVisibility({ visibilityProperty: true })
      && width > innerWidth / 2 && height && top >= 0 && top < innerHeight / 2 && bottom > 0;
  });
  return Math.max(0, ...stuck.map((it) => it.getBoundingClientRect().bottom)) / innerHeight;
}"""
MOVING = """() => [...document.querySelectorAll("*")].flatMap((it) => ["", "::before", "::after"].flatMap((part) => {
  const seen = getComputedStyle(it, part || undefined);
  const still = /^(none|pb-without-program)$/;
  const seconds = seen.transitionDuration.split(", ").map(parseFloat);
  const moved = seen.transitionProperty.split(", ").filter((name, index) => seconds[index % seconds.length] > 0.01);
  const is = moved.some((name) => !/color|background|opacity|shadow|outline|visibility|fill|stroke/.test(name));
  const what = is || !still.test(seen.animationName) || seen.scrollBehavior === "smooth";
  return what ? [`${it.tagName}.${it.className}${part}: ${moved} ${seen.animationName}`] : [];
}))"""
# Buttons and entries that only their color would tell from the page.
EDGELESS = """() => {
  const hasBorder = ({ borderTopWidth, borderTopStyle }) => parseFloat(borderTopWidth) && borderTopStyle !== "none";
  return [...document.querySelectorAll("main :is(button, input, select, textarea, .pb-button)")]
  .filter((it) => it.checkVisibility() && it.type !== "checkbox" && it.type !== "file")
  .filter((it) => ![it, it.closest(".pb-field__box")].some((box) => box && hasBorder(getComputedStyle(box)))
    && getComputedStyle(it).textDecorationLine !== "underline")
  .map((it) => it.outerHTML.slice(0, 90));
}"""
STOP = """() => {
  const it = document.activeElement;
  if (it === document.body) return null;
  const outlined = [it, it.closest(".pb-field__box"), it.closest("label")]
    .some((part) => part && getComputedStyle(part).outlineStyle !== "none");
  const boxes = [...it.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  const seen = boxes.some(({ x, y, width, height }) => {
    const top = document.elementFromPoint(x + Math.min(width / 2, 16), y + Math.min(height / 2, 16));
    return top && (it.contains(top) || top.contains(it));
  });
  const name = it.outerHTML.slice(0, 120);
  return { name, outlined, seen, mark: it.matches(".headerlink") };
}"""
MOST_STOPS = 160
SIZES = [(1280, 900), (1000, 700), (640, 512), (390, 844), (320, 568), (320, 256)]


def unfolded(page: Page) -> Page:
    """The page with all entries to be seen."""
    page.locator("form .pb-inputs details").evaluate_all(UNFOLD)
    return page


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_hides_no_label_of_the_field_one_is_in(browse: Browse, site_url: str, name: str) -> None:
    """Backwards from the last field to the first, on windows of every size: the label is in sight, with the control."""
    page = unfolded(opened(browse, f"{site_url}calculators/{name}/"))
    page.locator("[name=users]").first.fill("480")
    settle(page)
    covered = {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(100)  # for the observer of the answer's height
        if found := page.evaluate(COVERED):
            covered[width, height] = found
    assert covered == {}


def test_without_scripts_too(browse: Browse, site_url: str) -> None:
    """Before anything measures the answer, there is room for one of the usual length."""
    page = unfolded(browse(f"{site_url}calculators/roi/", java_script_enabled=False))
    covered = {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        if found := page.evaluate(COVERED):
            covered[width, height] = found
    assert covered == {}


@pytest.mark.parametrize("name", NAMES)
def test_at_400_percent_most_of_the_window_is_for_reading(browse: Browse, site_url: str, name: str) -> None:
    """What stays in place while one scrolls takes at most half of the window, however low that is."""
    page = opened(browse, f"{site_url}calculators/{name}/")
    shares = {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(100)
        shares[width, height] = page.evaluate(STUCK)
    assert {size: share for size, share in shares.items() if share > 0.5} == {}
    assert shares[320, 256] < 0.25


@pytest.mark.parametrize("address", PAGES)
def test_nothing_moves_for_who_wants_no_motion(browse: Browse, site_url: str, address: str) -> None:
    """No transition of places or sizes, no animation, no smooth scrolling."""
    page = browse(site_url + address, reduced_motion="reduce")
    assert page.evaluate(MOVING) == []


@pytest.mark.parametrize("address", PAGES)
def test_in_colors_of_ones_own_every_control_has_an_edge(browse: Browse, site_url: str, address: str) -> None:
    """Grounds are gone there: borders and lines say what can be pressed and written in, and where one is."""
    page = browse(site_url + address, forced_colors="active")
    assert page.evaluate(EDGELESS) == []
    current = page.locator(".pb-strip__block.is-current").first
    if current.count():
        other = page.locator(".pb-strip__block:not(.is-current)").first
        ground = "(it) => getComputedStyle(it).backgroundColor"
        assert current.evaluate(ground) != other.evaluate(ground)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("address", PAGES)
def test_a_walk_by_keyboard_sees_every_stop(browse: Browse, site_url: str, address: str, width: int) -> None:
    """From the top of the page to its end: each stop has an outline, is in sight, and is no mark beside a heading."""
    page = browse(site_url + address, viewport={"width": width, "height": 800})
    page.wait_for_load_state("networkidle")
    stops: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
    assert 10 < len(stops) < MOST_STOPS
    assert [it["name"] for it in stops if not it["outlined"] or not it["seen"] or it["mark"]] == []
