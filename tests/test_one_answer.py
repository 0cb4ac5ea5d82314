"""Whatever a page says of a worked example is what the calculator's own page says."""

import csv
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
    "chance of the end": r"chance of ending by day \d+ is [\d.]+%",
    "end": r"[Tt]he plan ends on day \d+, \d+ days? (?:before|after) day \d+",
    "adoption": r"By \w+day \d[^.]* should be active",
    "return": r"Over \d+ months it is worth [^.]+\.",
    "half of the effects": r"With half of the playbook’s effects it [^.]+\.",
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


def answer_of(name: str) -> str:
    """The calculator's answer to the worked example, asked here, its draws made."""
    asked = json.dumps(request(load(MADE_UP_ROOT, MADE_UP), name))
    return "".join(text for text, _ in json.loads(bridge.simulation(name, asked).finish())["sentence"])


def figures_of(name: str) -> dict[str, str]:
    """Every figure of the worked example, by its name."""
    asked = json.dumps(request(load(MADE_UP_ROOT, MADE_UP), name))
    drawn = json.loads(bridge.simulation(name, asked).finish())["figures"]
    return {**json.loads(bridge.answer(name, asked))["figures"], **drawn}


@pytest.mark.parametrize("name", NAMES)
def test_every_page_that_shows_an_answer_shows_this_one(pages: dict[str, str], name: str) -> None:
    """The sentence of the calculator, asked here, stands on its page, on home and on the index."""
    shown = [address for address, text in pages.items() if answer_of(name) in text]

    assert {"index.html", "calculators/index.html", f"calculators/{name}/index.html"} <= set(shown)


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_is_labeled_as_an_example(pages: dict[str, str], name: str) -> None:
    """Home and index say whose figures they are before they say them."""
    for address in ("index.html", "calculators/index.html"):
        before = pages[address].split(answer_of(name))[0]

        assert before.endswith("Worked example ")


@pytest.mark.parametrize("name", NAMES)
def test_the_public_descriptions_are_one(published: Published, name: str) -> None:
    """The sentence on a calculator's page, its files, and what stands beside a link to it, character by character."""
    folder = published.folder / "calculators" / name
    page = (folder / "index.html").read_text(encoding="utf-8")
    shown = re.search(r"<p [^>]*\bdata-answer\b[^>]*>(.*?)</p>", page, re.DOTALL)
    assert shown
    sentence = html.unescape(re.sub(r"<[^>]+>", "", shown[1]))
    records = csv.reader((folder / f"{name}-example.csv").read_text(encoding="utf-8-sig").splitlines())
    facts = {record[0]: record[1] for record in records if record}
    document = json.loads((folder / f"{name}-example.json").read_text(encoding="utf-8"))
    previews = re.findall(r'<meta (?:name|property)="(?:og:)?description" content="([^"]*)">', page)

    assert len(previews) == 2
    told = [html.unescape(preview).partition(" Worked example: ")[2] for preview in previews]
    assert {sentence, facts["Answer"], document["sentence"], *told} == {answer_of(name)}


@pytest.mark.parametrize("name", ["npv", "payback"])
def test_where_one_sentence_stands_the_single_result_is_no_answer(pages: dict[str, str], name: str) -> None:
    """On home and on the index nothing says under which condition it holds."""
    single = figures_of("roi")[name]

    assert single in pages["calculators/roi/index.html"]
    assert not {address for address in ("index.html", "calculators/index.html") if single in pages[address]}
