"""What goes on after the last week: recurring reviews, and activities without a date."""

from __future__ import annotations

from macros.content.hues import BEYOND
from macros.content.model.cadence import Group, ReviewGroup
from macros.content.site import Site
from macros.rendering.views.more import MoreOf
from macros.rendering.views.sentences import Sentence, Sentences, page_sentence
from macros.rendering.views.stated import Stated, stated
from macros.rendering.views.view import view

__all__ = ["post_implementation"]


@view
class ReviewCard:
    anchor: str
    title: str
    cadence: str
    months: tuple[bool, ...]
    """In which of twelve months it is held."""
    activities: tuple[Stated, ...]


@view
class GroupView:
    anchor: str
    title: str
    reviews: tuple[ReviewCard, ...]
    activities: tuple[Stated, ...]
    """A group holds reviews or activities, never both."""


@view
class FrameworkView:
    anchor: str
    title: str
    review_groups: tuple[GroupView, ...]
    activity_groups: tuple[GroupView, ...]


@view
class PostImplementationView:
    hue: str
    reviews_note: Sentence
    lasting_note: Sentence
    frameworks: tuple[FrameworkView, ...]


def post_implementation(site: Site, here: str) -> PostImplementationView:
    """The frameworks with their groups, in the source's order."""
    frameworks = []
    for framework_id, framework in site.loaded.playbook.frameworks.items():
        groups = [_group(site, MoreOf(site, here), id_, group) for id_, group in framework.groups.items()]
        frameworks.append(
            FrameworkView(
                anchor=framework_id,
                title=framework.title,
                review_groups=tuple(group for group in groups if group.reviews),
                activity_groups=tuple(group for group in groups if group.activities),
            )
        )
    sentences = Sentences(site, here)
    return PostImplementationView(
        hue=BEYOND,
        reviews_note=page_sentence(site, sentences, "post-implementation", "reviews"),
        lasting_note=page_sentence(site, sentences, "post-implementation", "lasting"),
        frameworks=tuple(frameworks),
    )


def _group(site: Site, more_of: MoreOf, group_id: str, group: Group) -> GroupView:
    if isinstance(group, ReviewGroup):
        reviews = tuple(
            ReviewCard(
                anchor=site.registry[f"review/{id_}"].anchor,
                title=review.title,
                cadence=_period_words(review.every).capitalize(),
                months=_months_held(review.every),
                activities=stated(more_of, review.activities),
            )
            for id_, review in group.reviews.items()
        )
        return GroupView(anchor=group_id, title=group.title, reviews=reviews, activities=())
    return GroupView(anchor=group_id, title=group.title, reviews=(), activities=stated(more_of, group.activities))


_NOUNS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_NUMBERS = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _period_words(period: str) -> str:
    """An ISO 8601 period of one unit as a cadence.

    >>> _period_words("P1M"), _period_words("P3M"), _period_words("P30D")
    ('every month', 'every three months', 'every 30 days')
    """
    count, noun = int(period[1:-1]), _NOUNS[period[-1]]
    if count == 1:
        return f"every {noun}"
    return f"every {_NUMBERS[count] if count < len(_NUMBERS) else count} {noun}s"


def _months_held(period: str) -> tuple[bool, ...]:
    """In which of twelve months it is held, counted from its start; a period shorter than a month fills them all.

    >>> _months_held("P3M").count(True), _months_held("P1Y")[-1]
    (4, True)
    """
    count, unit = int(period[1:-1]), period[-1]
    months = {"M": count, "Y": 12 * count}.get(unit, 1)
    return tuple(month % months == 0 for month in range(1, 13))
