"""A text that still knows the number or date it shows, for those who want that and not the text."""

from __future__ import annotations

from datetime import date
from typing import Self

__all__ = ["ValueText"]


class ValueText(str):
    """The text of a whole cell or figure, with ``value`` in ``unit``. What is made out of it is plain text.

    >>> text = ValueText("65.5%", 65.5, "%")
    >>> text, text.value, text.unit
    ('65.5%', 65.5, '%')
    """

    __slots__ = ("unit", "value")

    value: float | date
    unit: str

    def __new__(cls, text: str, value: float | date, unit: str = "") -> Self:
        """A text that shows ``value``."""
        made = str.__new__(cls, text)
        made.value, made.unit = value, unit
        return made
