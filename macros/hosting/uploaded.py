"""The one file that a pull request's run hands over, taken out of its archive without unpacking anything.

What the file says is not judged here: `playbook comment` refuses what is not of the known form.
"""

from __future__ import annotations

import io
import zipfile
import zlib

__all__ = ["CHANGES", "LARGEST", "Refused", "only_file"]

CHANGES = "changes.json"
"""What `playbook diff --format json` has written."""
LARGEST = 8_000_000
"""Its bytes at most: more than the changes of a very large playbook."""


class Refused(Exception):
    """What a run has uploaded is not what is expected of it; says why."""


def only_file(archive: bytes, name: str = CHANGES, largest: int = LARGEST) -> bytes:
    """The content of `name`, which must be all that the archive holds and at most `largest` bytes.

    Nothing is written to the disk, so no name in an archive can lead anywhere; and no more than `largest` bytes are
    unpacked, whatever size the archive claims.

    Raises:
        Refused: for anything else.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            members = opened.infolist()
            if [member.filename for member in members] != [name]:
                raise Refused(f"it should hold {name} alone")
            with opened.open(members[0]) as file:
                content = file.read(largest + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Refused("it is no archive that can be read") from error
    if len(content) > largest:
        raise Refused(f"{name} is larger than {largest:,} bytes")
    return content
