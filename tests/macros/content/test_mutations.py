"""Random edits of real files: no traceback, no hang, and no text that is lost without a word.

Fifty in the suite, a thousand with `--hypothesis-profile=nightly`.
"""

import datetime as dt
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from macros.calculated.checking import check
from macros.content.causes import all_of
from macros.content.strict_yaml import parse
from tests.conftest import MADE_UP_ROOT

FILES = sorted(path.relative_to(MADE_UP_ROOT) for path in (MADE_UP_ROOT / "playbooks").rglob("*.yaml"))
IN_THE_SUITE = 200
EXAMPLES = 1_000 if settings.default.max_examples > IN_THE_SUITE else 50
SNIPPETS = [
    *"\t:#'\"[]{},|>-&*!%@`?~=",
    *(" ", "  ", ": ", "- ", " #", "\u00a0", "\u200b", "\u202e", "\u2028", "\ufeff", "\x07", "\\", "é", "👩\u200d💻"),
    *("null", "true", "yes", "1.10", "0123", "4,5", "-1", "1e999", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> x\n"),
]
TODAY = dt.date(2026, 1, 1)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the playbook made for tests, which each example leaves as it was."""
    folder = tmp_path_factory.mktemp("mutations")
    shutil.copytree(MADE_UP_ROOT / "playbooks", folder / "playbooks")
    return folder


def mutated(text: str, rng: random.Random) -> str:
    """The text after one slip of the kind that hands and programs make."""
    at = rng.randrange(len(text) + 1)
    lines = text.splitlines(keepends=True)
    number = rng.randrange(len(lines)) if lines else 0
    action = rng.randrange(8)
    if action == 0:
        return text[:at] + text[at + rng.randrange(1, 4) :]
    if action == 1:
        return text[:at] + rng.choice(SNIPPETS) + text[at:]
    if action == 2:
        return text[:at] + rng.choice(SNIPPETS) + text[at + 1 :]
    if not lines:
        return rng.choice(SNIPPETS)
    line = lines[number]
    if action == 3:
        lines.insert(rng.randrange(len(lines)), lines.pop(number))
    elif action == 4:
        lines.insert(number, line)
    elif action == 5:
        lines[number] = " " * rng.randrange(1, 4) + line
    elif action == 6:
        lines[number] = line[rng.randrange(3) :]
    else:
        start = line.find(":") + 1
        lines[number] = line[:start] + " " + rng.choice(SNIPPETS) + line[start:]
    return "".join(lines)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(file=st.sampled_from(FILES), seed=st.integers(0, 2**32), edits=st.integers(1, 3))
def test_no_edit_ends_in_a_traceback_or_loses_text(root: Path, file: Path, seed: int, edits: int) -> None:
    """Whatever becomes of a file, each message has a place and one line, and what is accepted holds every word."""
    rng, path = random.Random(seed), root / file
    before = path.read_bytes()
    text = before.decode()
    for _ in range(edits):
        text = mutated(text, rng)
    try:
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        found = all_of(check(root, today=TODAY))
    finally:
        path.write_bytes(before)

    assert [problem for problem in found if len(str(problem).splitlines()) != 1] == []
    assert [problem for problem in found if problem.line < 1 or problem.column < 1 or not problem.sentence] == []
    document, faults = parse(file.name, text.encode("utf-8", "surrogatepass"))
    if document is not None and not faults:
        if "\t" not in text:  # which the other reader refuses within a text, against the standard
            assert as_compared(document.data) == as_compared(YAML(typ="safe", pure=True).load(text))
        assert words_written(text) - set(words_of(document.data, document.written)) == set()


def as_compared(value: Any) -> Any:
    """What both readers should agree on: keys are texts here, and days are no type of YAML 1.2."""
    if isinstance(value, dict):
        return [(_as_key(key), as_compared(inner)) for key, inner in value.items()]
    if isinstance(value, list):
        return [as_compared(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _as_key(key: Any) -> str:
    return "" if key is None else str(key).lower()


def words_written(text: str) -> set[str]:
    """Every word and number of a file but for its comments."""
    plain = re.sub(r"(?m)(?:^|(?<=\s))#.*$", "", text)
    return set(re.findall(r"[^\W_]+", plain))


def words_of(data: Any, written: Any, path: tuple[Any, ...] = ()) -> Iterator[str]:
    """Every word and number that the data holds, as it was typed."""
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from re.findall(r"[^\W_]+", key) if isinstance(key, str) else ()
            yield from words_of(value, written, (*path, key))
    else:
        yield from re.findall(r"[^\W_]+", str(written.get(path, data)))
