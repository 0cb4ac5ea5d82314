"""Libraries that are linked into Pyodide's WebAssembly, and the one its loader carries. No package lists them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from macros.foundation.build_cache import kept
from macros.publishing.licenses.part import Part
from macros.publishing.licenses.python_packages import standard_text

__all__ = ["linked"]

_MACHINE = ("assets/runtime/*.wasm",)
_SCRIPTS = ("assets/runtime/*.js",)
_LIBRARIES = {
    "musl": ("MIT", "Copyright (c) 2005-2020 Rich Felker, et al.", rb""),
    "libffi": ("MIT", "Copyright (c) 1996-2025 Anthony Green, Red Hat, Inc and others", rb""),
    "zlib": ("Zlib", "Copyright (C) 1995-2024 Jean-loup Gailly and Mark Adler", rb"deflate ([\d.]+) Copyright"),
    "bzip2": ("bzip2-1.0.6", "Copyright (C) 1996-2010 Julian R Seward", rb"\0(1\.0\.\d), \d+-\w+-\d{4}\0"),
    "liblzma": ("public-domain", "By Lasse Collin, Igor Pavlov and others", rb"\0(5\.2\.\d+)\0"),
    "Zstandard": ("BSD-3-Clause", "Copyright (c) Meta Platforms, Inc. and affiliates", rb"\0(1\.5\.\d+)\0"),
    "Expat": (
        "MIT",
        "Copyright (c) 1998-2000 Thai Open Source Software Center Ltd and Clark Cooper, 2001-2025 Expat maintainers",
        rb"expat_([\d.]+)",
    ),
    "mpdecimal": ("BSD-2-Clause", "Copyright (c) 2008-2020 Stefan Krah", rb"\0(2\.5\.\d+)\0"),
    "SQLite": ("public-domain", "By D. Richard Hipp and others", rb"\D(3\.[345]\d\.\d+)\0"),
    "mimalloc": ("MIT", "Copyright (c) 2018-2025 Microsoft Corporation, Daan Leijen", rb""),
    "HACL*": (
        "MIT",
        "Copyright (c) 2016-2022 INRIA, CMU and Microsoft Corporation\nCopyright (c) 2022-2023 HACL* Contributors",
        rb"",
    ),
}
"""License, copyright, and what tells the version where a library says it."""


@lru_cache
def linked(release: str, platform: str, machine: Path) -> tuple[Part, ...]:
    """Each of them, for this release of Pyodide.

    Args:
        release: Pyodide's.
        platform: the one it is built for, `emscripten_5_0_3`.
        machine: its WebAssembly file.
    """
    compiler = Part(
        name="Emscripten",
        version=platform.removeprefix("emscripten_").replace("_", "."),
        license="MIT",
        text=_text("MIT", "Copyright (c) 2010-2014 Emscripten authors"),
        files=(*_MACHINE, *_SCRIPTS),
        note="With parts of LLVM (Apache-2.0 with the LLVM exception), which every compiled program holds.",
    )
    trace = Part(
        name="error-stack-parser and stackframe",
        version=f"as in Pyodide {release}",
        license="MIT",
        text=_text("MIT", "Copyright (c) 2017 Eric Wendelin and other contributors"),
        files=_SCRIPTS,
    )
    return (compiler, *_libraries(release, machine), trace)


def _libraries(release: str, machine: Path) -> Iterator[Part]:
    # Ten million bytes read a dozen times took a sixth of a build.
    with machine.open("rb") as file:
        checksum = hashlib.file_digest(file, "sha256").hexdigest()
    decisive = f"{checksum} {[tells for *_, tells in _LIBRARIES.values()]}"
    versions = json.loads(kept("versions.json", decisive, lambda: json.dumps(_versions(machine.read_bytes()))))
    for name, (spdx, copyright_line, _) in _LIBRARIES.items():
        yield Part(
            name=name,
            version=versions.get(name, f"as in Pyodide {release}"),
            license=spdx,
            text=_text(spdx, copyright_line),
            files=_MACHINE,
        )


def _versions(content: bytes) -> dict[str, str]:
    """Of those that say it."""
    found = {name: re.search(tells, content) for name, (*_, tells) in _LIBRARIES.items() if tells}
    return {name: match[1].decode() for name, match in found.items() if match}


def _text(spdx: str, copyright_line: str) -> str:
    return f"{copyright_line}\n\n{standard_text(spdx)}"
