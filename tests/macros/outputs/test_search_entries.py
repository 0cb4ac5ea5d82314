"""What a search finds of the playbook, whoever searches."""

import pytest

from macros.content.site import Site
from macros.outputs.search_entries import GROUPS, Entry, search_entries


@pytest.fixture(name="entries")
def _entries(site: Site) -> dict[str, Entry]:
    """All of them, by their addresses."""
    return {entry.location: entry for entry in search_entries(site)}


def test_every_entity_is_found_once_at_its_anchor(site: Site) -> None:
    """One that is a page is found as the page."""
    found = [entry.location for entry in search_entries(site)]
    pages = {"playbook", "phase", "vertical"}
    entities = site.registry.values()
    assert found == [it.page if it.kind in pages else f"{it.page}#{it.anchor}" for it in entities]
    assert len(set(found)) == len(found) > 0
    assert {entry.group for entry in search_entries(site)} <= set(GROUPS)


def test_an_entry_says_what_it_is_where_it_stands_and_all_it_says(site: Site, entries: dict[str, Entry]) -> None:
    """No word of its own is lost, and its own name is not said twice."""
    for entity in site.registry.values():
        entry = entries.get(f"{entity.page}#{entity.anchor}") or entries[entity.page]
        assert entry.title == entity.title
        told = " ".join([entry.title, *entry.names, *entry.says])
        assert [words for words in entity.words() if words not in told] == []
        assert entry.title not in entry.says


def test_a_statement_tells_its_place_in_a_sentence(entries: dict[str, Entry]) -> None:
    """Kind, weeks and what holds it; a milestone its week, an adjustment who adds it when."""
    where = {location.partition("#")[2]: entry.where for location, entry in entries.items()}
    assert where["activity--number-the-shelves"] == "Activity, Weeks 1–2, Shelves."
    assert where["milestone--some-members-back"] == "Milestone at the end of Week 5."
    assert where["adjustment--childrens-library.chain-of-children"] == "Children’s Library adds it in Weeks 3–4."
    assert where["adjustment--childrens-library.story-hours"] == "Children’s Library adds it."
    assert where["focus-area--childrens-library.low-shelves"] == "Focus area, Children’s Library."


def test_a_term_s_other_spellings_are_names_and_its_meaning_is_what_it_says(entries: dict[str, Entry]) -> None:
    """So a result shows the meaning, not how else it is written."""
    term = entries["glossary/#term--net-present-value"]
    assert (term.group, term.names) == ("terms", ("NPV",))
    assert term.says == ("All flows of money, later ones counted for less.",)


def test_what_a_vertical_changes_is_found_by_its_words_there(entries: dict[str, Entry]) -> None:
    """At the vertical's own place, and by what the base plan says; the reason is what it says."""
    there = "verticals/university-library/#"
    fewer = entries[f"{there}replacement--university-library.fewer-at-first"]
    assert (fewer.title, fewer.names) == ("30% of members back", ("40% of members back",))
    assert fewer.says == ("Half of the students are away at that time.",)
    assert (fewer.where, fewer.when) == ("University Library changes it in Weeks 5–7.", "")
    later = entries[f"{there}replacement--university-library.later-return"]
    assert (later.title, later.when) == ("60% of members back", "Week 7")
    assert later.where == "University Library moves it to Week 7."
    gone = entries[f"{there}omission--university-library.no-schools"]
    assert (gone.title, gone.where) == ("Visit schools", "University Library leaves it out in Weeks 5–7.")
    assert gone.says == ("Students find the way by themselves.",)
