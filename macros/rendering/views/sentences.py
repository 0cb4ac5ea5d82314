"""Running sentences, with the glossary's terms linked where they first occur.

Not for: the playbook's titles and figures, which are shown as they are. A statement keeps its words: a term in it gets
a link and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from macros.content.model.files import Playbook
from macros.content.site import Site
from macros.rendering.views.page_words import words
from macros.rendering.views.view import view

__all__ = ["Segment", "Sentence", "Sentences", "page_sentence"]


@view
class Segment:
    """A stretch of a sentence, plain or a term of the glossary."""

    text: str
    href: str | None = None
    """Where the term is explained."""
    meaning: str | None = None
    """The term's definition, for the tooltip."""


Sentence = tuple[Segment, ...]


class Sentences:
    """Cuts sentences at the glossary's terms; each term is linked once, then left alone."""

    def __init__(self, site: Site, here: str) -> None:
        self._site = site
        self._here = here
        self._seen: set[str] = set()

    def __call__(self, text: str) -> Sentence:
        """The segments of one more sentence of the same page; joined, their texts are the sentence."""
        return tuple(self._cut(text))

    def _cut(self, text: str) -> Iterator[Segment]:
        playbook = self._site.loaded.playbook
        done = 0
        for match in _pattern(_spellings(playbook)).finditer(text):
            term_id = dict(_spellings(playbook))[match.group().casefold()]
            if term_id in self._seen:
                continue
            self._seen.add(term_id)
            if match.start() > done:
                yield Segment(text=text[done : match.start()])
            yield Segment(
                text=match.group(),
                href=self._site.href(f"term/{term_id}", self._here),
                meaning=playbook.glossary.terms[term_id].text,
            )
            done = match.end()
        if done < len(text):
            yield Segment(text=text[done:])


def page_sentence(site: Site, sentences: Sentences, page: str, text_id: str) -> Sentence:
    """A further sentence of a page, from pages.yaml; empty where the playbook has none."""
    return sentences(words(site.loaded.playbook, page, text_id))


def _spellings(playbook: Playbook) -> tuple[tuple[str, str], ...]:
    """Every spelling of every term, case folded, with the term's id."""
    return tuple(
        (spelling.casefold(), term_id)
        for term_id, term in playbook.glossary.terms.items()
        for spelling in (term.title, *term.also)
    )


@lru_cache(maxsize=8)
def _pattern(spellings: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Whole words only, the longest spelling first; never matches where there are no terms."""
    parts = sorted((re.escape(spelling) for spelling, _ in spellings), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)" if parts else r"(?!)", re.IGNORECASE)
