"""Early warnings: of the playbook as a whole (`risks.yaml`), or of the phase or block that they are written at."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from macros.content.model.base import Id, Part, Text
from macros.content.model.statements import Statement

__all__ = ["Warning", "WarningList"]


class Warning(Statement):  # noqa: A001 - the source's and the field's own term
    """A sign that something goes wrong."""

    KIND: ClassVar[str] = "warning"


class WarningList(Part):
    """The early warnings."""

    title: Text = Field(description="The source's label.")
    items: dict[Id, Warning] = Field(description="The early warnings.", min_length=1)
