"""The rule about spelling: no word for readers is a known misspelling.

The list is codespell's: only misspellings that hardly are words themselves, so what it names is nearly always wrong.
It is read from the installed package, whose program is not run. Not for: one of several right spellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from macros.content.model.ours import Citation
from macros.content.problems import Problem
from macros.content.validation.draft import Draft
from macros.content.validation.texts import written_texts
from macros.content.validation.words import listed, shown

__all__ = ["misspelled_words"]

_WORD = re.compile(r"[\w\-'’]+")
_REASON = re.compile(r",\s*\S+\s\S+\s[^,]*$")
"""What the list gives as its reason for not correcting a word by itself stands behind the last comma."""


def misspelled_words(draft: Draft) -> Iterator[Problem]:
    """Each word that is spelled wrongly, with the one that was meant; titles that others gave are in any language."""
    own = {word.lower() for word in draft.vocabulary.words} if draft.vocabulary else set()
    known = _misspellings()
    sound: set[str] = set()
    for found in written_texts(draft):
        for word in dict.fromkeys(_WORD.findall(found.text)):
            if word in sound:
                continue
            plain = word.strip("-'’_").lower().replace("’", "'")
            if plain not in known or plain in own or _REASON.search(known[plain]):
                sound.add(word)
            elif type(found.holder) is not Citation:
                right = [_as_cased(meant.strip(), word) for meant in known[plain].split(",") if meant.strip()]
                hint = f"write {listed(right, last='or')}, or add it to words in playbooks/_vocabulary.yaml"
                yield found.warning(f"{shown(word)} is misspelled", hint)


def _as_cased(meant: str, written: str) -> str:
    """The right word in the case of the wrong one.

    >>> _as_cased("receive", "Recieve"), _as_cased("receive", "RECIEVE"), _as_cased("receive", "recieve")
    ('Receive', 'RECEIVE', 'receive')
    """
    if len(written) > 1 and written.isupper():
        return meant.upper()
    return meant[:1].upper() + meant[1:] if written[:1].isupper() else meant


@lru_cache(maxsize=1)
def _misspellings() -> Mapping[str, str]:
    """Misspelling -> what was meant, several divided by commas.

    Raises:
        ModuleNotFoundError: where codespell is not installed.
    """
    spec = find_spec("codespell_lib")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("codespell is not installed; run `make init`")
    text = (Path(spec.submodule_search_locations[0]) / "data" / "dictionary.txt").read_text(encoding="utf-8")
    # Tens of thousands of lines `wrong->meant`, read whenever something is checked: two cuts are quicker than a loop.
    flat = text.strip().replace("\n", "->").split("->")
    return dict(zip(flat[::2], flat[1::2], strict=True))
