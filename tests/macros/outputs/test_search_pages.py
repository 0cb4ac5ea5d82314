"""What a search finds of pages beside the playbook's statements."""

from macros.content.site import Site
from macros.outputs.page_sections import Section
from macros.outputs.search_entries import Entry, search_entries
from macros.outputs.search_pages import ReadPage, with_pages


def found(site: Site, pages: dict[str, ReadPage]) -> dict[str, Entry]:
    """All entries by their addresses."""
    return {entry.location: entry for entry in with_pages(site, search_entries(site), pages)}


def page(title: str, *sections: Section) -> ReadPage:
    """A page that was read."""
    return ReadPage(title=title, sections=sections)


def test_prose_between_statements_is_found_at_its_heading(site: Site) -> None:
    """And what stands with a statement is found at the statement; lines that repeat statements are left to them."""
    risks = page(
        "Risks",
        Section("", "", ["Each risk has three answers."]),
        Section("register", "Risks of a Move", ["Risks of a Move", "Nobody has rated these risks.", "Late Shelves"]),
        Section("risk--late-shelves", "", ["Late Shelves · Shelves ordered a season ahead", "Ask the joiner."]),
    )
    entries = found(site, {"risks/": risks})
    assert "Each risk has three answers." in (*entries["risks/"].says, *entries["risks/"].prose)
    assert entries["risks/#register"].prose == ("Nobody has rated these risks.",)
    assert entries["risks/#register"].where == "Risks"
    assert entries["risks/#risk--late-shelves"].prose == ("Ask the joiner.",)


def test_a_calculator_is_called_by_its_question_and_what_readers_look_for(site: Site) -> None:
    """So whoever names it by what it works out finds it first."""
    entry = found(site, {"calculators/roi/": page("Return on investment")})["calculators/roi/"]
    assert entry.group == "calculators"
    assert {"roi", "roi calculator", "Is the move worth it?", "net present value", "price"} <= set(entry.names)


def test_pages_for_editors_are_a_group_of_their_own(site: Site) -> None:
    """Their headings too."""
    entries = found(site, {"contributing/editing/": page("Editing", Section("a", "How", ["So."]))})
    assert {it.group for it in entries.values() if it.location.startswith("contributing/")} == {"contributing"}


def test_a_page_that_is_a_phase_is_found_once(site: Site) -> None:
    """With what it says at its head."""
    entries = found(site, {"phases/moving/": page("Part 1", Section("phase--moving", "Part 1", ["Mind the step."]))})
    assert "Mind the step." in entries["phases/moving/"].prose
    assert "phases/moving/#phase--moving" not in entries
