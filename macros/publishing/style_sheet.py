"""The one style sheet of every page: of the theme what the site needs, then all of ours.

One for all pages, so that a page that is set in place of another is never without its styles, and browsers keep it for
good. It is made when the whole site is there, for only the whole site tells what it needs.
"""

from __future__ import annotations

from macros.publishing.built import Built
from macros.publishing.fingerprints import checksum
from macros.publishing.packing import SCRIPTS, STYLES
from macros.publishing.style_pruning import pruned, wanted_by

__all__ = ["put_style_sheet"]


def put_style_sheet(site: Built, *, theme: str, own: str) -> str:
    """Add the style sheet to the site; its path.

    Args:
        site: all of its pages and scripts.
        theme: what the theme styles, whether or not the site has it.
        own: what is styled here, whole.
    """
    scripts = (site.text(path) for path in site.paths if path.startswith(SCRIPTS) and path.endswith(".js"))
    text = pruned(theme, wanted_by(map(site.text, site.pages), scripts), own) + own
    path = f"{STYLES}-{checksum({STYLES: text})}/site.css"
    site.put(path, text)
    return path
