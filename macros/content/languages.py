"""Languages of source texts: their direction, and the tag that somebody meant."""

from __future__ import annotations

import re
from typing import Literal

from macros.content.model.base import LANGUAGE_PATTERN

__all__ = ["OWN_LANGUAGE", "direction_of", "has_latin_letters", "language_meant"]

OWN_LANGUAGE = "en"
"""That of our words, and of a playbook that names none."""

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages that are written so where no script is named."""
_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
_OTHER_LETTERS = _RIGHT_TO_LEFT | {
    *("am", "be", "bg", "bn", "el", "gu", "hi", "hy", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lo", "mk", "ml", "mn"),
    *("mr", "my", "ne", "or", "pa", "ru", "si", "sr", "ta", "te", "tg", "th", "ti", "uk", "zh"),
}
"""Languages that are not written in Latin letters where no script is named."""
_NAMES = {
    "arabic": "ar",
    "chinese": "zh",
    "dutch": "nl",
    "english": "en",
    "french": "fr",
    "german": "de",
    "hebrew": "he",
    "italian": "it",
    "japanese": "ja",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "turkish": "tr",
    "ukrainian": "uk",
    "urdu": "ur",
}
"""What people write in place of a tag."""


def direction_of(language: str) -> Literal["ltr", "rtl"]:
    """How a language's words run, as HTML says it.

    >>> direction_of("pt-BR"), direction_of("ar"), direction_of("az-Arab"), direction_of("ur-Latn")
    ('ltr', 'rtl', 'rtl', 'ltr')
    """
    primary, *others = language.split("-")
    script = next((it for it in others if len(it) == len("Arab")), None)
    is_turned = script in _SCRIPTS if script else primary in _RIGHT_TO_LEFT
    return "rtl" if is_turned else "ltr"


def has_latin_letters(language: str) -> bool:
    """Whether a language is written in the letters that our words are written in.

    >>> has_latin_letters("pt-BR"), has_latin_letters("ar"), has_latin_letters("sr-Latn"), has_latin_letters("zh-Hant")
    (True, False, True, False)
    """
    primary, *others = language.split("-")
    script = next((it for it in others if len(it) == len("Arab")), None)
    return script == "Latn" if script else primary not in _OTHER_LETTERS


def language_meant(written: str) -> str | None:
    """The tag that was meant, if that is clear.

    >>> language_meant("German"), language_meant("pt_br"), language_meant("EN"), language_meant("?")
    ('de', 'pt-BR', 'en', None)
    """
    if found := _NAMES.get(written.strip().lower()):
        return found
    first, *others = re.split("[-_ ]", written.strip())
    tag = "-".join([first.lower(), *(it.title() if len(it) == len("Arab") else it.upper() for it in others)])
    return tag if re.fullmatch(LANGUAGE_PATTERN, tag) else None
