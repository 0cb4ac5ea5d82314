"""Fetches pyodide-build with all it needs, and unpacks it where the build mounts it into the browser's Python.

It is never installed: it asks for a newer Python than this project does, and runs inside Pyodide alone.
"""

import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from macros.setup.pip import pip

PYTHON = "3.14"
"""The browser's Python, for which requirements-pyodide.txt is locked."""


def main(folder: Path) -> None:
    """Bring `folder` to hold what requirements-pyodide.txt pins, unpacked."""
    pure = ["--no-deps", "--implementation", "py", "--abi", "none", "--platform", "any", "--only-binary=:all:"]
    with tempfile.TemporaryDirectory() as wheels:
        got = pip(
            "Fetching pyodide-build, which compiles what browsers load (about 10 seconds)",
            sys.executable,
            ["download", *pure, "--python-version", PYTHON, "--dest", wheels],
            "requirements-pyodide.txt",
        )
        if not got:
            sys.exit("pyodide-build could not be fetched; pip says why above. Run the same command again.")
        shutil.rmtree(folder, ignore_errors=True)
        for wheel in sorted(Path(wheels).glob("*.whl")):
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
