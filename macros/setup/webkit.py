"""Finds WebKitGTK, in which the smoke tests run a third time: its driver, its browser and a screen that nobody sees."""

import os
import shutil
import sys
from pathlib import Path

DRIVER, SCREEN = "WebKitWebDriver", "Xvfb"
BROWSERS = ("lib/*/webkit2gtk-4*/MiniBrowser", "lib*/webkit2gtk-4*/MiniBrowser", "libexec/webkit2gtk-4*/MiniBrowser")
"""Where below /usr distributions put what is on no search path."""


def find() -> str | None:
    """Path of the driver, $WEBKIT or the machine's own; None where it, its browser or the screen is missing.

    Whoever names it in $WEBKIT, as continuous integration does, wants these tests run: what is missing then ends the
    program instead of leaving them out in silence.
    """
    named = os.environ.get("WEBKIT")
    path = shutil.which(named or DRIVER)
    if path and browser() and shutil.which(SCREEN):
        return path
    if named:
        sys.exit(f"WEBKIT names {named}, and it, MiniBrowser or Xvfb is not here. Mend or unset it.")
    return None


def browser() -> str | None:
    """Path of the browser that the driver drives."""
    return next((str(path) for pattern in BROWSERS for path in sorted(Path("/usr").glob(pattern))), None)


def name() -> str | None:
    """What $WEBKIT shall name where all tests are wanted; None where there is no driver or no screen for it."""
    return os.environ.get("WEBKIT") or (DRIVER if shutil.which(DRIVER) and shutil.which(SCREEN) else None)
