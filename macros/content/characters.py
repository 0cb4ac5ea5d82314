"""Characters that no reader sees, but for those that a script or an emoji needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["code_point", "escaped", "invisible", "without_invisible"]

_PLANES = range(0, 0x110000, 0x10000)
_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in _PLANES)
"""Numbers that Unicode never gives to a character."""

# Control characters, line ends that editors do not show, half characters, marks of width and direction, fillers, tags.
_SUSPECT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff"
    rf"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f{_NO_CHARACTERS}]"
)
_LINE_SIGNS = re.compile(r"[\n\r\t]")
_JOINERS = "\u200c\u200d"
_DIRECTIONS = "\u061c\u200e\u200f"
_TAGGED = "\U0001f3f4"
"""The black flag, which tags after it make the flag of a region."""
_JOINED_LETTERS = frozenset({"Lo", "Lm", "Mn", "Mc"})
_PICTURES = frozenset({"So", "Sk", "Mn"})
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def invisible(text: str) -> Iterator[int]:
    r"""Where characters stand that no reader sees and no text needs.

    >>> list(invisible("Pilot\u200b phase")), list(invisible("👩\u200d💻 and می\u200cخواهم"))
    ([5], [])
    """
    for found in _SUSPECT.finditer(text):
        if not _is_needed(text, found.start()):
            yield found.start()


def _is_needed(text: str, index: int) -> bool:
    sign, before, after = text[index], text[index - 1 : index], text[index + 1 : index + 2]
    if sign in _JOINERS:
        kinds = (_category(before), _category(after))
        joins_letters = kinds[0] in _JOINED_LETTERS and kinds[1] in _JOINED_LETTERS
        return joins_letters or (sign == "\u200d" and kinds[0] in _PICTURES and kinds[1] in _PICTURES)
    if sign in _DIRECTIONS:
        line = text[text.rfind("\n", 0, index) + 1 :].partition("\n")[0]
        return any(unicodedata.bidirectional(other) in _RIGHT_TO_LEFT for other in line if other not in _DIRECTIONS)
    return "\U000e0020" <= sign <= "\U000e007f" and (before == _TAGGED or "\U000e0020" <= before <= "\U000e007f")


def _category(sign: str) -> str:
    return unicodedata.category(sign) if sign else ""


def without_invisible(text: str) -> str:
    r"""The text without them.

    >>> without_invisible("pi\u200blot")
    'pilot'
    """
    gone = set(invisible(text))
    return "".join(sign for index, sign in enumerate(text) if index not in gone) if gone else text


def code_point(sign: str) -> str:
    r"""A character's number, as Unicode writes it.

    >>> code_point("\u200b")
    'U+200B'
    """
    return f"U+{ord(sign):04X}"


def escaped(text: str) -> str:
    r"""The text on one line, with every character in sight: names of files and keys may hold any.

    >>> print(escaped("a\nb\u202e.yaml"))
    a\nb\u202e.yaml
    """
    hidden = {*invisible(text), *(found.start() for found in _LINE_SIGNS.finditer(text))}
    return (
        "".join(sign.encode("unicode_escape").decode() if index in hidden else sign for index, sign in enumerate(text))
        if hidden
        else text
    )
