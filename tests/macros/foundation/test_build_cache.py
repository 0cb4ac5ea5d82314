"""What is kept from build to build never stands in for something else."""

import json
from pathlib import Path

import pytest

from calculators import bridge
from macros.calculated import replies as calculated
from macros.calculated.checking import load
from macros.calculated.defaults import request
from macros.foundation import build_cache as cache
from macros.publishing import bundling
from tests.macros.content.cases import CASES


@pytest.fixture(autouse=True)
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing is kept yet."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "texts")
    return tmp_path / "texts"


def test_a_script_is_packed_anew_when_one_that_it_imports_changes(tmp_path: Path) -> None:
    """Or a constant; and only then."""
    entry, other = tmp_path / "js" / "a" / "entry.mjs", tmp_path / "js" / "other.mjs"
    entry.parent.mkdir(parents=True)
    entry.write_text('import { word } from "../other.mjs"; console.log(word, globalThis.NAME);', encoding="utf-8")
    other.write_text('export const word = "one";', encoding="utf-8")

    def packed(name: str) -> str:
        return bundling.packed(entry, {"NAME": name}, imports=tmp_path / "js")

    first = packed("x")
    assert '"one"' in first
    assert packed("x") == first
    assert '"y"' in packed("y")
    other.write_text('export const word = "two";', encoding="utf-8")
    assert '"two"' in packed("x")


def test_draws_are_made_anew_for_other_values_and_other_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same request to the same code draws once."""
    made: list[str] = []
    simulation = bridge.simulation
    monkeypatch.setattr(bridge, "simulation", lambda name, text: made.append(name) or simulation(name, text))

    asked = request(load(CASES, "tiny"), "timeline")

    def count(users: int, code: str) -> int:
        made.clear()
        monkeypatch.setattr(calculated, "_program", lambda: code)
        calculated.drawn("timeline", json.dumps({**asked, "values": {**asked["values"], "users": users}}))
        return len(made)

    assert [count(10, "a"), count(10, "a"), count(11, "a"), count(10, "b")] == [1, 0, 1, 1]


def test_what_is_kept_is_the_reply_itself() -> None:
    """Of each door its own, line ends and byte order marks of files too, the first time and the second."""
    text = json.dumps(request(load(CASES, "tiny"), "roi"))
    for _ in range(2):
        assert calculated.answered("roi", text) == json.loads(bridge.answer("roi", text))
        assert calculated.exported("roi", text, "csv") == json.loads(bridge.export("roi", text, "csv"))
    assert "\r\n" in calculated.exported("roi", text, "csv")["text"]
    assert calculated.described("roi") == json.loads(json.dumps(bridge.describe("roi")))
