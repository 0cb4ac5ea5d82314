"""Fits a file to its model and says in an editor's words where it does not fit.

Pydantic finds the mistakes; this module finds the path in the YAML, the value as it was typed and the cure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from macros.model import base
from macros.model.shape import below, choices, is_choice_of_forms, settle, written_fields
from macros.problems import Problem
from macros.strict_yaml import Path
from macros.validation.draft import Source
from macros.validation.words import listed, nearest, shown, slug
from macros.yaml_faults import as_written, quoted

__all__ = ["Fit", "fit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mismatch:
    """One error of pydantic, led back to the file."""

    source: Source
    error: Any
    path: Path
    """Keys that exist in the data, but for the last one of a missing key."""
    value: Any
    """What stands there; for a missing key the mapping that lacks it."""
    shape: Any
    """What the model has at `path`."""
    form: Any = None
    """What it has there before one of several forms was chosen."""

    @property
    def name(self) -> str:
        """What is at fault, as sentences call it; an entity has been named by its place already."""
        if not self.path:
            return "the file"
        return "it" if self.is_entity else f"'{self.path[-1]}'"

    @property
    def is_entity(self) -> bool:
        form = settle(self.shape, self.value)
        return isinstance(form, type) and issubclass(form, base.Entity | base.Named)

    @property
    def typed(self) -> str:
        """The value as it was typed."""
        return self.source.document.written.get(self.path) or shown(self.value)

    def problem(self, sentence: str, hint: str = "", *, at_key: bool = False, path: Path | None = None) -> Problem:
        """A problem with what stands at `path`; its place is what holds it, for sentences name the key."""
        at = self.path if path is None else path
        around = at if self.is_entity and path is None and not at_key else at[:-1]
        return self.source.problem(at, sentence, hint, at_key=at_key, place_of=around)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How a file fits its model."""

    node: BaseModel | None
    """The object its data makes; None where there is a mismatch."""
    problems: tuple[Problem, ...] = ()
    hides: bool = False
    """True where a mismatch hides what stands below it."""


def fit(source: Source) -> Fit:
    """Fits a file's data to its model and names every mismatch."""
    try:
        return Fit(node=source.model.model_validate(source.document.data))
    except ValidationError as error:
        found = [_locate(source, details) for details in error.errors(include_url=False)]
    hides = any(mismatch.error["type"] in _HIDING or mismatch.error["loc"][-1:] == ("[key]",) for mismatch in found)
    found = [mismatch for mismatch in found if not source.excuses(mismatch.path)]
    misspelt = {
        (*mismatch.path[:-1], near)
        for mismatch in found
        if mismatch.error["type"] == "extra_forbidden" and (near := _meant_key(mismatch))
    }
    problems: list[Problem] = []
    torn: set[Path] = set()
    for mismatch in found:
        if mismatch.error["type"] == "missing" and mismatch.path in misspelt:
            continue
        if _is_torn(mismatch):
            if mismatch.path[:-1] in torn:
                continue
            torn.add(mismatch.path[:-1])
        problems.append(_TRANSLATIONS.get(mismatch.error["type"], _anything_else)(mismatch))
    return Fit(node=None, problems=tuple(dict.fromkeys(problems)), hides=hides)


_HIDING = frozenset(
    {"extra_forbidden", "union_tag_invalid", "union_tag_not_found", "dict_type", "model_type", "missing"}
)


def _is_torn(mismatch: _Mismatch) -> bool:
    """A text in braces that a comma has torn: what follows the comma looks like a key without a value."""
    if mismatch.error["type"] != "extra_forbidden" or mismatch.source.document.written.get(mismatch.path) != "":
        return False
    key, value = (mismatch.source.document.mark(mismatch.path, key=at_key) for at_key in (True, False))
    return key.line == value.line and value.column - key.column == len(mismatch.path[-1])


def _locate(source: Source, error: Any) -> _Mismatch:
    """Follows pydantic's path through model and data, leaving out the names it gives to forms."""
    path: list[Any] = []
    data, shape, form = source.document.data, source.model, None
    parts = [part for part in error["loc"] if part != "[key]"]
    for part in parts:
        if is_choice_of_forms(shape):
            form, shape = shape, settle(shape, data)
            continue
        if not isinstance(data, dict | list):
            break
        path.append(part)
        form = None
        inner = below(shape, data, part)
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            shape = inner
            break
        shape = inner
    return _Mismatch(source=source, error=error, path=tuple(path), value=data, shape=shape, form=form)


def _fields_around(mismatch: _Mismatch) -> dict[str, FieldInfo]:
    """The keys that may stand where the mismatched one stands or lacks."""
    data, shape = mismatch.source.document.data, mismatch.source.model
    for key in mismatch.path[:-1]:
        data, shape = data[key], below(shape, data, key)
    form = settle(shape, data)
    return written_fields(form) if isinstance(form, type) and issubclass(form, BaseModel) else {}


