"""What readers type finds what they mean: `tests/search/queries.yaml`, typed into a real browser."""

from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.conftest import Browse
from tests.conftest import ROOT

KINDS = yaml.load((ROOT / "tests/search/queries.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
AMONG = 3
ANSWER = """(words) => new Promise((answered) => {
  const $input = document.querySelector("dialog.pb-find input");
  $input.value = words;
  $input.dispatchEvent(new Event("input", { bubbles: true }));
  setTimeout(() => answered({
    hits: [...document.querySelectorAll(".pb-hit")].map((it) => it.href.replace(/\\?h=[^#]*/, "")),
    said: document.querySelector(".pb-find__said")?.textContent ?? "",
  }));
})"""


def ready(page: Page) -> None:
    """The index is there."""
    page.keyboard.press("/")
    page.keyboard.type("elevator")
    expect(page.locator(".pb-hit").first).to_be_visible()


def test_there_are_enough_queries() -> None:
    """Of many kinds."""
    assert sum(len(kind["finds"]) for kind in KINDS) >= 120


@pytest.mark.parametrize("kind", KINDS, ids=[kind["kind"].replace(" ", "-") for kind in KINDS])
def test_the_first_results_are_what_was_meant(browse: Browse, site_url: str, kind: dict[str, Any]) -> None:
    """Among the first three, or the very first; an unknown word is said to be one, a known never."""
    page = browse(site_url)
    ready(page)
    missed = {}
    for words, place in kind["finds"].items():
        answer = page.evaluate(ANSWER, words)
        first = [href.removeprefix(site_url) for href in answer["hits"]][: 1 if "first" in kind else AMONG]
        is_said = answer["said"].startswith(f"No result for “{words}”. Nearest word")
        if place not in first or is_said != ("nearest" in kind):
            missed[words] = (place, first, answer["said"])
    assert missed == {}
