"""Finds the Chromium that drives the browser tests, or installs one; prints its path."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


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


def install() -> None:
    """Get a browser: Playwright's own download, else, as root on Debian, the distribution's package."""
    print("No Chromium here: trying Playwright's own", file=sys.stderr, flush=True)
    download = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(download, check=False, stdout=sys.stderr)
    if find() or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    print("Playwright's could not be had: installing Debian's chromium", file=sys.stderr, flush=True)
    for arguments in (["update", "-qq"], ["install", "-qq", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", *arguments], check=False, stdout=sys.stderr)


def playwrights_own() -> str | None:
    """Playwright's own Chromium, if it is there."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a second that most machines never spend

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if starts(path) else None


def require_driver() -> None:
    """End with a sentence where Playwright, which drives the browser, does not start: its Node lacks a library."""
    tried = subprocess.run(
        [sys.executable, "-m", "playwright", "--version"], capture_output=True, text=True, check=False
    )
    if tried.returncode:
        said = tried.stderr.strip().splitlines() or ["it says nothing"]
        sys.exit(f"Playwright does not start: {said[-1]}. On a bare Debian: apt-get install libatomic1")


def starts(path: str) -> bool:
    """Whether the program can be run at all: a download may lack the system libraries it needs."""
    if not Path(path).is_file():
        return False
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def main() -> None:
    """Print the path of a browser, installing one where none is found; end with a sentence where none can be had."""
    require_driver()
    if find() is None:
        install()
    browser = find()
    if browser is None:
        sys.exit(
            "The browser tests need Chromium, and none could be found or installed. "
            "Install Chromium or Chrome, or name one: CHROMIUM=/path/to/chromium make test"
        )
    print(browser)


if __name__ == "__main__":
    main()
