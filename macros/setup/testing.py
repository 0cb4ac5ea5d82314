"""Gets the machine ready for tests; prints, for a shell to take over, which browsers they drive.

With `EVERYTHING=1` that includes what further tests can use, and Firefox and WebKit are named: then one that does not
start fails its tests. Without, what the machine has is used.
"""

from __future__ import annotations

import shlex
import shutil
import sys

from macros.setup import chromium, firefox, webkit
from macros.setup.system_packages import CALC, FIREFOX, JAVA, PUBLISHERS, WEBKIT, XVFB, everything, install


def main() -> None:
    """Print `export` lines; what is installed and what is left out goes to standard error."""
    print(f"export CHROMIUM={shlex.quote(chromium.found())}")
    if not everything():
        return
    for program, package in (("java", JAVA), ("soffice", CALC), *PUBLISHERS.items()):
        if shutil.which(program) is None and not install(package):
            say(package.advice)
    if firefox.name() is None and not install(FIREFOX):
        say(FIREFOX.advice)
    named = firefox.name()
    if named is not None:
        print(f"export FIREFOX={shlex.quote(named)}")
    for program, package in (webkit.DRIVER, WEBKIT), (webkit.SCREEN, XVFB):
        if shutil.which(program) is None and not install(package):
            say(package.advice)
    driver = webkit.name()
    if driver is not None:
        print(f"export WEBKIT={shlex.quote(driver)}")


def say(text: str) -> None:
    """Tell the person who runs make."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
