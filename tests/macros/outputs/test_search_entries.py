"""What a search finds of the playbook, whoever searches."""

from macros.content.site import Site
from macros.outputs.search_entries import search_entries


def test_every_entity_that_is_no_page_is_found_once_at_its_anchor(site: Site) -> None:
    """Pages are found as pages."""
    found = [(entry.page, entry.anchor) for entry in search_entries(site)]
    pages = {"playbook", "phase", "vertical"}
    wanted = [(it.page, it.anchor) for it in site.registry.values() if it.kind not in pages]
    assert found == wanted
    assert len(set(found)) == len(found) > 0


def test_an_entry_says_what_it_is_where_it_stands_and_all_it_says(site: Site) -> None:
    """Its own name is not said twice."""
    entities = {(it.page, it.anchor): it for it in site.registry.values()}
    for entry in search_entries(site):
        entity = entities[entry.page, entry.anchor]
        assert entry.title == entity.title
        assert entry.text.startswith(site.loaded.vocabulary.kinds[entity.kind].label)
        if entity.parent:
            assert site.registry[entity.parent].title in entry.text
        if entity.text != entity.title:
            assert entity.text.removeprefix(entity.title).strip() in entry.text
