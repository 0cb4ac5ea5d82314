"""`python -m macros.outputs.generated`: writes every generated file below playbooks/ anew; `--check` only compares."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.content.problems import PlaybookError
from macros.outputs.generated.files import generated_files


def run(root: Path, *, only_check: bool) -> int:
    """Writes what differs and names it; with `only_check`, writes nothing and answers 1 where something differs."""
    try:
        files = generated_files(root)
    except PlaybookError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    stale = [path for path, text in files.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if not only_check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[path], encoding="utf-8")
        state = "is not up to date; run make generate" if only_check else "written"
        sys.stdout.write(f"{path.relative_to(root).as_posix()} {state}\n")
    return 1 if stale and only_check else 0


if __name__ == "__main__":
    sys.exit(run(Path(), only_check="--check" in sys.argv[1:]))
