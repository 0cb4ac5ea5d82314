"""The pipeline for GitLab keeps a stranger's code away from the token, and publishes only what was tested."""

import re
import subprocess

from tests.workflows.reading import GITLAB, gitlab_jobs, program

JOBS = gitlab_jobs()


def conditions(name: str) -> list[str]:
    """When a job runs."""
    return [" ".join(rule["if"].split()) for rule in JOBS[name]["rules"]]


def test_the_file_is_of_gitlab_s_form() -> None:
    """Held to the schema that GitLab publishes for its editor."""
    asked = [program("check-jsonschema"), "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"]
    found = subprocess.run([*asked, str(GITLAB)], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_only_the_comment_s_job_meets_the_token() -> None:
    """It runs by a schedule on the default branch, whose protected variables no merge request's pipeline can read."""
    assert [
        name for name in JOBS if "COMMENT_TOKEN" in str(JOBS[name]) or "macros.hosting.gitlab" in str(JOBS[name])
    ] == ["comment"]
    [condition] = conditions("comment")
    assert '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE == "schedule"' in condition


def test_a_schedule_does_nothing_else() -> None:
    """It comes every few minutes."""
    for name in set(JOBS) - {"comment"}:
        assert all('!= "schedule"' in one or '== "merge_request_event"' in one for one in conditions(name)), name


def test_publishing_waits_for_the_tests_of_that_very_commit() -> None:
    """One pipeline is one commit; what fails keeps the last good site."""
    assert JOBS["pages"]["needs"] == ["check", "test"]
    assert conditions("pages") == ['$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE != "schedule"']
    assert JOBS["pages"]["interruptible"] == "false"
    assert "allow_failure" not in GITLAB.read_text(encoding="utf-8")


def test_a_preview_never_replaces_the_published_site() -> None:
    """On tiers without parallel deployments GitLab takes no notice of the path, so somebody has to ask for it."""
    [condition] = conditions("pages-preview")
    assert '$PAGES_PREVIEW == "yes"' in condition
    assert "$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID" in condition
    # The comment's link is made of the same words.
    assert JOBS["pages-preview"]["pages"]["path_prefix"] == "mr-$CI_MERGE_REQUEST_IID"


def test_what_the_comment_asks_for_is_what_the_jobs_leave() -> None:
    """It is found by name: of the jobs and of the file."""
    assert "changes.json" in JOBS["preview"]["artifacts"]["paths"]
    assert JOBS["preview"]["artifacts"]["when"] == "always"
    assert JOBS["check"]["artifacts"]["reports"]["codequality"] in " ".join(JOBS["check"]["script"])
    assert {"preview", "pages-preview"} <= set(JOBS)


def test_nothing_from_outside_is_read_as_a_command() -> None:
    """A branch's name or a title in a script is quoted, or not there at all."""
    for name, job in JOBS.items():
        for line in job["script"]:
            assert not re.search(r"eval|TITLE|DESCRIPTION|SOURCE_BRANCH|COMMIT_(REF|BRANCH|MESSAGE)", line), name
