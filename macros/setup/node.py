"""Runs npm under a Node of version 20 or later: the machine's own, else one from PyPI in the virtual environment."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from macros.setup.pip import pip
from macros.setup.running import ran

OLDEST = 20


def main(arguments: list[str]) -> None:
    """Run `npm` with these arguments, installing Node first where there is none that is new enough."""
    environment = Path(sys.prefix) / "bin"
    if not new_enough():
        os.environ["PATH"] = f"{environment}{os.pathsep}{os.environ['PATH']}"
    if not new_enough():
        does = f"No Node {OLDEST} or later here: installing one into the virtual environment (about 10 seconds)"
        installed = pip(does, sys.executable, ["install"], "requirements-node.txt")
        if not installed or not new_enough():
            sys.exit(f"Node {OLDEST} or later is needed and could not be installed. Install it, then run make again.")
    does = "Installing the browser parts into node_modules" if arguments[:1] == ["ci"] else "Locking the browser parts"
    npm = [str(shutil.which("npm")), *arguments, "--loglevel=error", "--no-progress"]
    if not ran(f"{does} (about 20 seconds)", npm):
        sys.exit("The browser parts could not be installed; npm says why above. Run the same command again.")


def new_enough() -> bool:
    """Whether the `node` found on PATH is new enough and has its `npm` beside it."""
    return find() is not None and shutil.which("npm") is not None


def find(path: str | None = None) -> str | None:
    """The first `node` on `path`, by default PATH, if it is new enough."""
    node = shutil.which("node", path=path)
    if node is None:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = re.match(r"v(\d+)\.", version)
    return node if major is not None and int(major[1]) >= OLDEST else None


if __name__ == "__main__":
    main(sys.argv[1:])
