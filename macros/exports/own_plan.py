"""A reader's own plan as files tell it: what counts of each statement, the facts that date it, and what was counted.

Not for: its file (`macros.exports.plan_file`), its dates (`macros.exports.timeline_schedule`).
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from macros.content.former import former_ids
from macros.content.loaded import Loaded
from macros.exports.plan_file import PlanFile, Register, Value, joined

__all__ = ["FIELDS", "OwnPlan", "own_plan"]

FIELDS: Mapping[str, str] = MappingProxyType(
    {"done": "Done", "owner": "Owner", "started": "Started", "ended": "Ended", "level": "Level", "note": "Note"}
)
"""What can be entered of a statement, and what files call it."""
_OTHERS = frozenset({"facts", "counts", "plan"})
"""Subjects that are neither a statement, `kind/id`, nor a calculator."""
_NOTHING: Mapping[str, str] = MappingProxyType({})
_HELD_BY_NO_FILE = re.compile("[^\\t\\n\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""Signs that nobody types and that XML cannot hold."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlan:
    """What a reader has entered; nothing of it where nobody brings a plan."""

    name: str = ""
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The texts of each fact of `calculators.facts`, as they were typed."""
    figures: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """What is entered into each calculator besides: its fields with their texts."""
    entries: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By statement, `kind/id`, under the id that it has now: field to text."""
    counts: Mapping[str, str] = field(default_factory=dict)
    """Active users by ISO day, in order of time."""
    shown: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """By part of the plan, the first and last ISO day that the site showed for these facts when the plan was saved."""

    def of(self, reference: str) -> Mapping[str, str]:
        """What is entered of a statement; empty texts are not among it."""
        return self.entries.get(reference, _NOTHING)

    def text(self, reference: str, name: str) -> str:
        """One of these; empty where there is none."""
        return self.of(reference).get(name, "")

    def day(self, reference: str, name: str) -> dt.date | None:
        """One that is a day; None where there is none or it is no day."""
        text = self.text(reference, name)
        try:
            return dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
        except ValueError:
            return None

    def told(self, reference: str) -> Iterator[tuple[str, str]]:
        """Label and text of everything that is entered of a statement, in the order of `FIELDS`."""
        entered = self.of(reference)
        for name, label in FIELDS.items():
            if name in entered:
                yield label, entered[name]


def own_plan(file: PlanFile, loaded: Loaded) -> OwnPlan:
    """The plan of a file for a playbook as it is now: what was renamed since goes by the id that it has."""
    moved = {it.reference: it.into for it in former_ids(loaded) if it.into and not it.retired}
    registers: dict[tuple[str, str], Register] = {}
    for name, register in file.fields.items():
        subject, _, of = name.partition(" ")
        key = moved.get(subject, subject), of
        registers[key] = joined(registers[key], register) if key in registers else register
    found: defaultdict[str, dict[str, Value]] = defaultdict(dict)
    for (subject, of), register in registers.items():
        found[subject][of] = register.versions[0].value
    said = {subject: {of: _text(value) for of, value in fields.items()} for subject, fields in found.items()}
    facts = {of: _texts(value) for of, value in found.get("facts", {}).items() if value is not None}
    return OwnPlan(
        name=said.get("plan", {}).get("name", ""),
        facts=facts,
        figures={
            subject: {of: _texts(value) for of, value in fields.items() if value is not None}
            for subject, fields in found.items()
            if "/" not in subject and subject not in _OTHERS
        },
        entries={
            subject: {of: text for of, text in fields.items() if text}
            for subject, fields in said.items()
            if "/" in subject and any(fields.values())
        },
        counts=dict(sorted((day, count) for day, count in said.get("counts", {}).items() if count)),
        shown=dict(_shown(file.worked or {}, facts)),
    )


def _shown(worked: Mapping[str, Any], facts: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, str]]]:
    """What was worked out from the same facts; what was worked out from former ones is out of date."""
    try:
        is_current = json.loads(str(worked.get("facts"))) == sorted([of, [*texts]] for of, texts in facts.items())
    except ValueError:
        return
    dates = worked.get("dates")
    parts = dates.get("parts") if is_current and isinstance(dates, dict) else None
    for reference, part in parts.items() if isinstance(parts, dict) else ():
        if isinstance(part, dict) and isinstance(part.get("first"), str) and isinstance(part.get("last"), str):
            yield reference, (part["first"], part["last"])


def _texts(value: Value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _text(value: Value) -> str:
    """What was entered as one text, without signs that no file could hold."""
    return _HELD_BY_NO_FILE.sub("", " ".join(_texts(value)).replace("\r\n", "\n").replace("\r", "\n")).strip()