def _around(mismatch: _Mismatch) -> Any:
    data = mismatch.source.document.data
    for key in mismatch.path[:-1]:
        data = data[key]
    return data


def _meant_key(mismatch: _Mismatch) -> str | None:
    """The key an unknown one was probably meant to be: near in spelling and not there already."""
    free = [key for key in _fields_around(mismatch) if key not in _around(mismatch)]
    near = get_close_matches(str(mismatch.path[-1]).lower().replace("-", "_"), free, n=1, cutoff=0.6)
    return near[0] if near else None


def _unknown_key(mismatch: _Mismatch) -> Problem:
    near = _meant_key(mismatch)
    known = list(_fields_around(mismatch))
    hint = f"did you mean '{near}'?" if near else f"known here: {listed(known)}"
    if _is_torn(mismatch) and not near:
        hint = "a comma inside braces ends a text; put the whole text in quotes"
    return mismatch.problem(f"unknown key '{mismatch.path[-1]}'", hint, at_key=True)


def _missing_key(mismatch: _Mismatch) -> Problem:
    key = str(mismatch.path[-1])
    field = _fields_around(mismatch)[key]
    example = f", for example {key}: {as_written(field.examples[0])}" if field.examples else ""
    meaning = f" ({field.description.rstrip('.')})" if field.description and not example else ""
    holder = mismatch.path[:-1]
    sentence, hint = f"the key '{key}' is missing", f"add it{example}{meaning}"
    return mismatch.source.problem(holder, sentence, hint, at_key=True)


def _text_due(mismatch: _Mismatch) -> Problem:
    value = mismatch.value
    if value is None and mismatch.typed == "null" and mismatch.source.document.written.get(mismatch.path, "") == "":
        return mismatch.problem(f"{mismatch.name} is empty, but must be text", "write the text behind the colon")
    if isinstance(value, dict | list):
        return mismatch.problem(
            f"{mismatch.name} is {shown(value)}, but must be text", "write one text behind the colon"
        )
    kind = "true or false" if isinstance(value, bool) else "nothing" if value is None else "a number"
    sentence = f"{mismatch.name} is {mismatch.typed}, which YAML reads as {kind}, but must be text"
    return mismatch.problem(sentence, f"put it in quotes: {quoted(mismatch.typed)}")


def _number_due(mismatch: _Mismatch) -> Problem:
    if is_choice_of_forms(mismatch.form):
        sentence = f"{mismatch.name} is {mismatch.typed}, but must be a number, a text or a list of texts"
        return mismatch.problem(sentence, "write one of these")
    whole = "whole " if mismatch.error["type"].startswith("int") else ""
    if isinstance(mismatch.value, str):
        digits = mismatch.value.strip().rstrip("%+").replace(",", "")
        plain = digits.lstrip("-").replace(".", "", 1).isdigit() and (not whole or digits.lstrip("-").isdigit())
        hint = f"write {digits} without quotes or signs" if plain else f"write a {whole}number"
    else:
        hint = f"write a {whole}number"
    return mismatch.problem(f"{mismatch.name} is {mismatch.typed}, but must be a {whole}number", hint)


def _truth_due(mismatch: _Mismatch) -> Problem:
    return mismatch.problem(
        f"{mismatch.name} is {mismatch.typed}, but must be true or false", "write true or false, unquoted"
    )


def _mapping_due(mismatch: _Mismatch) -> Problem:
    form = settle(mismatch.shape, mismatch.value)
    value = mismatch.value
    if (
        isinstance(form, type)
        and issubclass(form, base.Short)
        and form.has_short_form()
        and not isinstance(value, dict | list)
    ):
        return _text_due(mismatch)
    if isinstance(value, list):
        hint = "write 'an-id: text' in each line instead of '- text'"
    elif isinstance(form, type) and issubclass(form, BaseModel):
        needed = [key for key, field in written_fields(form).items() if field.is_required()]
        hint = f"write keys below it: {listed(needed or list(written_fields(form)))}"
    else:
        hint = "write 'an-id: …' lines below it"
    state = "empty" if value is None else mismatch.typed
    return mismatch.problem(f"{mismatch.name} is {state}, but must hold keys", hint)


def _list_due(mismatch: _Mismatch) -> Problem:
    hint = f"write {as_written([mismatch.value])}" if isinstance(mismatch.value, str) else "write '- …' lines below it"
    return mismatch.problem(f"{mismatch.name} is {mismatch.typed}, but must be a list", hint)


def _nothing_in_it(mismatch: _Mismatch) -> Problem:
    return mismatch.problem(f"{mismatch.name} holds nothing", "add an entry, or remove the key if it may be absent")


