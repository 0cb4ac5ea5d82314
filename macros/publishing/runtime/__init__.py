"""Assembles what the browser loads to run the calculators: Pyodide and the calculators' own wheel.

Knows nothing of MkDocs: it fills a folder, and whoever publishes the site adds that folder to it.
"""

from macros.publishing.runtime.assembly import assemble
from macros.publishing.runtime.manifest import Manifest, Part
from macros.publishing.runtime.pyodide import RuntimeUnavailable

__all__ = ["Manifest", "Part", "RuntimeUnavailable", "assemble"]
