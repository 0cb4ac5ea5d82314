"""Playbooks of any size: the real one with more phases and verticals, each of the size of a small real one."""

import string
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from macros.calculated.checking import load
from macros.content.loading import playbook_names
from macros.editing.locking import lock
from tests.content.mending import mend_figures

__all__ = ["grow", "keep_lengths", "speak_of_no_length"]

_LETTERS = string.ascii_lowercase
_STATEMENTS = 12
"""In each phase and in each vertical that is added, where nobody asks for more."""


def grow(root: Path, count: int, verticals: int | None = None, *, each: int = _STATEMENTS) -> None:
    """Bring the playbook below `root` to `count` phases, each added one a week long, and `verticals`, or as many.

    `each` is how many statements are added with each of them, up to 300; a vertical has four more.
    """
    (name,) = playbook_names(root)
    playbook, folder = load(root, name).playbook, root / "playbooks" / name
    calendar = playbook.playbook.calendar
    last = calendar.last_week
    blocks = []
    for number in range(count - len(playbook.phases)):
        last += 1
        id_ = _id("tranche", number)
        blocks.append((f"{id_}-rollout", last))
        _write(folder / "phases" / f"{id_}.yaml", _phase(id_, number, last, each))
    text = (folder / "playbook.yaml").read_text(encoding="utf-8")
    grown = text.replace(f"last_week: {calendar.last_week}", f"last_week: {last}", 1)
    (folder / "playbook.yaml").write_text(grown, encoding="utf-8")
    assumptions = folder / "assumptions.yaml"
    values = yaml.safe_load(assumptions.read_text(encoding="utf-8"))
    keep_lengths(values)
    _write(assumptions, values)
    _close(folder / "measurement.yaml", [block.removesuffix("-rollout") for block, _ in blocks])
    speak_of_no_length(folder / "pages.yaml")
    for number in range((count if verticals is None else verticals) - len(playbook.verticals)):
        id_ = _id("trade", number)
        _write(folder / "verticals" / f"{id_}.yaml", _vertical(id_, number, blocks[number % len(blocks)], each))
    mend_figures(root)
    lock(root, name)


def _id(stem: str, number: int) -> str:
    """Words that name no order: `trade-aab` is the second.

    >>> _id("trade", 1), _id("trade", 27)
    ('trade-aab', 'trade-abb')
    """
    letters = "".join(chr(ord("a") + number // 26**place % 26) for place in (2, 1, 0))
    return f"{stem}-{letters}"


def _write(file: Path, data: dict[str, object]) -> None:
    file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _close(measurement: Path, phases: list[str]) -> None:
    """Every phase ends with its gate."""
    data = yaml.safe_load(measurement.read_text(encoding="utf-8"))
    data["indicators"]["groups"] |= {
        f"{id_}-gate": {
            "title": f"Gate of {id_}",
            "phase": f"phase/{id_}",
            "indicators": {f"{id_}-done": f"All of {id_} is done"},
        }
        for id_ in phases
    }
    _write(measurement, data)


def keep_lengths(assumptions: Mapping[str, Any]) -> None:
    """What a real plan's length makes of a real playbook's days is no length of a block in a plan of many years."""
    for assumption in assumptions["assumptions"].values():
        if "weeks" in assumption.get("formula", ""):
            del assumption["formula"]


def speak_of_no_length(pages: Path) -> None:
    """The home page says how long the plan was, and `playbook check` holds it to that."""
    data = yaml.safe_load(pages.read_text(encoding="utf-8"))
    data["pages"]["home"] |= {"heading": "A plan of many sites", "introduction": "One tranche after the other."}
    _write(pages, data)


def _statements(id_: str, what: str, count: int) -> dict[str, str]:
    marks = [letter if not before else before + letter for before in ("", *_LETTERS) for letter in _LETTERS][:count]
    return {f"{id_}-{what}-{mark}": f"A {what} of {id_} to see to, {mark}" for mark in marks}


def _phase(id_: str, number: int, week: int, each: int) -> dict[str, object]:
    title = f"Tranche {number + 1}"
    section = {"title": "Rollout", "type": "activities", "items": _statements(id_, "task", each * 2 // 3)}
    close = {"title": "Close", "type": "criteria", "items": _statements(id_, "proof", each // 3)}
    return {
        "schema": 1,
        "kind": "phase",
        "id": id_,
        "title": title,
        "short_title": title,
        "shortest_title": f"T{number + 1}",
        "icon": "🏃",
        "weeks": {"first": week, "last": week},
        "introduction": {"origin": "ours", "text": f"Bring in tranche {number + 1} of the sites."},
        "blocks": {
            f"{id_}-rollout": {
                "title": f"Rollout of tranche {number + 1}",
                "weeks": {"first": week, "last": week},
                "sections": {f"{id_}-work": section, f"{id_}-close": close},
            }
        },
    }


def _vertical(id_: str, number: int, where: tuple[str, int], each: int) -> dict[str, object]:
    block, week = where
    title = f"Trade {number + 1}"
    return {
        "schema": 1,
        "kind": "vertical",
        "id": id_,
        "order": 1000 + number,
        "title": f"{title} implementation",
        "short_title": title,
        "introduction": {"origin": "ours", "text": f"The base plan stays whole for trade {number + 1}."},
        "focus_areas": _statements(id_, "focus", each // 3),
        "success_factors": _statements(id_, "factor", each // 3),
        "adjustments": {
            f"{id_}-rehearsal": {
                "text": "A rehearsal",
                "weeks": {"first": week, "last": week},
                "blocks": [f"block/{block}"],
            },
            f"{id_}-visit": {"text": "A visit", "weeks": None},
        },
        "metrics": {
            f"{id_}-speed": {
                "title": "Speed of work",
                "text": "30%",
                "quantity": {"value": 30, "unit": "percent", "of": "speed of work", "change": True, "basis": "target"},
            }
        },
    }
