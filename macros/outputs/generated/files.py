"""Which files are generated, and what each holds now."""

from __future__ import annotations

import json
from pathlib import Path

from macros.calculated.checking import load
from macros.content.loaded import Loaded
from macros.content.loading import playbook_names
from macros.content.registry import Registry
from macros.outputs.generated.keys import with_key_tables
from macros.outputs.generated.schemas import FILE_MODELS, schema_of

__all__ = ["generated_files", "with_new_ids"]

_HEAD = """\
# Every id that has been published: links lead to it, so it stays. Made by `make generate`, which only ever adds.
# To take something out of the playbook, write `retired` instead of `active`; the id is then never used again.
"""


def generated_files(root: Path) -> dict[Path, str]:
    """Path and text of every generated file.

    Raises:
        PlaybookError: where a playbook has problems; ids of a broken one are not published.
    """
    playbooks = root / "playbooks"
    loaded = [load(root, name) for name in playbook_names(root)]
    units = list(loaded[0].vocabulary.units) if loaded else []
    files = {
        playbooks / "schema" / f"{name}.json": json.dumps(schema_of(model, units), ensure_ascii=False, indent=2) + "\n"
        for name, model in FILE_MODELS.items()
    }
    readme = playbooks / "README.md"
    if readme.is_file():
        files[readme] = with_key_tables(readme.read_text(encoding="utf-8"))
    for playbook in loaded:
        lock = playbooks / playbook.name / "ids.lock"
        files[lock] = with_new_ids(lock.read_text(encoding="utf-8") if lock.is_file() else "", playbook)
    return files


def with_new_ids(text: str, loaded: Loaded) -> str:
    """The text of an ids.lock with the playbook's new ids added; what stands in it already is kept as it is.

    It lists what has been published, so that no id disappears or changes its meaning unnoticed.
    """
    kept = {line.split()[0]: line for line in text.splitlines() if line.strip() and not line.startswith("#")}
    entries = {reference: f"{reference} active" for reference in Registry.of(loaded)} | kept
    return _HEAD + "".join(f"{entries[reference]}\n" for reference in sorted(entries))
