"""Runs npm under a Node of version 20 or later: the machine's own, else one from PyPI in the virtual environment."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = 20


def main(arguments: list[str]) -> None:
    """Run `npm` with these arguments, installing Node first where there is none that is new enough."""
    environment = Path(sys.prefix) / "bin"
    if not new_enough():
        os.environ["PATH"] = f"{environment}{os.pathsep}{os.environ['PATH']}"
    if not new_enough():
        print(f"No Node {OLDEST} or later here: installing one from PyPI into the virtual environment", flush=True)
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
        installed = subprocess.run([*pip, "--require-hashes", "--requirement", "requirements-node.txt"], check=False)
        if installed.returncode or not new_enough():
            sys.exit(f"Node {OLDEST} or later is needed and could not be installed. Install it, then run make again.")
    if arguments[:1] == ["ci"]:
        print("Installing the browser parts into node_modules", flush=True)
    npm = subprocess.run([str(shutil.which("npm")), *arguments, "--loglevel=error"], check=False)
    if npm.returncode:
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
