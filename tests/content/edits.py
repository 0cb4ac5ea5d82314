"""A day's work on a playbook: many honest edits at once, each chosen by structure, whatever the words are.

Nothing here knows what a playbook says. An edit takes the first statement of a shape, changes the data of its file and
does what an editor would have to do besides; `edit` writes the files and lets the project's generator do the rest.
"""

import copy
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.content.loading import draft_of, playbook_names
from macros.content.model.base import REFERENCE_PATTERN
from macros.editing.locking import lock
from macros.outputs.generated.__main__ import run
from tests.content.mending import mend_figures

__all__ = ["EDITS", "edit"]

Data = dict[str, Any]


class NothingToEdit(Exception):
    """The playbook has nothing of the shape that an edit looks for."""


class Files:
    """The data of every file of one playbook, by key: `risks`, `phases/<id>`."""

    def __init__(self, root: Path) -> None:
        (self.name,) = playbook_names(root)
        self._draft, problems = draft_of(root, self.name)
        assert problems == []
        self.folder = root / "playbooks" / self.name
        self.data: dict[str, Data] = {
            key: copy.deepcopy(source.document.data) for key, source in self._draft.sources.items()
        }
        self.retired: list[str] = []
        self._taken = {
            *_keys(self.data),
            *re.findall(r"[a-z][a-z0-9-]+", (self.folder / "ids.lock").read_text("utf-8")),
        }
        self._new: dict[str, str] = {}

    def __getitem__(self, key: str) -> Data:
        return self.data[key]

    def folder_of(self, name: str) -> list[Data]:
        """The files of `phases` or `verticals`, in the order of readers."""
        files = [data for key, data in self.data.items() if key.startswith(f"{name}/")]
        return sorted(files, key=lambda data: data["weeks"]["first"] if name == "phases" else data["order"])

    def new_id(self, wish: str) -> str:
        """An id that nothing has or had before this day's edits; the same for the same wish."""
        if wish not in self._new:
            more = (f"{wish}-{letter}" for letter in string.ascii_lowercase)
            self._new[wish] = next(id_ for id_ in (wish, *more) if id_ not in self._taken)
        return self._new[wish]

    def referred(self) -> set[str]:
        """Every reference that stands anywhere."""
        return {text for text in _texts(self.data) if re.fullmatch(REFERENCE_PATTERN, text)}

    def write(self) -> None:
        """Write every file anew, and into the lock what has gone for good."""
        if self.retired:
            file = self.data.setdefault("retired", {"schema": 1, "kind": "retired", "retired": {}})
            words = {"title": "What was here", "until": "2026-11-28", "because": "Nobody needed it."}
            file["retired"] |= {reference: dict(words) for reference in self.retired}
        for key, data in self.data.items():
            text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)
            (self.folder / f"{key}.yaml").write_text(text, encoding="utf-8")
        lock = self.folder / "ids.lock"
        listed = lock.read_text(encoding="utf-8")
        for reference in self.retired:
            assert f"{reference} active\n" in listed
            listed = listed.replace(f"{reference} active\n", f"{reference} retired\n")
        lock.write_text(listed, encoding="utf-8")


def _keys(data: Any) -> Iterator[str]:
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from (str(key), *_keys(value))


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _texts(value)
    elif isinstance(data, str):
        yield data


def _activities(phase: Data) -> Iterator[tuple[Data, str]]:
    """Each list of activities of a phase that can spare one, with the id of its first."""
    for block in phase["blocks"].values():
        for section in block["sections"].values():
            lists = [stream["activities"] for stream in section.get("workstreams", {}).values()]
            lists += [section["items"]] if section["type"] == "activities" else []
            yield from ((activities, next(iter(activities))) for activities in lists if len(activities) > 1)


def _named(id_: str) -> str:
    """Words that tell what is new from what was added yesterday."""
    return id_.replace("-", " ").title()


def reword_a_sentence(files: Files) -> None:
    """An activity without a number gets other words."""
    for phase in files.folder_of("phases"):
        for activities, _ in _activities(phase):
            for id_, words in activities.items():
                if isinstance(words, str) and not re.search("[0-9]", words):
                    activities[id_] = f"{words}, put into other words"
                    return
    raise NothingToEdit("no activity to reword")


def reword_ours(files: Files) -> None:
    """So does the introduction of a phase, which is not the source's."""
    phase = files.folder_of("phases")[-1]
    phase["introduction"] = f"Put into other words by whoever edited {phase['title']}."


def add_a_risk(files: Files) -> None:
    """In the first category, before all others."""
    category = next(iter(files["risks"]["risk_register"]["categories"].values()))
    new = {
        "title": _named(files.new_id("risk-nobody-saw")),
        "mitigation": "Look",
        "contingency": "Look again",
        "recovery": "Tell others",
    }
    category["risks"] = {files.new_id("risk-nobody-saw"): new, **category["risks"]}


