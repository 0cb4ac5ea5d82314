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
    # Only now: an older Python could not even read it.
    from macros.setup.pip import pip  # noqa: PLC0415
    from macros.setup.running import ran  # noqa: PLC0415

    if not usable(folder):
        if importlib.util.find_spec("ensurepip") is None:
            sys.exit("Python's venv module is incomplete here. On Debian and Ubuntu: apt-get install python3-venv")
        made = ran(f"Making a virtual environment in {folder}", [sys.executable, "-m", "venv", "--clear", str(folder)])
        if not made:
            sys.exit("The virtual environment could not be made; Python says why above.")
    python = str(folder / "bin" / "python")
    project = ["--no-deps", "--no-build-isolation", "--editable", "."]
    installed = pip(
        "Installing Python packages (about a minute the first time)", python, ["install"], "requirements.txt"
    ) and ran("Installing this project", [python, "-m", "pip", "--disable-pip-version-check", "install", *project])
    if not installed:
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
    # Started as a file, not as a part of the package, whose modules an older Python could not read.
    sys.path[0] = str(Path(__file__).resolve().parents[2])
    main(Path(sys.argv[1]))
