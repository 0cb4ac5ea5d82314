"""Files packed into one, small enough to be sent: the same files give the same archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

__all__ = ["packed"]

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first that an archive knows: when a file was made says nothing of what is in it."""


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of the files by path, in their order, compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, content in files.items():
            about = zipfile.ZipInfo(path, _FIRST_DAY)
            about.external_attr = 0o644 << 16
            # Otherwise it names the system that it was made on.
            about.create_system = 3
            archive.writestr(about, content, zipfile.ZIP_DEFLATED, 9)
    return made.getvalue()
