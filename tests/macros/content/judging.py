"""What the JSON Schemas and the model say of each file below a folder of playbooks."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator

from macros.content.loading import draft_of, playbook_names
from macros.content.validation.structure import fit
from macros.outputs.generated.schemas import FILE_MODELS, schema_of


def units(root: Path) -> list[str]:
    """The units of the vocabulary below `root`."""
    return list(yaml.safe_load((root / "playbooks" / "_vocabulary.yaml").read_text(encoding="utf-8"))["units"])


def schemas(known: Sequence[str]) -> dict[str, Draft202012Validator]:
    """The schema of every kind of file, for a vocabulary of these units."""
    return {name: Draft202012Validator(schema_of(model, list(known))) for name, model in FILE_MODELS.items()}


def judgments(root: Path, known: Mapping[str, Draft202012Validator]) -> dict[str, tuple[bool, bool]]:
    """For each readable file: whether its schema and whether its model accepts it."""
    found = {}
    for name in playbook_names(root):
        draft, _ = draft_of(root, name)
        sources = [*draft.sources.values(), *([draft.shared] if draft.shared else [])]
        for source in sources:
            if not source.faulty:
                accepts = not list(known[_schema_name(source.key)].iter_errors(source.document.data))
                found[source.document.path] = (accepts, fit(source).node is not None)
    return found


def _schema_name(key: str) -> str:
    folder, _, name = key.rpartition("/")
    return folder.removesuffix("s") or name.removeprefix("_")
