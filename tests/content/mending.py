"""Mends the figures of findings as `playbook check` says, and by nothing else than what it says."""

import re
from pathlib import Path

import yaml

from macros.calculated.checking import check
from macros.content.strict_yaml import parse

__all__ = ["mend_figures"]

_SENTENCE = re.compile(r"'(?P<words>.+)' shows (?P<shown>\S+), but the formula comes to (?P<due>\S+)")


def mend_figures(root: Path) -> None:
    """Write each number that the check asks for where it asks for it: into the figure's words and into the finding."""
    told: dict[Path, dict[str, dict[str, str]]] = {}
    for problem in check(root):
        found = _SENTENCE.fullmatch(problem.sentence)
        title = re.search(r'conflict "([^"]*)"', problem.place)
        if found and title:
            new = re.sub(r"(?:(?<!\w)[-−])?[0-9][0-9.,]*(?<=[0-9])", found["due"], found["words"], count=1)
            told.setdefault(root / problem.path, {}).setdefault(title[1], {})[found["words"]] = new
    for path, mended in told.items():
        document, _ = parse(path.name, path.read_bytes())
        assert document is not None
        data = document.data
        for conflict in data["conflicts"].values():
            for old, new in mended.get(conflict["title"], {}).items():
                flat = " ".join(conflict["finding"].split())
                conflict["finding"] = re.sub(rf"(?<![\w.,]){re.escape(old)}(?!\w|[.,][0-9])", lambda _: new, flat)  # noqa: B023
                for figure in conflict["figures"]:
                    figure["words"] = new if figure["words"] == old else figure["words"]
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120), encoding="utf-8")
