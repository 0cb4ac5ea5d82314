"""The page that compares variants of the plan: what each adds on one line of weeks, then item by item.

Everything is compared with the base plan here; a script sets any two beside each other from these very rows.
Not for: all verticals by phase (`macros.rendering.views.comparison_matrix`), or what differs
(`macros.content.comparison`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.content.comparison import Difference, compare
from macros.content.model.base import Weeks
from macros.content.model.files import Playbook
from macros.content.site import Site
from macros.content.variants import BASE, Variant, variants
from macros.content.weeks import all_weeks, week_number
from macros.foundation.addresses import COMPARE
from macros.rendering.views.additions import NO_WEEK
from macros.rendering.views.chips import even_weeks_name
from macros.rendering.views.comparison_items import (
    Group,
    Together,
    own_groups,
    plan_group,
    plan_rows,
    title_of,
    together,
    weeks_of,
)
from macros.rendering.views.comparison_matrix import Matrix, matrix
from macros.rendering.views.hues import hue_of_phase, hue_of_week
from macros.rendering.views.page_words import heading_words, words
from macros.rendering.views.view import view

__all__ = ["BASE_TITLE", "Comparison", "comparison", "comparison_href"]

BASE_TITLE = "Base plan"
_NONE = "The base plan has none"
_LONGEST = 60
"""So many weeks can be told apart on one line."""
_MANY = 12
"""Of more verticals than this, no two are offered together: their pairs would be a list that nobody reads."""


@view
class Choice:
    value: str
    label: str


@view
class Week:
    text: str
    hue: str | None


@view
class Band:
    """The weeks of one phase on the line of all weeks."""

    hue: str
    start: int
    end: int


@view
class Run:
    """Something that runs in some weeks, on the line of all weeks."""

    item: str
    """Its reference."""
    text: str
    when: str
    href: str
    start: int
    """Its first week's place on the line, from 1; 0 where it has no week."""
    end: int
    """The place behind its last week."""


@view
class Lane:
    """What one vertical does in which weeks."""

    variant: str
    title: str
    href: str
    runs: tuple[Run, ...]


@view
class Items:
    """A vertical against the base plan."""

    variant: str
    anchor: str
    title: str
    groups: tuple[Group, ...]


@view
class Comparison:
    """The page."""

    first: str
    against: str
    button: str
    title: str
    """How two are named together, `{a}` and `{b}` being their names."""
    base: Choice
    verticals: tuple[Choice, ...]
    together_label: str
    pairs: tuple[Choice, ...]
    weeks_heading: str
    week_label: str
    weeks: tuple[Week, ...]
    """Each week of the line; none of a plan that is too long for one."""
    length: int
    bands: tuple[Band, ...]
    lanes: tuple[Lane, ...]
    no_runs: str
    items_heading: str
    items_introduction: str
    base_title: str
    none: str
    same: str
    """What a row says where both read alike."""
    tables: tuple[Items, ...]
    together: tuple[Together, ...]
    matrix: Matrix


def comparison_href(site: Site, here: str, one: str, other: str = BASE) -> str:
    """The address of the page with two variants chosen, by their keys."""
    return f"{site.href(COMPARE, here)}?a={one}&b={other}"


