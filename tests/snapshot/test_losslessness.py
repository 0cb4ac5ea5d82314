"""The first YAML held the whole source: rendered back to text, it is the source again.

Both are frozen here. The playbook that is published has been free to change ever since; what has to be proven once is
that nothing was lost when the source became YAML. The snapshot is read by the model of today and by none of its rules.
Where the model comes to require a key, or renames one, the snapshot gets it too: no word of the source can hide in
that, since the words themselves are what is compared.
"""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from macros.content.loading import load
from macros.content.model.files import Playbook
from macros.content.model.quantity import Quantity
from macros.content.validation import Rules
from tests.snapshot.source_text import source_text

SNAPSHOT = Path(__file__).parent
SOURCE = SNAPSHOT / "source.md"


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    """The playbook as it was first written down."""
    return load(SNAPSHOT, "implementation-success", Rules(of_drafts=())).playbook


def content_lines(markdown: str) -> list[str]:
    """The lines that say something: not empty, no fence, no rule; indentation kept, trailing spaces not."""
    lines = (line.rstrip() for line in markdown.splitlines())
    return [line for line in lines if line and line != "---" and not line.startswith("```")]


def with_changed(playbook: Playbook, part: str, old: str, new: str) -> Playbook:
    """The playbook with one text changed in one of its files."""
    node = getattr(playbook, part)
    nodes = node if isinstance(node, dict) else {"": node}
    changed = {}
    for key, file in nodes.items():
        written = file.model_dump_json(by_alias=True, exclude_unset=True)
        changed[key] = type(file).model_validate_json(written.replace(old, new))
    assert changed != nodes, f"{old!r} is nowhere in {part}"
    return dataclasses.replace(playbook, **{part: changed if isinstance(node, dict) else changed[""]})


def test_every_content_line_comes_back(playbook: Playbook) -> None:
    """All 474 content lines of the source are there, in order and with their indentation."""
    source = content_lines(SOURCE.read_text(encoding="utf-8"))

    assert len(source) == 474
    assert content_lines(source_text(playbook)) == source


def test_rendered_text_differs_in_trailing_spaces_only(playbook: Playbook) -> None:
    """Fences, rules and empty lines come back too, so the text is the source's Markdown and not only its words."""
    source = [line.rstrip() for line in SOURCE.read_text(encoding="utf-8").splitlines()]

    assert [line.rstrip() for line in source_text(playbook).splitlines()] == source


def test_dropped_activity_is_noticed(playbook: Playbook) -> None:
    """A statement that is gone from the YAML is missing from the text."""
    phase = playbook.phases["user-adoption"]
    raw = phase.model_dump(by_alias=True, exclude_unset=True)
    sections = raw["blocks"]["organization-wide-rollout"]["sections"]
    del sections["systematic-user-onboarding"]["workstreams"]["wave-based-deployment"]["activities"][
        "hands-on-practice"
    ]
    phases = playbook.phases | {"user-adoption": type(phase).model_validate(raw)}

    rendered = content_lines(source_text(dataclasses.replace(playbook, phases=phases)))

    assert len(rendered) == 473
    assert "    - Hands-on practice sessions" not in rendered


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        pytest.param("measurement", "340% annually", "34% annually", id="number"),
        pytest.param("phases", '"first":4,"last":6', '"first":4,"last":5', id="weeks of a block"),
        pytest.param("phases", "Weeks -2 to 0", "Weeks -2 to -1", id="the source's label of weeks"),
        pytest.param("verticals", "Week 3-5", "Week 3-4", id="weeks of an adjustment"),
        pytest.param("risks", '"level":3', '"level":4', id="escalation level"),
        pytest.param("cadence", "Scaling strategy development", "scaling strategy development", id="capital letter"),
        pytest.param("playbook", "./ROI-MAXIMIZATION.md", "./ROI.md", id="link"),
    ],
)
def test_changed_statement_is_noticed(playbook: Playbook, part: str, old: str, new: str) -> None:
    """A change of one statement anywhere makes the text differ from the source."""
    source = content_lines(SOURCE.read_text(encoding="utf-8"))

    assert content_lines(source_text(with_changed(playbook, part, old, new))) != source


def test_order_is_the_files_order(playbook: Playbook) -> None:
    """Statements that swap places are noticed, since order in a file is the order readers see."""
    phases = dict(reversed(playbook.phases.items()))

    assert content_lines(source_text(dataclasses.replace(playbook, phases=phases))) != content_lines(
        SOURCE.read_text(encoding="utf-8")
    )


def quantities(part: object) -> Iterator[Quantity]:
    """Every quantity below a part of the model, itself included."""
    if isinstance(part, Quantity):
        yield part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from quantities(getattr(part, name))
    elif isinstance(part, dict):
        for value in part.values():
            yield from quantities(value)


@pytest.fixture(scope="module")
def figures(playbook: Playbook) -> list[Quantity]:
    """Every quantity of the snapshot."""
    return [quantity for name in playbook.__slots__ for quantity in quantities(getattr(playbook, name))]


def test_quantities_are_as_many_as_the_source_has_figures(figures: list[Quantity]) -> None:
    """47 figures, counted by hand in the source: the same statement twice counts twice."""
    in_source = {"badges": 3, "overview": 1, "goals": 4, "criteria": 6, "milestones": 3, "kpis": 16, "indicators": 1}
    in_source |= {"vertical metrics": 12, "foot": 1}

    assert len(figures) == sum(in_source.values())


def test_no_clock_is_guessed(figures: list[Quantity]) -> None:
    """The source never says from when its days count, so no clock has a start."""
    assert [figure.clock.start for figure in figures if figure.clock is not None and figure.clock.start] == []
