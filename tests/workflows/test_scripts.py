"""Each script of the workflows does its work, in a repository as the host makes it, with stand-ins for our commands."""

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from macros.cli import main
from tests.conftest import ROOT
from tests.workflows.reading import NAMED, WORKFLOWS, commands, gitlab_jobs, jobs, steps

MAKE = """#!/bin/bash
echo "make $*" >> "$LOG"
if [ "$1" = build ]; then
  [ -z "$BUILD_FAILS" ] || exit 1
  mkdir -p site && echo "Site version 1, commit $NAMED" > site/index.html
fi
"""
OURS = """#!/bin/bash
# A filter ends well even where the check before it finds problems.
echo "$(basename "$0") $*" >> "$LOG"
case "$*" in
  *"--format json"*) echo '[]' ;;
esac
[ "$(basename "$0")" = playbook ] || exit 0
exit "${PROBLEMS:-0}"
"""


@dataclass
class Checkout:
    """A merge of a change into its base, as GitHub checks a pull request out."""

    folder: Path
    base: str
    head: str
    environment: dict[str, str]

    def runs(self, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """A script as both hosts run it: it ends with the first command that fails."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def git(self, *words: str) -> str:
        """What git answers here."""
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        told = ["git", *identity, *words]
        return subprocess.run(told, cwd=self.folder, capture_output=True, text=True, check=True).stdout.strip()

    @property
    def log(self) -> list[str]:
        """Every call of a stand-in."""
        file = Path(self.environment["LOG"])
        return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []


@pytest.fixture(name="checkout")
def _checkout(tmp_path: Path) -> Checkout:
    folder, programs = tmp_path / "checkout", tmp_path / "programs"
    for path, text in {
        programs / "make": MAKE,
        folder / ".venv" / "bin" / "playbook": OURS,
        folder / ".venv" / "bin" / "python": OURS,
        folder / ".ci" / "run": OURS,
    }.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
    environment = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "LOG": str(tmp_path / "log"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "GITHUB_BASE_REF": "main",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_PAGES_URL": "https://pages.example",
        "CI_PROJECT_URL": "https://host.example/p",
    }
    checkout = Checkout(folder, "", "", environment)
    checkout.git("init", "--quiet", "--initial-branch=main")
    checkout.git("commit", "--quiet", "--allow-empty", "-m", "start")
    checkout.git("switch", "--quiet", "-c", "change")
    checkout.git("commit", "--quiet", "--allow-empty", "-m", "a change")
    checkout.git("switch", "--quiet", "main")
    checkout.git("commit", "--quiet", "--allow-empty", "-m", "somebody else's")
    checkout.base = checkout.git("rev-parse", "HEAD")
    checkout.git("switch", "--quiet", "--detach")
    checkout.git("merge", "--quiet", "--no-ff", "-m", "merged", "change")
    checkout.head = checkout.git("rev-parse", "HEAD")
    head = {"GITHUB_SHA": checkout.head, "CI_COMMIT_SHA": checkout.head, "NAMED": checkout.head[:7]}
    checkout.environment |= {**head, "CI_MERGE_REQUEST_DIFF_BASE_SHA": checkout.base}
    return checkout


def scripts() -> Iterator[tuple[str, str]]:
    """Where each job's script stands, and the script."""
    for path in WORKFLOWS:
        for name, job in jobs(path).items():
            lines = [step["run"] for step in job.get("steps", []) if "run" in step]
            if lines:
                yield f"{path.stem}/{name}", "\n".join(lines)
    for name, job in gitlab_jobs().items():
        built = "mkdir site\n" if name == "pages-preview" else ""  # it comes from the job before
        yield f"gitlab/{name}", built + "\n".join(job["script"])


SCRIPTS = dict(scripts())


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_ends_well_when_all_is_well(name: str, checkout: Checkout) -> None:
    """Every line of it is one that a shell can run."""
    done = checkout.runs(SCRIPTS[name])
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", [name for name in SCRIPTS if re.search("build|preview$|pages$", name)])
def test_a_failed_build_ends_the_job(name: str, checkout: Checkout) -> None:
    """What comes after it would publish or hand over half a site."""
    if name != "gitlab/pages-preview":
        assert checkout.runs(SCRIPTS[name], BUILD_FAILS="yes").returncode != 0


@pytest.mark.parametrize("name", ["pull-request/check", "gitlab/check"])
def test_a_problem_fails_the_check(name: str, checkout: Checkout) -> None:
    """It stands at its line and in the log all the same."""
    assert checkout.runs(SCRIPTS[name], PROBLEMS="1").returncode == 1
    assert checkout.log[-1] == f"playbook check --against {'main' if name == 'pull-request/check' else checkout.base}"
    if name == "gitlab/check":
        assert any("macros.hosting.code_quality" in call for call in checkout.log)


def test_a_check_that_breaks_writes_no_report(checkout: Checkout) -> None:
    """An empty report would say that all problems are mended."""
    assert checkout.runs(SCRIPTS["gitlab/check"], PROBLEMS="2").returncode != 0
    assert not any("macros.hosting.code_quality" in call for call in checkout.log)


@pytest.mark.parametrize("name", ["publish/build", "gitlab/pages"])
def test_a_site_of_another_commit_is_not_published(name: str, checkout: Checkout) -> None:
    """Its foot names the commit it was made from."""
    assert checkout.runs(SCRIPTS[name], NAMED="0000000").returncode != 0


def test_a_pull_request_is_compared_with_what_it_is_merged_into(checkout: Checkout) -> None:
    """GitHub checks out the merge, whose first parent is the base as it is now; editors know it by its branch."""
    for job, call in ("preview", "diff main --format json"), ("check", "check --against main --format github"):
        checkout.git("branch", "--force", "main", "HEAD")
        checkout.runs(SCRIPTS[f"pull-request/{job}"])
        assert f"playbook {call}" in checkout.log
        assert checkout.git("rev-parse", "main") == checkout.base


def test_a_merge_request_is_compared_with_where_it_began(checkout: Checkout) -> None:
    """GitLab names the commit; on the default branch there is none, and the lock is held to no other."""
    checkout.runs(SCRIPTS["gitlab/preview"])
    assert "playbook diff main --format json" in checkout.log
    assert checkout.git("rev-parse", "main") == checkout.base
    checkout.runs(SCRIPTS["gitlab/check"])
    assert f"playbook check --against {checkout.base} --format json" in checkout.log
    assert f"playbook check --against {checkout.base}" in checkout.log
    checkout.runs(SCRIPTS["gitlab/check"], CI_MERGE_REQUEST_DIFF_BASE_SHA="")
    assert checkout.log[-1] == "playbook check"


def test_a_run_s_page_names_what_it_publishes(checkout: Checkout) -> None:
    """By the tag, where there is one, and the day."""
    checkout.git("tag", "-a", "v1.2.0", "-m", "a release")
    checkout.runs(SCRIPTS["publish/build"])
    summary = Path(checkout.environment["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")
    assert re.fullmatch(r"v1\.2\.0 of \d{4}-\d\d-\d\d\n", summary)


CALLS = sorted({call for script in SCRIPTS.values() for call in commands(script)})


@pytest.mark.parametrize("call", CALLS)
def test_every_call_of_ours_is_one_that_there_is(call: str) -> None:
    """A renamed command or option would be noticed by the next editor otherwise."""
    program, *words = shlex.split(re.sub(r"\$\{\w+:\+(.*?)\}|([<>]|\|\|).*", r"\1", call))
    if program == "python":
        assert words[0] == "-m"
        pytest.importorskip(words[1])
        return
    assert program == "playbook"
    command = main.get_command(click.Context(main), words[0])
    assert command
    known = {option for parameter in command.params if isinstance(parameter, click.Option) for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_every_setting_of_a_build_is_one_that_there_is() -> None:
    """One that nobody reads would leave the site without addresses, and say nothing."""
    [github] = [step["env"] for step in steps(NAMED["publish"]) if "env" in step]
    gitlab = gitlab_jobs()["pages"]["variables"]
    assert set(github) == set(gitlab)
    read = "\n".join(path.read_text(encoding="utf-8") for path in [*ROOT.glob("macros/**/*.py"), ROOT / "mkdocs.yml"])
    assert [name for name in github if name not in read] == []


def test_there_are_calls() -> None:
    """A search that finds nothing would pass for ever."""
    assert len(CALLS) > 5
    assert steps(WORKFLOWS[0])
