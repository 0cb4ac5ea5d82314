"""The one comment at a pull request on GitHub, against a host on this machine."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from macros.cli import main
from macros.hosting import github
from macros.hosting.api import Api, HostError
from macros.hosting.one_comment import NotRendered, rendered
from tests.conftest import MADE_UP, MADE_UP_ROOT
from tests.macros.hosting.archives import zipped
from tests.macros.hosting.fake_host import FakeHost, hosting

HOME = "/repos/library/playbook"
COMMENTS = f"{HOME}/issues/7/comments"
BOT = {"user": {"login": "github-actions[bot]"}}
RUN = "https://host/library/playbook/actions/runs/5"


def event(**run: Any) -> dict[str, Any]:
    """What GitHub tells when a fork's run has ended: no pull request is named in it."""
    fork = {"id": 2, "owner": {"login": "reader"}}
    known = {"id": 5, "head_branch": "fix & mend", "head_sha": "abc", "head_repository": fork, "html_url": RUN}
    return {
        "workflow_run": {**known, "pull_requests": [], **run},
        "repository": {"full_name": "library/playbook", "default_branch": "main"},
    }


def pull(number: int, sha: str = "abc", repository: int | None = 2) -> dict[str, Any]:
    """An open pull request whose branch ends in `sha`."""
    return {"number": number, "head": {"sha": sha, "repo": None if repository is None else {"id": repository}}}


def upload(name: str, number: int, **more: Any) -> dict[str, Any]:
    """An upload as the host lists it."""
    return {"id": number, "name": name, "size_in_bytes": 100, "expired": False, **more}


@pytest.fixture(name="host")
def _host() -> Iterator[FakeHost]:
    with hosting() as host:
        host.author = BOT
        host.comments[COMMENTS] = [{"id": 1, "user": {"login": "reader"}, "body": "Please look."}]
        host.answers |= {
            f"{HOME}/pulls": [pull(7)],
            f"{HOME}/actions/runs/5/artifacts": {"artifacts": [upload("changes", 8), upload("preview", 9)]},
            f"{HOME}/actions/artifacts/8/zip": zipped({"changes.json": b'{"changes": []}'}),
        }
        yield host


def said(host: FakeHost, told: dict[str, Any] | None = None) -> str:
    """What is done for an event."""
    api = Api(host.address, {"Authorization": "Bearer secret"})
    return github.comment_on(told or event(), api, lambda changes, _: f"## Playbook\n\n{changes.decode()}")


def test_a_first_run_writes_a_comment(host: FakeHost) -> None:
    """It holds what the data says, and where the built site is."""
    assert said(host) == "Wrote the comment at pull request 7."

    body = host.comments[COMMENTS][1]["body"]
    assert '## Playbook\n\n{"changes": []}' in body
    assert f"{RUN}/artifacts/9" in body


def test_a_later_run_renews_it_in_place(host: FakeHost) -> None:
    """There is one comment of ours however often somebody pushes."""
    said(host)
    host.answers[f"{HOME}/actions/artifacts/8/zip"] = zipped({"changes.json": b"more"})

    assert said(host) == "Renewed the comment at pull request 7."
    assert len(host.comments[COMMENTS]) == 2
    assert "more" in host.comments[COMMENTS][1]["body"]
    assert [method for method, _ in host.changes()] == ["POST", "PATCH"]


def test_a_run_without_news_writes_nothing(host: FakeHost) -> None:
    """A comment that is edited for nothing is mailed for nothing."""
    said(host)
    said(host)
    assert [method for method, _ in host.changes()] == ["POST"]


def test_it_is_found_behind_many_others(host: FakeHost) -> None:
    """Hosts send comments in pages."""
    host.comments[COMMENTS] *= 250
    said(host)
    said(host, event(html_url="https://host/other"))
    assert [method for method, _ in host.changes()] == ["POST", "PATCH"]


def test_a_stranger_s_copy_is_not_taken_for_ours(host: FakeHost) -> None:
    """Who writes our mark first would otherwise own the comment."""
    said(host)
    mine = host.comments[COMMENTS].pop()
    host.comments[COMMENTS] += [{**mine, "id": 50, "user": {"login": "reader"}}, {**mine, "id": 51, "user": None}]

    assert said(host) == "Wrote the comment at pull request 7."


def test_a_fork_s_pull_request_is_found_by_what_the_host_knows(host: FakeHost) -> None:
    """The event names none; branch and owner are sent as one word each, whatever signs they hold."""
    said(host)
    asked = next(path for _, path, _ in host.asked if "/pulls?" in path)
    assert "state=open&head=reader%3Afix+%26+mend&base=main" in asked


@pytest.mark.parametrize(
    "others",
    [
        [],
        [pull(6, sha="older")],
        [pull(6, repository=3)],
        [pull(6, repository=None)],
    ],
)
def test_no_other_pull_request_is_written_at(host: FakeHost, others: list[dict[str, Any]]) -> None:
    """One that is closed, has moved on since, or is another repository's of that owner is left alone."""
    host.answers[f"{HOME}/pulls"] = others
    assert said(host) == "No open pull request ends in the commit of this run any more."
    assert host.changes() == []


def test_a_fork_that_is_gone_is_no_error(host: FakeHost) -> None:
    """Then nobody waits for a comment."""
    assert "No open pull request" in said(host, event(head_repository=None))


