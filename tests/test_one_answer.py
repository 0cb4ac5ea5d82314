"""Whatever a page says of a worked example is what the calculator's own page says."""

import html
import json
import re
from pathlib import Path

import pytest

from calculators import NAMES, bridge
from macros.calculated.checking import load
from macros.calculated.defaults import request
from tests.conftest import MADE_UP, MADE_UP_ROOT, Published

PATTERNS = {
    "go-live": r"Go-live is [^.;]+",
    "end": r"[Tt]he plan ends on day \d+, \d+ days? (?:before|after) day \d+",
    "adoption": r"By \w+day \d[^.]* should be active",
    "return": r"(?:pays back after|does not pay back within) [^,]+",
}
"""What every sentence about one question begins with."""


def words(page: Path) -> str:
    """All that a page says, in one line, labels of drawings included."""
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", text)).split())


@pytest.fixture(scope="module")
def pages(published: Published) -> dict[str, str]:
    """What each page of the site says, by its address."""
    return {
        str(path.relative_to(published.folder)): words(path)
        for path in sorted(published.folder.rglob("index.html"))
        if "/r/" not in f"/{path.relative_to(published.folder)}"
    }


@pytest.mark.parametrize("question", PATTERNS)
def test_a_question_has_one_answer_on_every_page(pages: dict[str, str], question: str) -> None:
    """Home, the index, a calculator's page and the charts say the same words and figures."""
    said = {address: set(re.findall(PATTERNS[question], text)) for address, text in pages.items()}
    answers = {answer for found in said.values() for answer in found}

    assert len([address for address, found in said.items() if found]) > 1
    assert len(answers) == 1, said


@pytest.mark.parametrize("name", NAMES)
def test_every_page_that_shows_an_answer_shows_this_one(pages: dict[str, str], name: str) -> None:
    """The sentence of the calculator, asked here, stands on its page, on home and on the index."""
    asked = json.dumps(request(load(MADE_UP_ROOT, MADE_UP), name))
    sentence = "".join(text for text, _ in json.loads(bridge.answer(name, asked))["sentence"])
    shown = [address for address, text in pages.items() if sentence in text]

    assert {"index.html", "calculators/index.html", f"calculators/{name}/index.html"} <= set(shown)
