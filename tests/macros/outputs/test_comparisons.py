"""Comparisons as JSON: any two variants, each difference with its fields and whose words they are."""

import json
from typing import Any

import pytest

from macros.content.site import Site
from macros.outputs.json_api import json_documents
from tests.conftest import MADE_UP, MADE_UP_ROOT

FOLDER = f"api/v1/playbooks/{MADE_UP}"


@pytest.fixture(name="documents", scope="module")
def _documents(site: Site) -> dict[str, Any]:
    """Every document by its path."""
    return {path: json.loads(text) for path, text in json_documents(site)}


def test_every_two_variants_have_a_document(documents: dict[str, Any]) -> None:
    """The base plan, two verticals and both together: six pairs, each listed and called by its page."""
    found = [path for path in documents if "/comparisons/" in path]
    assert len(found) == 6
    assert set(found) < set(documents["api/v1/index.json"]["documents"])
    assert all(
        documents[path]["page"] == "compare/?a={}&b={}".format(*path.removesuffix(".json").split("/")[-2:])
        for path in found
    )


def test_a_difference_says_what_became_of_each_field(documents: dict[str, Any]) -> None:
    """And which replacement says so, in which line."""
    document = documents[f"{FOLDER}/comparisons/base/university-library.json"]
    found = {it["reference"]: it for it in document["differences"]}
    moved = found["milestone/many-members-back"]
    assert (moved["status"], moved["phase"], moved["block"]) == ("shifted", "opening", "open-house")
    assert moved["because"] == ["replacement/university-library.later-return"]
    [week] = moved["fields"]
    assert (week["field"], week["before"], week["after"]) == ("week", 6, 7)
    assert (week["before_from"]["from"], week["after_from"]["from"]) == ("base", "university-library")
    for side, words in (("before_from", "week: 6"), ("after_from", "set: {week: 7}")):
        lines = (MADE_UP_ROOT / week[side]["file"]).read_text("utf-8").splitlines()
        assert lines[week[side]["line"] - 1].strip() == words
    gone = found["activity/visit-schools"]
    assert (gone["status"], gone["because"]) == ("removed", ["omission/university-library.no-schools"])
    assert gone["fields"][0]["after_from"] is None
    assert found["focus-area/university-library.desks-with-power"]["status"] == "added"


def test_of_two_together_the_winner_s_word_stands(documents: dict[str, Any]) -> None:
    """What the other leaves out is there again, in the winner's words."""
    document = documents[f"{FOLDER}/comparisons/university-library/childrens-library_university-library.json"]
    schools = next(it for it in document["differences"] if it["reference"] == "activity/visit-schools")
    assert schools["status"] == "added"
    text = next(it for it in schools["fields"] if it["field"] == "text")
    assert (text["after"], text["after_from"]["from"]) == ("Visit schools and kindergartens", "childrens-library")


def test_a_vertical_s_document_says_what_replaced(documents: dict[str, Any]) -> None:
    """The plan in it is the one that holds there; every field that is not listed is the base plan's."""
    document = documents[f"{FOLDER}/verticals/university-library.json"]
    assert document["left_out"] == [
        {"reference": "activity/visit-schools", "by": ["omission/university-library.no-schools"]}
    ]
    assert [(it["reference"], it["field"]) for it in document["replaced"]] == [
        ("milestone/some-members-back", "text"),
        ("milestone/some-members-back", "quantity"),
        ("milestone/many-members-back", "week"),
    ]
    told = json.dumps(document["phases"])
    assert "30% of members back" in told
    assert "Visit schools" not in told
