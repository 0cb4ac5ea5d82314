"""Git repositories made in a test's own folder: fixed authors and dates, nobody's settings, no network."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Repository"]

_SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "An Editor",
    "GIT_AUTHOR_EMAIL": "editor@example.org",
    "GIT_COMMITTER_NAME": "An Editor",
    "GIT_COMMITTER_EMAIL": "editor@example.org",
}


@dataclass(frozen=True)
class Repository:
    """One repository; `root` is its checkout."""

    root: Path

    @classmethod
    def around(cls, root: Path) -> "Repository":
        """A new repository around the files of a folder, nothing committed yet."""
        assert not os.path.lexists(root / ".git"), "commits would be made in another repository"
        made = cls(root)
        made.git("init", "--quiet", "--initial-branch=main")
        return made

    def git(self, *words: str, date: str = "2026-11-02T09:00:00Z") -> str:
        """What git says, asked on that day."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        settings = inherited | _SETTINGS | dates
        answer = subprocess.run(
            ["git", *words], cwd=self.root, env=settings, check=True, capture_output=True, text=True
        )
        return answer.stdout.strip()

    def commit(self, message: str, *, date: str = "2026-11-02T09:00:00Z") -> str:
        """Commit all that lies there; gives the commit's full name."""
        self.git("add", "--all", date=date)
        self.git("commit", "--quiet", "--allow-empty", "--message", message, date=date)
        return self.git("rev-parse", "HEAD")
