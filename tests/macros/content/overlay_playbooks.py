"""Playbooks whose verticals say otherwise than the base plan, drawn at random."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from macros.calculated.checking import load
from macros.content.comparison import items_of
from macros.content.model.base import STATED_KINDS, Weeks
from macros.content.model.files import Playbook
from macros.content.model.quantity import Quantity
from macros.content.model.verticals import Omission, Reading, Replacement, Vertical
from macros.content.overlays import holders_in
from macros.content.variants import Variant
from tests.conftest import MADE_UP, MADE_UP_ROOT

_BASE = load(MADE_UP_ROOT, MADE_UP).playbook
_ITEMS = items_of(_BASE, Variant(verticals=()))
_HOLDERS = holders_in(_BASE.phases)
_SPOKEN_OF = [list(_ITEMS)] + [
    [it for it in _ITEMS if section in (it, *_HOLDERS[it])] for section in _ITEMS if section.startswith("section/")
]
"""What verticals say something of: the whole plan, or one section with all it holds."""
_VALUES: Mapping[str, st.SearchStrategy[Any]] = {
    "title": st.sampled_from(["One thing", "Another thing"]),
    "text": st.sampled_from(["In these words", "In those words", "In no words"]),
    "weeks": st.builds(Weeks, first=st.integers(1, 3), last=st.integers(4, 6)),
    "week": st.integers(1, 8),
    "quantity": st.none()
    | st.builds(Quantity, value=st.sampled_from([1.0, 2.0]), unit=st.just("user"), basis=st.just("target")),
    "kpi": st.none(),
}


@st.composite
def playbooks(draw: st.DrawFn, *, settled: bool = True) -> Playbook:
    """A playbook with three verticals that differ from one base plan; `settled` where of each two one wins."""
    names = ["alpha", "beta", "gamma"]
    verticals = {}
    # Verticals that all speak of one section meet often; those that speak of the whole plan meet hardly ever.
    spoken_of = draw(st.sampled_from(_SPOKEN_OF))
    for place, name in enumerate(names):
        over = [f"vertical/{other}" for other in names[:place]] if settled else []
        verticals[name] = draw(_verticals(name, over, spoken_of))
    return replace(_BASE, verticals=verticals)


@st.composite
def _verticals(draw: st.DrawFn, name: str, over: list[str], spoken_of: list[str]) -> Vertical:
    targets = draw(st.lists(st.sampled_from(spoken_of), max_size=5, unique=True))
    replacements, omissions = {}, {}
    for number, target in enumerate(targets):
        if target.partition("/")[0] in STATED_KINDS and draw(st.booleans()):
            omissions[f"omission-{number}"] = Omission(of=target, because="So it is.", over=over)
        else:
            names = draw(st.lists(st.sampled_from(list(_ITEMS[target].fields)), min_size=1, unique=True))
            said = {field: draw(_VALUES[field]) for field in names}
            replacements[f"replacement-{number}"] = Replacement(
                of=target, set=Reading(**said), because="So it is.", over=over
            )
    like = next(iter(_BASE.verticals.values()))
    return like.model_copy(update={"id": name, "replacements": replacements, "omissions": omissions})
