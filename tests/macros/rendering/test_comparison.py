"""The rows of the comparison, whatever a playbook holds."""

from dataclasses import replace

import pytest

from macros.content.model.base import Weeks
from macros.content.model.verticals import Reading
from macros.content.site import Site
from macros.rendering.views import comparison_lanes, comparison_matrix
from macros.rendering.views.comparison import comparison, comparison_href
from macros.rendering.views.heads import page_head


def with_verticals(site: Site, count: int) -> Site:
    """The site with so many verticals, none of which adds anything in a week."""
    like = next(iter(site.loaded.playbook.verticals.values()))
    bare = like.model_copy(update={"adjustments": {}, "replacements": {}})
    playbook = replace(site.loaded.playbook, verticals={f"vertical-{number}": bare for number in range(count)})
    return replace(site, loaded=replace(site.loaded, playbook=playbook))


def test_two_are_offered_together_while_they_are_few(site: Site) -> None:
    """A list of hundreds of pairs helps nobody."""
    many = 13
    assert [it.value for it in comparison(site, "compare/").pairs] == ["childrens-library_university-library"]
    view = comparison(with_verticals(site, many), "compare/")
    assert view.pairs == ()
    assert [len(side.verticals) for side in view.sides] == [many, many]


@pytest.mark.parametrize(("count", "offered"), [(0, ["base", "base"]), (1, ["vertical-0", "base"])])
def test_the_base_plan_is_offered_where_verticals_are_too_few(site: Site, count: int, offered: list[str]) -> None:
    """Two different things are chosen at first, as far as there are any."""
    sides = comparison(with_verticals(site, count), "compare/").sides
    chosen = [[it.value for it in (side.base, *side.verticals) if it.is_offered] for side in sides]
    assert chosen == [[value] for value in offered]


def test_where_two_meet_the_page_knows_how_both_read(site: Site) -> None:
    """One keeps what the other leaves out; of everything else each says its own."""
    [together] = comparison(site, "compare/").together
    assert together.variant == "childrens-library_university-library"
    assert [(row.item, row.own.text, row.vertical) for row in together.rows] == [
        ("activity/visit-schools", "Visit schools and kindergartens", "childrens-library")
    ]


def test_a_line_of_weeks_ends_where_nobody_could_tell_them_apart(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then weeks are told in words alone."""
    assert len(comparison(site, "compare/").weeks) == 9
    monkeypatch.setattr(comparison_lanes, "_LONGEST", 8)
    view = comparison(site, "compare/")
    assert (view.weeks, view.bands) == ((), ())
    assert {(run.start, run.end) for lane in view.lanes for run in lane.runs} == {(0, 0)}


def test_a_plan_of_many_phases_has_one_column(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand phases beside each other would be a page of dashes."""
    assert [it.title for it in comparison(site, "compare/").matrix.phases][-1] == "No week given"
    monkeypatch.setattr(comparison_matrix, "_WHOLE", 2)
    matrix = comparison(site, "compare/").matrix
    assert len(matrix.phases) == 1
    assert matrix.rows[1].cells[0].entries[0].text == "Reading room open at night"
    assert {len(row.cells) for row in matrix.rows} == {1}


def test_an_address_names_two_variants(site: Site) -> None:
    """Seen from any page; the base plan where only one is named."""
    assert comparison_href(site, "verticals/university-library/", "university-library") == (
        "../../compare/?a=university-library&b=base"
    )


def test_a_vertical_that_moves_a_block_does_not_say_that_none_moves(site: Site) -> None:
    """The line under its strip is true of what it says otherwise."""
    page = "vertical/university-library"
    place = "".join(words for words, _ in page_head(site, "verticals/university-library/", page).strip.place)
    assert place.endswith("No block moves and no week is added.")
    like = site.loaded.playbook.verticals["university-library"]
    later = like.replacements["later-return"].model_copy(
        update={"of": "block/settling-down", "set": Reading(weeks=Weeks(first=8, last=8, label="Week 8"))}
    )
    moved = like.model_copy(update={"replacements": {"later-return": later}})
    playbook = replace(site.loaded.playbook, verticals=site.loaded.playbook.verticals | {"university-library": moved})
    moving = replace(site, loaded=replace(site.loaded, playbook=playbook))
    place = "".join(words for words, _ in page_head(moving, "verticals/university-library/", page).strip.place)
    assert place.endswith("No week is added.")
    assert "No block moves" not in place
