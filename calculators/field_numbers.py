"""Which numbers a text can mean in a field: its kind and range settle what the text alone leaves open."""

from __future__ import annotations

from decimal import Decimal

from calculators.parsing import readings
from calculators.spec import Spec

__all__ = ["possible_numbers"]


def possible_numbers(spec: Spec, text: str) -> tuple[float | int, ...]:
    """The numbers that ``text`` can mean in a field: those it can take, the likelier first; or one that it cannot.

    **Raises** Unreadable where it means none.

    >>> possible_numbers(Spec(label="Weeks", kind="number", minimum=0, maximum=53), "1,234")
    (1.234,)
    """
    typed = readings(text, percent=spec.kind == "share", money=spec.kind == "money")
    found = tuple(_own_number(spec, each) for each in typed)
    if len(found) == 1:
        return found
    return tuple(each for each in found if not spec.problem(each)) or found[:1]


def _own_number(spec: Spec, typed: Decimal) -> float | int:
    return int(typed) if spec.kind == "integer" and typed == typed.to_integral_value() else float(typed)
