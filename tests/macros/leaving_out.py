"""A playbook without one of its parts, as an editor would leave it: nothing else names the part any more.

Parts are taken out by what they are, whatever they say; references to what is gone go too, and what cannot be without
them. A calculator's default that is gone becomes an assumption of the same value.
"""

import copy
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yaml

from macros.content.loading import draft_of
from macros.content.validation.draft import Draft, Naming

__all__ = ["CALCULATORS", "PARTS", "without"]

Data = dict[str, Any]
Files = dict[str, Data]
"""The data of each file, by key: `risks`, `phases/<id>`."""
CALCULATORS = ("timeline", "adoption", "roi")


def _folder(name: str) -> Callable[[Files], None]:
    def leave_out(files: Files) -> None:
        for key in [key for key in files if key.startswith(f"{name}/")]:
            del files[key]

    return leave_out


def _file(*names: str) -> Callable[[Files], None]:
    def leave_out(files: Files) -> None:
        for name in names:
            del files[name]

    return leave_out


def _key(*path: str) -> Callable[[Files], None]:
    def leave_out(files: Files) -> None:
        held: Any = files
        for key in path[:-1]:
            held = held[key]
        del held[path[-1]]

    return leave_out


def _phases(files: Files) -> None:
    _folder("phases")(files)
    _key("playbook", "calendar")(files)
    for name in ("timeline", "adoption"):
        _calculator(name)(files)
    _own_ramp(files)


def _own_ramp(files: Files) -> None:
    if "calculators" not in files:
        return
    files["assumptions"]["assumptions"]["made-up-ramp"] = {
        "title": "Share of users in each week",
        "value": ["4: 50", "8: 90"],
        "unit": "choice",
        "origin": "ours",
        "why": "The plan does not say.",
    }
    files["calculators"]["calculators"]["roi"]["inputs"]["ramp"] = "assumption/made-up-ramp"


def _milestones(files: Files) -> None:
    for key, data in files.items():
        for block in data["blocks"].values() if key.startswith("phases/") else ():
            kept = {id_: it for id_, it in block["sections"].items() if it["type"] != "milestones"}
            block["sections"] = kept
    _calculator("adoption")(files)
    _own_ramp(files)


def _weeks(files: Files) -> None:
    """Nothing is counted: phases and blocks are in their order, and what is due in a week is not there."""
    _milestones(files)
    _key("playbook", "calendar")(files)
    _calculator("timeline")(files)
    phases = sorted((key for key in files if key.startswith("phases/")), key=lambda key: files[key]["weeks"]["first"])
    for place, key in enumerate(phases, start=1):
        files[key]["order"] = place
    for key, data in files.items():
        for held in _timed(data) if "/" in key else ():
            held.pop("weeks", None)
        if "replacements" in data:
            kept = {id_: it for id_, it in data["replacements"].items() if not {"week", "weeks"} & it["set"].keys()}
            data["replacements"] = kept
    # They work numbers out from the weeks that the plan has, or name the day on which one ends.
    for name in ("conflicts",):
        _file(name)(files)


def _timed(data: Data) -> list[Data]:
    return [data, *data.get("blocks", {}).values(), *data.get("adjustments", {}).values()]


def _given(calculator: str, *names: str) -> Callable[[Files], None]:
    """What a calculator is given of the playbook's statements."""

    def leave_out(files: Files) -> None:
        given = files["calculators"]["calculators"][calculator]["given"]
        for name in names or [name for name in given if name != "milestones"]:
            del given[name]

    return leave_out


def _verticals(files: Files) -> None:
    _folder("verticals")(files)
    _key("playbook", "verticals")(files)


def _in_folders(*names: str) -> Callable[[Files], None]:
    """Keys of every phase and vertical."""

    def leave_out(files: Files) -> None:
        for key, data in files.items():
            for name in names if "/" in key else ():
                data.pop(name, None)

    return leave_out


def _icons(files: Files) -> None:
    for data in [*files.values(), *(it for it in files["playbook"].values() if isinstance(it, dict))]:
        data.pop("icon", None)


def _calculator(name: str) -> Callable[[Files], None]:
    def leave_out(files: Files) -> None:
        files.get("calculators", {}).get("calculators", {}).pop(name, None)

    return leave_out


def _all_but(name: str) -> Callable[[Files], None]:
    def leave_out(files: Files) -> None:
        held = files["calculators"]["calculators"]
        files["calculators"]["calculators"] = {name: held[name]}

    return leave_out


def _answers_but(answer: str) -> Callable[[Files], None]:
    """Of the three answers to a risk one is left, under another key where that is asked."""

    def leave_out(files: Files) -> None:
        for category in files["risks"]["risk_register"]["categories"].values():
            for risk in category["risks"].values():
                left = risk["mitigation"]
                for name in ("mitigation", "contingency", "recovery"):
                    del risk[name]
                risk[answer] = left

    return leave_out


