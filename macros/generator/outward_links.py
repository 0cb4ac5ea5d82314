"""Marks the links of a page's content that lead away from the site, so that paper can print where they lead.

Built pages lead to each other by relative addresses, which instant navigation makes whole: a style sheet cannot tell
the two kinds apart by how they begin.
"""

from __future__ import annotations

import re

__all__ = ["marked"]

_WHOLE_ADDRESS = re.compile(r' href="(https?://[^"]*)"')


def marked(content: str, own: str | None) -> str:
    """The content with `rel="external"` on each link to another site than the `own` one, by its address.

    >>> marked(' href="https://example.org/" href="../risks/"', None)
    ' rel="external" href="https://example.org/" href="../risks/"'
    """

    def mark(found: re.Match[str]) -> str:
        return found[0] if own and found[1].startswith(own) else f' rel="external"{found[0]}'

    return _WHOLE_ADDRESS.sub(mark, content)
