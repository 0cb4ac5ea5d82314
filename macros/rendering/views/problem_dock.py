"""What an editor is told at the foot of every page while serving: problems and warnings, each with its ways.

Not for: which pages are shown meanwhile (`macros.generator.session`), or how the dock gets into them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from macros.content.problems import Problem
from macros.content.registry import Entity
from macros.rendering.views.view import view

__all__ = ["Dock", "DockedProblem", "problem_dock"]

_TYPED = re.compile(r"(?<!\w)'([^'\n]+)'(?!\w)")
"""What messages quote is what stands in a file, or shall."""
_NAMED = 3
"""So many places of what follows are named."""
_QUOTED = re.compile(r'"([^"\n]*)"')


@view
class DockedProblem:
    """One entry of the list."""

    number: str
    anchor: str
    kind: str
    """What it is, where it is no problem; empty else."""
    words: tuple[tuple[str, bool], ...]
    """Stretches of its sentence, each with whether it is to be typed."""
    follows: tuple[str, ...]
    """What goes with it."""
    file: str
    """File, line and column, as editors write them."""
    editor_href: str
    editor_label: str
    place_href: str | None
    """Where the page shows what is wrong; None where no page does."""
    place_label: str
    name: str
    """What tells its links apart for who hears them."""
    tag: str | None
    """What the place on the page is marked with; None where it is left as it is."""


@view
class TabCount:
    href: str
    label: str


@view
class Dock:
    """The whole dock."""

    title: str
    words: str
    fold_label: str
    show_label: str
    is_open: bool
    is_quiet: bool
    """Whether it holds nothing that keeps pages from being shown."""
    problems: tuple[DockedProblem, ...]
    tabs: tuple[TabCount, ...]
    """How many problems lie behind which part of the navigation."""
    said: str
    """What is announced, once."""
    mended: str
    """What is announced when this is gone."""
    assets: str
    """Where the site's own files lie."""


def problem_dock(
    problems: Sequence[Problem],
    places: Mapping[Problem, Entity],
    *,
    address: str,
    editor_href: Callable[[Problem], str],
    tabs: Mapping[str, str],
    built: str,
) -> Dock:
    """The dock for what was found in the newest files.

    Args:
        problems: problems and warnings.
        places: what they are about, as far as it is known.
        address: the site's root, as an absolute path.
        editor_href: the address that opens a problem's place in an editor.
        tabs: for each page, the one its part of the navigation begins with.
        built: the time when the pages that are shown were built.
    """
    listed = sorted(problems, key=lambda problem: problem.is_warning)
    wrong = [problem for problem in listed if not problem.is_warning]
    title = " and ".join(filter(None, [_count(len(wrong), "problem"), _count(len(listed) - len(wrong), "warning")]))
    counts = Counter(tabs[places[one].page] for one in wrong if one in places and places[one].page in tabs)
    words = f"You see the last good pages, built at {built}." if wrong else "These pages are up to date."
    return Dock(
        title=title,
        words=words,
        fold_label="Fold",
        show_label="Show",
        is_open=bool(wrong),
        is_quiet=not wrong,
        problems=tuple(
            _docked(number, problem, places.get(problem), address, editor_href(problem))
            for number, problem in enumerate(listed, 1)
        ),
        tabs=tuple(
            TabCount(href=_absolute(address, page), label=_count(count, "problem")) for page, count in counts.items()
        ),
        said=f"{title}. {words}" if title else "",
        mended="All problems are fixed.",
        assets=address,
    )


def _docked(number: int, problem: Problem, place: Entity | None, address: str, editor_href: str) -> DockedProblem:
    kind = "warning" if problem.is_warning else "problem"
    return DockedProblem(
        number=str(number),
        anchor=f"problem-{number}",
        kind="Warning" if problem.is_warning else "",
        words=tuple(_stretches(_sentence(problem))),
        follows=tuple(_follows(problem)),
        file=f"{_below_playbook(problem.path)}:{problem.line}:{problem.column}",
        editor_href=editor_href,
        editor_label="Open in editor",
        place_href=f"{_absolute(address, place.page)}#{place.anchor}" if place else None,
        place_label="Show place",
        name=f"of {kind} {number}",
        tag=None if problem.is_warning or place is None else f"Problem {number}",
    )


def _absolute(address: str, page: str) -> str:
    return address + page


def _count(count: int, what: str) -> str:
    """A number of things; nothing where there is none.

    >>> _count(1, "problem"), _count(3, "problem"), _count(0, "problem")
    ('1 problem', '3 problems', '')
    """
    return f"{count:,} {what}{'' if count == 1 else 's'}" if count else ""


def _below_playbook(path: str) -> str:
    """The path as editors know it: within the playbook, if it lies in one.

    >>> _below_playbook("playbooks/p/phases/a.yaml"), _below_playbook("mkdocs.yml")
    ('phases/a.yaml', 'mkdocs.yml')
    """
    return re.sub(r"^playbooks/[^/]+/(?=.)", "", path)


def _sentence(problem: Problem) -> str:
    text = f"{problem.place}: {problem.sentence}" + (f"; {problem.hint}" if problem.hint else "")
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _follows(problem: Problem) -> Iterator[str]:
    follows = problem.follows
    if follows:
        count = f"{len(follows)} more {'follows' if len(follows) == 1 else 'follow'} from it"
        places = list(dict.fromkeys(one.place for one in follows))
        named = "; ".join(places[:_NAMED]) + ("; …" if places[_NAMED:] else "")
        yield _QUOTED.sub("“\\1”", f"{count}: {named}.")


def _stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut at what is to be typed, with quotation marks as print has them.

    >>> list(_stretches("write 'week: 5', don't guess"))
    [('write ', False), ('week: 5', True), (", don't guess", False)]
    """
    for index, stretch in enumerate(_TYPED.split(text)):
        is_typed = index % 2 == 1
        if stretch:
            yield (stretch if is_typed else _QUOTED.sub("“\\1”", stretch)), is_typed
