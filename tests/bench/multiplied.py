"""A playbook many times as large as the real one: all its files over and over, each thing under an id of its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from macros.content.loading import playbook_names
from macros.content.model.base import STATED_KINDS, Entity, Named
from macros.content.model.files import FILES, FOLDERS
from macros.content.model.shape import below, forms
from macros.content.validation.files import SIZE_LIMIT
from macros.editing.adding.kinds import entry_of
from macros.editing.locking import lock
from tests.bench.synthetic import keep_lengths, speak_of_no_length
from tests.content.mending import mend_figures

__all__ = ["multiply"]

_REGISTERS = {
    "measurement": ("metrics", "groups"),
    "risks": ("risk_register", "categories"),
    "glossary": ("terms",),
    "conflicts": ("conflicts",),
    "assumptions": ("assumptions",),
    "cadence": ("frameworks",),
}
"""The list in each file of which a larger playbook has more."""
_WEEKS = 1_000
"""So long a plan the calculators take."""
_COPIED = ("phase", "block", *STATED_KINDS)
"""Kinds that are named where they are copied with what names them."""
_OVERLAYS = frozenset({"replacements", "omissions"})
_LETTERS = "bcdfghjklmnpqrstvwxz"
"""No words are made of them."""
_DIGIT = re.compile("[0-9]")
_LONGEST_ID = 44
"""So that a copy's own letters still fit behind it."""


