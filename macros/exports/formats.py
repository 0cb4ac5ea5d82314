"""The formats by name: what each is for, and what makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from macros.exports.csv_files import csv_files
from macros.exports.edition import Edition
from macros.exports.markdown_pages import markdown_files
from macros.exports.workbook import workbook

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format that an edition can be exported to."""

    about: str
    """What comes of it, for whoever chooses."""
    files: Callable[[Edition], Iterator[tuple[str, bytes]]]
    """Name and content of each file."""
    several: bool = False
    """Whether it makes a folder of files rather than one."""


def _single(name: str, make: Callable[[Edition], bytes]) -> Callable[[Edition], Iterator[tuple[str, bytes]]]:
    def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
        yield name, make(edition)

    return files


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "csv": Format(about="a folder of tables, one a kind, and the plan", files=csv_files, several=True),
        "markdown": Format(
            about="a folder of texts: the whole, each page, and the lists for language models",
            files=markdown_files,
            several=True,
        ),
        "xlsx": Format(about="a workbook of the same, with filters", files=_single("playbook.xlsx", workbook)),
    }
)
