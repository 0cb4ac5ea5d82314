"""What the browser loads, by role: the list that the page's worker reads before it fetches anything else."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file the browser loads."""

    path: str
    """Where it lies, relative to the manifest."""
    bytes: int
    """Its size, before any compression by a server."""
    sha256: str
    """Its checksum, in hexadecimal digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Everything a worker needs to know to start Python."""

    release: str
    """The release of Pyodide that all its files belong to."""
    interpreter: dict[str, str]
    """What Pyodide's lock file says of its Python: `abi_version`, `arch`, `platform`, `python`."""
    parts: dict[str, Part]
    """The files by role: `loader`, `glue`, `machine`, `library` (Pyodide's four) and `calculators` (our wheel)."""

    NAME = "manifest.json"

    @property
    def total_bytes(self) -> int:
        """What a first visit downloads from an uncompressed server."""
        return sum(part.bytes for part in self.parts.values())

    def to_json(self) -> str:
        """The manifest as the worker reads it."""
        size = f"{self.total_bytes / 1e6:.1f} MB"
        return json.dumps({**asdict(self), "total_bytes": self.total_bytes, "size": size}, indent=1) + "\n"
