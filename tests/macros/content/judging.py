"""What check-jsonschema, with our schemas, and what the model say of each file below a folder of playbooks."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from check_jsonschema import main
from click.testing import CliRunner
from pydantic import BaseModel, ValidationError

from macros.content.loading import draft_of, playbook_names
from macros.content.strict_yaml import parse
from macros.outputs.generated.schemas import FILE_MODELS, Names, names_in, schema_of


def names(root: Path) -> Names:
    """The names of the vocabularies below `root`."""
    drafts = (draft_of(root, name)[0] for name in playbook_names(root))
    return names_in(*(draft.vocabulary for draft in drafts if draft.vocabulary))


def schemas(known: Names) -> dict[str, dict[str, Any]]:
    """The schema of every kind of file, for vocabularies with these names."""
    return {name: schema_of(model, known) for name, model in FILE_MODELS.items()}


def modeled(root: Path) -> dict[str, tuple[str, bool]]:
    """For each readable file: the name of its schema, and whether its model accepts it."""
    found = {}
    for name in playbook_names(root):
        draft, _ = draft_of(root, name)
        for source in [*draft.sources.values(), *([draft.shared] if draft.shared else [])]:
            path = source.document.path
            document, faults = parse(path, (root / path).read_bytes())
            if document is not None and all(fault.severity == "warning" for fault in faults):
                found[path] = (_schema_name(source.key), _accepts(source.model, document.data))
    return found


def _accepts(model: type[BaseModel], data: Any) -> bool:
    try:
        model.model_validate(data)
    except ValidationError:
        return False
    return True


def accepted(files: Mapping[Path, str], known: Mapping[str, dict[str, Any]], scratch: Path) -> dict[Path, bool]:
    """Whether check-jsonschema accepts each file by the schema named for it: one run for each schema."""
    judged = {}
    for name, schema in known.items():
        mine = [path for path, its in files.items() if its == name]
        if mine:
            (scratch / f"{name}.json").write_text(json.dumps(schema), encoding="utf-8")
            refused = _refused(scratch / f"{name}.json", mine)
            judged |= {path: str(path) not in refused for path in mine}
    return judged


def judgments(root: Path, known: Mapping[str, dict[str, Any]], scratch: Path) -> dict[str, tuple[bool, bool]]:
    """For each readable file: whether check-jsonschema and whether the model accepts it."""
    ours = modeled(root)
    theirs = accepted({root / path: schema for path, (schema, _) in ours.items()}, known, scratch)
    return {path: (theirs[root / path], accepts) for path, (_, accepts) in ours.items()}


def _refused(schema: Path, files: Sequence[Path]) -> set[str]:
    """The files of which the command has something to say."""
    options = ["--schemafile", str(schema), "--output-format", "json", "--verbose"]
    told = CliRunner().invoke(main, [*options, *map(str, files)])
    report = json.loads(told.stdout)
    assert (told.exit_code == 0) == (report["status"] == "ok"), told.output
    refused = {one["filename"] for one in [*report.get("errors", []), *report.get("parse_errors", [])]}
    assert refused.union(report.get("successes", report.get("checked_paths", []))) == set(map(str, files))
    return refused


def _schema_name(key: str) -> str:
    folder, _, name = key.rpartition("/")
    return folder.removesuffix("s") or name.removeprefix("_")
