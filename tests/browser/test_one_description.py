"""What is said of an answer is one sentence, whoever says it: the page, a paste, a file, the first printed sheet."""

import csv
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from calculators import NAMES
from tests.browser.conftest import Browse
from tests.browser.planner import EDITS, enter, opened

PAPER = {"width": 794, "height": 1123}
"""A4 at 96 pixels an inch."""
ON_FIRST_SHEET = """(sentence) => [...document.querySelectorAll("p")].filter((it) => {
  const { top, bottom, height } = it.getBoundingClientRect();
  return it.textContent.trim() === sentence && height > 0 && top + scrollY >= 0 && bottom + scrollY <= innerHeight;
}).length"""
WATCH = """() => {
  const $answer = document.querySelector("[data-answer]");
  window.seen = [];
  const note = () => window.seen.push([$answer.textContent, $answer.getAttribute("aria-busy") === "true"]);
  new MutationObserver(note).observe($answer, { attributes: true, childList: true });
}"""


def downloaded(page: Page, form_name: str, folder: Path) -> str:
    """A file that the page makes."""
    with page.expect_download() as waiting:
        page.locator(f"[data-download={form_name}]").click()
    path = folder / f"answer.{form_name}"
    waiting.value.save_as(path)
    return path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("name", NAMES)
def test_page_paste_files_and_paper_say_one_sentence(browse: Browse, site_url: str, name: str, tmp_path: Path) -> None:
    """Of what the reader entered, as the built ones do of the worked example."""
    page = opened(browse, f"{site_url}calculators/{name}/", permissions=["clipboard-read", "clipboard-write"])
    built = page.locator("[data-answer]").inner_text()
    enter(page, *EDITS[name])
    sentence = page.locator("[data-answer]").inner_text()
    page.get_by_role("button", name="Copy result").click()
    expect(page.locator("[data-toast]")).to_have_text("The result is copied.")
    pasted = page.evaluate("navigator.clipboard.readText()")
    records = {record[0]: record[1] for record in csv.reader(downloaded(page, "csv", tmp_path).splitlines()) if record}
    document = json.loads(downloaded(page, "json", tmp_path))

    assert sentence != built
    assert {pasted.splitlines()[0], records["Answer"], document["sentence"]} == {sentence}
    page.set_viewport_size(PAPER)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate(ON_FIRST_SHEET, sentence) == 1


def test_the_single_result_is_never_said_aloud(browse: Browse, site_url: str) -> None:
    """Until the draws are there, the sentence says under which condition it holds, and is marked as unfinished."""
    page = opened(browse, f"{site_url}calculators/roi/")
    title = page.locator("[data-chart=range] [data-chart-title]")
    before = title.inner_text()
    page.evaluate(WATCH)
    enter(page, *EDITS["roi"])
    seen: list[tuple[str, bool]] = [(text, busy) for text, busy in page.evaluate("window.seen")]
    unfinished = [busy for text, busy in seen if text.startswith("If everything comes out as entered, ")]

    assert unfinished
    assert all(unfinished)
    assert seen[-1][0].startswith("Over ")
    assert not seen[-1][1]
    expect(title).not_to_have_text(before)
    expect(title).to_contain_text("Eight in ten draws lie between")
