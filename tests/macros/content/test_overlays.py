"""What verticals lay over the base plan: in whichever order, however often, and nothing beside it."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.content.comparison import Difference, Item, compare, items_of, origin
from macros.content.loaded import Loaded
from macros.content.model.files import Playbook
from macros.content.overlays import Claim, claims_of, clash, holders_in, overlaid
from macros.content.variants import Variant, pairs, variant_of, variants
from macros.content.verticals import changed_phases, resolve
from tests.conftest import MADE_UP_ROOT
from tests.macros.content.overlay_playbooks import playbooks

# What is drawn is too long to be shown by Hypothesis whole.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

BASE = Variant(verticals=())
CHOICES = st.lists(st.sampled_from(["alpha", "beta", "gamma"]), max_size=3, unique=True)


def fields_of(items: dict[str, Item]) -> dict[str, dict[str, object]]:
    """What each item says."""
    return {reference: dict(item.fields) for reference, item in items.items()}


def claims_in(playbook: Playbook, verticals: list[str]) -> list[Claim]:
    """Everything that these verticals say of the base plan."""
    return [claim for name in verticals for claim in claims_of(name, playbook.verticals[name])]


def test_a_plan_reads_as_its_verticals_say(loaded: Loaded) -> None:
    """Of two together one wins where it says so, and what the other leaves out stays then."""
    both = overlaid(loaded.playbook, ["university-library", "childrens-library"])
    tours = both.phases["opening"].blocks["open-house"].sections["welcome"].workstreams["word-of-mouth"]
    assert tours.activities["visit-schools"].text == "Visit schools and kindergartens"
    assert both.omitted == {}
    alone = overlaid(loaded.playbook, ["university-library"])
    assert list(alone.omitted) == ["activity/visit-schools"]
    milestones = alone.phases["opening"].blocks["open-house"].sections["returning-members"].items
    assert [it.week for it in milestones.values()] == [5, 7, 7]
    assert alone.phases["packing"] is loaded.playbook.phases["packing"]


def test_whichever_says_so_wins(loaded: Loaded) -> None:
    """The earlier vertical or the later one."""
    verticals = dict(loaded.playbook.verticals)
    for name, held, id_, over in (
        ("childrens-library", "replacements", "kindergartens-too", []),
        ("university-library", "omissions", "no-schools", ["vertical/childrens-library"]),
    ):
        entries = getattr(verticals[name], held)
        turned = entries | {id_: entries[id_].model_copy(update={"over": over})}
        verticals[name] = verticals[name].model_copy(update={held: turned})
    both = overlaid(replace(loaded.playbook, verticals=verticals), verticals)
    assert list(both.omitted) == ["activity/visit-schools"]
    assert ("activity/visit-schools", "text") not in both.replaced


def test_what_is_left_out_whole_takes_its_name_along(loaded: Loaded) -> None:
    """A heading over nothing would be a riddle; its omission is that of all it held."""
    like = loaded.playbook.verticals["university-library"]
    omission = like.omissions["no-schools"]
    more = like.model_copy(
        update={
            "replacements": {},
            "omissions": {
                "schools": omission,
                "members": omission.model_copy(update={"of": "activity/write-to-members"}),
            },
        }
    )
    read = overlaid(replace(loaded.playbook, verticals={"university-library": more}), ["university-library"])
    assert "word-of-mouth" not in read.phases["opening"].blocks["open-house"].sections["welcome"].workstreams
    assert [claim.id for claim in read.omitted["workstream/word-of-mouth"]] == ["schools", "members"]


def test_two_that_clash_are_no_plan(loaded: Loaded) -> None:
    """The check forbids them; whoever resolves them all the same is told of both."""
    verticals = dict(loaded.playbook.verticals)
    children = verticals["childrens-library"]
    told = children.replacements["kindergartens-too"].model_copy(update={"over": []})
    verticals["childrens-library"] = children.model_copy(update={"replacements": {"kindergartens-too": told}})
    with pytest.raises(ValueError, match=r"replacement/childrens-library.kindergartens-too and omission/univ"):
        overlaid(replace(loaded.playbook, verticals=verticals), verticals)


def test_a_phase_that_reads_otherwise_is_one_that_a_vertical_changes(loaded: Loaded) -> None:
    """Of a long plan a vertical's page shows the phases in which it says something."""
    children = loaded.playbook.verticals["childrens-library"].model_copy(update={"adjustments": {}})
    playbook = replace(loaded.playbook, verticals={"childrens-library": children})
    assert changed_phases(playbook, "childrens-library") == ["opening"]
    assert [phase.id for phase in resolve(playbook, ["childrens-library"], {"opening"}).phases] == ["opening"]


@given(playbook=playbooks(), chosen=CHOICES, order=st.permutations(["alpha", "beta", "gamma"]))
def test_the_order_of_verticals_does_not_matter(playbook: Playbook, chosen: list[str], order: list[str]) -> None:
    """Whoever names them otherwise gets the same plan."""
    turned = sorted(chosen, key=order.index)
    assert overlaid(playbook, chosen).phases == overlaid(playbook, turned).phases


@given(playbook=playbooks(settled=False), chosen=CHOICES)
def test_where_nothing_clashes_one_may_be_laid_over_the_other(playbook: Playbook, chosen: list[str]) -> None:
    """Vertical by vertical, in any order, gives what all at once give; where two clash, there is no plan."""
    holders = holders_in(playbook.phases)
    claims = claims_in(playbook, chosen)
    if any(one.vertical != other.vertical and clash(one, other, holders) for one, other in combinations(claims, 2)):
        with pytest.raises(ValueError, match="clash"):
            overlaid(playbook, chosen)
        return
    for order in (chosen, chosen[::-1]):
        step = playbook
        for name in order:
            step = replace(step, phases=dict(overlaid(step, [name]).phases))
        assert step.phases == overlaid(playbook, chosen).phases


