"""The plans that can be compared: the base plan, each vertical's, and that of any two verticals together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from macros.content.model.files import Playbook
from macros.foundation.sentences import joined

__all__ = ["BASE", "Variant", "pairs", "variant_of", "variants"]

BASE = "base"
_AND = "_"
"""Between two verticals in a key: no id holds one, and an address needs no sign for it."""
_FEW = 22
"""Of so many plans every two are compared ahead of time: the base plan, six verticals and their pairs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The plan for some verticals together; for none, the base plan."""

    verticals: tuple[str, ...]
    """In the order readers see."""

    @property
    def key(self) -> str:
        """What addresses call it.

        >>> Variant(verticals=()).key, Variant(verticals=("bakery", "hotel")).key
        ('base', 'bakery_hotel')
        """
        return _AND.join(self.verticals) or BASE

    def title(self, playbook: Playbook, base: str) -> str:
        """What readers call it: the verticals' short names, or `base`."""
        return joined(playbook.verticals[name].short_title for name in self.verticals) or base


def variants(playbook: Playbook, together: int = 2) -> tuple[Variant, ...]:
    """The base plan, then each vertical, then so many of them `together`, in the order readers see."""
    return tuple(
        Variant(verticals=chosen) for size in range(together + 1) for chosen in combinations(playbook.verticals, size)
    )


def variant_of(playbook: Playbook, key: str) -> Variant:
    """The plan that an address calls so, in whichever order it names the verticals.

    Raises:
        KeyError: where a vertical is not there.
    """
    named = frozenset() if key == BASE else frozenset(key.split(_AND))
    if unknown := named - set(playbook.verticals):
        raise KeyError(min(unknown))
    return Variant(verticals=tuple(name for name in playbook.verticals if name in named))


def pairs(playbook: Playbook) -> tuple[tuple[Variant, Variant], ...]:
    """The pairs that are compared ahead of time: every two plans, or where those are too many, fewer.

    Of more than six verticals none are combined; of very many each is compared with the base plan alone.
    """
    for together in (2, 1):
        if len(found := variants(playbook, together)) <= _FEW:
            return tuple(combinations(found, 2))
    return tuple((Variant(verticals=()), it) for it in variants(playbook, 1)[1:])
