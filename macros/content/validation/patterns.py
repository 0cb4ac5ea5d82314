"""What is wrong with a text that must have a form, such as an id, date or address, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable

from macros.content.cures import Cure
from macros.content.languages import language_meant
from macros.content.model import base, site_settings
from macros.content.model.shape import kinds_meant
from macros.content.problems import Problem
from macros.content.validation.guesses import date_meant, period_meant
from macros.content.validation.mismatches import Mismatch
from macros.content.validation.values import empty_text
from macros.content.validation.words import reference_meant, shown, slug, slugged

__all__ = ["bad_pattern"]

_MAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[a-z]+", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/\S*)?", re.IGNORECASE)
_SHORT_COLOR = re.compile(r"[0-9a-f]{3}", re.IGNORECASE)
_LONG_COLOR = re.compile(r"[0-9a-f]{6}", re.IGNORECASE)


def bad_pattern(mismatch: Mismatch) -> Problem:
    """A text has not the form that is due in its place."""
    if mismatch.error["loc"][-1] == "[key]":
        return _bad_key(mismatch)
    form = _FORMS.get(mismatch.error["ctx"]["pattern"])
    if form is None:
        return empty_text(mismatch)
    name, cure = form
    return mismatch.problem(f"{mismatch.name} is {shown(str(mismatch.value))}, which is not {name}", cure(mismatch))


def _bad_key(mismatch: Mismatch) -> Problem:
    key, around = str(mismatch.path[-1]), mismatch.path[:-1]
    if mismatch.error["ctx"]["pattern"] == base.REFERENCE_PATTERN:
        return mismatch.problem(f"{shown(key)} is not a reference", "write kind/id, as in ids.lock", at_key=True)
    if mismatch.error["ctx"]["pattern"] != base.ID_PATTERN:
        return mismatch.problem(f"{shown(key)} is not a name", "write it without spaces", at_key=True)
    meant = slugged(key)
    is_free = meant is not None and (*around, meant) not in mismatch.source.document.keys
    edits = mismatch.source.instead(mismatch.path, meant, at_key=True) if meant and is_free else ()
    return mismatch.problem(f"{shown(key)} is not an id", Cure(_id_words(key), edits), at_key=True)


def _id_words(written: str) -> str:
    return f"2 to 48 lowercase letters, digits and hyphens, a letter first; for example {slug(written)}"


def _id(mismatch: Mismatch) -> Cure:
    value, source, path = str(mismatch.value), mismatch.source, mismatch.path
    meant = source.name if path == ("id",) and "/" in source.key and slugged(source.name) else slugged(value)
    return Cure(_id_words(value), source.instead(path, meant) if meant else ())


def _reference(mismatch: Mismatch) -> Cure:
    reference = reference_meant(str(mismatch.value), kinds_meant(mismatch.shape))
    return _written(mismatch, reference, "write kind/id, for example kpi/time-to-open")


def _language(mismatch: Mismatch) -> Cure:
    return _written(mismatch, language_meant(str(mismatch.value)), "write its tag, for example en, pt-BR or az-Arab")


def _period(mismatch: Mismatch) -> Cure:
    words = "write P, a number and D, W, M or Y, for example P30D for 30 days"
    return _written(mismatch, period_meant(str(mismatch.value)), words)


def _date(mismatch: Mismatch) -> Cure:
    return _written(mismatch, date_meant(str(mismatch.value)), "write it as 2025-01-31")


def _address(mismatch: Mismatch) -> Cure:
    """Of an address without its beginning; of one within a site nobody knows it."""
    value = str(mismatch.value).strip()
    meant = f"mailto:{value}" if _MAIL.fullmatch(value) else f"https://{value}" if _HOST.fullmatch(value) else None
    words = "write it from https:// on, as a browser shows it; for a mail address, mailto: and the address"
    return _written(mismatch, meant, words)


def _color(mismatch: Mismatch) -> Cure:
    """Of a color that lacks its sign or is written short."""
    digits = str(mismatch.value).strip().lstrip("#")
    if _SHORT_COLOR.fullmatch(digits):
        digits = "".join(digit * 2 for digit in digits)
    meant = f"#{digits.lower()}" if _LONG_COLOR.fullmatch(digits) else None
    return _written(mismatch, meant, 'write # and six digits in quotes, for example "#00566b"')


def _picture(_: Mismatch) -> Cure:
    return Cure("put an SVG or PNG file there and write its name, for example logo.svg")


def _written(mismatch: Mismatch, meant: str | None, words: str) -> Cure:
    """The cure that what was meant be written; where nobody knows that, what `words` say."""
    return mismatch.source.write(mismatch.path, meant) if meant else Cure(words)


_FORMS: dict[str, tuple[str, Callable[[Mismatch], Cure]]] = {
    base.ID_PATTERN: ("an id", _id),
    base.REFERENCE_PATTERN: ("a reference", _reference),
    base.FAR_PATTERN: ("a reference", _reference),
    base.LANGUAGE_PATTERN: ("a language's tag", _language),
    base.PERIOD_PATTERN: ("a period", _period),
    base.DATE_PATTERN: ("a date", _date),
    base.ADDRESS_PATTERN: ("a whole address", _address),
    site_settings.COLOR_PATTERN: ("a color", _color),
    site_settings.PICTURE_PATTERN: ("the name of a picture beside this file", _picture),
}
"""What a text of each form is, and how one is mended that is none."""
