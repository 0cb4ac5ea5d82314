"""A statement: one line of the source, what it carries, and further statements below it.

Not for: the kinds of statements that stand in one file alone; those live in the module named after it.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from macros.content.model.base import Entity, Id, KpiReference, Link, OptionalPart, Ours, Short, Text
from macros.content.model.quantity import Quantity
from macros.content.model.roles import Who

__all__ = ["OwnStatement", "Paragraph", "Statement"]


class Statement(Short, Entity):
    """One line of the source, verbatim, with what it quantifies, who does it, where it leads, and what is below it."""

    text: Text = Field(description="The source's words.")
    quantity: Quantity | None = Field(None, description="The number the words hold, if any.")
    kpi: KpiReference | None = Field(None, description="The KPI this is about.", examples=["kpi/share-trained"])
    who: Who | None = Field(None, description="Who does it; left out, it is whoever its workstream or block names.")
    link: Link | None = Field(
        None, title="See also", description="A way to something outside of the playbook, which is shown as a link."
    )
    note: Ours | None = Field(None, description="A sentence of ours about it, shown as ours.")
    when: Annotated[Text | None, OptionalPart()] = Field(
        None, description="The source's own words for its time, where it has some.", examples=["Before the first ship"]
    )
    statements: Annotated[dict[Id, OwnStatement], OptionalPart()] = Field(
        default_factory=dict, description="What stands below it, in order; each may have some of its own.", min_length=1
    )


class OwnStatement(Statement):
    """A statement below another one, or of a section whose type the vocabulary names, such as a question."""

    KIND: ClassVar[str] = "statement"


# It holds itself, so its fields are complete only now.
Statement.model_rebuild()
OwnStatement.model_rebuild()


class Paragraph(Statement):
    """A paragraph of the source, before the lists of what it stands in: the source's words, and nothing to be done."""

    KIND: ClassVar[str] = "paragraph"