@given(playbook=playbooks(), name=st.sampled_from(["alpha", "beta", "gamma"]))
def test_once_is_enough(playbook: Playbook, name: str) -> None:
    """The same vertical twice, or laid over its own plan again, changes nothing more."""
    once = overlaid(playbook, [name])
    assert overlaid(playbook, [name, name]).phases == once.phases
    assert overlaid(replace(playbook, phases=dict(once.phases)), [name]).phases == once.phases


@given(playbook=playbooks(), chosen=CHOICES)
def test_nothing_is_invented_and_nothing_lost(playbook: Playbook, chosen: list[str]) -> None:
    """Each field is the base plan's or what a chosen vertical says of it; what is gone was left out by one."""
    base, read = items_of(playbook, BASE), overlaid(playbook, chosen)
    items = items_of(playbook, Variant(verticals=tuple(chosen)))
    claims = claims_in(playbook, chosen)
    said: dict[tuple[str, str | None], list[object]] = {}
    for claim in claims:
        said.setdefault((claim.target, claim.field), []).append(claim.value)
    for reference, item in items.items():
        for name, value in item.fields.items() if item.vertical is None else ():
            if (reference, name) in read.replaced:
                assert value in said[reference, name]
                assert all(claim.value == value for claim in item.claims[name])
            else:
                assert value == base[reference].fields[name]
    gone = set(base) - set(items)
    assert gone == set(read.omitted)
    assert all(claim.vertical in chosen for told in read.omitted.values() for claim in told)
    assert {item.vertical for item in items.values()} - {None} <= set(chosen)


@given(playbook=playbooks(), one=CHOICES, other=CHOICES)
@settings(max_examples=100)
def test_differences_lead_from_one_variant_to_the_other(playbook: Playbook, one: list[str], other: list[str]) -> None:
    """Applied to the first they give the second, nothing more; turned round they are the same the other way."""
    first, second = (Variant(verticals=tuple(it)) for it in (one, other))
    found = compare(playbook, first, second)
    assert patched(items_of(playbook, first), found) == fields_of(items_of(playbook, second))
    assert all(difference.fields or None in (difference.before, difference.after) for difference in found)
    turned = {it.item.reference: it for it in compare(playbook, second, first)}
    opposite = {"added": "removed", "removed": "added", "changed": "changed", "shifted": "shifted"}
    assert {it.item.reference: opposite[it.status] for it in found} == {
        reference: it.status for reference, it in turned.items()
    }
    assert compare(playbook, first, first) == ()


def patched(items: dict[str, Item], found: tuple[Difference, ...]) -> dict[str, dict[str, object]]:
    """What items say once the differences are applied."""
    now = fields_of(items)
    for it in found:
        if it.after is None:
            del now[it.item.reference]
        else:
            kept = now.get(it.item.reference) or dict.fromkeys(it.after.fields)
            now[it.item.reference] = kept | {field.name: field.after for field in it.fields}
    return now


def test_each_difference_is_called_what_it_is(loaded: Loaded) -> None:
    """What a vertical adds, says otherwise, moves and leaves out, in the order of the plan."""
    found = compare(loaded.playbook, BASE, Variant(verticals=("university-library",)))
    assert [(it.item.reference, it.status) for it in found if it.item.phase] == [
        ("activity/visit-schools", "removed"),
        ("milestone/some-members-back", "changed"),
        ("milestone/many-members-back", "shifted"),
    ]
    assert {it.status for it in found if it.item.phase is None} == {"added"}
    assert sum(it.status == "added" for it in found) == 7


def test_every_field_knows_where_it_is_written(loaded: Loaded) -> None:
    """The base plan's in its phase, a vertical's in its own file, each at its line."""
    items = items_of(loaded.playbook, Variant(verticals=("childrens-library", "university-library")))
    moved, corner = items["milestone/many-members-back"], items["adjustment/childrens-library.paint-the-corner"]
    for item, name, vertical, words in (
        (moved, "week", "university-library", "set: {week: 7}"),
        (moved, "text", None, "text: 60% of members back"),
        (corner, "text", "childrens-library", "text: Paint the reading corner"),
        (items["activity/lead-tours"], "text", None, "lead-tours: Lead tours through the house"),
    ):
        found = origin(loaded, item, name)
        assert found.vertical == vertical
        assert (MADE_UP_ROOT / found.file).read_text("utf-8").splitlines()[found.line - 1].strip() == words


def test_a_variant_goes_by_one_name(loaded: Loaded) -> None:
    """In whichever order an address names two verticals; one that is none is refused."""
    both = ("childrens-library", "university-library")
    assert [it.key for it in variants(loaded.playbook)] == ["base", *both, "_".join(both)]
    assert variant_of(loaded.playbook, "university-library_childrens-library").verticals == both
    assert variant_of(loaded.playbook, "base") == BASE
    with pytest.raises(KeyError, match="nowhere"):
        variant_of(loaded.playbook, "nowhere")


@pytest.mark.parametrize(("count", "expected"), [(0, 0), (2, 6), (6, 231), (7, 28), (21, 231), (22, 22)])
def test_of_many_verticals_fewer_pairs_are_compared_ahead_of_time(loaded: Loaded, count: int, expected: int) -> None:
    """Every two plans of a few; of many those of single verticals; of very many each with the base plan."""
    like = loaded.playbook.verticals["childrens-library"]
    playbook = replace(loaded.playbook, verticals={f"vertical-{number}": like for number in range(count)})
    assert len(pairs(playbook)) == expected
