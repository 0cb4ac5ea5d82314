"""Keeps what is made early and needed late out of memory, in a file of the system that goes when nobody needs it.

Of a site of thousands of pages all are made before the first is written, and so are its documents.
"""

from __future__ import annotations

import os
import tempfile
import weakref
from collections.abc import Callable
from functools import cached_property
from typing import BinaryIO

__all__ = ["Aside"]


class Aside:
    """Room for bytes that are read once or twice."""

    def __init__(self) -> None:
        self._end = 0

    @cached_property
    def _file(self) -> BinaryIO:
        file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed below
        weakref.finalize(self, file.close)
        return file

    def put(self, content: bytes) -> Callable[[], bytes]:
        """Set `content` aside; what gives it back.

        >>> aside = Aside()
        >>> one, none = aside.put(b"one"), aside.put(b"")
        >>> one(), none()
        (b'one', b'')
        """
        begin, size = self._end, len(content)
        self._end += size
        left = memoryview(content)
        while left:
            left = left[self._file.write(left) :]
        return lambda: os.pread(self._file.fileno(), size, begin)