def test_what_the_data_says_of_a_number_is_not_heard(host: FakeHost) -> None:
    """A run may upload whatever it likes."""
    host.answers[f"{HOME}/actions/artifacts/8/zip"] = zipped({"changes.json": b'{"number": 1, "pull_request": 1}'})
    said(host)
    assert host.changes() == [("POST", COMMENTS)]


@pytest.mark.parametrize(
    "data", [b"no archive", zipped({"../changes.json": b"{}"}), zipped({"changes.json": bytes(9_000_000)})]
)
def test_data_that_is_not_as_agreed_is_said_and_not_read(host: FakeHost, data: bytes) -> None:
    """The comment leads to the run instead."""
    host.answers[f"{HOME}/actions/artifacts/8/zip"] = data
    said(host)
    assert "What the run handed over cannot be used" in host.comments[COMMENTS][1]["body"]


def test_an_archive_that_is_too_large_is_not_even_fetched(host: FakeHost) -> None:
    """The host says how large it is."""
    large = upload("changes", 8, size_in_bytes=9_000_000)
    host.answers[f"{HOME}/actions/runs/5/artifacts"] = {"artifacts": [large]}
    said(host)
    assert "cannot be used" in host.comments[COMMENTS][1]["body"]
    assert not [path for _, path, _ in host.asked if path.endswith("/zip")]


def test_data_of_another_form_is_said(host: FakeHost) -> None:
    """`playbook comment` has the word on that."""

    def refuse(_: bytes, __: str | None) -> str:
        raise NotRendered("it is not of the form")

    github.comment_on(event(), Api(host.address, {}), refuse)
    assert "cannot be used: it is not of the form." in host.comments[COMMENTS][1]["body"]


def test_a_run_that_stopped_early_is_said(host: FakeHost) -> None:
    """An editor learns where to look, and that there is no preview."""
    host.answers[f"{HOME}/actions/runs/5/artifacts"] = {"artifacts": [upload("changes", 8, expired=True)]}
    said(host)

    body = host.comments[COMMENTS][1]["body"]
    assert f"The run stopped before that. [Its log]({RUN})" in body
    assert "**No preview:**" in body


def test_of_two_attempts_the_later_counts(host: FakeHost) -> None:
    """A run that is started again uploads again."""
    twice = [upload("changes", 8), upload("changes", 4)]
    host.answers[f"{HOME}/actions/runs/5/artifacts"] = {"artifacts": twice}
    said(host)
    assert [path for _, path, _ in host.asked if path.endswith("/zip")] == [f"{HOME}/actions/artifacts/8/zip"]


def test_a_fork_s_change_is_told_in_words_of_the_plan(host: FakeHost, tmp_path: Path) -> None:
    """The whole way: what `playbook diff` finds in the run is what a reviewer reads, with nothing of it acting."""
    shutil.copytree(MADE_UP_ROOT / "playbooks", tmp_path / "playbooks")
    file = tmp_path / "playbooks" / MADE_UP / "risks.yaml"
    text = file.read_text(encoding="utf-8")
    before = "Cellar kept empty until it is dry"
    assert before in text
    file.write_text(text.replace(before, '"@readers, see [x](https://x.example)"'), encoding="utf-8")
    states = [str(MADE_UP_ROOT), str(tmp_path)]
    found = CliRunner().invoke(main, ["diff", *states, "--root", str(tmp_path), "--format", "json"])
    host.answers[f"{HOME}/actions/artifacts/8/zip"] = zipped({"changes.json": found.stdout_bytes})

    github.comment_on(event(), Api(host.address, {}), rendered)

    body = host.comments[COMMENTS][1]["body"]
    assert "Water Damage" in body
    assert f"~~{before}~~" in body
    assert "@readers" not in body
    assert "](https://x.example)" not in body


def test_the_token_is_shown_to_the_host_alone(host: FakeHost) -> None:
    """What a run has uploaded lies with somebody else, to whom the host leads on."""
    with hosting() as storage:
        storage.answers["/blob"] = host.answers[f"{HOME}/actions/artifacts/8/zip"]
        host.answers[f"{HOME}/actions/artifacts/8/zip"] = f"{storage.address}/blob"
        said(host)

        assert all(headers["Authorization"] == "Bearer secret" for _, _, headers in host.asked)
        [(_, _, headers)] = storage.asked
        assert "Authorization" not in headers


def test_a_host_that_refuses_is_quoted(host: FakeHost) -> None:
    """The log then says which request failed; nothing is written."""
    host.answers[f"{HOME}/pulls"] = 403
    with pytest.raises(HostError, match=r"GET /repos/library/playbook/pulls\?state=open.*the host answered 403"):
        said(host)


def test_the_command_reads_what_a_workflow_has(
    host: FakeHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Event, address and token come from the environment."""
    file = tmp_path / "event.json"
    file.write_text(json.dumps(event()), encoding="utf-8")
    for name, value in {"EVENT_PATH": str(file), "TOKEN": "secret", "API_URL": host.address}.items():
        monkeypatch.setenv(f"GITHUB_{name}", value)
    monkeypatch.setattr(github, "rendered", lambda *_: "## Playbook")

    github.main()

    assert capsys.readouterr().out == "Wrote the comment at pull request 7.\n"
    host.answers[f"{HOME}/pulls"] = 500
    with pytest.raises(SystemExit, match=r"The comment could not be written\. GET"):
        github.main()
