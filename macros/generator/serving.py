"""What only serving to an editor asks of the machine: a free address, and whether a builder has edited Python."""

from __future__ import annotations

import socket
from pathlib import Path

__all__ = ["AddressTaken", "edited", "require_free"]

_PACKAGES = ("macros", "calculators")


class AddressTaken(Exception):
    """Nobody can serve there; the message offers another address."""


def require_free(host: str, port: int) -> None:
    """Ask for the address before anything is built; raises `AddressTaken`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            another = f"make serve ADDRESS={host}:{port + 1}"
            raise AddressTaken(f"cannot serve on {host}:{port}: {error.strerror}. Another address: {another}") from None


def edited(root: Path) -> dict[Path, int]:
    """When each file of our Python was edited last."""
    return {path: path.stat().st_mtime_ns for package in _PACKAGES for path in (root / package).rglob("*.py")}
