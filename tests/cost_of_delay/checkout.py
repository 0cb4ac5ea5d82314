"""A checkout of the project with a calculator more: its folder copied in, its YAML and its page, no line elsewhere."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import MADE_UP, ROOT, alone, made_up_project

HERE = Path(__file__).parent
_KEPT = ROOT / ".cache" / "kept"
"""What builds keep by content, and so may share."""
_TOOL = ROOT / ".cache" / "pyodide-build"
"""Pyodide, which runs it, follows no link out of its folder."""


def lay_out(folder: Path) -> Path:
    """Fill `folder` with the playbook made for tests and a copy of the project's code, and add the calculator."""
    project = made_up_project(folder)
    for name in ("macros", "calculators"):
        (project / name).unlink()
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    (project / ".cache").mkdir()
    _KEPT.mkdir(parents=True, exist_ok=True)
    (project / ".cache" / _KEPT.name).symlink_to(_KEPT)
    if _TOOL.is_dir():
        shutil.copytree(_TOOL, project / ".cache" / _TOOL.name)

    for name in ("calculators", "docs"):
        shutil.copytree(HERE / name, project / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("calculators.yaml", "assumptions.yaml"):
        with (project / "playbooks" / MADE_UP / name).open("a", encoding="utf-8") as file:
            file.write((HERE / name).read_text(encoding="utf-8"))
    listed = playbook(project, "lock")
    assert listed.returncode == 0, listed.stdout + listed.stderr
    return project


def playbook(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command `playbook` of the checkout's own code."""
    return _run(folder, "-c", "from macros.cli import main; main()", *arguments)


def build(folder: Path, site: Path, url: str) -> None:
    """The checkout's site, built strictly."""
    with alone():
        built = _run(folder, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site), SITE_URL=url)
    assert built.returncode == 0, f"the site does not build:\n{built.stderr}"


def _run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
