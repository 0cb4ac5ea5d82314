"""The contents of pages that are made and not yet written: MkDocs makes all of them before it writes the first.

Of a site of thousands of pages they are packed meanwhile, to an eighth of what they take.
"""

from __future__ import annotations

import zlib

__all__ = ["WaitingPages"]

_MANY = 1_000
"""Of fewer pages, packing would take longer than it is worth."""
_QUICK = 1


class WaitingPages:
    """The pages of one build."""

    def __init__(self, count: int) -> None:
        """`count` is how many pages there will be."""
        self.is_large = count > _MANY
        """Whether looking for what can be let go of is worth its time."""
        self._packed: dict[str, bytes] = {}

    def hold(self, address: str, html: str) -> str:
        """What MkDocs is to keep of a page until it is written: its content, or nothing where that is packed here."""
        if not self.is_large:
            return html
        self._packed[address] = zlib.compress(html.encode(), _QUICK)
        return ""

    def give_back(self, address: str, html: str) -> str:
        """The content of the page that is written now, given what MkDocs has kept of it."""
        packed = self._packed.pop(address, None)
        return html if packed is None else zlib.decompress(packed).decode()
