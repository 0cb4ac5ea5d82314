"""A zip archive of files as they are, without compression: the same files give the same bytes everywhere.

Compression would differ between libraries, and the browser's Python is spared modules that nothing else takes.
"""

from __future__ import annotations

import struct
from binascii import crc32
from collections.abc import Mapping

__all__ = ["stored_zip"]

_VERSION = 20
_UTF8_NAMES = 0x800
_DAY = 0x21
"""1 January 1980, the first day that an archive knows."""


def stored_zip(files: Mapping[str, bytes]) -> bytes:
    """The archive of ``files`` by path, in their order.

    **Source** PKWARE, APPNOTE 6.3.10: local file headers, central directory, its end.
    """
    body, directory = bytearray(), bytearray()
    for path, content in files.items():
        name = path.encode()
        facts = struct.pack(
            "<HHHHHLLLHH", _VERSION, _UTF8_NAMES, 0, 0, _DAY, crc32(content), len(content), len(content), len(name), 0
        )
        directory += b"PK\x01\x02" + struct.pack("<H", _VERSION) + facts
        directory += struct.pack("<HHHLL", 0, 0, 0, 0, len(body)) + name
        body += b"PK\x03\x04" + facts + name + content
    end = struct.pack("<HHHHLLH", 0, 0, len(files), len(files), len(directory), len(body), 0)
    return bytes(body + directory + b"PK\x05\x06" + end)
