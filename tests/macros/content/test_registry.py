"""The registry knows every entity, where it lives and where it is written."""

import pytest

from macros.content.loaded import Loaded
from macros.content.registry import Registry
from tests.conftest import MADE_UP_ROOT


@pytest.fixture(name="registry", scope="module")
def made_up_registry(loaded: Loaded) -> Registry:
    """The registry of the playbook made for tests."""
    return Registry.of(loaded)


def test_a_statement_tells_its_kind_page_anchor_and_permalink(registry: Registry) -> None:
    """Each name follows from kind and id alone."""
    entity = registry["activity/number-the-shelves"]

    assert entity.title == "Number the shelves by the plan"
    assert entity.page == "phases/moving/"
    assert entity.anchor == "activity--number-the-shelves"
    assert entity.permalink == "r/library-move/activity/number-the-shelves/"
    assert entity.parent == "workstream/shelves"


def test_ids_inside_a_vertical_are_scoped_by_it(registry: Registry) -> None:
    """Two verticals may use one id, so a copied file needs no new ones."""
    entity = registry["adjustment/childrens-library.chain-of-children"]

    assert entity.id == "childrens-library.chain-of-children"
    assert entity.parent == "vertical/childrens-library"


def test_every_entity_names_the_line_of_its_id(registry: Registry) -> None:
    """An editor who follows the source link lands on the entity, not near it."""
    for entity in registry.values():
        line = (MADE_UP_ROOT / entity.file).read_text(encoding="utf-8").splitlines()[entity.line - 1]
        if entity.kind not in {"playbook", "phase", "vertical"}:
            assert line.strip().startswith(f"{entity.id.rpartition('.')[2]}:"), entity.reference


def test_entities_are_found_by_kind_and_by_page_in_the_order_of_the_files(registry: Registry) -> None:
    """Both are views of the same entities."""
    assert [entity.id for entity in registry.of_kind("milestone")] == [
        "some-members-back",
        "many-members-back",
        "most-members-back",
    ]
    assert {entity.kind for entity in registry.on_page("related/")} == {"related-playbook"}
    assert registry.of_kind("no-such-kind") == []
    assert sum(len(registry.on_page(page)) for page in {entity.page for entity in registry.values()}) == len(registry)


def test_a_page_comes_before_what_stands_on_it(registry: Registry) -> None:
    """A phase is the first entity of its page."""
    assert registry.on_page("phases/moving/")[0].reference == "phase/moving"
