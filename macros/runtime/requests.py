"""What the calculators are asked when their use of the standard library is traced: every frozen test vector."""

from __future__ import annotations

import json
from pathlib import Path

__all__ = ["requests"]


def requests(root: Path) -> list[tuple[str, str]]:
    """Calculator and request of each vector of the checkout, good ones and bad; none where there are no vectors."""
    asked = []
    for file in sorted((root / "tests" / "vectors").glob("*.json")):
        frozen = json.loads(file.read_text(encoding="utf-8"))
        for vector in frozen["vectors"]:
            text = vector.get("request_text") or json.dumps({"values": {**frozen["given"], **vector["values"]}})
            asked.append((file.stem, text))
    return asked
