"""Rules about calculators.yaml: every input is known, has a default, and the calculator accepts it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from calculators import NAMES
from macros.calculated.defaults import PERCENTS, request
from macros.calculated.replies import answered, described
from macros.content.documents import Path
from macros.content.loaded import Loaded
from macros.content.model.base import DEFAULT_KINDS
from macros.content.problems import Problem
from macros.content.validation.draft import Draft, Source
from macros.content.validation.words import listed, nearest

__all__ = ["calculators_and_their_inputs", "defaults_hold_a_value", "refused_defaults"]

_EMPTY_AT_FIRST = frozenset({"dates", "choices", "table"})


def _described(source: Source) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    """Each calculator of the file that exists, with its fields by name."""
    for name, text in source.node.calculators.items():
        if name in NAMES:
            yield name, text, {field["name"]: field for field in described(name)["fields"]}


def calculators_and_their_inputs(draft: Draft) -> Iterator[Problem]:
    """The file names the calculators there are, and of each every input that cannot start empty."""
    source = draft.file("calculators")
    if source is None:
        return
    for name in source.node.calculators:
        if name not in NAMES:
            near = nearest(name, NAMES)
            hint = f"did you mean '{near}'?" if near else f"there are {listed(NAMES)}"
            yield source.problem(("calculators", name), f"there is no calculator '{name}'", hint, at_key=True)
    misspelled = [name for name in source.node.calculators if name not in NAMES]
    for name in NAMES if not misspelled else ():
        if name not in source.node.calculators:
            yield source.problem(("calculators",), f"the calculator '{name}' is missing", "add it", at_key=True)
    for name, text, fields in _described(source):
        path = ("calculators", name, "inputs")
        asked = {field for field, facts in fields.items() if not facts["given"]}
        due = [
            field
            for field in fields
            if field in asked
            and field not in text.inputs
            and not fields[field]["optional"]
            and fields[field]["kind"] not in _EMPTY_AT_FIRST
        ]
        for field in text.inputs:
            if field not in asked:
                near = nearest(field, due) or nearest(field, asked)
                due = [other for other in due if other != near]
                hint = f"did you mean '{near}'?" if near else f"it asks for {listed(sorted(asked))}"
                yield source.problem((*path, field), f"the calculator has no input '{field}'", hint, at_key=True)
        for field in due:
            sentence = f"the input '{field}' ({fields[field]['label']}) has no default"
            yield source.problem(path, sentence, f"add {field}: assumption/…", at_key=True)


def defaults_hold_a_value(draft: Draft) -> Iterator[Problem]:
    """A default comes from something that holds a value, a percentage where a share is due."""
    source = draft.file("calculators")
    for name, text, fields in _described(source) if source else ():
        assert source is not None
        for field, reference in text.inputs.items():
            kind, _, id_ = reference.partition("/")
            spot = next(iter(draft.spots.get((kind, id_), [])), None)
            if spot is None or spot.source.node is None or field not in fields or kind not in DEFAULT_KINDS:
                continue
            path = ("calculators", name, "inputs", field)
            data = _data_at(spot.source.document.data, spot.path)
            holder = data if kind == "assumption" else data.get("quantity") if isinstance(data, dict) else None
            if not isinstance(holder, dict) or "value" not in holder:
                sentence = f"'{reference}' holds no number ({spot.where})"
                yield source.problem(path, sentence, "give it a quantity, or choose another origin")
            elif isinstance(holder["value"], int | float) and (fields[field]["kind"] == "share") != (
                holder.get("unit") in PERCENTS
            ):
                wanted = "a percentage" if fields[field]["kind"] == "share" else "no percentage"
                sentence = (
                    f"'{reference}' is in {holder.get('unit')}, but the input '{field}' takes {wanted} ({spot.where})"
                )
                yield source.problem(path, sentence, "choose another origin")


def _data_at(data: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


def refused_defaults(draft: Draft, loaded: Loaded) -> Iterator[Problem]:
    """Every calculator accepts its defaults; runs them, so only for a playbook without any other problem."""
    source = draft.sources["calculators"]
    refusals: dict[tuple[Source, Path, str, str], list[str]] = {}
    for name, text, _ in _described(source):
        answer = answered(name, json.dumps(request(loaded, name)))
        for error in answer.get("errors", []):
            field = error["field"] or ""
            origin = _origin(draft, text.inputs.get(field)) or (source, ("calculators", name, "given", field))
            refusals.setdefault((*origin, field, error["message"]), []).append(name)
    for (origin_source, path, field, message), names in refusals.items():
        sentence = f"as '{field}' this is refused by the calculator{'s' if len(names) > 1 else ''} {listed(names)}"
        yield origin_source.problem(path, sentence, message)


def _origin(draft: Draft, reference: str | None) -> tuple[Source, Path] | None:
    """Where the value of a default is written."""
    if reference is None:
        return None
    kind, _, id_ = reference.partition("/")
    spot = draft.spots[kind, id_][0]
    inner = ("value",) if kind == "assumption" else ("quantity", "value")
    return spot.source, (*spot.path, *inner)
