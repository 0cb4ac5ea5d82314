"""A checkout of the project with a calculator more: its folder copied in, its YAML and its page, no line elsewhere."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, alone

HERE = Path(__file__).parent
PLAYBOOK = "library-move"
_KEPT = ("texts", "runtime-parts")
"""What builds keep by content, and so may share."""
_TOOL = "pyodide-build"
"""Pyodide, which runs it, follows no link out of its folder."""


def lay_out(folder: Path) -> Path:
    """Fill `folder` with the project's own code and the playbook made for tests, and add the calculator."""
    for name in ("docs", "macros", "calculators"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests" / "playbooks" / "playbooks", folder / "playbooks")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / ".cache").mkdir()
    for name in _KEPT:
        (ROOT / ".cache" / name).mkdir(parents=True, exist_ok=True)
        (folder / ".cache" / name).symlink_to(ROOT / ".cache" / name)
    if (ROOT / ".cache" / _TOOL).is_dir():
        shutil.copytree(ROOT / ".cache" / _TOOL, folder / ".cache" / _TOOL)
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy(path, folder)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    own = re.sub(r"^  playbook: .*$", f"  playbook: {PLAYBOOK}", settings, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(own, encoding="utf-8")

    for name in ("calculators", "docs"):
        shutil.copytree(HERE / name, folder / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("calculators.yaml", "assumptions.yaml"):
        with (folder / "playbooks" / PLAYBOOK / name).open("a", encoding="utf-8") as file:
            file.write((HERE / name).read_text(encoding="utf-8"))
    return folder


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
