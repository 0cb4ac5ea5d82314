"""Differences tell all that differs and nothing else: applied to one state, they give the other."""

import random
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.changes.differences import Difference, differences, reordered
from macros.changes.outline import FieldPath, Outline, Thing
from macros.content.model.files import OPTIONAL
from tests.macros.changes.playbooks import PLAYBOOKS, Edited, data_of, outlined

EDITS = ("reword", "recount", "postpone", "retire", "repeat", "rename", "move", "reorder")


@dataclass(frozen=True)
class Placed:
    """What a state consists of, without where that is written."""

    holder: str | None
    slot: FieldPath
    fields: dict[FieldPath, Any]


def placed(state: Outline) -> dict[str, Placed]:
    """Every thing of a state."""
    return {key: Placed(it.holder, it.slot, dict(it.fields)) for key, it in state.things.items()}


def applied(state: Outline, found: list[Difference]) -> dict[str, Placed]:
    """What the differences make of a state, by nothing else than what they say."""
    made = placed(state)
    for it in found:
        if it.new is None:
            assert it.old is not None
            del made[it.old.key]
            continue
        before = made.pop(it.old.key) if it.old else Placed(None, (), {})
        fields = dict(before.fields)
        for path, old, new in it.fields:
            assert fields.get(path) == old
            fields[path] = new
            if new is None:
                del fields[path]
        is_placed = it.is_elsewhere or it.old is None
        holder, slot = (it.new.holder, it.new.slot) if is_placed else (before.holder, before.slot)
        made[it.new.key] = Placed(holder, slot, fields)
    names = {it.old.key: it.new.key for it in found if it.old and it.new}
    return {
        key: Placed(names.get(it.holder, it.holder) if it.holder else None, it.slot, it.fields)
        for key, it in made.items()
    }


def rebuilt(state: dict[str, Placed], things: dict[str, Thing]) -> dict[str, Any]:
    """The data of each file, put together from things alone."""
    inner: dict[str | None, list[str]] = {}
    for key, it in state.items():
        inner.setdefault(it.holder, []).append(key)

    def data(key: str) -> Any:
        made: dict[Any, Any] = {}
        for path, value in state[key].fields.items():
            put(made, path, value)
        for child in inner.get(key, []):
            put(made, (*state[child].slot, things[child].path[-1]), data(child))
        return made

    return {things[key].file: data(key) for key in inner[None]}


def put(made: dict[Any, Any], path: FieldPath, value: Any) -> None:
    """A value at its place in nested mappings."""
    for step in path[:-1]:
        made = made.setdefault(step, {})
    made[path[-1]] = value


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_a_state_and_itself_do_not_differ(name: str) -> None:
    """Nothing is told where nothing is."""
    draft, data = data_of(name)
    assert differences(outlined(draft, data), outlined(draft, data)) == []


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_an_outline_loses_nothing(name: str) -> None:
    """Put together again, its things make the very playbook."""
    draft, data = data_of(name)
    state = outlined(draft, data)
    whole = rebuilt(placed(state), dict(state.things))
    assert set(whole) >= {key for key in draft.sources if key not in OPTIONAL}
    for key, source in draft.sources.items():
        # What is told of the retired is no part of the plan.
        assert key in OPTIONAL or source.model.model_validate(whole[key]).model_dump() == source.node.model_dump()


@given(name=st.sampled_from(sorted(PLAYBOOKS)), seed=st.integers(0, 10**6), count=st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_differences_applied_to_the_old_give_the_new(name: str, seed: int, count: int) -> None:
    """Whatever is edited, in the data's own terms and in the model's."""
    draft, data = data_of(name)
    base = outlined(draft, data)
    chance, edited = random.Random(seed), Edited.of(data)
    things = [it for it in base.things.values() if it.file in data]
    for _ in range(count):
        wish, thing = chance.choice(EDITS), chance.choice(things)
        if wish == "move":
            edited.move(thing, chance.sample(things, len(things)))
        else:
            getattr(edited, wish)(thing)
    head = outlined(draft, edited.data, "\n".join(edited.lock))

    found = differences(base, head)

    made = applied(base, found)
    assert made == placed(head)
    whole = rebuilt(made, dict(head.things))
    for key, source in head.files.items():
        if key in draft.sources and key not in OPTIONAL:
            assert source.model.model_validate(whole[key]) == source.node


def changed_by(name: str, edit: str, kind: str) -> list[Difference]:
    """The differences that one edit of the first fitting thing of a kind makes."""
    draft, data = data_of(name)
    base, edited = outlined(draft, data), Edited.of(data)
    for thing in (it for it in base.things.values() if it.kind == kind):
        getattr(edited, edit)(thing)
        head = outlined(draft, edited.data, "\n".join(edited.lock))
        if head.things != base.things:
            return differences(base, head)
    raise AssertionError(f"nothing to {edit}")


def test_a_thing_that_moves_is_not_another_one() -> None:
    """Neither added nor retired: one difference, with old and new."""
    draft, data = data_of("library-move")
    base, edited = outlined(draft, data), Edited.of(data)
    activities = [it for it in base.things.values() if it.kind == "activity"]
    edited.move(activities[0], activities[::-1])
    (found,) = differences(base, outlined(draft, edited.data))
    assert found.old is not None
    assert found.new is not None
    assert found.is_elsewhere
    assert found.fields == ()


def test_a_thing_with_another_id_is_the_same_if_the_lock_says_so() -> None:
    """Without the lock it is gone, and another one is there."""
    (found,) = changed_by("library-move", "rename", "risk")
    assert found.is_renamed
    draft, data = data_of("library-move")
    base, edited = outlined(draft, data), Edited.of(data)
    edited.rename(next(it for it in base.things.values() if it.kind == "risk"))
    without = differences(base, outlined(draft, edited.data))
    assert [(it.old is None, it.new is None) for it in without] == [(True, False), (False, True)]


def test_another_order_is_no_difference_but_is_known() -> None:
    """Whoever only turns a list round changes no statement."""
    draft, data = data_of("tiny")
    base, edited = outlined(draft, data), Edited.of(data)
    edited.reorder(next(it for it in base.things.values() if it.kind == "kpi"))
    head = outlined(draft, edited.data)
    assert differences(base, head) == []
    assert reordered(base, head) == ["playbooks/tiny/measurement.yaml"]
    assert reordered(base, base) == []


@pytest.mark.parametrize("data", [{"text": "Done", "quantity": None}, {"text": "Done"}, "Done"])
def test_two_ways_to_write_the_same_do_not_differ(data: Any) -> None:
    """A short form, a long one, and a default written out."""
    draft, files = data_of("tiny")
    edited = Edited.of(files)
    kind = edited.data["measurement"]["indicators"]["groups"]["preparation"]["indicators"]
    before = Edited.of(files)
    before.data["measurement"]["indicators"]["groups"]["preparation"]["indicators"]["team-ready"] = "Done"
    kind["team-ready"] = data
    assert differences(outlined(draft, before.data), outlined(draft, edited.data)) == []
