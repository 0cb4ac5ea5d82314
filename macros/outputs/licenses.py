"""The list of all third-party parts as files: one for programs, one with every license's text for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from macros.foundation.addresses import LICENSE_LIST, LICENSE_TEXTS
from macros.foundation.third_party import Part

__all__ = ["license_files"]


def license_files(parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """Path and content of each."""
    listed = [
        {
            "name": part.name,
            "version": part.version,
            "license": part.license,
            "files": part.files,
            "note": part.note,
            "text": part.text,
        }
        for part in parts
    ]
    yield LICENSE_LIST, json.dumps({"parts": listed}, indent=1, ensure_ascii=False) + "\n"
    yield LICENSE_TEXTS, "\n\n".join(_chapter(part) for part in parts) + "\n"


def _chapter(part: Part) -> str:
    title = f"{part.name} ({part.version}): {part.license}"
    lines = [title, "=" * len(title), f"In: {', '.join(part.files)}", part.note, "", part.text]
    return "\n".join(line for line in lines if line or line is lines[4])
