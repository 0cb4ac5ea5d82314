"""Draws favicon.png from favicon.svg, for those who read no SVG: `python -m tests.browser.icon_image`."""

from playwright.sync_api import Browser

from tests.browser.conftest import launched
from tests.conftest import ROOT

IMAGES = ROOT / "docs" / "assets" / "images"
ICON = {"width": 64, "height": 64}


def draw_icon(browser: Browser) -> None:
    """The icon for those who read no SVG."""
    page = browser.new_page(viewport=ICON, color_scheme="light")
    drawing = (IMAGES / "favicon.svg").read_text(encoding="utf-8")
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{drawing}")
    page.screenshot(path=IMAGES / "favicon.png", omit_background=True)


def main() -> None:
    """Draw it."""
    with launched() as browser:
        draw_icon(browser)


if __name__ == "__main__":
    main()
