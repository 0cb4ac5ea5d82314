"""`python -m macros.hosting.github`: write the comment at the pull request whose run has ended, on GitHub.

Started by `.github/workflows/comment.yml` with the default branch's code and a token that may write comments. All that
it is told of the pull request comes from GitHub: the event, and what the API says of its ids.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from macros.hosting.api import Api, HostError
from macros.hosting.one_comment import NotRendered, bounded, mark, own, rendered, unread
from macros.hosting.uploaded import LARGEST, Refused, only_file

__all__ = ["comment_on", "main"]

_AUTHOR = "github-actions[bot]"
"""Who a workflow's token writes as. No user can have that name, for it has brackets."""

Render = Callable[[bytes, str | None], str]


def main() -> None:
    """Read the event and the token where a workflow has them, and say in a line what was done."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    headers = {
        "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
    }
    try:
        print(comment_on(event, Api(os.environ["GITHUB_API_URL"], headers), rendered))
    except HostError as error:
        sys.exit(f"The comment could not be written. {error}")


def comment_on(event: Mapping[str, Any], api: Api, render: Render) -> str:
    """Write or renew the comment for the run of `event`; gives a sentence on what was done."""
    run, repository = event["workflow_run"], event["repository"]
    home = f"/repos/{repository['full_name']}"
    number = _pull_request(api, home, run, repository["default_branch"])
    if number is None:
        return "No open pull request ends in the commit of this run any more."
    body = bounded(_body(api, home, run, render), mark())
    before = own(api.every(f"{home}/issues/{number}/comments"), _by_us)
    if before is None:
        api.send("POST", f"{home}/issues/{number}/comments", {"body": body})
        return f"Wrote the comment at pull request {number}."
    if before["body"] != body:
        api.send("PATCH", f"{home}/issues/comments/{int(before['id'])}", {"body": body})
    return f"Renewed the comment at pull request {number}."


def _by_us(comment: Mapping[str, Any]) -> bool:
    author = comment["user"]
    return author is not None and author["login"] == _AUTHOR


def _pull_request(api: Api, home: str, run: Mapping[str, Any], default_branch: str) -> int | None:
    """The number of the pull request that ends in the run's commit.

    For a fork the event names none, so it is looked up by what GitHub knows of the run: the repository, branch and
    commit that it ran. A branch has at most one open pull request into another.
    """
    source = run["head_repository"]
    if source is None:  # the fork is gone
        return None
    head = f"{source['owner']['login']}:{run['head_branch']}"
    for found in api.every(f"{home}/pulls", state="open", head=head, base=default_branch):
        tip = found["head"]
        if tip["sha"] == run["head_sha"] and tip["repo"] and tip["repo"]["id"] == source["id"]:
            return int(found["number"])
    return None


def _body(api: Api, home: str, run: Mapping[str, Any], render: Render) -> str:
    uploads = _uploads(api, home, run)
    try:
        text = render(_changes(api, home, uploads), None)
    except (Refused, NotRendered) as error:
        text = unread(f"What the run handed over cannot be used: {error}.", run["html_url"])
    except _NothingUploaded:
        text = unread("The run stopped before that.", run["html_url"])
    return f"{text.rstrip()}\n\n{_preview(uploads, run)}"


class _NothingUploaded(Exception):
    """The run ended before it had something to hand over."""


def _uploads(api: Api, home: str, run: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What the run has uploaded, by name; of two attempts the later one's."""
    found = api.get(f"{home}/actions/runs/{int(run['id'])}/artifacts", per_page=100)["artifacts"]
    return {one["name"]: one for one in sorted(found, key=lambda one: int(one["id"])) if not one["expired"]}


def _changes(api: Api, home: str, uploads: Mapping[str, Mapping[str, Any]]) -> bytes:
    if (upload := uploads.get("changes")) is None:
        raise _NothingUploaded
    if upload["size_in_bytes"] > LARGEST:
        raise Refused(f"the archive is larger than {LARGEST:,} bytes")
    return only_file(api.read(f"{home}/actions/artifacts/{int(upload['id'])}/zip"))


def _preview(uploads: Mapping[str, Mapping[str, Any]], run: Mapping[str, Any]) -> str:
    """Where the built site is had: a file to download, for below our own address a stranger's pages would be ours."""
    if (upload := uploads.get("preview")) is None:
        return f"**No preview:** the site could not be built; [the run]({run['html_url']}) says why."
    file = f"{run['html_url']}/artifacts/{int(upload['id'])}"
    return f"**[Download the built site]({file})**, unpack it and open `index.html`."


if __name__ == "__main__":
    main()
