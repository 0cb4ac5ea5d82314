"""`python -m macros.hosting.gitlab`: write the comment at each merge request that has something new, on GitLab.

Run by a schedule on the default branch, whose token no merge request's pipeline can read. GitLab starts nothing when a
fork's pipeline has ended, so merge requests are asked in turn.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.hosting.api import Api, HostError, TooLarge
from macros.hosting.one_comment import NotRendered, bounded, mark, own, rendered, unread
from macros.hosting.uploaded import CHANGES, LARGEST

__all__ = ["Project", "comment_on_all", "main"]

_ENDED = {"success", "failed"}

Render = Callable[[bytes, str | None], str]


@dataclass(frozen=True, slots=True)
class Project:
    """What a pipeline knows of the project it runs in."""

    id: int
    default_branch: str
    pages: str
    """The address of its Pages, without a slash at the end."""


def main() -> None:
    """Read project and token where a pipeline has them, and say in a line each what was done."""
    project = Project(
        int(os.environ["CI_PROJECT_ID"]), os.environ["CI_DEFAULT_BRANCH"], os.environ["CI_PAGES_URL"].rstrip("/")
    )
    api = Api(os.environ["CI_API_V4_URL"], {"PRIVATE-TOKEN": os.environ["COMMENT_TOKEN"]})
    try:
        for line in comment_on_all(project, api, rendered):
            print(line)
    except HostError as error:
        sys.exit(f"The merge requests could not be read. {error}")


def comment_on_all(project: Project, api: Api, render: Render) -> Iterator[str]:
    """Write or renew the comments that are due; gives a sentence on each merge request.

    One that cannot be read, such as one of a private fork, keeps no other from its comment.
    """
    ours = int(api.get("/user")["id"])
    open_ones = list(
        api.every(f"/projects/{project.id}/merge_requests", state="opened", target_branch=project.default_branch)
    )
    for request in open_ones:
        number = int(request["iid"])
        try:
            yield f"Merge request {number}: {_comment_on(project, number, api, render, ours)}"
        except HostError as error:
            yield f"Merge request {number}: not written. {error}"


def _comment_on(project: Project, number: int, api: Api, render: Render, ours: int) -> str:
    home = f"/projects/{project.id}/merge_requests/{number}"
    pipeline = api.get(home)["head_pipeline"]
    if pipeline is None:
        return "no pipeline yet."
    source = int(pipeline["project_id"])
    jobs = {job["name"]: job for job in api.every(f"/projects/{source}/pipelines/{int(pipeline['id'])}/jobs")}
    built = jobs.get("preview")
    if built is None or built["status"] not in _ENDED:
        return "its preview is not there yet."
    # Only a pipeline of this project can have published below its Pages.
    shown = jobs.get("pages-preview", {}).get("status") == "success" and source == project.id
    first_line = mark(f"job {int(built['id'])}{' shown' if shown else ''}")
    before = own(api.every(f"{home}/notes", sort="asc"), lambda note: note["author"]["id"] == ours)
    if before and before["body"].startswith(first_line):
        return "nothing new."
    preview = f"{project.pages}/mr-{number}/" if shown else None
    body = bounded(_body(api, source, built, preview, render), first_line)
    if before is None:
        api.send("POST", f"{home}/notes", {"body": body})
        return "wrote the comment."
    api.send("PUT", f"{home}/notes/{int(before['id'])}", {"body": body})
    return "renewed the comment."


def _body(api: Api, source: int, job: Mapping[str, Any], preview: str | None, render: Render) -> str:
    try:
        changes = api.read(f"/projects/{source}/jobs/{int(job['id'])}/artifacts/{CHANGES}", LARGEST)
        text = render(changes, preview)
    except TooLarge:
        text = unread(f"What the job handed over is larger than {LARGEST:,} bytes.", job["web_url"])
    except HostError:
        text = unread("The job stopped before that.", job["web_url"])
    except NotRendered as error:
        text = unread(f"What the job handed over cannot be used: {error}.", job["web_url"])
    if preview:
        return text
    if job["status"] == "failed":
        return f"{text.rstrip()}\n\n**No preview:** the site could not be built; [the job]({job['web_url']}) says why."
    file = f"{job['web_url']}/artifacts/download"
    return f"{text.rstrip()}\n\n**[Download the built site]({file})**, unpack it and open `site/index.html`."


if __name__ == "__main__":
    main()
