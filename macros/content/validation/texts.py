"""Every text for readers that stands in the YAML, with its place; for rules that look at words whatever they say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel

from macros.content.documents import Path
from macros.content.model.base import Figure
from macros.content.model.shape import word_fields
from macros.content.problems import Problem
from macros.content.validation.draft import Draft, Source
from macros.content.validation.remembered import remembered

__all__ = ["WrittenText", "written_texts"]


class WrittenText(NamedTuple):
    """A text, where it stands and what holds it."""

    source: Source
    path: Path
    holder: BaseModel
    """The part of the model whose field it is."""
    text: str

    def warning(self, sentence: str, hint: str) -> Problem:
        """A warning about the text."""
        return self.source.warning(self.path, sentence, hint, place_of=self._place)

    @property
    def _place(self) -> Path:
        """A text that may be written alone is named by what it is the text of."""
        short = self.path not in self.source.document.values
        return self.path[:-1] if short else self.path


def written_texts(draft: Draft) -> Iterator[WrittenText]:
    """The texts of all files that fit their model, file by file."""
    for source in draft.sources.values():
        yield from _texts_of(source)


# Several rules read all texts.
@remembered(4096)
def _texts_of(source: Source) -> tuple[WrittenText, ...]:
    found = []
    for path, part in source.parts:
        # The words of a figure stand in another text.
        for name in word_fields(type(part)) if type(part) is not Figure else ():
            value = getattr(part, name)
            if isinstance(value, str):
                found.append(WrittenText(source, (*path, name), part, value))
            for index, text in enumerate(value) if isinstance(value, list) else ():
                if isinstance(text, str):
                    found.append(WrittenText(source, (*path, name, index), part, text))
    return tuple(found)
