"""Repairs of one line each for what stops the parser of YAML, those with the surest signs first.

Not for: trying them (`macros.content.syntax`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.content.repairs.braces import brackets, colon_in_braces, missing_comma
from macros.content.repairs.keys import missing_colon, missing_space
from macros.content.repairs.spacing import indentation, odd_spaces, tabs
from macros.content.repairs.stops import Repair, Stop
from macros.content.repairs.texts import (
    bad_first_character,
    bad_sign,
    colon_in_text,
    list_in_line,
    quote_in_quotes,
    text_after_sign,
    unclosed_quote,
    unknown_escapes,
)

__all__ = ["REPAIRS", "Repair", "Stop"]

REPAIRS: tuple[Callable[[Stop], Iterator[Repair]], ...] = (
    odd_spaces,
    unclosed_quote,
    tabs,
    unknown_escapes,
    bad_first_character,
    text_after_sign,
    bad_sign,
    missing_comma,
    colon_in_braces,
    quote_in_quotes,
    brackets,
    list_in_line,
    colon_in_text,
    missing_space,
    indentation,
    missing_colon,
)
"""Every kind of repair; each proposes what would mend a stop, if anything."""
