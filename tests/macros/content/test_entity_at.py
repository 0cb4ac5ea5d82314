"""Which entity a line belongs to, in a file that its editor is in the middle of changing."""

from pathlib import Path

import pytest

from macros.calculated.checking import load
from macros.content.entity_at import entity_at
from macros.content.registry import Registry
from tests.conftest import MADE_UP, MADE_UP_ROOT

FOLDER = f"playbooks/{MADE_UP}"


@pytest.fixture(name="registry", scope="module")
def made_up_registry() -> Registry:
    """The playbook as it was when it was last in order."""
    return Registry.of(load(MADE_UP_ROOT, MADE_UP))


def text_of(path: str) -> str:
    """A file of it."""
    return Path(MADE_UP_ROOT, path).read_text(encoding="utf-8")


def test_every_line_of_an_entity_belongs_to_it(registry: Registry) -> None:
    """Whatever kind it is of, its own first line is its."""
    for entity in registry.values():
        assert entity_at(registry, entity.file, text_of(entity.file), entity.line) == entity, entity.reference


def test_a_line_is_found_where_lines_before_it_are_new(registry: Registry) -> None:
    """The registry knows the lines of before the edit."""
    path = f"{FOLDER}/risks.yaml"
    text = text_of(path).replace("mitigation: Letters", "mitigaton: Letters")
    text = "# A note\n" * 30 + text
    line = next(number for number, line in enumerate(text.splitlines(), 1) if "mitigaton" in line)
    found = entity_at(registry, path, text, line)
    assert found
    assert found.title == "Readers Stay Away"


def test_what_lies_outside_of_all_statements_is_the_file_s_own(registry: Registry) -> None:
    """A phase's or vertical's page can show it; a register's can not."""
    phase = next(iter(registry.of_kind("phase")))
    assert entity_at(registry, phase.file, "schema: 1\n" + text_of(phase.file), 1) == phase
    assert entity_at(registry, f"{FOLDER}/risks.yaml", text_of(f"{FOLDER}/risks.yaml"), 1) is None


@pytest.mark.parametrize("text", ["", "{{{", "\t\x00:\n- : :"])
def test_any_text_has_an_answer(registry: Registry, text: str) -> None:
    """Files that cannot be read at all, and lines that are not there."""
    assert entity_at(registry, f"{FOLDER}/glossary.yaml", text, 7) is None
    assert entity_at(registry, "mkdocs.yml", text, 1) is None
