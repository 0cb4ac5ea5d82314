"""Which statements a calculator is given: a list of them, or what they have in common.

Not for: which ones that are in a playbook (`macros.content.selections`).
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from macros.content.model.base import Id, KpiReference, Line, Part, Reference


class Selection(Part):
    """Statements by what they have in common, so that one added later is among them; a choice by name says why."""

    every: Id | None = Field(None, description="The kind of which all are given.", examples=["milestone"])
    of: KpiReference | None = Field(
        None, description="Only those that are about this KPI.", examples=["kpi/share-trained"]
    )
    but: list[Reference] = Field(default_factory=list, description="Those of `every` that are left out.", min_length=1)
    only: list[Reference] = Field(
        default_factory=list, description="Instead of `every`: these and no others, whatever is added.", min_length=1
    )
    because: Line | None = Field(None, description="Why; `but` and `only` need it.")


def _form(value: Any) -> str:
    """Decides by the value's own type what it was meant to be, so that a mistake in it is reported once."""
    return "selection" if isinstance(value, dict | Selection) else "list"


Given = Annotated[
    Annotated[list[Reference], Tag("list")] | Annotated[Selection, Tag("selection")], Discriminator(_form)
]
"""Statements by name, where they are chosen by what they mean, or by what they have in common."""
