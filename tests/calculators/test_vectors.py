"""The frozen vectors: many, complete, and answered today as when they were reviewed."""

import json
from pathlib import Path

import pytest

from calculators import NAMES
from calculators.bridge import answer
from tests.calculators.vector_cases import CASES
from tests.calculators.vectors import FOLDER, difference, frozen_part, requests, write


@pytest.mark.parametrize("name", NAMES)
def test_vectors_are_many_and_hold_errors(name: str) -> None:
    """At least 25 a calculator, every case among them, good and bad."""
    frozen = list(requests(name))

    assert [title for title, _, _ in frozen] == list(CASES[name])
    assert len(frozen) >= 25
    assert [reply["ok"] for _, _, reply in frozen] == [not title.startswith("error: ") for title, _, _ in frozen]


@pytest.mark.parametrize(
    ("name", "title", "text", "reply"),
    [(name, *vector) for name in NAMES for vector in requests(name)],
    ids=lambda part: part if isinstance(part, str) and len(part) < 60 else "",
)
def test_each_vector_is_answered_as_frozen(name: str, title: str, text: str, reply: dict[str, object]) -> None:
    """Integers, dates and texts equal, floats within 1e-12."""
    assert difference(reply, frozen_part(answer(name, text))) is None, title


def test_the_comparison_bites() -> None:
    """A float one part in 10¹¹ off, another type, another text, a missing key: each is found, with its place."""
    assert difference({"a": [1.0]}, {"a": [1.0 + 1e-13]}) is None
    assert difference({"a": [1.0]}, {"a": [1.0 + 1e-11]}) == f"reply.a[0]: 1.0 is not {1.0 + 1e-11!r}"
    assert difference([1], [True]) == "reply[0]: 1 is not True"
    assert difference({"a": 1}, {"b": 1}) is not None
    assert difference("−1", "-1") is not None
    assert difference([1], [1, 2]) is not None


def test_writing_anew_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files are what the one command writes, so a refresh shows only true changes."""
    frozen = {name: json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) for name in NAMES}
    monkeypatch.setattr("tests.calculators.vectors.FOLDER", tmp_path)
    for name in NAMES:
        write(name)
        assert difference(frozen[name], json.loads((tmp_path / f"{name}.json").read_text(encoding="utf-8"))) is None
