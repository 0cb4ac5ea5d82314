"""Says of each text on a page in whose language it is, where letters tell our words from a source's.

Who hears a page is read each text by a voice of its language. Not for: which languages there are
(`macros.content.languages`), or in which direction words run (the style sheets).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

__all__ = ["with_languages"]

_TOKEN = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_OWN = re.compile(r"""\slang=["']?([\w-]+)""")
_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
"""Elements without an end."""
_UNREAD = frozenset({"head", "script", "style", "svg", "code", "pre"})
"""What holds no words, or words of no language."""


@dataclass(slots=True)
class _Element:
    """An element of the page, with all that is in it."""

    token: int
    """Place of its start among the page's tokens."""
    states: str = ""
    """The language that is written at it."""
    says: str = ""
    """That of its own words; empty where it has none."""
    held: list[_Element] = field(default_factory=list)
    spoken: frozenset[str] = frozenset()
    """The languages of all words in it."""

    def close(self) -> None:
        """All that is in it has been read."""
        own = frozenset({self.says} if self.says else ())
        self.spoken = own.union(*(frozenset({it.states}) if it.states else it.spoken for it in self.held))


def with_languages(html: str, page: str, own: str) -> str:
    """The page, each text that is in Latin letters alone marked as `own`; `page` is the language of all else.

    That language must be written in other letters.

    >>> with_languages("<p>You are here: <b>مقهى</b>.</p><p>مقهى</p>", "ar", "en")
    '<p lang="en">You are here: <b lang="ar">مقهى</b>.</p><p>مقهى</p>'
    """
    tokens = _TOKEN.split(html)
    root = _read(tokens, page, own)
    for place, language in _marks(root, page):
        name = _TAG.match(tokens[place])
        assert name
        tokens[place] = f'{name[0]} lang="{language}"{tokens[place][name.end() :]}'
    return "".join(tokens)


def _read(tokens: list[str], page: str, own: str) -> _Element:
    root = _Element(token=-1)
    opened, names, unread = [root], [""], 0
    for place, token in enumerate(tokens):
        if place % 2 == 0:
            language = "" if unread else _language(token, page, own)
            if language:
                opened[-1].says = page if page in (language, opened[-1].says) else own
            continue
        tag = _TAG.match(token)
        if not tag or tag[2].lower() in _EMPTY or token.endswith("/>"):
            continue
        name = tag[2].lower()
        if not tag[1]:
            element = _Element(token=place, states=found[1] if (found := _OWN.search(token)) else "")
            opened[-1].held.append(element)
            opened.append(element)
            names.append(name)
            unread += name in _UNREAD
        elif name in names:
            while True:
                opened.pop().close()
                closed = names.pop()
                unread -= closed in _UNREAD
                if closed == name:
                    break
    return root


def _marks(element: _Element, around: str) -> Iterator[tuple[int, str]]:
    """Places of starts and the language to write there: at the outermost that holds no other."""
    for it in element.held:
        if it.states:
            yield from _marks(it, it.states)
            continue
        language = next(iter(it.spoken)) if len(it.spoken) == 1 else it.says or around
        if language != around:
            yield it.token, language
        if len(it.spoken) > 1:
            yield from _marks(it, language)


def _language(text: str, page: str, own: str) -> str:
    """That of a text; empty of one without letters."""
    letters = {sign for sign in re.sub(r"&[#\w]+;", "", text) if sign.isalpha()}
    if not letters:
        return ""
    return own if all(map(_is_latin, letters)) else page


@cache
def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("LATIN", "FEMININE", "MASCULINE"))
