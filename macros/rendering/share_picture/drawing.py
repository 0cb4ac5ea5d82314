"""Draws the picture, and keeps it under all that decides it: its subject, the font, the colors, and these programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.content.site import Site
from macros.foundation.build_cache import kept_bytes, key_of
from macros.rendering.share_picture.colors import TOKENS, with_colors
from macros.rendering.share_picture.font import FONT
from macros.rendering.share_picture.subject import Subject, subject_of

__all__ = ["drawn", "share_picture"]

_HERE = Path(__file__).parent


def share_picture(site: Site) -> bytes:
    """The picture of a site, as PNG."""
    subject = subject_of(site)
    key = key_of(json.dumps(asdict(subject)), *_decisive())
    return kept_bytes(f"share-{key}.png", lambda: drawn(subject))


@lru_cache
def _decisive() -> tuple[str | bytes, ...]:
    """All beside the subject that decides what is drawn; an edit of this package makes a new picture."""
    versions = json.dumps([version(name) for name in ("vl-convert-python", "fonttools")])
    files = [TOKENS, FONT, *sorted(path for path in _HERE.iterdir() if path.is_file())]
    return (versions, *(path.read_bytes() for path in files))


def drawn(subject: Subject) -> bytes:
    """The picture of a subject, drawn anew."""
    # Both take tenths of a second to load, and only for what is not kept yet.
    import vl_convert  # noqa: PLC0415

    from macros.rendering.share_picture.layout import laid_out  # noqa: PLC0415

    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    svg = environment.get_template("template.svg").render(picture=laid_out(subject))
    return vl_convert.svg_to_png(with_colors(svg, TOKENS.read_text(encoding="utf-8")))
