"""The contents of pages that are made and not yet written: MkDocs makes all of them before it writes the first.

Those of a site of thousands of pages are out of the memory meanwhile.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from macros.foundation.set_aside import Aside

__all__ = ["WaitingPages"]

_MANY = 1_000
"""Of fewer pages, setting them aside would take longer than it is worth."""


_OFTEN = 500
"""After so many pages it is worth to look for what can be let go of."""


class WaitingPages:
    """The pages of one build."""

    def __init__(self, count: int) -> None:
        """`count` is how many pages there will be."""
        self.is_large = count > _MANY
        """Whether looking for what can be let go of is worth its time."""
        self._aside = Aside() if self.is_large else None
        self._waiting: dict[str, Callable[[], bytes]] = {}

    def hold(self, address: str, html: str) -> str:
        """What MkDocs is to keep of a page until it is written: its content, or nothing where that is set aside."""
        if self._aside is None:
            return html
        if len(self._waiting) % _OFTEN == _OFTEN - 1:
            # What parsers and templates leave behind goes; what is left will be kept, and is not looked through again.
            gc.collect()
            gc.freeze()
        self._waiting[address] = self._aside.put(html.encode())
        return ""

    def give_back(self, address: str, html: str) -> str:
        """The content of the page that is written now, given what MkDocs has kept of it."""
        waiting = self._waiting.pop(address, None)
        return html if waiting is None else waiting().decode()