def multiply(root: Path, times: int) -> None:
    """Give the playbook below `root` so many times its statements; it has no problem afterwards, and no comments.

    Phases are copied as long as the plan may grow, registers as long as their files may; verticals make up for it.
    """
    (name,) = playbook_names(root)
    folder = root / "playbooks" / name
    files = {path: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.yaml"))}
    calendar = files[folder / "playbook.yaml"]["calendar"]
    weeks = [week for week in range(calendar["first_week"], calendar["last_week"] + 1) if week]
    copies = min(times - 1, (_WEEKS - weeks[-1]) // len(weeks))
    wanted = times * _lines(folder / "ids.lock")
    for path in (folder / "phases").iterdir():
        for number in range(1, copies + 1):
            _write_copy(path, files[path], number, weeks)
    measurement = files[folder / "measurement.yaml"]
    gates = measurement["indicators"]["groups"]
    gates |= {
        id_: it
        for n in range(1, copies + 1)
        for id_, it in _entries("measurement", ("indicators", "groups"), dict(gates), n)
    }
    keep_lengths(files[folder / "assumptions.yaml"])
    for key, where in _REGISTERS.items():
        data = files[folder / f"{key}.yaml"]
        listed = _at(data, where)
        fitting = min(times, SIZE_LIMIT * 9 // 10 // len(_text(data)))
        listed |= {id_: it for n in range(1, fitting) for id_, it in _entries(key, where, dict(listed), n)}
        (folder / f"{key}.yaml").write_bytes(_text(data))
    text = (folder / "playbook.yaml").read_text(encoding="utf-8")
    last = f"last_week: {weeks[-1] + copies * len(weeks)}"
    grown = text.replace(f"last_week: {weeks[-1]}", last, 1)
    (folder / "playbook.yaml").write_text(grown, encoding="utf-8")
    speak_of_no_length(folder / "pages.yaml")
    mend_figures(root)
    lock(root, name)
    verticals = sorted((folder / "verticals").iterdir())
    each = sum(_statements(files[path]) for path in verticals)
    numbers = range(1, 1 + max(0, wanted - _lines(folder / "ids.lock")) // each)
    for number in numbers:
        # Copies for the same phases meet there, so one that wins does so over each of them.
        met = [it for it in numbers if it % copies == number % copies]
        for path in verticals:
            _write_copy(path, _winning(files[path], met), number, weeks, 1 + (number - 1) % copies)
    lock(root, name)


def _lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def _statements(vertical: Mapping[str, Any]) -> int:
    return 1 + sum(len(it) for key, it in vertical.items() if isinstance(it, dict) and key != "introduction")


def _write_copy(path: Path, data: Mapping[str, Any], number: int, weeks: list[int], of_phases: int = 0) -> None:
    """A phase or vertical once more, in weeks behind those of earlier copies.

    A vertical's weeks and blocks are those of the copy `of_phases`.
    """
    if "replacements" in data:
        data = {**data, "replacements": _changed_there(data["replacements"])}
    model, own, of_plan = FOLDERS[path.parent.name], _letters(number), of_phases or number
    moved = {week: weeks[-1] + (of_plan - 1) * len(weeks) + place for place, week in enumerate(weeks, 1)}
    copied: dict[str, Any] = _copied(model, data, of_plan, moved)
    for key, value in copied.items():
        if key.endswith("title"):
            copied[key] = f"{_DIGIT.sub(_in_letters, value)} {own}"
    introduction = copied["introduction"]
    introduction["text"] = f"{introduction['text'].strip()} This is copy {own}."
    if "order" in copied:
        copied["order"] += 100 * number
    copied["id"] = _id(data["id"], number)
    path.with_name(f"{copied['id']}.yaml").write_bytes(_text(copied))


def _winning(vertical: Mapping[str, Any], numbers: Sequence[int]) -> dict[str, Any]:
    """A vertical that wins over the copies `numbers` of those it wins over."""
    won = dict(vertical)
    for name in _OVERLAYS & vertical.keys():
        entries = {id_: dict(entry) for id_, entry in vertical[name].items()}
        for entry in entries.values():
            over = [it.partition("/")[2] for it in entry.get("over", ())]
            entry["over"] = [f"vertical/{_id(it, number)}" for it in over for number in numbers]
        won[name] = entries
    return won


def _changed_there(replacements: Mapping[str, Any]) -> dict[str, Any]:
    """Replacements of a copy, whose milestones are criteria: they have no week, and are about no KPI."""
    found = {}
    for id_, entry in replacements.items():
        kind, _, target = entry["of"].partition("/")
        if kind != "milestone":
            found[id_] = entry
        elif said := {key: value for key, value in entry["set"].items() if key not in ("week", "kpi")}:
            found[id_] = {**entry, "of": f"criterion/{target}", "set": said}
    return found


def _entries(key: str, where: tuple[str, ...], listed: Mapping[str, Any], number: int) -> Iterator[tuple[str, Any]]:
    """The entries of a register once more; gates are those of the copied phases."""
    shape: Any = FILES[key]
    for part in where:
        shape = below(shape, {}, part)
    is_of_phases = "indicators" in where
    for id_, entry in _copied(shape, listed, number, {0: 0} if is_of_phases else {}).items():
        entry["title"] = f"{entry['title']} {_letters(number)}"
        entry.pop("also", None)
        yield id_, entry


def _copied(shape: Any, data: Any, number: int, moved: Mapping[int, int]) -> Any:
    """The data under ids of its own; where weeks are `moved`, the phases and blocks it names are those of the copy."""
    if isinstance(data, str):
        kind, slash, id_ = data.partition("/")
        return f"{kind}/{_id(id_, number)}" if slash and kind in _COPIED and moved else data
    if isinstance(data, list):
        return [_copied(None, it, number, moved) for it in data]
    if not isinstance(data, dict):
        return data
    if data.get("type") == "milestones":  # calculators are given the milestones of one KPI, those of the real plan
        items = {id_: {key: it[key] for key in it if key not in ("week", "kpi")} for id_, it in data["items"].items()}
        data = {**data, "type": "criteria", "items": items}
    entry = entry_of(shape) if shape is not None else None
    is_list = entry is not None and all(issubclass(it, Entity | Named) for it in forms(entry))
    copied = {}
    for key, value in data.items():
        if key == "label" and "first" in data:
            continue
        inner = below(shape, data, key) if shape is not None else None
        is_week = key in ("week", "first", "last") and isinstance(value, int)
        copied[_id(key, number) if is_list else key] = (
            moved.get(value, value) if is_week else _copied(inner, value, number, moved)
        )
    return copied


def _letters(number: int) -> str:
    """A number in letters, which an id may hold.

    >>> _letters(1), _letters(20)
    ('bbc', 'bcb')
    """
    base = len(_LETTERS)
    return "".join(_LETTERS[number // base**place % base] for place in (2, 1, 0))


def _in_letters(digit: re.Match[str]) -> str:
    return _LETTERS[int(digit[0])]


def _id(id_: str, number: int) -> str:
    return f"{id_[:_LONGEST_ID].rstrip('-')}-{_letters(number)}"


def _at(data: Any, where: tuple[str, ...]) -> Any:
    for key in where:
        data = data[key]
    return data


def _text(data: Any) -> bytes:
    text: bytes = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, encoding="utf-8")
    return text
