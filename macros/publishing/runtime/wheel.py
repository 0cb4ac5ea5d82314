"""Builds the wheel that the browser runs: the package `calculators` alone, the same bytes from the same source."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).with_name("wheel.toml")
EPOCH = "1700000000"
"""A fixed moment for every date inside the wheel, so that its bytes depend on the source alone."""


def build(calculators: Path) -> bytes:
    """The wheel of the package in the folder `calculators`.

    Only the package's Python files go in, copied to a folder of their own first, so that neither caches nor
    anything else lying about can change the bytes.
    """
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copy(PROJECT, project / "pyproject.toml")
        for source in sources(calculators):
            target = project / "calculators" / source.relative_to(calculators)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
        done = subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", "made"],
            cwd=project,
            env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"hatchling could not build the calculators' wheel:\n{done.stderr}")
        (wheel,) = project.joinpath("made").glob("*.whl")
        return wheel.read_bytes()


def sources(calculators: Path) -> list[Path]:
    """Every file of the package that goes into the wheel, in a fixed order."""
    return sorted(calculators.rglob("*.py"))
