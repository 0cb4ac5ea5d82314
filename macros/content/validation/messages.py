"""What is wrong with the keys, mappings and lists of a file, in an editor's words, and what to write instead.

Not for: single values (`macros.content.validation.values`, `macros.content.validation.patterns`).
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from macros.content.cures import Cure, Replacement
from macros.content.model import base
from macros.content.model.shape import choices, open_key, settle, written_fields
from macros.content.problems import Problem
from macros.content.validation import values
from macros.content.validation.guesses import number_meant, weeks_meant
from macros.content.validation.mismatches import Mismatch, entries_above, fields_around, is_torn, meant_key, torn_pieces
from macros.content.validation.patterns import bad_pattern
from macros.content.validation.words import listed, shown, slugged
from macros.content.yaml_faults import as_written, quoted

__all__ = ["explained"]

_NEAR = 0.7
"""A type is taken for a misspelled one when it is as near to it as this."""


def explained(mismatch: Mismatch) -> Problem:
    """The problem that a mismatch is to an editor."""
    return _CURES.get(mismatch.error["type"], _anything_else)(mismatch)


def _unknown_key(mismatch: Mismatch) -> Problem:
    known = fields_around(mismatch)
    key, near = str(mismatch.path[-1]), meant_key(mismatch)
    name, colon, rest = key.partition(":")
    if colon and name in known:
        edits = mismatch.source.instead(mismatch.path, f"{name}: {rest}", at_key=True)
        sentence = f"a space is missing after the colon of {shown(key)}"
        return mismatch.problem(sentence, Cure(f"write {name}: {rest}", edits), at_key=True)
    if near:
        return mismatch.problem(
            f"unknown key {shown(key)}", mismatch.source.meant(mismatch.path, near, at_key=True), at_key=True
        )
    if is_torn(mismatch):
        return mismatch.problem(f"unknown key {shown(key)}", _joined(mismatch), at_key=True)
    cure = _indented(mismatch) or f"known here: {listed(list(known))}"
    return mismatch.problem(f"unknown key {shown(key)}", cure, at_key=True)


def _indented(mismatch: Mismatch) -> Cure | None:
    """The cure of an entry that stands beside the key whose entries it belongs to."""
    document, path = mismatch.source.document, mismatch.path
    above = entries_above(mismatch)
    start, value = document.span(path, key=True), document.span(path)
    if above is None or start is None or document.keys[above].column == start[0].column:
        return None
    due, mark = document.keys[above].column, start[0]
    words = f"if it belongs to '{above[-2]}' above, indent it by {due - 1} spaces, as its other entries"
    is_one_line = value is not None and value[1].line == mark.line
    edit = Replacement(document.path, mark.line, 1, mark.line, mark.column, " " * (due - 1))
    return Cure(words, (edit,) if is_one_line else ())


def _joined(mismatch: Mismatch) -> Cure:
    """The cure of a text in braces that commas have torn into keys."""
    pieces = torn_pieces(mismatch)
    if pieces is None:
        return Cure("a comma inside braces ends a text; put the whole text in quotes")
    text, (start, end) = pieces
    number = number_meant(text) if text.replace(",", "").replace("-", "").isdecimal() else None
    written = quoted(text) if number is None else as_written(number)
    words = "a comma inside braces ends a text; write " if number is None else "a comma makes no fraction; write "
    return Cure(words + written, (Replacement(mismatch.source.document.path, *start, *end, written),))


def _missing_key(mismatch: Mismatch) -> Problem:
    key = str(mismatch.path[-1])
    field = fields_around(mismatch)[key]
    example = f", for example {key}: {as_written(field.examples[0])}" if field.examples else ""
    meaning = f" ({field.description.rstrip('.')})" if field.description and not example else ""
    holder = mismatch.path[:-1]
    sentence, hint = f"the key '{key}' is missing", f"add it{example}{meaning}"
    return mismatch.source.problem(holder, sentence, hint, at_key=True)


def _mapping_due(mismatch: Mismatch) -> Problem:
    form = settle(mismatch.shape, mismatch.value)
    value = mismatch.value
    is_model = isinstance(form, type) and issubclass(form, BaseModel)
    if is_model and issubclass(form, base.Short) and form.has_short_form() and not isinstance(value, dict | list):
        return values.text_due(mismatch)
    needed = [key for key, field in written_fields(form).items() if field.is_required()] if is_model else []
    parts = _parts_meant(value, needed)
    if parts is not None:
        cure = mismatch.source.write(mismatch.path, parts)
    elif isinstance(value, list):
        cure = Cure("write 'an-id: text' in each line instead of '- text'", _named_entries(mismatch))
    elif is_model:
        cure = Cure(f"write keys below it: {listed(needed or list(written_fields(form)))}")
    else:
        cure = Cure("write 'an-id: …' lines below it")
    state = "empty" if value is None else mismatch.typed
    return mismatch.problem(f"{mismatch.name} is {state}, but must hold keys", cure)


def _parts_meant(value: Any, needed: list[str]) -> dict[str, Any] | None:
    """The keys and values that a list or text stands for: weeks, or one value for each key that must be there."""
    if needed == ["first", "last"] and (weeks := weeks_meant(value)):
        return {"first": weeks[0], "last": weeks[1]}
    if (
        isinstance(value, list)
        and len(value) == len(needed) > 1
        and not any(isinstance(it, dict | list) for it in value)
    ):
        return dict(zip(needed, value, strict=True))
    return None


def _named_entries(mismatch: Mismatch) -> tuple[Replacement, ...]:
    """The edits that give each text of a list below a key an id instead of its dash."""
    document, path = mismatch.source.document, mismatch.path
    key, dash = document.keys.get(path), document.values.get(path)
    ids = [slugged(entry) if isinstance(entry, str) else None for entry in mismatch.value]
    if key is None or dash is None or dash.column <= key.column or dash.line == key.line:
        return ()
    if None in ids or len(set(ids)) < len(ids):
        return ()
    marks = [document.values[*path, index] for index in range(len(ids))]
    return tuple(
        Replacement(document.path, mark.line, dash.column, mark.line, mark.column, f"{id_}: ")
        for mark, id_ in zip(marks, ids, strict=True)
    )


def _list_due(mismatch: Mismatch) -> Problem:
    cure = Cure("write '- …' lines below it")
    if isinstance(mismatch.value, str):
        pieces = [piece.strip() for piece in mismatch.value.split(",")]
        are_names = all(piece and " " not in piece for piece in pieces)
        cure = mismatch.source.write(mismatch.path, pieces if are_names else [mismatch.value])
    return mismatch.problem(f"{mismatch.name} is {mismatch.typed}, but must be a list", cure)


def _nothing_in_it(mismatch: Mismatch) -> Problem:
    return mismatch.problem(f"{mismatch.name} holds nothing", "add an entry, or remove the key if it may be absent")


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
    near = get_close_matches(str(mismatch.value["type"]).lower(), known, n=1, cutoff=_NEAR)
    key = open_key(mismatch.shape)
    if key and not near:
        cure = Cure(f"choose one of them; a section of a type that a vocabulary names holds '{key}' instead of 'items'")
    else:
        cure = values.choose(mismatch, mismatch.value["type"], known, "type")
    return mismatch.problem(f"'type' is {written}, which is not one of {listed(known)}", cure, path=path)


def _anything_else(mismatch: Mismatch) -> Problem:
    """No translation yet: pydantic's own words are still better than none."""
    return mismatch.problem(f"{mismatch.name} is {mismatch.typed}: {mismatch.error['msg']}")


_CURES: dict[str, Callable[[Mismatch], Problem]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "string_type": values.text_due,
    "float_type": values.number_due,
    "int_type": values.number_due,
    "int_from_float": values.number_due,
    "bool_type": values.truth_due,
    "model_type": _mapping_due,
    "model_attributes_type": _mapping_due,
    "dict_type": _mapping_due,
    "list_type": _list_due,
    "too_short": _nothing_in_it,
    "string_pattern_mismatch": bad_pattern,
    "string_too_short": values.empty_text,
    "string_too_long": values.too_long,
    "literal_error": values.no_choice,
    "union_tag_invalid": _no_type,
    "union_tag_not_found": _no_type,
    "greater_than_equal": values.out_of_bounds,
    "less_than_equal": values.out_of_bounds,
}
