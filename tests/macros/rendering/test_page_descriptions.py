"""What stands beside a link to a page elsewhere: from the page's own words, and never the same for two."""

from macros.content.former import former_ids
from macros.content.site import Site
from macros.rendering.page_descriptions import Descriptions
from macros.rendering.views.link_preview import LONGEST


def test_the_playbooks_own_statement_is_quoted(site: Site) -> None:
    """Its overview describes its page, in quotation marks, and is told to be its words."""
    told = Descriptions(site).of("playbook", "The playbook", "")
    assert told.origin == "playbook"
    assert "“This Library Move Playbook brings books, shelves and readers into a new building." in told.text
    assert told.text.endswith("”")


def test_a_phase_says_when_it_is(site: Site) -> None:
    """Its weeks, then the sentence under its heading, which is ours."""
    phase = site.loaded.playbook.phases["moving"]
    told = Descriptions(site).of("phase/moving", phase.title, "")
    assert told.origin == "ours"
    assert told.text == f"Weeks {phase.weeks.first}–{phase.weeks.last}: {phase.introduction.text}"


def test_a_page_written_by_hand_is_described_by_its_first_paragraph(site: Site) -> None:
    """Without marks, and no longer than programs show; by its title where it has none."""
    html = f'<p>Before.</p><h1 id="a">Open</h1>\n<p>Put a book &amp; <code>a map</code>\nback. {"Then rest. " * 40}</p>'
    descriptions = Descriptions(site)
    told = descriptions.of("contributing/open", "Open", html)
    assert told.text.startswith("Put a book & a map back. Then rest.")
    assert told.text.endswith("rest.")
    assert len(told.text) <= LONGEST
    assert descriptions.of("contributing/empty", "Nothing here", "<h1>Nothing here</h1>").text == "Nothing here"


def test_pages_with_the_same_words_are_told_apart(site: Site) -> None:
    """By their titles; a page that is made again keeps its description."""
    descriptions = Descriptions(site)
    html = "<h1>A</h1><p>Same.</p>"
    asked = [("a", "One"), ("b", "Two"), ("c", "Two"), ("a", "One"), ("b", "Two")]
    told = [descriptions.of(page, title, html).text for page, title in asked]
    assert told == ["Same.", "Two. Same.", "Two (c). Same.", "Same.", "Two. Same."]


def test_what_is_gone_is_described_by_what_it_was(site: Site) -> None:
    """Its name, until when, and why it went."""
    reference = next(it.reference for it in former_ids(site.loaded) if it.reference == "activity/paint-the-shelves")
    told = Descriptions(site).of_gone("r/", reference)
    assert told.text == (
        "Retired activity: Paint the shelves. In the playbook until Thursday 29 October 2026. "
        "Painted shelves stuck to the books."
    )
