"""Finds the Firefox that the smoke tests run in a second time. Without one they are skipped."""

import os
import shutil
import sys

from macros.setup.chromium import starts

NAMES = ("firefox-esr", "firefox")
MAC_APPLICATION = "/Applications/Firefox.app/Contents/MacOS/firefox"


def find() -> str | None:
    """Path of a Firefox that starts: $FIREFOX, else the machine's own; None where there is none.

    Whoever names one in $FIREFOX, as continuous integration does, wants these tests run: a name or path that does not
    start ends the program instead of leaving them out in silence.
    """
    named = os.environ.get("FIREFOX")
    if named:
        path = shutil.which(named)
        if path and starts(path):
            return path
        sys.exit(f"FIREFOX names {named}, which does not start as a browser. Mend or unset it.")
    found = [shutil.which(name) for name in NAMES]
    return next((path for path in [*found, MAC_APPLICATION] if path and starts(path)), None)


def name() -> str | None:
    """What $FIREFOX shall name where all tests are wanted: the machine's, started or not; None where there is none."""
    return os.environ.get("FIREFOX") or next(filter(shutil.which, NAMES), None)
