"""One commit is one site, whenever it is built."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import made_up_project

LATER = """
import datetime, os, time

SHIFT = int(os.environ["DAYS_LATER"]) * 86400
now = time.time
time.time = lambda: now() + SHIFT


class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


class LaterDay(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


datetime.datetime, datetime.date = Later, LaterDay
"""
"""A day that the whole process of a build takes for today."""


def built(project: Path, clock: Path, days: int, **settings: str) -> dict[str, str]:
    """The checksum of each file of a site that is built so many days from now."""
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", f"site-{days}"],
        cwd=project,
        env={**environment, "PYTHONPATH": str(clock), "DAYS_LATER": str(days), "NO_MKDOCS_2_WARNING": "1", **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    site = project / f"site-{days}"
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def test_a_commit_built_another_day_is_byte_for_byte_the_same_site(tmp_path: Path) -> None:
    """Nobody fetches a release anew in which nothing is new; the sitemap tells the commit's day."""
    clock, project = tmp_path / "clock", made_up_project(tmp_path / "project")
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    (project / ".git").unlink(missing_ok=True)
    for words in (["init", "--quiet"], ["add", "mkdocs.yml"], ["commit", "--quiet", "-m", "a"]):
        day = {"GIT_COMMITTER_DATE": "2026-03-04T12:00:00Z", "GIT_AUTHOR_DATE": "2026-03-04T12:00:00Z"}
        subprocess.run([*git, *words], cwd=project, env={**os.environ, **day}, check=True)

    first = built(project, clock, 0)

    assert built(project, clock, 4000) == first
    assert "<lastmod>2026-03-04</lastmod>" in (project / "site-0" / "sitemap.xml").read_text(encoding="utf-8")
    built(project, clock, 1, SOURCE_DATE_EPOCH="1700000000")
    assert "<lastmod>2023-11-14</lastmod>" in (project / "site-1" / "sitemap.xml").read_text(encoding="utf-8")
