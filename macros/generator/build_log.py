"""What a builder reads while the site is made.

Nothing of the names that mkdocs-macros finds, unless asked for all; and what a site without an address lacks.
"""

from __future__ import annotations

import logging

__all__ = ["quieten", "tell_of_no_address"]

_NO_ADDRESS = (
    "The site names no address and works at any. SITE_URL=https://example.org/guide/ would add canonical and share "
    "addresses, the share image, a sitemap for search engines, a feed of what changed, and a 404 page that needs no "
    "script below a path"
)
_CHATTER = "mkdocs.plugins.mkdocs_macros"


def quieten() -> None:
    """Let only warnings and errors of mkdocs-macros through; with `--verbose`, everything."""
    asked_for_all = logging.getLogger("mkdocs").isEnabledFor(logging.DEBUG)
    logging.getLogger(_CHATTER).setLevel(logging.NOTSET if asked_for_all else logging.WARNING)


def tell_of_no_address() -> None:
    """Say what was left out for want of an address, and how to give one."""
    logging.getLogger("mkdocs.playbook").info(_NO_ADDRESS)
