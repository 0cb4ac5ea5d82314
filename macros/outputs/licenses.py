"""The list of all third-party parts as files: one for programs, one with every licence's text for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from macros.foundation.addresses import LICENCE_LIST, LICENCE_TEXTS
from macros.foundation.third_party import Part

__all__ = ["licence_files"]


def licence_files(parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """Path and content of each."""
    listed = [
        {
            "name": part.name,
            "version": part.version,
            "licence": part.licence,
            "files": part.files,
            "note": part.note,
            "text": part.text,
        }
        for part in parts
    ]
    yield LICENCE_LIST, json.dumps({"parts": listed}, indent=1, ensure_ascii=False) + "\n"
    yield LICENCE_TEXTS, "\n\n".join(_chapter(part) for part in parts) + "\n"


def _chapter(part: Part) -> str:
    title = f"{part.name} ({part.version}): {part.licence}"
    lines = [title, "=" * len(title), f"In: {', '.join(part.files)}", part.note, "", part.text]
    return "\n".join(line for line in lines if line or line is lines[4])
