"""Installs what only the system's own packages bring: as root on Debian with apt, elsewhere by saying what to install.

A command installs what it cannot do without. `EVERYTHING=1` adds what further tests can use.
"""

from __future__ import annotations

import functools
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from macros.setup.running import ran

__all__ = [
    "CALC",
    "CHROMIUM",
    "CHROMIUM_SHELL",
    "FIREFOX",
    "JAVA",
    "LIBATOMIC",
    "PUBLISHERS",
    "WEBKIT",
    "XVFB",
    "Package",
    "everything",
    "install",
    "update",
]


@dataclass(frozen=True)
class Package:
    """A package of the system by Debian's `name`, and what is missing without it, as the beginning of a sentence."""

    name: str
    cost: str

    @property
    def advice(self) -> str:
        """The sentence for whoever has to install it by hand."""
        return f"{self.cost} without {self.name}. On Debian, as root: apt-get install {self.name}"


LIBATOMIC = Package("libatomic1", "Playwright, which drives the browser tests, does not start")
CHROMIUM = Package("chromium", "The browser tests cannot run")
CHROMIUM_SHELL = Package("chromium-headless-shell", "The browser tests take longer")
"""The same browser without the window around its pages, which costs four fifths of a short test's time."""
FIREFOX = Package("firefox-esr", "The smoke tests in a second browser are skipped")
WEBKIT = Package("webkit2gtk-driver", "The smoke tests in a third browser are skipped")
XVFB = Package("xvfb", "The smoke tests in a third browser are skipped")
JAVA = Package("default-jre-headless", "The HTML checker is skipped")
CALC = Package("libreoffice-calc", "The test that has a spreadsheet work the workbooks out anew is skipped")
PUBLISHERS = {
    "nginx": Package("nginx-light", "The tests behind nginx are skipped"),
    "apache2": Package("apache2", "The tests behind Apache are skipped"),
    "caddy": Package("caddy", "The tests behind Caddy are skipped"),
    "rsync": Package("rsync", "The lines that copy the site into a folder are not tried"),
}
"""What publishers of the site use, by the program's name."""

_STARTS = Path("/usr/sbin/policy-rc.d")
"""The program that Debian's packages ask whether they may start what they bring."""

_APT = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes", "--no-install-recommends")


def everything() -> bool:
    """Whether tests shall also get what they can do without, as continuous integration asks."""
    return os.environ.get("EVERYTHING", "") not in {"", "0"}


@functools.cache
def update() -> None:
    """Bring apt's lists up to date, once. Old or partial lists may still do, so a failure is only told."""
    if not ran("Fetching the lists of the system's packages", [*_APT, "update"]):
        print("Not all lists of packages could be fetched; going on with those here", file=sys.stderr, flush=True)


def install(package: Package) -> bool:
    """Install a package with apt, as root; whether that could be done."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    update()
    with _nothing_started():
        return ran(f"Installing the system's {package.name} (seconds to a minute)", [*_APT, "install", package.name])


@contextmanager
def _nothing_started() -> Iterator[None]:
    """A web server that is installed for tests takes no port: tests start it themselves, on another one."""
    if _STARTS.exists():
        yield
        return
    _STARTS.write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
    _STARTS.chmod(0o755)
    try:
        yield
    finally:
        _STARTS.unlink()
