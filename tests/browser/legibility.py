"""What a page loses where it is narrow, or where letters and lines stand further apart."""

from playwright.sync_api import Page

__all__ = ["NARROWING", "lost"]

NARROWING = (1280, 960, 768, 700, 640, 600, 390, 320)
"""Widths at which something has been lost once, or a zoom of 200 and 400 percent."""

# WCAG 2.2, 1.4.12: what a reader's own style sheet may ask for.
_SPACING = """() => {
  const style = document.createElement("style");
  style.id = "spacing";
  style.textContent = `p { margin-bottom: 2em !important; }
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }`;
  document.head.append(style);
}"""
_USUAL = "() => document.getElementById('spacing').remove()"
_LOST = """() => {
  const isSeen = (it) => it.checkVisibility({ visibilityProperty: true }) && getComputedStyle(it).clipPath === "none";
  const name = (it) => `${it.tagName}.${it.getAttribute("class") ?? ""}: ${it.textContent.trim().slice(0, 40)}`;
  const all = [...document.querySelectorAll(".md-content *")].filter(isSeen);
  const found = [];
  for (const it of all) {
    const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(it);
    const wide = it.scrollWidth > it.clientWidth + 1, tall = it.scrollHeight > it.clientHeight + 1;
    // The strip's whole names, looked at below, break out of sight on purpose; a closed group tells its first values.
    const meant = it.matches(".pb-strip__full, select") || webkitLineClamp !== "none";
    const cut = (wide && /hidden|clip/.test(overflowX)) || (tall && /hidden|clip/.test(overflowY));
    if (cut && !meant && it.clientWidth) found.push(`cut: ${name(it)}`);
    const scrolls = wide && /auto|scroll/.test(overflowX) && it.querySelector("table");
    const named = it.getAttribute("role") === "region" && (it.ariaLabel || it.getAttribute("aria-labelledby"));
    if (scrolls && !(it.tabIndex === 0 && named)) found.push(`scrolls without a stop or a name: ${name(it)}`);
  }
  for (const it of document.querySelectorAll(".pb-strip__name")) {
    const full = it.querySelector(".pb-strip__full > span"), seen = full.getBoundingClientRect();
    const box = it.getBoundingClientRect();
    const whole = full.checkVisibility() && Math.abs(seen.top - box.top) < 2;
    const cut = whole ? seen.right > box.right + 1 : it.scrollWidth > it.clientWidth + 1;
    if (cut) found.push(`cut in the strip: ${full.textContent}`);
  }
  for (const it of document.querySelectorAll(".pb-strip__block")) {
    const { width, height } = it.getBoundingClientRect();
    if (width < 24 || height < 24 || it.scrollWidth > it.clientWidth + 1) found.push(`small in the strip: ${name(it)}`);
  }
  if (document.scrollingElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  return found;
}"""


def lost(page: Page) -> list[str]:
    """What is cut off, scrolls without a name, or is too small to hit, at each width and a reader's own spacing."""
    found = []
    for spacing, begin, end in (("", None, None), (", spaced out", _SPACING, _USUAL)):
        if begin:
            page.evaluate(begin)
        for width in NARROWING:
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"at {width} pixels{spacing}: {it}" for it in page.evaluate(_LOST)]
        if end:
            page.evaluate(end)
    return found
