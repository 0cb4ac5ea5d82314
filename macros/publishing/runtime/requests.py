"""What the calculators are asked when their use of the standard library is traced: every frozen test vector."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

__all__ = ["requests", "vectors"]


def vectors(root: Path) -> list[Path]:
    """The files that hold the checkout's vectors; none where there are no vectors."""
    return sorted((root / "tests" / "vectors").glob("*.json"))


def requests(files: Sequence[Path]) -> list[tuple[str, str]]:
    """Calculator and request of each vector in these files, good ones and bad."""
    asked = []
    for file in files:
        frozen = json.loads(file.read_text(encoding="utf-8"))
        for vector in frozen["vectors"]:
            text = vector.get("request_text") or json.dumps({"values": {**frozen["given"], **vector["values"]}})
            asked.append((file.stem, text))
    return asked
