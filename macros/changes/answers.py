"""What becomes of the calculators' answers to the playbook's own example, and of the defaults they start from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from macros.calculated.defaults import request
from macros.calculated.replies import answered, briefed, described, drawn
from macros.changes.marked import clipped, marked, whole
from macros.changes.report import Answer, Row
from macros.changes.rows import value_text
from macros.content.loaded import Loaded

__all__ = ["answers"]

_UNREADY = (LookupError, ValueError, TypeError, AttributeError)
"""How asking may end where rules object to a playbook: a reference leads to nothing, a text stands for a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One calculator, asked in one state."""

    brief: str | None = None
    """None where it refuses, or cannot be asked."""
    sentence: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


def answers(base: Loaded | None, head: Loaded | None) -> list[Answer]:
    """One for each calculator that the newer state names, or where that cannot be told, the older one."""
    loaded = head or base
    texts = loaded.playbook.calculators.calculators if loaded else {}
    return [_answer(name, text.title, _asked(base, name), _asked(head, name)) for name, text in texts.items()]


def _asked(loaded: Loaded | None, name: str) -> _Asked:
    if loaded is None:
        return _Asked()
    with suppress(*_UNREADY):
        asked = request(loaded, name)
        text = json.dumps(asked)
        answer = answered(name, text)
        if not answer["ok"]:
            return _Asked(values=asked["values"])
        said = drawn(name, text) if described(name)["answer_drawn"] else answer
        sentence = "".join(words for words, _ in said["sentence"])
        return _Asked(brief=briefed(name, text)["brief"], sentence=sentence, values=asked["values"])
    return _Asked()


def _answer(name: str, title: str, old: _Asked, new: _Asked) -> Answer:
    was, now = old.brief, new.brief
    both = was is not None and now is not None
    # What differs may not be in the few words.
    told = (was, now) if was != now else (old.sentence, new.sentence)
    return Answer(
        calculator=name,
        title=clipped(title, 300),
        old=was,
        new=now,
        pieces=marked(*map(str, told)) if both and told[0] != told[1] else [],
        inputs=list(_inputs(name, old.values, new.values)),
    )


def _inputs(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Row]:
    """The defaults that differ; what the playbook gives as it is, such as the plan, is told as changes of the plan."""
    for spec in described(name)["fields"] if old and new else ():
        was, now = (values.get(spec["name"]) for values in (old, new))
        if not spec["given"] and was != now:
            shown = [_shown(value, spec) or "none" for value in (was, now)]
            unit = clipped(spec["unit"] or "", 100)
            yield Row(label=clipped(spec["label"], 100), form="value", unit=unit, pieces=whole(*shown))


def _shown(value: Any, spec: Mapping[str, Any]) -> str:
    labels = {choice["value"]: choice["label"] for choice in spec["choices"]}
    if isinstance(value, str) and value in labels:
        return str(labels[value])
    if spec["kind"] == "share" and isinstance(value, int | float):
        return value_text(round(value * 100, 9))
    return value_text(value)
