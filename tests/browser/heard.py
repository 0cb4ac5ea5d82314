"""What a blind reader hears of five pages, to be read by eye: `python -m tests.browser.heard` writes it anew.

One file a page, in `heard/`: the accessibility tree as Playwright writes it, a line for each thing that is told, in
order, of the site of the playbook made for tests. Whoever changes a page reads the difference: should it be heard so?
"""

import re
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import launched, until
from tests.browser.planner import field, settle
from tests.conftest import made_up_project, publishing

__all__ = ["FOLDER", "PAGES", "heard_of"]

FOLDER = Path(__file__).with_name("heard")
PAGES = {
    "home": "",
    "phase": "phases/moving/",
    "vertical": "verticals/childrens-library/",
    "risks": "risks/",
    "calculator": "calculators/roi/",
}
"""By the name of its file; the calculator is live."""
_UNTOLD = {
    # Where a link leads is not heard; one with nothing else in it holds nothing.
    r"(?m)^( *)- (.*):\n *- /url: .*$(?!\n\1 )": r"\1- \2",
    r"\n *- /url: .*": "",
    # Every commit has another, and every release.
    r"Site version .*": "Site version …",
}
VIEWPORT = {"width": 1280, "height": 900}


def heard_of(page: Page, site_url: str, address: str) -> str:
    """What is heard of a page from its top to its end."""
    page.goto(site_url + address)
    page.wait_for_load_state("networkidle")
    if address.startswith("calculators/"):
        field(page, "users").fill("85")
        settle(page)
        # What was said aloud is taken away again; here it need not be waited for.
        until(page, "document.querySelector('[data-spoken]').textContent !== ''")
        page.locator("[data-spoken]").evaluate("(it) => it.replaceChildren()")
    tree = page.locator("body").aria_snapshot() + "\n"
    for pattern, told in _UNTOLD.items():
        tree = re.sub(pattern, told, tree)
    return tree


def main() -> None:
    """Build the site of the playbook made for tests, and write down what is heard of its pages."""
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        project = made_up_project(Path(folder) / "project")
        with publishing(Path(folder) / "site", project) as site:
            context = browser.new_context(viewport=VIEWPORT, reduced_motion="reduce")
            for name, address in PAGES.items():
                text = heard_of(context.new_page(), site.url, address)
                (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
