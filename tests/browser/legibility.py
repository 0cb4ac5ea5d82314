"""What a page loses where it is narrow, where letters and lines stand further apart, or where it runs the other way."""

from playwright.sync_api import Page

__all__ = ["NARROWING", "lost", "misplaced"]

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

_MISPLACED = """() => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode()); ) {
    const words = text.data.trimEnd();
    if (!/^[^\\p{L}]*\\p{Script=Latin}/u.test(words) || !/\\p{L}[.:;!?]$/u.test(words)) continue;
    if (!text.parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const [letter, stop] = [2, 1].map((back) => {
      const range = document.createRange();
      range.setStart(text, words.length - back);
      range.setEnd(text, words.length - back + 1);
      return range.getBoundingClientRect();
    });
    if (stop.width && stop.left < letter.left) found.push(words.trim());
  }
  return found;
}"""
"""Latin texts whose last sign does not stand to the right of their last letter."""


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


def misplaced(page: Page) -> list[str]:
    """Texts in our letters whose last sign stands on the wrong side of them."""
    texts: list[str] = page.evaluate(_MISPLACED)
    return texts