def remove_a_risk(files: Files) -> None:
    """The last one that nothing refers to, out of a category that keeps another; its id is retired."""
    referred = files.referred()
    for category in reversed(files["risks"]["risk_register"]["categories"].values()):
        spare = [
            id_ for id_ in category["risks"] if f"risk/{id_}" not in referred and id_ != files.new_id("risk-nobody-saw")
        ]
        if spare and len(category["risks"]) > 1:
            del category["risks"][spare[-1]]
            files.retired.append(f"risk/{spare[-1]}")
            return
    raise NothingToEdit("no risk to remove")


def move_an_activity(files: Files) -> None:
    """From the first list that can spare one to the last of its kind; it keeps its id."""
    lists = [found for phase in files.folder_of("phases") for found in _activities(phase)]
    if len(lists) < 2:
        raise NothingToEdit("no activity to move")
    (source, id_), *_, (target, _) = lists
    target[id_] = source.pop(id_)


def add_a_vertical(files: Files) -> None:
    """A copy of the first one under a new id, file name and titles, last in every list."""
    new = copy.deepcopy(files.folder_of("verticals")[0])
    last = files.folder_of("verticals")[-1]["order"]
    id_ = files.new_id("new-trade")
    named = _named(id_)
    files.data[f"verticals/{id_}"] = new | {
        "id": id_,
        "order": last + 10,
        "title": f"{named} at Work",
        "short_title": named,
        "introduction": f"What is added for {named}.",
    }


def add_a_phase(files: Files) -> None:
    """After the last one, two weeks long, with its gate; the calendar grows, and the home page's words with it."""
    calendar = files["playbook"]["calendar"]
    first, last = calendar["last_week"] + 1, calendar["last_week"] + 2
    calendar["last_week"] = last
    id_ = files.new_id("new-phase")
    named = _named(id_)
    work = {"title": "New Work", "type": "activities", "items": {files.new_id("new-task"): "See to what is new"}}
    proof = {"title": "Proof", "type": "criteria", "items": {files.new_id("new-work-done"): "What is new is done"}}
    block = {
        "title": "New Block",
        "weeks": {"first": first, "last": last},
        "sections": {files.new_id("new-work"): work, files.new_id("new-proof"): proof},
    }
    files.data[f"phases/{id_}"] = {
        "schema": 1,
        "kind": "phase",
        "id": id_,
        "title": named,
        "short_title": named,
        "shortest_title": named,
        "icon": "🧭",
        "weeks": {"first": first, "last": last},
        "introduction": "What comes after all else.",
        "blocks": {files.new_id("new-block"): block},
    }
    files["measurement"]["indicators"]["groups"][files.new_id("new-gate")] = {
        "title": "New Gate",
        "phase": f"phase/{id_}",
        "indicators": {files.new_id("new-proof-seen"): "The proof has been seen"},
    }
    home = files["pages"]["pages"]["home"]
    home |= {"heading": "A longer plan", "introduction": "It has been made longer."}


def add_a_milestone(files: Files) -> None:
    """In the new phase: half of what was left is reached too, and both calculators follow it."""
    milestones = [
        milestone
        for phase in files.folder_of("phases")
        for block in phase["blocks"].values()
        for section in block["sections"].values()
        if section["type"] == "milestones"
        for milestone in section["items"].values()
    ]
    if not milestones:
        raise NothingToEdit("no milestone to follow")
    last = max(milestones, key=lambda milestone: int(milestone["week"]))
    added = files.new_id("late-arrivals")
    new = copy.deepcopy(last)
    block = files[f"phases/{files.new_id('new-phase')}"]["blocks"][files.new_id("new-block")]
    value = (last["quantity"]["value"] + 100) / 2
    new |= {"week": block["weeks"]["last"], "text": f"{value:g}% have arrived"}
    new["quantity"]["value"] = value
    block["sections"][files.new_id("new-milestones")] = {
        "title": "New Milestones",
        "type": "milestones",
        "items": {added: new},
    }
    calculators = files["calculators"]["calculators"]
    # What `playbook check` asks for: a milestone that is given must lie within the weeks shown.
    _, _, horizon = calculators["adoption"]["inputs"]["horizon_weeks"].partition("/")
    files["assumptions"]["assumptions"][horizon]["value"] = block["weeks"]["last"]


def change_a_kpi(files: Files) -> None:
    """A percentage changes by one, in number and words; what follows from it is mended as the check says."""
    conflicts = files["conflicts"]["conflicts"].values()
    for group in files["measurement"]["metrics"]["groups"].values():
        for id_, kpi in group["kpis"].items():
            quoting = [conflict for conflict in conflicts if f"kpi/{id_}" in conflict["statements"]]
            # Where statements cannot all be true, something was worked out from the number: another day's edit.
            if kpi["quantity"]["unit"] == "percent" and all(it["nature"] == "undefined" for it in quoting):
                step = 1 if kpi["quantity"]["value"] < 99 else -1
                old, new = (f"{kpi['quantity']['value'] + more:g}" for more in (0, step))
                for said in [kpi, *_repeating(files, f"kpi/{id_}", kpi["quantity"])]:
                    said["quantity"]["value"] += step
                    said["text"] = re.sub(rf"\b{old}\b", new, said["text"])
                return
    raise NothingToEdit("no KPI to change")


