"""`python -m macros.hosting.code_quality < problems.json`: problems as GitLab's code quality report.

Standard input is what `playbook check --format json` prints. GitLab shows each entry at its line of a merge request.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["main", "report"]


def main() -> None:
    """From standard input to standard output."""
    json.dump(report(json.load(sys.stdin)), sys.stdout, ensure_ascii=False, indent=2)


def report(problems: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each problem once, in GitLab's form.

    GitLab tells old entries from new by their fingerprint. It holds no line, so that a problem which only moved is no
    new one; of two that are alike but for their lines, the second is told apart by its place in the order.

    >>> [one] = report([{"path": "playbooks/p/risks.yaml", "line": 4, "place": 'risk "Delay"', "sentence": "no title"}])
    >>> one["description"], one["severity"], one["location"]
    ('risk "Delay": no title', 'major', {'path': 'playbooks/p/risks.yaml', 'lines': {'begin': 4}})
    """
    seen: dict[str, int] = {}
    entries = []
    for problem in problems:
        words = "; ".join(filter(None, [problem["sentence"], problem.get("hint")]))
        description = f"{problem['place']}: {words}"
        same = f"{problem['path']}\n{description}"
        seen[same] = seen.get(same, 0) + 1
        entries.append(
            {
                "description": description,
                "check_name": "playbook-check",
                "fingerprint": hashlib.sha256(f"{same}\n{seen[same]}".encode()).hexdigest(),
                "severity": "minor" if problem.get("severity") == "warning" else "major",
                "location": {"path": problem["path"], "lines": {"begin": problem["line"]}},
            }
        )
    return entries


if __name__ == "__main__":
    main()
