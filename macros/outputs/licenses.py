"""The list of all third-party parts as files: one for programs, one with every licence's text for people."""

from __future__ import annotations

import json
from collections.abc import Iterator

from macros.foundation.addresses import LICENCE_LIST, LICENCE_TEXTS
from macros.publishing.licenses import Part, inventory

__all__ = ["licence_files"]


def licence_files() -> Iterator[tuple[str, str]]:
    """Path and content of each."""
    parts = [
        {
            "name": part.name,
            "version": part.version,
            "licence": part.licence,
            "files": part.files,
            "note": part.note,
            "text": part.text,
        }
        for part in inventory()
    ]
    yield LICENCE_LIST, json.dumps({"parts": parts}, indent=1, ensure_ascii=False) + "\n"
    yield LICENCE_TEXTS, "\n\n".join(_chapter(part) for part in inventory()) + "\n"


def _chapter(part: Part) -> str:
    title = f"{part.name} ({part.version}): {part.licence}"
    lines = [title, "=" * len(title), f"In: {', '.join(part.files)}", part.note, "", part.text]
    return "\n".join(line for line in lines if line or line is lines[4])
