"""Finds the Chromium that drives the browser tests, or installs one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from macros.setup.system_packages import CHROMIUM, CHROMIUM_SHELL, LIBATOMIC, everything, install

NAMES = (CHROMIUM_SHELL.name, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLAIN_LETTERS = "--font-render-hinting=none"
"""Letters as wide as in Chromium with a window: its shell fits them to whole pixels, and lines break elsewhere."""
MAC_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
LIBRARY = "libatomic.so"
"""What Playwright's Node is linked against, of the package `LIBATOMIC`."""


def found() -> str:
    """Path of a browser, one installed if need be; ends the program with a sentence where none can be had."""
    require_driver()
    if everything() and "CHROMIUM" not in os.environ and shutil.which(CHROMIUM_SHELL.name) is None:
        install(CHROMIUM_SHELL)
    browser = find()
    if browser is None and install(CHROMIUM):
        browser = find()
    if browser is None:
        download()
        browser = find()
    if browser is None:
        sys.exit(f"{CHROMIUM.advice}, or name a Chromium or Chrome: CHROMIUM=/path/to/chromium make test")
    return browser


def find() -> str | None:
    """Path of a browser that starts: $CHROMIUM, the machine's own, or Playwright's; None where there is none.

    A browser that is named in $CHROMIUM and does not start is not passed over in silence: it ends the program.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        if starts(named):
            return named
        sys.exit(f"CHROMIUM names {named}, which does not start as a browser. Mend or unset it.")
    installed = [*map(shutil.which, NAMES), *MAC_APPLICATIONS]
    return next((path for path in installed if path and starts(path)), None) or playwrights_own()


def download() -> None:
    """Get Playwright's own, which shows by itself how far it is; it runs only where the system has its libraries."""
    print("Trying Playwright's own Chromium (a download of 150 MB)", file=sys.stderr, flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, stdout=sys.stderr)


def playwrights_own() -> str | None:
    """Playwright's own Chromium, if it is there."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a second that most machines never spend

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if starts(path) else None


def require_driver() -> None:
    """See to it that Playwright, which drives the browser, starts: its Node wants a library that bare systems lack."""
    trouble = driver_trouble()
    if trouble is None:
        return
    if LIBRARY in trouble and not install(LIBATOMIC):
        sys.exit(f"{LIBATOMIC.advice} ({trouble})")
    trouble = driver_trouble()
    if trouble is not None:
        sys.exit(f"Playwright does not start: {trouble}")


def driver_trouble() -> str | None:
    """The last that Playwright says instead of starting; None where it starts."""
    tried = subprocess.run(
        [sys.executable, "-m", "playwright", "--version"], capture_output=True, text=True, check=False
    )
    said = tried.stderr.strip().splitlines() or ["it says nothing"]
    return said[-1] if tried.returncode else None


def starts(path: str) -> bool:
    """Whether the program can be run at all: a download may lack the system libraries it needs."""
    if not Path(path).is_file():
        return False
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0