PARTS: dict[str, Callable[[Files], None]] = {
    "pages": _file("pages"),
    "phases": _phases,
    "milestones": _milestones,
    "weeks": _weeks,
    "days named": _given("timeline", "on_time_claims", "named_days"),
    "power users": _given("adoption", "power_user_criterion"),
    "measures": _given("adoption", "measures", "skills", "own_targets"),
    "claims": _given("roi"),
    "verticals": _verticals,
    "adjustments": _in_folders("adjustments"),
    "short names": _in_folders("short_title", "shortest_title"),
    "introductions": _in_folders("introduction"),
    "icons": _icons,
    "focus areas": _in_folders("focus_areas"),
    "what a vertical says": _in_folders(
        *("focus_areas", "success_factors", "metrics", "adjustments", "replacements", "omissions")
    ),
    "measurement": _file("measurement"),
    "kpis": _key("measurement", "metrics"),
    "gates": _key("measurement", "indicators"),
    "risks": _file("risks"),
    "risk register": _key("risks", "risk_register"),
    "all answers but mitigation": _answers_but("mitigation"),
    "all answers but one response": _answers_but("response"),
    "monitoring": _key("risks", "monitoring"),
    "warnings": _key("risks", "monitoring", "warnings"),
    "escalation": _key("risks", "monitoring", "escalation"),
    "resources": _key("risks", "monitoring", "resources"),
    "reviews": _file("cadence"),
    "conflicts": _file("conflicts"),
    "glossary": _file("glossary"),
    "calculators": _file("calculators", "assumptions"),
    "badges": _key("playbook", "badges"),
    "overview": _key("playbook", "overview"),
    "principles": _key("playbook", "principles"),
    "goals": _key("playbook", "goals"),
    "related": _key("playbook", "related"),
    "tagline": _key("playbook", "tagline"),
    "closing": _key("playbook", "closing"),
    "colophon": _key("playbook", "colophon"),
    "vertical labels": _key("playbook", "verticals"),
    **{f"all calculators but {name}": _all_but(name) for name in CALCULATORS},
}
"""Part -> how it is taken out of the files."""


def without(parts: Sequence[str], root: Path, name: str, folder: Path) -> Path:
    """A copy of the playbook `name` below `root` without some parts, in `folder`."""
    shutil.copytree(root / "playbooks", folder / "playbooks")
    draft, _ = draft_of(folder, name)
    files = {key: copy.deepcopy(source.document.data) for key, source in draft.sources.items()}
    values = {
        f"{kind}/{id_}": _held(files, spots[0].source.key, spots[0].path) for (kind, id_), spots in draft.spots.items()
    }
    for part in parts:
        PARTS[part](files)
    files.pop("retired", None)
    home = folder / "playbooks" / name
    for _ in range(9):
        _write(home, files)
        draft, _ = draft_of(folder, name)
        gone = [
            naming for target, namings in draft.namings.items() if not _is_there(draft, target) for naming in namings
        ]
        if not gone:
            break
        for naming in reversed(gone):
            _leave_out_reference(files, naming, values)
        _leave_out_empty(files)
    lines = sorted(f"{kind}/{id_} active\n" for kind, id_ in draft.spots)
    (home / "ids.lock").write_text("".join(lines), encoding="utf-8")
    return folder


def _is_there(draft: Draft, target: str) -> bool:
    kind, _, id_ = target.partition("/")
    return (kind, id_) in draft.spots


def _held(files: Files, key: str, path: tuple[Any, ...]) -> Any:
    data: Any = files[key]
    for step in path:
        data = data[step]
    return data


def _write(home: Path, files: Files) -> None:
    shutil.rmtree(home)
    for key, data in files.items():
        path = home / f"{key}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10_000), encoding="utf-8")


def _leave_out_reference(files: Files, naming: Naming, values: dict[str, Any]) -> None:
    """Take out a reference to what is gone, with what would be empty or untrue without it."""
    key, path = naming.source.key, naming.reference.path
    if key == "calculators" and path[2] == "inputs" and "assumptions" in files:
        _assume(files, path, values[naming.reference.target])
    elif key == "calculators" and path[2] == "given":
        _drop(files[key], path if path[-1] == "of" else path[:4])
    elif key == "conflicts":
        _drop(files[key], path[:2])
    elif key == "measurement" and path[-1] == "phase":
        _drop(files[key], path[:3])
    elif key.startswith("verticals/") and path[0] in ("replacements", "omissions", "adjustments"):
        _drop(files[key], path[:2])
    elif "check" in path:
        _drop(files[key], path[: path.index("check") + 1])
    else:
        _drop(files[key], path)


def _drop(data: Any, path: tuple[Any, ...]) -> None:
    """Take out what stands there; of a mapping or list that is empty then, all of it."""
    for length in range(len(path), 0, -1):
        held = data
        for key in path[: length - 1]:
            if isinstance(held, dict) and key not in held:
                return  # it has gone with another
            held = held[key]
        last, is_asked = path[length - 1], length == len(path)
        if (isinstance(held, list) or last in held) and (is_asked or not held[last]):
            del held[last]
        if held:
            return


def _leave_out_empty(files: Files) -> None:
    """A heading over nothing goes, and a file that holds nothing."""
    for key, part, entries in (("measurement", "indicators", "groups"), ("conflicts", "", "conflicts")):
        held = files.get(key, {}).get(part, {}) if part else files.get(key, {})
        if held and entries not in held:
            del (files[key] if part else files)[part or key]


def _assume(files: Files, path: tuple[Any, ...], lost: Data) -> None:
    """The calculator's default is an assumption of the same value from now on."""
    quantity = lost.get("quantity") or lost
    id_ = f"made-up-{str(path[-1]).replace('_', '-')}"
    wide = {"minimum": -1e9, "maximum": 1e9}
    files["assumptions"]["assumptions"][id_] = {
        "title": f"Instead of {path[-1]}",
        "value": quantity["value"],
        "unit": quantity["unit"],
        "range": wide,
        "origin": "ours",
        "why": "The plan does not say.",
    }
    _held(files, "calculators", path[:-1])[path[-1]] = f"assumption/{id_}"
