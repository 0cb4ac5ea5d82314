"""The JSON Schemas and our own check judge alike: each file of a whole playbook, and every planted mistake of shape."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros.content.loading import draft_of
from macros.outputs.generated.schemas import FILE_MODELS
from tests.conftest import MADE_UP_ROOT
from tests.macros.content.cases import CASES, all_cases, edited
from tests.macros.content.judging import judgments, schemas, units

UNITS = units(CASES)
SCHEMAS = schemas(UNITS)
STRUCTURE = [pytest.param(*entry, id=entry[0]) for entry in all_cases() if not entry[0].endswith("unknown unit")]
"""Every case but one: the schema lists the units of the vocabulary, which for the check is a rule, not structure."""


def test_schemas_are_schemas() -> None:
    """Editors can load them: they follow the meta-schema they name."""
    for schema in SCHEMAS.values():
        Draft202012Validator.check_schema(schema.schema)


def test_both_accept_every_file_of_a_whole_playbook() -> None:
    """Each kind of file, with all that may stand in it, is right by schema and by model."""
    found = judgments(MADE_UP_ROOT, schemas(units(MADE_UP_ROOT)))
    assert len(found) > len(FILE_MODELS)
    assert {path for path, both in found.items() if both != (True, True)} == set()


@pytest.mark.parametrize(("name", "case"), STRUCTURE)
def test_both_judge_every_case_alike(name: str, case: dict[str, Any]) -> None:
    """An editor's schema check never says otherwise than `playbook check`."""
    with edited(case) as root:
        assert {path for path, (schema, model) in judgments(root, SCHEMAS).items() if schema != model} == set(), name


def test_schema_knows_the_units() -> None:
    """An unknown unit is marked while it is typed."""
    quantity = SCHEMAS["measurement"].schema["$defs"]["Quantity"]
    assert quantity["properties"]["unit"]["enum"] == UNITS


@pytest.mark.parametrize(
    ("schema", "change", "accepted"),
    [
        ("phase", {}, True),
        ("phase", {"schema": 1.0}, True),
        ("phase", {"schema": True}, False),
        ("phase", {"weeks": {"first": 3.0, "last": 3}}, True),
        ("phase", {"weeks": {"first": True, "last": 3}}, False),
        ("phase", {"introduction": "Ours, in short."}, True),
        ("phase", {"introduction": " "}, False),
        ("phase", {"introduction": 7}, False),
        ("phase", {"blocks": {}}, False),
        ("phase", {"schema_version": 1}, False),
        ("phase", {"icon": ""}, False),
    ],
)
def test_both_agree_on_odd_values(schema: str, change: dict[str, Any], accepted: bool) -> None:
    """Numbers that look whole, truths that look like numbers, short forms and empty things are judged alike."""
    draft, _ = draft_of(CASES, "tiny")
    source = draft.sources["phases/prepare"]
    data = source.document.data | change
    try:
        source.model.model_validate(data)
        model_accepts = True
    except ValueError:
        model_accepts = False
    assert (not list(SCHEMAS[schema].iter_errors(data)), model_accepts) == (accepted, accepted)
