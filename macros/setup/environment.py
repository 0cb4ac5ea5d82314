"""Makes the virtual environment and installs the pinned packages and this project into it.

Runs under whatever `python3` a machine has, so it must also be readable to a Python that is too old.
"""

import importlib.util
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)


def main(folder: Path) -> None:
    """Bring the virtual environment in `folder` to the state that requirements.txt and pyproject.toml describe."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        sys.exit(
            f"Python 3.11 or later is needed; {sys.executable} is {found}. "
            "Name another one, for example: make serve PYTHON=python3.12"
        )
    if not usable(folder):
        if importlib.util.find_spec("ensurepip") is None:
            sys.exit("Python's venv module is incomplete here. On Debian and Ubuntu: apt-get install python3-venv")
        print(f"Making a virtual environment in {folder}", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    print("Installing the pinned Python packages (about a minute the first time)", flush=True)
    for arguments in (
        ["--require-hashes", "--requirement", "requirements.txt"],
        ["--no-deps", "--no-build-isolation", "--editable", "."],
    ):
        if subprocess.run(pip + arguments, check=False).returncode:
            sys.exit(
                "The Python packages could not be installed; pip says why above. "
                "Run the same command again to go on from here."
            )


def usable(folder: Path) -> bool:
    """Whether `folder` is a working virtual environment, made at this very place.

    Its scripts hold absolute paths, so a copied or moved one must be made anew.
    """
    python = folder / "bin" / "python"
    if not python.exists():
        return False
    asked = [str(python), "-c", "import sys, pip; print(*sys.version_info[:2]); print(sys.prefix)"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    if answer.returncode:
        return False
    configuration = (folder / "pyvenv.cfg").read_text(encoding="utf-8")
    version = tuple(map(int, answer.stdout.split()[:2]))
    return str(folder.resolve()) in configuration and version >= OLDEST


if __name__ == "__main__":
    main(Path(sys.argv[1]))
