"""Where the YAML lies that a page is made of: the addresses of its lines on GitHub, GitLab or Gitea.

One setting, `REPOSITORY_URL`, is enough. `SOURCE_URL` and `EDIT_URL` are patterns of their own, for any other host.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import quote, urlsplit

from macros.content.problems import PlaybookError, Problem

__all__ = ["SourceLinks", "source_links"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLinks:
    """Patterns with `{path}` and `{line}`; None where there is no such address."""

    source: str | None
    """Where a line is read: of the commit that the site was built from, so that it stays right."""
    edit: str | None
    """Where a change of the newest state is begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Host:
    """How one kind of host writes its addresses, below a repository's own."""

    at_commit: str
    at_branch: str
    edit: str


# `#L12` in an address for editing puts the cursor there on GitHub and GitLab, and does no harm on Gitea.
_HOSTS = {
    "github": _Host(at_commit="blob/{revision}", at_branch="blob/{revision}", edit="edit/{revision}"),
    "gitlab": _Host(at_commit="-/blob/{revision}", at_branch="-/blob/{revision}", edit="-/edit/{revision}"),
    "gitea": _Host(at_commit="src/commit/{revision}", at_branch="src/branch/{revision}", edit="_edit/{revision}"),
}
_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d+)?(?:/[\w.~-]+){2,}/?", re.ASCII)
_NAMES = {"codeberg.org": "gitea", "forgejo": "gitea"}
"""Further names by which a host, or its first word, tells its kind; Forgejo kept Gitea's addresses."""


def source_links(environment: Mapping[str, str], *, commit: Callable[[], str | None]) -> SourceLinks:
    """The patterns that the environment asks for; `commit` tells the whole commit, where there is one.

    Raises:
        PlaybookError: a setting is wrong; every link of every page would lead nowhere without saying why.
    """
    source, edit = (_pattern(environment, name) for name in ("SOURCE_URL", "EDIT_URL"))
    repository = environment.get("REPOSITORY_URL", "").strip()
    if not repository:
        return SourceLinks(source=source, edit=edit)
    base = _base(repository)
    kind = _kind(base, environment.get("REPOSITORY_HOST", "").strip())
    branch = environment.get("REPOSITORY_BRANCH", "").strip() or "main"
    known = commit()
    read = kind.at_commit if known else kind.at_branch
    return SourceLinks(
        source=source or _line_of(base, read, known or branch), edit=edit or _line_of(base, kind.edit, branch)
    )


def _line_of(base: str, form: str, revision: str) -> str:
    folder = f"{base}/{form.format(revision=quote(revision, safe='/'))}"
    return f"{folder.replace('{', '{{').replace('}', '}}')}/{{path}}#L{{line}}"


def _base(repository: str) -> str:
    """The repository's address without what people copy along with it."""
    if re.match(r"\w+://[^/]*@", repository):
        _refuse("REPOSITORY_URL", "every page would publish the name before the '@'", "leave it out, and the '@' too")
    if not _ADDRESS.fullmatch(repository):
        hint = "write it as the browser's address bar shows it: https://github.com/owner/repository"
        _refuse("REPOSITORY_URL", f"'{repository}' is no address of a repository", hint)
    return repository.rstrip("/").removesuffix(".git")


def _kind(base: str, told: str) -> _Host:
    """What the setting says, else what the host's name tells: `gitlab.com`, `gitlab.example.org`, `codeberg.org`."""
    host = urlsplit(base).hostname or ""
    first = host.split(".")[0]
    name = told.lower() or _NAMES.get(host) or _NAMES.get(first) or first
    if name not in _HOSTS:
        untold = f"the name {host} does not tell how its addresses are written"
        hint = "write github, gitlab or gitea (which is Forgejo's too)"
        _refuse("REPOSITORY_HOST", f"'{told}' is no host that this site knows" if told else untold, hint)
    return _HOSTS[name]


def _pattern(environment: Mapping[str, str], name: str) -> str | None:
    """A pattern of the environment; one that cannot be filled in would break every page without saying why."""
    pattern = environment.get(name)
    if not pattern:
        return None
    try:
        # As texts, which is how scripts fill it in.
        fits = pattern.format(path="path", line="1") != pattern.format(path="other", line="1")
    except (LookupError, ValueError, AttributeError):
        fits = False
    if not fits:
        _refuse(name, f"'{pattern}' is no pattern", "write {path} and {line} where they belong, or unset it")
    return pattern


def _refuse(name: str, sentence: str, hint: str) -> NoReturn:
    raise PlaybookError([Problem(name, 1, 1, "environment", sentence, hint)])
