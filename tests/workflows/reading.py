"""The workflows of code hosts as tests read them."""

import re
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
NAMED = {path.stem: path for path in WORKFLOWS}
GITLAB = ROOT / ".gitlab-ci.yml"

by_name = {"ids": lambda path: path.stem}


def parsed(path: Path) -> dict[str, Any]:
    """A file's content; each value is text, so that `on` is no truth value."""
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - makes text only
    return loaded


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    """A workflow's jobs by name."""
    return dict(parsed(path)["jobs"])


def steps(path: Path) -> list[dict[str, Any]]:
    """Every step of a workflow."""
    return [step for job in jobs(path).values() for step in job.get("steps", [])]


def gitlab_jobs() -> dict[str, dict[str, Any]]:
    """The jobs of `.gitlab-ci.yml` that run, each with what it extends."""
    known = parsed(GITLAB)
    shared = known["default"]
    named = {
        name: {**shared, **known.get(job.get("extends", ""), {}), **job}
        for name, job in known.items()
        if isinstance(job, dict) and "script" in job
    }
    assert named
    return named


def program(name: str) -> str:
    """A tool that is installed beside the Python that runs the tests."""
    return str(Path(sys.executable).with_name(name))


def commands(text: str) -> list[str]:
    """What a script calls of ours: the words after the program's path."""
    return re.findall(r"\.venv/bin/(.+)", text)
