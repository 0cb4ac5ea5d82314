"""The published JSON Schemas and our own check judge alike: every real file, and every planted mistake of structure."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros.content.loading import draft_of, playbook_names
from macros.content.validation.structure import fit
from tests.macros.content.cases import CASES, all_cases, edited

REPOSITORY = Path(__file__).parents[3]
SCHEMAS = {
    path.stem: Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))
    for path in (REPOSITORY / "playbooks/schema").glob("*.json")
}
STRUCTURE = [pytest.param(*entry, id=entry[0]) for entry in all_cases() if not entry[0].endswith("unknown unit")]
"""Every case but one: the schema lists the units of the vocabulary, which for the check is a rule, not structure."""


def judgments(root: Path) -> dict[str, tuple[bool, bool]]:
    """For each readable file: whether the schema and whether the model accepts it."""
    found = {}
    for name in playbook_names(root):
        draft, _ = draft_of(root, name)
        sources = [*draft.sources.values(), *([draft.shared] if draft.shared else [])]
        for source in sources:
            if not source.faulty:
                schema = SCHEMAS[_schema_name(source.key)]
                accepts = not list(schema.iter_errors(source.document.data))
                found[source.document.path] = (accepts, fit(source).node is not None)
    return found


def _schema_name(key: str) -> str:
    folder, _, name = key.rpartition("/")
    return folder.removesuffix("s") or name.removeprefix("_")


def test_schemas_are_schemas() -> None:
    """Editors can load them: they follow the meta-schema they name."""
    for schema in SCHEMAS.values():
        Draft202012Validator.check_schema(schema.schema)
    assert len(SCHEMAS) == 12


def test_both_accept_every_real_file() -> None:
    """What is committed is right by schema and by model."""
    found = judgments(REPOSITORY)
    assert len(found) > 15
    assert {path for path, both in found.items() if both != (True, True)} == set()


@pytest.mark.parametrize(("name", "case"), STRUCTURE)
def test_both_judge_every_case_alike(name: str, case: dict[str, Any]) -> None:
    """An editor's schema check never says otherwise than `playbook check`."""
    with edited(case) as root:
        assert {path for path, (schema, model) in judgments(root).items() if schema != model} == set(), name


def test_schema_knows_the_units() -> None:
    """An unknown unit is marked while it is typed."""
    quantity = SCHEMAS["measurement"].schema["$defs"]["Quantity"]
    assert "percent" in quantity["properties"]["unit"]["enum"]


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
