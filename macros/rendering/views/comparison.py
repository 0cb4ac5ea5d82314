"""The page that compares variants of the plan: what each adds on one line of weeks, then item by item.

Everything is compared with the base plan here; a script sets any two beside each other from these very rows.
Not for: all verticals by phase (`macros.rendering.views.comparison_matrix`), or what differs
(`macros.content.comparison`).
"""

from __future__ import annotations

from collections.abc import Sequence

from macros.content.model.files import Playbook
from macros.content.site import Site
from macros.content.variants import BASE, Variant, variants
from macros.foundation.addresses import COMPARE
from macros.rendering.views.comparison_items import Group, Together, own_groups, plan_group, plan_rows, together
from macros.rendering.views.comparison_lanes import Band, Both, Lane, Week, bands, both, lane, week_line
from macros.rendering.views.comparison_matrix import Matrix, matrix
from macros.rendering.views.page_words import heading_words, words
from macros.rendering.views.view import view

__all__ = ["BASE_TITLE", "Comparison", "comparison", "comparison_href"]

BASE_TITLE = "Base plan"
_NONE = "The base plan has none"
_MANY = 12
"""Of more verticals than this, no two are offered together: their pairs would be a list that nobody reads."""


@view
class Choice:
    value: str
    label: str
    is_offered: bool = False
    """Whether it is chosen before anybody chooses."""


@view
class Side:
    """One of the two lists to choose from."""

    name: str
    label: str
    base: Choice
    verticals: tuple[Choice, ...]


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

    sides: tuple[Side, ...]
    button: str
    title: str
    """How two are named together, `{a}` and `{b}` being their names."""
    together_label: str
    pairs: tuple[Choice, ...]
    weeks_heading: str
    week_label: str
    weeks: tuple[Week, ...]
    """Each week of the line; none of a plan that is too long for one."""
    length: int
    bands: tuple[Band, ...]
    both: tuple[Both, ...]
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
    label, weeks = playbook.verticals_heading.title, tuple(week_line(playbook))
    return Comparison(
        sides=tuple(
            _side(playbook, *it)
            for it in (("a", "Show", singles, singles[:1]), ("b", "against", singles, singles[1:2]))
        ),
        button="Compare",
        title="{a} against {b}",
        together_label="Two verticals together",
        pairs=tuple(Choice(value=it.key, label=it.title(playbook, BASE_TITLE)) for it in pairs),
        weeks_heading=heading_words(playbook, "compare", "weeks-heading", label) if weeks else label,
        week_label="Week",
        weeks=weeks,
        length=len(weeks),
        bands=tuple(bands(playbook)),
        both=tuple(both(playbook, it) for it in pairs),
        lanes=tuple(lane(site, here, it) for it in singles),
        no_runs="Nothing tied to a week.",
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


def _side(playbook: Playbook, name: str, label: str, singles: Sequence[Variant], offered: Sequence[Variant]) -> Side:
    """Offers one vertical, or the base plan where there are too few."""
    return Side(
        name=name,
        label=label,
        base=Choice(value=BASE, label=BASE_TITLE, is_offered=not offered),
        verticals=tuple(
            Choice(value=it.key, label=it.title(playbook, BASE_TITLE), is_offered=it in offered) for it in singles
        ),
    )
