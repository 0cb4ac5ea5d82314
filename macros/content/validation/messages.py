"""What is wrong with a value, in an editor's words, and what to write instead: a function for each mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from macros.content.model import base
from macros.content.model.shape import choices, is_choice_of_forms, settle, written_fields
from macros.content.problems import Problem
from macros.content.validation.mismatches import Mismatch, fields_around, is_torn, meant_key
from macros.content.validation.words import listed, nearest, shown, slug
from macros.content.yaml_faults import as_written, quoted

__all__ = ["explained"]


def explained(mismatch: Mismatch) -> Problem:
    """The problem that a mismatch is to an editor."""
    return _CURES.get(mismatch.error["type"], _anything_else)(mismatch)


def _unknown_key(mismatch: Mismatch) -> Problem:
    near = meant_key(mismatch)
    known = list(fields_around(mismatch))
    hint = f"did you mean '{near}'?" if near else f"known here: {listed(known)}"
    if is_torn(mismatch) and not near:
        hint = "a comma inside braces ends a text; put the whole text in quotes"
    return mismatch.problem(f"unknown key {shown(mismatch.path[-1])}", hint, at_key=True)


def _missing_key(mismatch: Mismatch) -> Problem:
    key = str(mismatch.path[-1])
    field = fields_around(mismatch)[key]
    example = f", for example {key}: {as_written(field.examples[0])}" if field.examples else ""
    meaning = f" ({field.description.rstrip('.')})" if field.description and not example else ""
    holder = mismatch.path[:-1]
    sentence, hint = f"the key '{key}' is missing", f"add it{example}{meaning}"
    return mismatch.source.problem(holder, sentence, hint, at_key=True)


def _text_due(mismatch: Mismatch) -> Problem:
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


def _number_due(mismatch: Mismatch) -> Problem:
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


def _truth_due(mismatch: Mismatch) -> Problem:
    return mismatch.problem(
        f"{mismatch.name} is {mismatch.typed}, but must be true or false", "write true or false, unquoted"
    )


def _mapping_due(mismatch: Mismatch) -> Problem:
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


def _list_due(mismatch: Mismatch) -> Problem:
    hint = f"write {as_written([mismatch.value])}" if isinstance(mismatch.value, str) else "write '- …' lines below it"
    return mismatch.problem(f"{mismatch.name} is {mismatch.typed}, but must be a list", hint)


def _nothing_in_it(mismatch: Mismatch) -> Problem:
    return mismatch.problem(f"{mismatch.name} holds nothing", "add an entry, or remove the key if it may be absent")


def _bad_pattern(mismatch: Mismatch) -> Problem:
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


def _bad_key(mismatch: Mismatch) -> Problem:
    key = str(mismatch.path[-1])
    if mismatch.error["ctx"]["pattern"] == base.ID_PATTERN:
        return mismatch.problem(f"{shown(key)} is no id", _id_cure(key), at_key=True)
    if mismatch.error["ctx"]["pattern"] == base.REFERENCE_PATTERN:
        return mismatch.problem(f"{shown(key)} is no reference", "write kind/id, as in ids.lock", at_key=True)
    return mismatch.problem(f"{shown(key)} is no name", "write it without spaces", at_key=True)


def _id_cure(written: str) -> str:
    return f"2 to 48 small letters, digits and hyphens, a letter first; for example {slug(written)}"


def _empty_text(mismatch: Mismatch) -> Problem:
    return mismatch.problem(f"{mismatch.name} is an empty text", "write words between the quotes")


def _too_long(mismatch: Mismatch) -> Problem:
    limit = mismatch.error["ctx"]["max_length"]
    return mismatch.problem(f"{mismatch.name} is {shown(mismatch.value)}, longer than {limit} characters", "shorten it")


def _no_choice(mismatch: Mismatch) -> Problem:
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


def _no_type(mismatch: Mismatch) -> Problem:
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


def _out_of_bounds(mismatch: Mismatch) -> Problem:
    context = mismatch.error["ctx"]
    bound, word = next((context[key], word) for key, word in _BOUNDS.items() if key in context)
    return mismatch.problem(f"{mismatch.name} is {mismatch.typed}, but must be {word} {bound}", f"write {bound}")


_BOUNDS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}


def _anything_else(mismatch: Mismatch) -> Problem:
    """No translation yet: pydantic's own words are still better than none."""
    return mismatch.problem(f"{mismatch.name} is {mismatch.typed}: {mismatch.error['msg']}")


_CURES: dict[str, Callable[[Mismatch], Problem]] = {
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
