"""check-jsonschema with our schemas and `playbook check` judge alike: a whole playbook, and every planted mistake."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from macros.calculated.checking import check
from macros.content.loading import draft_of
from macros.outputs.generated.schemas import FILE_MODELS
from tests.conftest import MADE_UP_ROOT
from tests.macros.content.cases import CASES, all_cases, edited
from tests.macros.content.judging import accepted, judgments, modeled, names, schemas

NAMES = names(CASES)
_OWN = {"units": ["boat"], "section_types": ["risks-seen"]}
"""What a case's own file of words adds."""
SCHEMAS = schemas(NAMES)


def test_schemas_are_schemas() -> None:
    """Editors can load them: they follow the meta-schema they name."""
    for schema in SCHEMAS.values():
        Draft202012Validator.check_schema(schema)


def test_both_accept_every_file_of_a_whole_playbook(tmp_path: Path) -> None:
    """Each kind of file, with all that may stand in it, is right by schema and by model."""
    found = judgments(MADE_UP_ROOT, schemas(names(MADE_UP_ROOT)), tmp_path)
    assert len(found) > len(FILE_MODELS)
    assert {path for path, both in found.items() if both != (True, True)} == set()


def test_both_judge_every_case_alike(tmp_path: Path) -> None:
    """An editor's schema check never says otherwise than `playbook check`.

    The schema lists the vocabulary's units, which are a rule to the check: it may refuse more than the model, but
    nothing in which the check finds no problem.
    """
    files, model = _edited_files(tmp_path)
    theirs = accepted(files, schemas({part: [*NAMES[part], *_OWN[part]] for part in NAMES}), tmp_path)
    assert {str(path) for path, right in theirs.items() if right and not model[path]} == set()
    stricter = [path for path, right in theirs.items() if model[path] and not right]
    assert {str(path) for path in stricter if not _has_problem(path, tmp_path)} == set()
    assert len(stricter) < 8
    assert sum(not right for right in theirs.values()) > 30


def _edited_files(folder: Path) -> tuple[dict[Path, str], dict[Path, bool]]:
    """Schema and model's verdict of every file that a case changes so that it can still be read."""
    files, model = {}, {}
    for name, case in all_cases():
        with edited(case) as root:
            changed = {f"playbooks/{edit['file']}" for edit in case["edits"]}
            for path, (schema, accepts) in modeled(root).items():
                if path in changed:
                    copy = folder / _as_folder(name) / path
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(root / path, copy)
                    files[copy], model[copy] = schema, accepts
    return files, model


def _as_folder(name: str) -> str:
    return name.replace("/", "-")


def _has_problem(copy: Path, folder: Path) -> bool:
    """Whether `playbook check` has a problem with the file that a case changed."""
    name, *path = copy.relative_to(folder).parts
    case = next(case for other, case in all_cases() if _as_folder(other) == name)
    with edited(case) as root:
        return any(problem.path == "/".join(path) for problem in check(root))


def test_schema_knows_the_units() -> None:
    """An unknown unit is marked while it is typed."""
    quantity = SCHEMAS["measurement"]["$defs"]["Quantity"]
    assert quantity["properties"]["unit"]["enum"] == NAMES["units"]


ODD_VALUES: list[tuple[dict[str, Any], bool]] = [
    ({}, True),
    ({"schema": 1.0}, True),
    ({"schema": True}, False),
    ({"weeks": {"first": 3.0, "last": 3}}, True),
    ({"weeks": {"first": True, "last": 3}}, False),
    ({"weeks": {"first": 2.5, "last": 3}}, False),
    ({"introduction": "Ours, in short."}, True),
    ({"introduction": " "}, False),
    ({"introduction": "\u00a0\u3000"}, False),
    ({"introduction": 7}, False),
    ({"introduction": None}, False),
    ({"blocks": {}}, False),
    ({"blocks": None}, False),
    ({"blocks": []}, False),
    ({"schema_version": 1}, False),
    ({"icon": ""}, False),
    ({"icon": "👩🏽\u200d🚒👩🏽\u200d🚒"}, True),
    ({"icon": "👩🏽\u200d🚒👩🏽\u200d🚒🚒"}, False),
    ({"id": "prepare\n"}, False),
    ({"id": "Prepare"}, False),
    ({"title": "yes"}, True),
    ({"title": "2025-01-31"}, True),
]


def test_both_agree_on_odd_values(tmp_path: Path) -> None:
    """Numbers that look whole, truths that look like numbers, short forms and empty things are judged alike."""
    draft, _ = draft_of(CASES, "tiny")
    source = draft.sources["phases/prepare"]
    files, model = {}, {}
    for number, (change, _) in enumerate(ODD_VALUES):
        data = source.document.data | change
        path = tmp_path / f"{number}.yaml"
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        files[path] = "phase"
        try:
            source.model.model_validate(data)
            model[path] = True
        except ValueError:
            model[path] = False
    theirs = accepted(files, SCHEMAS, tmp_path)
    found = [(change, theirs[path], model[path]) for (change, _), path in zip(ODD_VALUES, files, strict=True)]
    assert found == [(change, right, right) for change, right in ODD_VALUES]


@pytest.mark.parametrize("sign", ["0x1F", "010", ".5", "1_000", "True", "NULL", "=", ".inf"])
def test_no_value_is_text_here_and_something_else_there(tmp_path: Path, sign: str) -> None:
    """A value that other readers of YAML take for no text is refused on both sides, wherever a text belongs."""
    shutil.copytree(CASES / "playbooks", tmp_path / "playbooks")
    risks = tmp_path / "playbooks/tiny/risks.yaml"
    text = risks.read_text(encoding="utf-8").replace("recovery: Start again", f"recovery: {sign}")
    risks.write_text(text, encoding="utf-8")
    assert accepted({risks: "risks"}, SCHEMAS, tmp_path) == {risks: False}
    assert [problem.path for problem in check(tmp_path)] == ["playbooks/tiny/risks.yaml"]
