"""Patterns in the navigation become the pages they match."""

from macros.generator.navigation import below, expand


def test_pages_with_an_order_come_in_it_and_before_the_others() -> None:
    """YAML pages keep the playbook's order; hand-written ones follow by name."""
    sources = ["p/z.md", "p/a.md", "p/late.md", "p/early.md"]
    order = {"p/early.md": 0, "p/late.md": 1}

    assert expand(["p/*"], sources, order) == ["p/early.md", "p/late.md", "p/a.md", "p/z.md"]


def test_a_page_named_by_itself_is_not_listed_twice() -> None:
    """A line of its own takes a page out of the pattern beside it."""
    assert expand(["p/index.md", "p/*"], ["p/index.md", "p/a.md"], {}) == ["p/index.md", "p/a.md"]


def test_other_entries_stay_as_they_are() -> None:
    """Titles, single pages and outside links pass through at any depth."""
    nav = [{"Home": "index.md"}, {"More": [{"Deep": ["x.md"]}]}]

    assert expand(nav, [], {}) == nav


def test_a_further_playbook_has_the_same_navigation_below_its_base() -> None:
    """Without the pages that all playbooks share, and without sections that would be empty."""
    nav = [{"Home": "index.md"}, {"About": [{"Editors": ["contributing/*"]}, "glossary.md", "offline.md"]}]

    assert below(nav, "bakery/") == [{"Home": "bakery/index.md"}, {"About": ["bakery/glossary.md"]}]
