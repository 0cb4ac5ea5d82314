"""What only a playbook says: the ids, words and numbers that our own code, templates and stubs may not know.

Each playbook tells its own while the tests run, so nothing here must be kept up to date. A term counts when nobody
would write it by chance:

- an id of two words or more, such as `quick-start-day`, and any reference, such as `kpi/speed`;
- a title of two words or more and a statement of three or more, as they are written;
- a name: a word that the source's sentences begin with a capital, and never with a small letter;
- a figure with its unit, of two digits or more, such as `75 days`; how many weeks the plan has, in figures and words.

These do not count, since they are no playbook's own: words of the shared vocabulary but for its periods; assumptions,
terms and conflicts by id and title, for they are named by what calculators ask, words of the craft and what may be
unclear in any plan; shares by steps of five and 99%, with which anybody makes an example or states a confidence, and in
style sheets all shares, since there a share is a length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.content.loading import draft_of
from macros.content.model.root import Calendar
from macros.content.validation.draft import Draft
from macros.content.validation.texts import written_texts
from macros.content.weeks import all_weeks

__all__ = ["Terms", "terms_of"]

_OF_THE_CRAFT = ("assumption", "conflict", "term")
_OURS = ("assumptions", "calculators", "conflicts", "glossary", "pages")
"""Files of ours, whose sentences name publishers, countries and days of the week."""
_CAPITALIZED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_STEP, _CONFIDENCE = 5, 99
_COUNTED = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one playbook."""

    words: frozenset[str]
    """Ids, references, titles, statements, names and figures."""
    shares: frozenset[str]
    """Figures that are shares of a hundred, which mean lengths in a style sheet."""

    def found_in(self, text: str, *, is_style_sheet: bool = False) -> list[str]:
        """Those that stand in a text, as whole words, in the order in which they stand there."""
        sought = self.words if is_style_sheet else self.words | self.shares
        if not sought:
            return []
        longest_first = "|".join(re.escape(term) for term in sorted(sought, key=len, reverse=True))
        evened = " ".join(text.split())
        return [it[0] for it in re.finditer(rf"(?<![\w.,-])(?:{longest_first})(?![\w-])", evened)]


def terms_of(root: Path, name: str) -> Terms:
    """The terms of the playbook `name` below `root/playbooks`."""
    draft, _ = draft_of(root, name)
    figures = frozenset(_figures(draft))
    shares = frozenset(it for it in figures if re.search(r"%|percent", it))
    words = {name, *_ids(draft), *_sayings(draft), *_names(draft), *_lengths(draft), *(figures - shares)}
    return Terms(frozenset(words - _shared(draft)), shares)


def _shared(draft: Draft) -> set[str]:
    """Labels and ids of the vocabulary that all playbooks have in common."""
    vocabulary = draft.vocabulary
    assert vocabulary
    groups = (getattr(vocabulary, field) for field in type(vocabulary).model_fields if field != "periods")
    words = {id_: word for group in groups if isinstance(group, dict) for id_, word in group.items()}
    return {*words, *(text for word in words.values() for text in (word.label, word.plural) if text)}


def _ids(draft: Draft) -> Iterator[str]:
    for kind, id_ in draft.spots:
        yield f"{kind}/{id_}"
        own = id_.rpartition(".")[2]
        if "-" in own and kind not in _OF_THE_CRAFT:
            yield own


def _sayings(draft: Draft) -> Iterator[str]:
    """Titles and statements of what has an id."""
    for (kind, _), spots in draft.spots.items():
        for spot in spots if kind not in _OF_THE_CRAFT else ():
            title, text = (getattr(spot.node, name, None) for name in ("title", "text"))
            yield from (" ".join(it.split()) for it in (title,) if it and len(it.split()) > 1)
            yield from (" ".join(it.split()) for it in (text,) if it and len(it.split()) > 2)


def _names(draft: Draft) -> set[str]:
    texts = [found.text for found in written_texts(draft)]
    small = {word for text in texts for word in re.findall(r"\b[a-z]+\b", text)}
    own = (found.text for found in written_texts(draft) if found.source.key not in _OURS)
    # In a title each word has a capital.
    sentences = (text for text in own if sum(map(str.islower, text.split())) > len(text.split()) / 2)
    return {word for text in sentences for word in _CAPITALIZED.findall(text) if word.lower() not in small}


def _figures(draft: Draft) -> Iterator[str]:
    assert draft.vocabulary
    for source in draft.sources.values():
        for _, part in source.quantified:
            value = abs(part.quantity.value)
            unit = draft.vocabulary.units[part.quantity.unit]
            is_common = unit.symbol == "%" and (value % _STEP == 0 or value == _CONFIDENCE)
            written = f"{value:,.10g}"
            if len(re.sub(r"\D", "", written)) < 2 or is_common:
                continue
            yield from (f"{written} {name}" for name in (unit.label, unit.plural) if name)
            yield from (f"{written}{unit.symbol}",) if unit.symbol else ()


def _lengths(draft: Draft) -> Iterator[str]:
    """How many weeks the plan has, in all and from Week 1 on."""
    calendar: Calendar = draft.sources["playbook"].node.calendar
    weeks = all_weeks(calendar)
    for count in {len(weeks), sum(week > 0 for week in weeks)}:
        if count >= 10:
            yield f"{count} weeks"
        if 10 <= count <= len(_COUNTED):
            yield from (f"{_COUNTED[count - 1]} weeks", f"{_COUNTED[count - 1].capitalize()} weeks")
