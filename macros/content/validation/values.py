"""What is wrong with a single value, a text, number or word, and what to write instead: a function for each mistake.

Not for: texts that must have a form, such as dates (`macros.content.validation.patterns`).
"""

from __future__ import annotations

from typing import Any

from macros.content.cures import Cure
from macros.content.model.shape import choices, is_choice_of_forms
from macros.content.problems import Problem
from macros.content.validation.guesses import number_meant, truth_meant
from macros.content.validation.mismatches import Mismatch
from macros.content.validation.words import listed, nearest, shown
from macros.content.yaml_faults import as_written, quoted

__all__ = [
    "choose",
    "empty_text",
    "no_choice",
    "number_due",
    "out_of_bounds",
    "text_due",
    "too_long",
    "truth_due",
]


def text_due(mismatch: Mismatch) -> Problem:
    """Something else stands where a text is due."""
    value, name = mismatch.value, mismatch.name
    if value is None and mismatch.typed == "null" and mismatch.source.document.written.get(mismatch.path, "") == "":
        return mismatch.problem(f"{name} is empty, but must be text", "write the text after the colon")
    if isinstance(value, dict | list):
        return mismatch.problem(f"{name} is {shown(value)}, but must be text", "write one text after the colon")
    kind = "true or false" if isinstance(value, bool) else "nothing" if value is None else "a number"
    sentence = f"{name} is {mismatch.typed}, which YAML reads as {kind}, but must be text"
    text = quoted(mismatch.typed)
    return mismatch.problem(sentence, Cure(f"put it in quotes: {text}", mismatch.source.instead(mismatch.path, text)))


def number_due(mismatch: Mismatch) -> Problem:
    """Something else stands where a number is due."""
    if is_choice_of_forms(mismatch.form):
        sentence = f"{mismatch.name} is {mismatch.typed}, but must be a number, a text or a list of texts"
        return mismatch.problem(sentence, "write one of these")
    is_whole = mismatch.error["type"].startswith("int")
    whole = "whole " if is_whole else ""
    number = number_meant(mismatch.value, whole=is_whole) if isinstance(mismatch.value, str) else None
    cure = Cure(f"write a {whole}number")
    if number is not None:
        has_comma = isinstance(number, float) and "," in mismatch.value
        how = ", with a point" if has_comma else " without quotes or signs"
        cure = mismatch.source.write(mismatch.path, number, f"write {number}{how}")
    return mismatch.problem(f"{mismatch.name} is {mismatch.typed}, but must be a {whole}number", cure)


def truth_due(mismatch: Mismatch) -> Problem:
    """Something else stands where true or false is due."""
    cure = Cure("write true or false, unquoted")
    truth = truth_meant(mismatch.value) if isinstance(mismatch.value, str) else None
    if truth is not None:
        cure = mismatch.source.write(mismatch.path, truth, f"write {as_written(truth)}, unquoted")
    return mismatch.problem(f"{mismatch.name} is {mismatch.typed}, but must be true or false", cure)


def empty_text(mismatch: Mismatch) -> Problem:
    """A text holds nothing to read."""
    return mismatch.problem(f"{mismatch.name} is an empty text", "write words between the quotes")


def too_long(mismatch: Mismatch) -> Problem:
    """A text has more characters than its place."""
    limit = mismatch.error["ctx"]["max_length"]
    return mismatch.problem(f"{mismatch.name} is {shown(mismatch.value)}, longer than {limit} characters", "shorten it")


def no_choice(mismatch: Mismatch) -> Problem:
    """A value is none of those that may stand there."""
    known = choices(mismatch.shape)
    if not known:
        return mismatch.problem(f"{mismatch.name} is {mismatch.typed}, but must be {mismatch.error['ctx']['expected']}")
    if len(known) == 1:
        cure = mismatch.source.write(mismatch.path, known[0])
        return mismatch.problem(f"{mismatch.name} is {mismatch.typed}, but must be {known[0]}", cure)
    sentence = f"{mismatch.name} is {mismatch.typed}, which is not one of {listed(known)}"
    return mismatch.problem(sentence, choose(mismatch, mismatch.value, known))


def choose(mismatch: Mismatch, value: Any, known: list[str], key: str | None = None) -> Cure:
    """The cure of a value that is none of the choices; `key` says below which key of the mismatched it stands."""
    path = mismatch.path if key is None else (*mismatch.path, key)
    near = _SIGNS.get(str(value).strip()) or nearest(str(value).lower(), known)
    near = near if near in known else None
    return mismatch.source.write(path, near, f"did you mean {near}?") if near else Cure("choose one of them")


def out_of_bounds(mismatch: Mismatch) -> Problem:
    """A number is smaller or larger than its place allows."""
    context = mismatch.error["ctx"]
    bound, word = next((context[key], word) for key, word in _BOUNDS.items() if key in context)
    cure = mismatch.source.write(mismatch.path, bound) if word in _INCLUSIVE else Cure(f"write {word} {bound}")
    return mismatch.problem(f"{mismatch.name} is {mismatch.typed}, but must be {word} {bound}", cure)


_SIGNS = {"=>": ">=", "≥": ">=", "=<": "<=", "≤": "<=", "==": "=", "at least": ">=", "at most": "<="}
"""What people write for an operator."""
_BOUNDS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
_INCLUSIVE = ("at least", "at most")
