"""Compresses once, as hard as it goes, for hosts that send a file's `.br` or `.gz` beside it."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

from macros.foundation.build_cache import kept_bytes, key_of
from macros.publishing.runtime import node

__all__ = ["compressed"]


def compressed(content: bytes, checksum: str) -> dict[str, bytes]:
    """The content by ending, `.br` and `.gz`. Half a minute for Pyodide's WebAssembly, the first time.

    `checksum` is its SHA-256, which whoever asks knows already.
    """
    key = key_of(checksum, node.source("compress.mjs"))
    return {
        ".br": kept_bytes(f"{key}.br", lambda: _brotli(content)),
        # Python's gzip is denser than Node's.
        ".gz": kept_bytes(f"{key}.gz", lambda: gzip.compress(content, 9, mtime=0)),
    }


def _brotli(content: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file, out = Path(folder) / "file", Path(folder) / "file.br"
        file.write_bytes(content)
        node.run("compress.mjs", file, out)
        return out.read_bytes()