def comparison(site: Site, here: str) -> Comparison:
    """Every vertical against the base plan, and all verticals by phase."""
    playbook = site.loaded.playbook
    _, *others = variants(playbook, 2 if len(playbook.verticals) <= _MANY else 1)
    singles = [it for it in others if len(it.verticals) == 1]
    pairs = [it for it in others if len(it.verticals) > 1]
    rows = {it.key: tuple(plan_rows(playbook, it)) for it in others}
    label, line = playbook.playbook.verticals.title, _line(playbook)
    return Comparison(
        first="Show",
        against="against",
        button="Compare",
        title="{a} against {b}",
        base=Choice(value=BASE, label=BASE_TITLE),
        verticals=tuple(Choice(value=it.key, label=it.title(playbook, BASE_TITLE)) for it in singles),
        together_label="Two together",
        pairs=tuple(Choice(value=it.key, label=it.title(playbook, BASE_TITLE)) for it in pairs),
        weeks_heading=heading_words(playbook, "compare", "weeks-heading", label),
        week_label="Week",
        weeks=tuple(Week(text=week_number(week), hue=hue_of_week(playbook, week)) for week in line),
        length=len(line),
        bands=tuple(_bands(playbook, line)),
        lanes=tuple(_lane(site, here, it) for it in singles),
        no_runs="Nothing that is tied to a week.",
        items_heading=heading_words(playbook, "compare", "items-heading", "Item by item"),
        items_introduction=words(playbook, "compare", "items-introduction"),
        base_title=BASE_TITLE,
        none=_NONE,
        same="The same in both.",
        tables=tuple(
            Items(
                variant=it.key,
                anchor=f"items-{it.key}",
                title=it.title(playbook, BASE_TITLE),
                groups=(*own_groups(playbook, it.verticals[0]), plan_group(rows[it.key])),
            )
            for it in singles
        ),
        together=tuple(it for pair in pairs if (it := together(pair, rows)) is not None),
        matrix=matrix(site, here),
    )


def _line(playbook: Playbook) -> list[int]:
    weeks = all_weeks(playbook.playbook.calendar)
    return weeks if len(weeks) <= _LONGEST else []


def _bands(playbook: Playbook, line: Sequence[int]) -> Iterator[Band]:
    for id_, phase in playbook.phases.items():
        start, end = _places(line, phase.weeks)
        if start:
            yield Band(hue=hue_of_phase(playbook, id_), start=start, end=end)


def _places(line: Sequence[int], weeks: Weeks | None) -> tuple[int, int]:
    """Where on the line some weeks begin, from 1, and where they have ended; 0 and 0 where they are not on it."""
    places = [place for place, week in enumerate(line, start=1) if weeks and weeks.first <= week <= weeks.last]
    return (places[0], places[-1] + 1) if places else (0, 0)


def _lane(site: Site, here: str, variant: Variant) -> Lane:
    playbook = site.loaded.playbook
    (name,) = variant.verticals
    runs = [
        _run(site, here, f"adjustment/{name}.{id_}", text=it.text, weeks=it.weeks)
        for id_, it in playbook.verticals[name].adjustments.items()
    ]
    moved = [
        _run(site, here, it.item.reference, text=title_of(it.item), weeks=weeks, was=_was(it))
        for it in compare(playbook, Variant(verticals=()), variant)
        if it.before and it.after and it.after.phase and (weeks := _moved_to(it)) is not None
    ]
    return Lane(
        variant=variant.key,
        title=variant.title(playbook, BASE_TITLE),
        href=site.href(f"verticals/{name}/", here),
        runs=(*runs, *moved),
    )


def _run(site: Site, here: str, reference: str, *, text: str, weeks: Weeks | None, was: str = "") -> Run:
    start, end = _places(_line(site.loaded.playbook), weeks)
    when = even_weeks_name(weeks) if weeks else NO_WEEK
    return Run(
        item=reference,
        text=text,
        when=f"{when}, {was}" if was else when,
        href=site.href(reference, here),
        start=start,
        end=end,
    )


def _moved_to(difference: Difference) -> Weeks | None:
    """The weeks that something of the base plan has in a variant, where they are others."""
    for it in difference.fields:
        if it.name == "weeks" and isinstance(it.after, Weeks):
            return it.after
        if it.name == "week" and it.after is not None:
            return Weeks(first=it.after, last=it.after)
    return None


def _was(difference: Difference) -> str:
    """The weeks that it has in the base plan."""
    assert difference.before is not None
    return f"in the base plan {weeks_of(difference.before)}"
