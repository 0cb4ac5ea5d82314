"""Languages of source texts: their direction, and the tag that somebody meant."""

from __future__ import annotations

import re
from typing import Literal

from macros.content.model.base import LANGUAGE_PATTERN

__all__ = ["OWN_LANGUAGE", "direction_of", "language_meant"]

OWN_LANGUAGE = "en"
"""That of our words, and of a playbook that names none."""

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages that are written so where no script is named."""
_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
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
