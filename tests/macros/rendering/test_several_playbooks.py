"""What a site of several playbooks shows around them."""

from dataclasses import replace

import pytest

from macros.content.site import Site
from macros.rendering.views.frame_words import frame
from macros.rendering.views.my_plan import my_plan
from macros.rendering.views.playbook_list import playbook_list
from macros.rendering.views.playbook_switch import playbook_switch
from macros.rendering.views.references import quote


def _together(site: Site, count: int) -> list[Site]:
    """So many copies of the playbook made for tests, as if they were many."""
    shelf: dict[str, Site] = {}
    first = replace(site, playbooks=shelf)
    sites = [first] + [
        replace(site, loaded=replace(site.loaded, name=f"copy-{number}"), base=f"copy-{number}/", playbooks=shelf)
        for number in range(2, count + 1)
    ]
    shelf |= {one.loaded.name: one for one in sites}
    return sites


def test_a_site_of_one_playbook_offers_no_other(site: Site) -> None:
    """Neither a switch nor a way to a page of all."""
    assert playbook_switch(site) is None
    assert frame(site).switch is None
    assert all(way.page != "playbooks/" for way in frame(site).ways)


@pytest.mark.parametrize(
    ("count", "place", "shown"), [(2, 0, 2), (12, 11, 12), (100, 0, 11), (100, 50, 11), (100, 99, 11)]
)
def test_of_many_playbooks_the_switch_names_the_near_ones(site: Site, count: int, place: int, shown: int) -> None:
    """A hundred would weigh on every page; the page of all is one link away."""
    switch = playbook_switch(_together(site, count)[place])

    assert switch
    assert len(switch.ways) == shown
    assert [way.is_current for way in switch.ways].count(True) == 1
    assert switch.all_page == "playbooks/"


def test_each_playbook_is_shown_with_its_length_and_its_verticals(site: Site) -> None:
    """Seen from the page of all, each leads home."""
    first, second = playbook_list(_together(site, 2)[0], "playbooks/").cards
    calendar = site.loaded.playbook.playbook.calendar

    assert (first.href, second.href) == ("../", "../copy-2/")
    assert [line.label for line in first.lines] == ["What for", "For whom", "How long"]
    assert f"to Week {calendar.last_week}, in {len(site.loaded.playbook.phases)} phases" in first.lines[2].text
    for vertical in list(site.loaded.playbook.verticals.values())[:2]:
        assert vertical.short_title in first.lines[1].text


def test_pages_and_foot_of_a_further_playbook_are_its_own(site: Site) -> None:
    """What the whole site has once is the same for all."""
    first, second = (frame(one) for one in _together(site, 2))
    own, other = ({way.title: way.page for way in each.ways} for each in (first, second))

    assert own.keys() == other.keys()
    shared = {title for title, page in own.items() if other[title] == page}
    assert {own[title] for title in shared} == {
        "licenses/",
        "offline/",
        "playbooks/",
        "api/v1/index.json",
        "contributing/",
    }
    assert all(other[title] == f"copy-2/{own[title].removeprefix('.')}" for title in own.keys() - shared)


def test_a_statement_elsewhere_is_quoted_with_its_playbook(site: Site) -> None:
    """One that this site does not publish is named, and no link."""
    reference = next(iter(site.registry))
    first = _together(site, 2)[0]

    assert quote(first, "", f"copy-2:{reference}").words.startswith(f"{site.loaded.playbook.playbook.title}: ")
    assert quote(first, "", f"copy-2:{reference}").href.startswith("copy-2/")
    assert quote(site, "", f"nowhere:{reference}").href == ""
    assert quote(site, "", f"nowhere:{reference}").words == f"nowhere:{reference}"


def test_my_plan_knows_where_a_plan_of_another_playbook_belongs(site: Site) -> None:
    """By its title and its page; a site of one playbook knows of none."""
    first, second = _together(site, 2)
    title = site.loaded.playbook.playbook.title

    assert my_plan(first, "plan/").playbooks == {"copy-2": (title, "../copy-2/plan/")}
    assert my_plan(second, "plan/").playbooks == {site.loaded.name: (title, "../../plan/")}
    assert my_plan(site, "plan/").playbooks == {}