def _repeating(files: Files, kpi: str, quantity: Data) -> Iterator[Data]:
    """What the playbook says at its head with a KPI's own number."""
    root = files["playbook"]
    for said in (*root["badges"].values(), *root["goals"]["items"].values()):
        if said.get("kpi") == kpi and said["quantity"]["value"] == quantity["value"]:
            yield said


def rename_a_phase(files: Files) -> None:
    """In full and, in other words, for tight places."""
    files.folder_of("phases")[0] |= {
        "title": "What Comes First",
        "short_title": "Early Days",
        "shortest_title": "Early",
    }


def rename_a_block(files: Files) -> None:
    """Its id and its links stay."""
    block = next(iter(files.folder_of("phases")[0]["blocks"].values()))
    block["title"] = "A Block by Another Name"


def rename_a_vertical(files: Files) -> None:
    """In full and for menus."""
    files.folder_of("verticals")[0] |= {"title": "A Vertical by Another Name", "short_title": "Another Name"}


def add_a_term(files: Files) -> None:
    """With another spelling and a place where it is used."""
    files["glossary"]["terms"][files.new_id("new-word")] = {
        "title": _named(files.new_id("new-word")),
        "also": [f"{_named(files.new_id('new-word'))}s"],
        "text": "A word that was not here yesterday.",
        "origin": "ours",
        "see": [f"activity/{files.new_id('new-task')}"],
    }


def add_a_conflict(files: Files) -> None:
    """Between the first goal and the first principle, with nothing to calculate."""
    goal, principle = (next(iter(files["playbook"][name]["items"])) for name in ("goals", "principles"))
    files["conflicts"]["conflicts"][files.new_id("new-doubt")] = {
        "title": _named(files.new_id("new-doubt")),
        "nature": "undefined",
        "question": "Who decides?",
        "statements": [f"goal/{goal}", f"principle/{principle}"],
        "finding": "Nobody is named.",
        "treatment": "It is shown as it is.",
    }


def change_a_default(files: Files) -> None:
    """A whole number that a calculator starts from grows by one, within its range."""
    used = {
        reference
        for calculator in files["calculators"]["calculators"].values()
        for reference in calculator["inputs"].values()
    }
    for id_, assumption in files["assumptions"]["assumptions"].items():
        value, bounds = assumption["value"], assumption.get("range")
        fits = isinstance(value, int) and bounds and value + 1 <= bounds["maximum"]
        if fits and f"assumption/{id_}" in used and str(value) not in assumption["why"]:
            assumption["value"] = value + 1
            return
    raise NothingToEdit("no default to change")


def add_a_warning(files: Files) -> None:
    """The last of the list."""
    files["risks"]["monitoring"]["warnings"]["items"][files.new_id("new-sign")] = _named(files.new_id("new-sign"))


def remove_a_criterion(files: Files) -> None:
    """The last one that nothing refers to, out of a section that keeps another; its id is retired."""
    referred = files.referred()
    for phase in files.folder_of("phases"):
        for block in phase["blocks"].values():
            for section in block["sections"].values():
                spare = [id_ for id_ in section.get("items", {}) if f"criterion/{id_}" not in referred]
                if section["type"] == "criteria" and spare and len(section["items"]) > 1:
                    del section["items"][spare[-1]]
                    files.retired.append(f"criterion/{spare[-1]}")
                    return
    raise NothingToEdit("no criterion to remove")


EDITS = (
    reword_a_sentence,
    reword_ours,
    add_a_risk,
    remove_a_risk,
    move_an_activity,
    add_a_vertical,
    add_a_phase,
    add_a_milestone,
    change_a_kpi,
    rename_a_phase,
    rename_a_block,
    rename_a_vertical,
    add_a_term,
    add_a_conflict,
    change_a_default,
    add_a_warning,
    remove_a_criterion,
)
"""All in one day, in this order."""


def edit(root: Path) -> list[str]:
    """Make every edit that can be made in the one playbook below `root`, and what is generated; gives their names."""
    files, made = Files(root), []
    for make in EDITS:
        before = copy.deepcopy(files.data)
        try:
            make(files)
        except NothingToEdit:
            continue
        made += [make.__name__] if files.data != before else []
    files.write()
    mend_figures(root)
    (name,) = playbook_names(root)
    lock(root, name)
    assert run(root, only_check=False) == 0
    return made
