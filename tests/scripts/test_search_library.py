"""What the search reads of several playbooks, and when."""

import json
import subprocess
from pathlib import Path
from typing import Any

DRIVER = Path(__file__).with_name("search_library.mjs")
NAMES = ("first", "second", "third")
ONE = {"groups": {}, "alike": [], "ways": ["here"], "places": [], "entries": ["all"]}


def library(document: dict[str, Any], *reads: list[str]) -> dict[str, Any]:
    """What a library has asked for and read after these calls, each made twice at a time."""
    given = json.dumps({"document": document, "reads": reads})
    ran = subprocess.run(["node", str(DRIVER), given], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def several(length: int) -> dict[str, Any]:
    """A document of three playbooks, each file of this length."""
    shards = {name: [f"entries-{name}.json", length] for name in NAMES}
    return {"groups": {}, "alike": [], "playbooks": {name: name.title() for name in NAMES}, "shards": shards}


def test_the_readers_own_playbook_is_read_alone_and_once() -> None:
    """The others stay where they are, and what is offered where nothing is found is the reader's own."""
    found = library(several(5_000_000), ["second"])

    assert found["read"] == found["ways"] == ["second"]
    assert found["unread"] == ["first", "third"]


def test_others_are_read_when_they_are_asked_for() -> None:
    """Each once, whoever asks again."""
    found = library(several(5_000_000), ["second"], ["third", "second"], [""], ["nowhere"])

    assert found["read"] == ["second", "third"]
    assert found["unread"] == ["first"]
    assert found["ways"] == ["second"]


def test_a_page_of_no_playbook_begins_with_the_first() -> None:
    """It must find something."""
    assert library(several(5_000_000), [""])["read"] == ["first"]


def test_a_few_small_playbooks_need_no_asking() -> None:
    """A site of a hundred does."""
    assert library(several(300_000), ["first"])["isSmall"]
    assert not library(several(5_000_000), ["first"])["isSmall"]


def test_of_one_playbook_all_is_read_at_once() -> None:
    """It has no other file to ask for."""
    found = library(ONE, ["first"], [""])

    assert found["read"] == ["all"]
    assert found["ways"] == ["here"]
    assert found["asked"] == found["unread"] == []
