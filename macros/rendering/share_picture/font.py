"""Where the site's own font lies, for those who ask nothing else of it."""

from pathlib import Path

__all__ = ["FONT"]

FONT = Path(__file__).resolve().parents[3] / "docs" / "assets" / "fonts" / "ibm-plex-sans-latin-wdth-normal.woff2"
