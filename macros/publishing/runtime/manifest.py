"""What the browser loads, by role: the page hands it to the worker, which fetches all of it at once."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file the browser loads."""

    path: str
    """Where it lies, relative to the manifest; its name holds the beginning of its checksum."""
    bytes: int
    """Its size, before any compression."""
    sha256: str
    """Its checksum, in hexadecimal digits."""
    gzip_bytes: int | None = None
    """The size of its gzipped sibling, `path` with `.gz`; `None` where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Everything a worker needs to know to start Python."""

    release: str
    """The release of Pyodide that all its files belong to."""
    interpreter: dict[str, str]
    """What Pyodide's lock file says of its Python: `abi_version`, `arch`, `platform`, `python`."""
    parts: dict[str, Part]
    """The files by role: `loader`, `glue`, `machine`, `library` (Pyodide's four) and `calculators` (our wheel)."""
    reserve: Part | None
    """The whole standard library, for a module that the trimmed one lacks; `None` where nothing is trimmed."""

    NAME = "manifest.json"

    @property
    def total_bytes(self) -> int:
        """All that a start reads, unpacked."""
        return sum(part.bytes for part in self.parts.values())

    @property
    def size(self) -> str:
        """What a first visit downloads, in words; a host that compresses by brotli sends less."""
        return f"{sum(part.gzip_bytes or part.bytes for part in self.parts.values()) / 1e6:.1f} MB"

    def to_json(self) -> str:
        """The manifest as page and worker read it, in one line."""
        told = {**asdict(self), "total_bytes": self.total_bytes, "size": self.size}
        return json.dumps(told, separators=(",", ":"))
