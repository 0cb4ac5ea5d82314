"""The one comment at each merge request on GitLab, against a host on this machine."""

from collections.abc import Iterator
from typing import Any

import pytest

from macros.hosting import gitlab
from macros.hosting.api import Api
from macros.hosting.one_comment import NotRendered
from tests.macros.hosting.fake_host import FakeHost, hosting

PROJECT = gitlab.Project(1, "main", "https://library.pages/playbook")
REQUEST = "/projects/1/merge_requests/7"
NOTES = f"{REQUEST}/notes"
JOB = "https://host/library/playbook/-/jobs/50"


def job(name: str, number: int, status: str = "success") -> dict[str, Any]:
    """A job as the host lists it."""
    return {"name": name, "id": number, "status": status, "web_url": JOB}


@pytest.fixture(name="host")
def _host() -> Iterator[FakeHost]:
    with hosting() as host:
        host.author = {"author": {"id": 99}}
        host.comments[NOTES] = [{"id": 1, "author": {"id": 5}, "body": "<!-- playbook-comment job 50 --> mine"}]
        host.answers |= {
            "/user": {"id": 99},
            "/projects/1/merge_requests": [{"iid": 7}],
            REQUEST: {"head_pipeline": {"id": 30, "project_id": 2}},
            "/projects/2/pipelines/30/jobs": [job("check", 49, "failed"), job("preview", 50)],
            "/projects/2/jobs/50/artifacts/changes.json": b'{"changes": []}',
        }
        yield host


def said(host: FakeHost) -> list[str]:
    """What is done at one run of the schedule."""

    def render(changes: bytes, preview: str | None) -> str:
        return f"## Playbook\n\n{changes.decode()} {preview}"

    return list(gitlab.comment_on_all(PROJECT, Api(host.address, {"PRIVATE-TOKEN": "secret"}), render))


def test_a_fork_s_first_pipeline_brings_a_comment(host: FakeHost) -> None:
    """Its data is fetched from the fork, its note stands at the merge request; a stranger's mark is not ours."""
    assert said(host) == ["Merge request 7: wrote the comment."]

    body = host.comments[NOTES][1]["body"]
    assert body.startswith("<!-- playbook-comment job 50 -->\n## Playbook")
    assert f"**[Download the built site]({JOB}/artifacts/download)**" in body


def test_the_next_run_of_the_schedule_has_nothing_to_do(host: FakeHost) -> None:
    """No data is fetched, nothing written."""
    said(host)
    asked = len(host.asked)
    assert said(host) == ["Merge request 7: nothing new."]
    assert not [path for _, path, _ in host.asked[asked:] if "artifacts" in path]
    assert [method for method, _ in host.changes()] == ["POST"]


def test_a_later_push_renews_it_in_place(host: FakeHost) -> None:
    """There is one comment of ours."""
    said(host)
    host.answers["/projects/2/pipelines/30/jobs"] = [job("preview", 51)]
    host.answers["/projects/2/jobs/51/artifacts/changes.json"] = b"more"

    assert said(host) == ["Merge request 7: renewed the comment."]
    assert len(host.comments[NOTES]) == 2
    assert "more" in host.comments[NOTES][1]["body"]


def test_a_shown_preview_is_linked_to_once_it_is_there(host: FakeHost) -> None:
    """Only this project's own pipelines can have published below its Pages."""
    shown = [job("preview", 50), job("pages-preview", 52)]
    host.answers["/projects/2/pipelines/30/jobs"] = shown
    said(host)
    assert "library.pages" not in host.comments[NOTES][1]["body"]

    host.answers[REQUEST] = {"head_pipeline": {"id": 30, "project_id": 1}}
    host.answers["/projects/1/pipelines/30/jobs"] = shown
    host.answers["/projects/1/jobs/50/artifacts/changes.json"] = b"{}"
    assert said(host) == ["Merge request 7: renewed the comment."]
    assert "https://library.pages/playbook/mr-7/" in host.comments[NOTES][1]["body"]


@pytest.mark.parametrize("jobs", [[], [job("preview", 50, "running")], [job("other", 50)]])
def test_a_pipeline_under_way_is_waited_for(host: FakeHost, jobs: list[dict[str, Any]]) -> None:
    """The schedule comes again."""
    host.answers["/projects/2/pipelines/30/jobs"] = jobs
    assert said(host) == ["Merge request 7: its preview is not there yet."]
    assert host.changes() == []


def test_a_merge_request_without_a_pipeline_is_no_error(host: FakeHost) -> None:
    """It may have been opened a second ago."""
    host.answers[REQUEST] = {"head_pipeline": None}
    assert said(host) == ["Merge request 7: no pipeline yet."]


def test_one_that_cannot_be_read_keeps_no_other_waiting(host: FakeHost) -> None:
    """A private fork is closed to us."""
    host.answers["/projects/1/merge_requests"] = [{"iid": 6}, {"iid": 7}]
    first, second = said(host)
    assert first.startswith("Merge request 6: not written. GET /projects/1/merge_requests/6")
    assert second == "Merge request 7: wrote the comment."


def test_a_job_that_stopped_early_is_said(host: FakeHost) -> None:
    """An editor learns where to look."""
    host.answers["/projects/2/pipelines/30/jobs"] = [job("preview", 50, "failed")]
    del host.answers["/projects/2/jobs/50/artifacts/changes.json"]
    said(host)

    body = host.comments[NOTES][1]["body"]
    assert f"The job stopped before that. [Its log]({JOB})" in body
    assert "**No preview:**" in body


def test_data_that_is_too_large_or_of_another_form_is_not_used(host: FakeHost) -> None:
    """The comment leads to the job instead."""

    def refuse(_: bytes, __: str | None) -> str:
        raise NotRendered("it is not of the form")

    list(gitlab.comment_on_all(PROJECT, Api(host.address, {}), refuse))
    assert "cannot be used: it is not of the form." in host.comments[NOTES].pop()["body"]
    host.answers["/projects/2/jobs/50/artifacts/changes.json"] = bytes(9_000_000)
    said(host)
    assert "is larger than 8,000,000 bytes" in host.comments[NOTES][1]["body"]


def test_the_command_reads_what_a_pipeline_has(
    host: FakeHost, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Project, addresses and token come from the environment."""
    known = {"PROJECT_ID": "1", "DEFAULT_BRANCH": "main", "PAGES_URL": "https://pages/", "API_V4_URL": host.address}
    for name, value in known.items():
        monkeypatch.setenv(f"CI_{name}", value)
    monkeypatch.setenv("COMMENT_TOKEN", "secret")
    monkeypatch.setattr(gitlab, "rendered", lambda *_: "## Playbook")

    gitlab.main()

    assert capsys.readouterr().out == "Merge request 7: wrote the comment.\n"
    host.answers["/user"] = 401
    with pytest.raises(SystemExit, match=r"The merge requests could not be read\. GET /user"):
        gitlab.main()
