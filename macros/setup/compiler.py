"""Fetches pyodide-build with all it needs, and unpacks it where the build mounts it into the browser's Python.

It is never installed: it asks for a newer Python than this project does, and runs inside Pyodide alone.
"""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PYTHON = "3.14"
"""The browser's Python, for which requirements-pyodide.txt is locked."""


def main(folder: Path) -> None:
    """Bring `folder` to hold what requirements-pyodide.txt pins, unpacked."""
    print("Fetching pyodide-build, which byte-compiles what browsers load", flush=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "download", "--require-hashes"]
    pure = ["--no-deps", "--implementation", "py", "--abi", "none", "--platform", "any", "--only-binary=:all:"]
    pins = ["--python-version", PYTHON, "--requirement", "requirements-pyodide.txt"]
    with tempfile.TemporaryDirectory() as wheels:
        got = subprocess.run([*pip, *pure, *pins, "--dest", wheels], check=False)
        if got.returncode:
            sys.exit("pyodide-build could not be fetched; pip says why above. Run the same command again.")
        shutil.rmtree(folder, ignore_errors=True)
        for wheel in sorted(Path(wheels).glob("*.whl")):
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
