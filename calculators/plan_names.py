"""The name that a planner gives a plan, as a part of file names and of what calendars know events by."""

from __future__ import annotations

import re
from binascii import crc32

__all__ = ["name_token"]

_LONGEST = 40


def name_token(name: str) -> str:
    """``name`` in lower-case letters, digits and hyphens; two names have two tokens, but for case and spaces.

    **Model** what letters, digits and hyphens cannot say, a checksum of the name does.

    >>> name_token("Harbor  branch"), name_token("harbor-branch")
    ('harbor-branch', 'harbor-branch')
    >>> name_token("Hafen Süd"), name_token("東京")
    ('hafen-s-d-46cb956a', 'plan-922642ef')
    """
    said = "-".join(name.casefold().split())
    token = re.sub(r"[^a-z0-9]+", "-", said).strip("-")[:_LONGEST].strip("-")
    if token == said:
        return token
    return f"{token or 'plan'}-{crc32(said.encode(errors='replace')):08x}"
