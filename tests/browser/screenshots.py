"""Takes the pictures to look at: `python -m tests.browser.screenshots FOLDER`, and the README's own with `--readme`."""

import argparse
import tempfile
from pathlib import Path

from tests.browser.conftest import launched
from tests.conftest import ROOT, publishing
from tests.places import longest_page

WIDTHS = (390, 1280)
README = ROOT / "docs" / "assets" / "images" / "home.png"


def pages() -> dict[str, str]:
    """One page of each kind, by the name that its pictures get."""
    return {
        "home": "",
        "phase": longest_page("phase"),
        "vertical": longest_page("vertical"),
        "risks": "risks/",
        "roi": "calculators/roi/",
    }


def take(url: str, folder: Path) -> None:
    """Each page, whole, at each width, in light and dark."""
    with launched() as browser:
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
                page = context.new_page()
                for name, path in pages().items():
                    page.goto(url + path, wait_until="networkidle")
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                context.close()


def take_readmes(url: str) -> None:
    """The top of the home page, as it meets a visitor."""
    with launched() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(url, wait_until="networkidle")
        page.screenshot(path=README)


def main() -> None:
    """Build the site aside, serve it, and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="where the pictures go")
    parser.add_argument("--readme", action="store_true", help=f"take {README.relative_to(ROOT)} instead")
    arguments = parser.parse_args()
    if not (arguments.folder or arguments.readme):
        parser.error("name a folder, or --readme")
    with tempfile.TemporaryDirectory() as built, publishing(Path(built)) as site:
        if arguments.readme:
            take_readmes(site.url)
        else:
            arguments.folder.mkdir(parents=True, exist_ok=True)
            take(site.url, arguments.folder)


if __name__ == "__main__":
    main()
