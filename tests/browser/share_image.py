"""Draws what the site is known by elsewhere: `python -m tests.browser.share_image` writes share.png and favicon.png.

The share image is the home page's own roadmap, so it shows the playbook as it is; the icon is favicon.svg in pixels.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.conftest import launched
from tests.conftest import ROOT, publishing

IMAGES = ROOT / "docs" / "assets" / "images"
SIZE = {"width": 1200, "height": 630}
"""What sites that show links ask for."""
ICON = {"width": 64, "height": 64}

DRESS = """
  .md-header { position: static; box-shadow: none; }
  .md-header__inner > :not(.md-logo, .md-header__title), .md-tabs, .md-footer, .md-top { display: none !important; }
  .md-header__inner, .md-content__inner { padding: 0; margin: 0 36px; }
  .md-header { padding-top: 44px; }
  .md-header .md-logo { display: block; }
  .md-main__inner { margin: 0; }
  .pb-start, .pb-roadmap__key, [data-component="home_page"] > :not(.pb-hero, .pb-hero + section),
  [data-component="page_foot"] { display: none !important; }
  .pb-hero { display: block !important; }
  .pb-hero h1 { font-size: 52px !important; }
  .pb-hero .pb-lead { max-width: 1000px !important; }
"""


def draw_share_image(browser: Browser, url: str) -> None:
    """Heading and roadmap of the home page, without what a picture cannot do."""
    page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
    page.goto(url, wait_until="networkidle")
    page.add_style_tag(content=DRESS)
    page.screenshot(path=IMAGES / "share.png")


def draw_icon(browser: Browser) -> None:
    """The icon for those who read no SVG."""
    page = browser.new_page(viewport=ICON, color_scheme="light")
    drawing = (IMAGES / "favicon.svg").read_text(encoding="utf-8")
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{drawing}")
    page.screenshot(path=IMAGES / "favicon.png", omit_background=True)


def main() -> None:
    """Build the site aside, serve it, and draw both."""
    with tempfile.TemporaryDirectory() as built, publishing(Path(built)) as site, launched() as browser:
        draw_share_image(browser, site.url)
        draw_icon(browser)


if __name__ == "__main__":
    main()
