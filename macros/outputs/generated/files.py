"""Which files are generated, and what each holds now."""

from __future__ import annotations

import json
from pathlib import Path

from macros.calculated.checking import load
from macros.content.loading import playbook_names
from macros.outputs.generated.keys import with_key_tables
from macros.outputs.generated.schemas import FILE_MODELS, names_in, schema_of

__all__ = ["generated_files"]


def generated_files(root: Path) -> dict[Path, str]:
    """Path and text of every generated file.

    Raises:
        PlaybookError: where a playbook has problems.
    """
    playbooks = root / "playbooks"
    loaded = [load(root, name) for name in playbook_names(root)]
    names = names_in(*(it.vocabulary for it in loaded))
    files = {
        playbooks / "schema" / f"{name}.json": json.dumps(schema_of(model, names), ensure_ascii=False, indent=2) + "\n"
        for name, model in FILE_MODELS.items()
    }
    readme = playbooks / "README.md"
    if readme.is_file():
        files[readme] = with_key_tables(readme.read_text(encoding="utf-8"))
    return files
