"""The dock as the server puts it into every page: what is wrong, where that is on the pages, what opens its file."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from macros.content.entity_at import entity_at
from macros.content.problems import Problem
from macros.content.registry import Entity
from macros.generator.preview import Made
from macros.generator.site_loading import editor_url
from macros.rendering.templates import render
from macros.rendering.views.problem_dock import problem_dock

__all__ = ["dock"]


def dock(made: Made, problems: Sequence[Problem], *, root: Path, address: str, built: str) -> bytes:
    """The dock's HTML.

    Args:
        made: the site that is shown.
        problems: what is wrong with the newest files.
        root: the checkout.
        address: the site's root, as an absolute path.
        built: when the site was built.
    """
    pattern = editor_url()
    view = problem_dock(
        problems,
        dict(_places(made, problems, root)),
        address=address,
        editor_href=lambda problem: _editor_href(pattern, root, problem),
        tabs=made.tabs,
        built=built,
    )
    return render("problem_dock", view).encode()


# The dock stands on every page, so it goes by addresses from the site's root.
def _places(made: Made, problems: Sequence[Problem], root: Path) -> Iterator[tuple[Problem, Entity]]:
    sites = {f"playbooks/{site.loaded.name}/": site for site in made.build.opened.sites}
    for problem in problems:
        site = next((it for folder, it in sites.items() if problem.path.startswith(folder)), None)
        if site is None:
            continue
        try:
            text = (root / problem.path).read_text(encoding="utf-8", errors="replace")
        except OSError:
            text = ""
        place = entity_at(site.registry, problem.path, text, problem.line)
        if place:
            yield problem, replace(place, page=site.from_root(place.page))


def _editor_href(pattern: str, root: Path, problem: Problem) -> str:
    """The file by its absolute path, which editors expect."""
    path = quote(posixpath.join(root.resolve().as_posix(), problem.path))
    return pattern.format(path=path, line=problem.line, column=problem.column)
