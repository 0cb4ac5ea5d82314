"""What a builder reads while the site is made: nothing of the names that mkdocs-macros finds, unless asked for all."""

from __future__ import annotations

import logging

__all__ = ["quieten"]

_CHATTER = "mkdocs.plugins.mkdocs_macros"


def quieten() -> None:
    """Let only warnings and errors of mkdocs-macros through; with `--verbose`, everything."""
    asked_for_all = logging.getLogger("mkdocs").isEnabledFor(logging.DEBUG)
    logging.getLogger(_CHATTER).setLevel(logging.NOTSET if asked_for_all else logging.WARNING)