def _bad_pattern(mismatch: _Mismatch) -> Problem:
    pattern = mismatch.error["ctx"]["pattern"]
    if mismatch.error["loc"][-1] == "[key]":
        return _bad_key(mismatch)
    value = str(mismatch.value)
    if pattern == base.ID_PATTERN:
        return mismatch.problem(f"{mismatch.name} is {shown(value)}, which is no id", _id_cure(value))
    if pattern == base.REFERENCE_PATTERN:
        hint = "write kind/id, for example kpi/target-timeline"
        return mismatch.problem(f"{mismatch.name} is {shown(value)}, which is no reference", hint)
    if pattern == base.PERIOD_PATTERN:
        hint = "write P, a number and D, W, M or Y, for example P30D for 30 days"
        return mismatch.problem(f"{mismatch.name} is {shown(value)}, which is no period", hint)
    if pattern == base.DATE_PATTERN:
        return mismatch.problem(f"{mismatch.name} is {shown(value)}, which is no date", "write it as 2025-01-31")
    return _empty_text(mismatch)


def _bad_key(mismatch: _Mismatch) -> Problem:
    key = str(mismatch.path[-1])
    if mismatch.error["ctx"]["pattern"] == base.ID_PATTERN:
        return mismatch.problem(f"'{key}' is no id", _id_cure(key), at_key=True)
    return mismatch.problem(f"'{key}' is no name", "write it without spaces", at_key=True)


def _id_cure(written: str) -> str:
    return f"2 to 48 small letters, digits and hyphens, a letter first; for example {slug(written)}"


def _empty_text(mismatch: _Mismatch) -> Problem:
    return mismatch.problem(f"{mismatch.name} is an empty text", "write words between the quotes")


def _too_long(mismatch: _Mismatch) -> Problem:
    limit = mismatch.error["ctx"]["max_length"]
    return mismatch.problem(f"{mismatch.name} is {shown(mismatch.value)}, longer than {limit} characters", "shorten it")


def _no_choice(mismatch: _Mismatch) -> Problem:
    known = choices(mismatch.shape)
    if not known:
        return mismatch.problem(f"{mismatch.name} is {mismatch.typed}, but must be {mismatch.error['ctx']['expected']}")
    if len(known) == 1:
        return mismatch.problem(f"{mismatch.name} is {mismatch.typed}, but must be {known[0]}", f"write {known[0]}")
    return mismatch.problem(
        f"{mismatch.name} is {mismatch.typed}, which is none of {listed(known)}", _choose(mismatch.value, known)
    )


def _choose(value: Any, known: list[str]) -> str:
    near = nearest(str(value), known)
    return f"did you mean {near}?" if near else "choose one of them"


def _no_type(mismatch: _Mismatch) -> Problem:
    known = choices(mismatch.shape)
    if not isinstance(mismatch.value, dict):
        return mismatch.problem(
            f"{mismatch.name} is {mismatch.typed}, but must hold keys", "write title and type below it"
        )
    if "type" not in mismatch.value:
        hint = f"add it, one of {listed(known)}"
        return mismatch.source.problem(mismatch.path, "the key 'type' is missing", hint, at_key=True)
    path = (*mismatch.path, "type")
    if mismatch.source.excuses(path):
        return mismatch.problem("the key 'type' has no usable value", f"write one of {listed(known)}", path=path)
    written = mismatch.source.document.written.get(path) or shown(mismatch.value["type"])
    hint = _choose(mismatch.value["type"], known)
    return mismatch.problem(f"'type' is {written}, which is none of {listed(known)}", hint, path=path)


def _out_of_bounds(mismatch: _Mismatch) -> Problem:
    context = mismatch.error["ctx"]
    bound, word = next((context[key], word) for key, word in _BOUNDS.items() if key in context)
    return mismatch.problem(f"{mismatch.name} is {mismatch.typed}, but must be {word} {bound}", f"write {bound}")


_BOUNDS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}


def _anything_else(mismatch: _Mismatch) -> Problem:
    """No translation yet: pydantic's own words are still better than none."""
    return mismatch.problem(f"{mismatch.name} is {mismatch.typed}: {mismatch.error['msg']}")


_TRANSLATIONS: dict[str, Callable[[_Mismatch], Problem]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "string_type": _text_due,
    "float_type": _number_due,
    "int_type": _number_due,
    "int_from_float": _number_due,
    "bool_type": _truth_due,
    "model_type": _mapping_due,
    "model_attributes_type": _mapping_due,
    "dict_type": _mapping_due,
    "list_type": _list_due,
    "too_short": _nothing_in_it,
    "string_pattern_mismatch": _bad_pattern,
    "string_too_short": _empty_text,
    "string_too_long": _too_long,
    "literal_error": _no_choice,
    "union_tag_invalid": _no_type,
    "union_tag_not_found": _no_type,
    "greater_than_equal": _out_of_bounds,
    "less_than_equal": _out_of_bounds,
}
