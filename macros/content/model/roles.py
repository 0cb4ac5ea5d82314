"""roles.yaml: who takes part, by title; and who does what, at a block, workstream or statement."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import Field

from macros.content.model.base import Entity, Id, Part, Reference, SchemaVersion, Text, To

__all__ = ["PARTS", "Role", "RoleReference", "RolesFile", "Who"]

RoleReference = Annotated[Reference, To(("role",))]


class Role(Entity):
    """A part that somebody takes, not a person."""

    KIND: ClassVar[str] = "role"
    title: Text = Field(description="What it is called.", examples=["Harbor Master"])
    text: Text | None = Field(None, description="What it is for.")


class Who(Part):
    """Who does it, who decides, who is asked and who is told; whoever is not named stays open."""

    responsible: list[RoleReference] = Field(
        default_factory=list, description="Who does it.", examples=[["role/harbor-master"]]
    )
    accountable: list[RoleReference] = Field(
        default_factory=list, description="Who answers for it.", examples=[["role/port-director"]]
    )
    asked: list[RoleReference] = Field(
        default_factory=list, description="Who is asked before it is done.", examples=[["role/pilots"]]
    )
    informed: list[RoleReference] = Field(
        default_factory=list, description="Who is told once it is done.", examples=[["role/crews"]]
    )


class PartOfARole(NamedTuple):
    """What one can be to something."""

    label: str
    letter: str
    """Of a RACI table, where whoever is asked is consulted."""


PARTS = {
    "responsible": PartOfARole("Responsible", "R"),
    "accountable": PartOfARole("Accountable", "A"),
    "asked": PartOfARole("Asked", "C"),
    "informed": PartOfARole("Informed", "I"),
}
"""By the key in the YAML."""


class RolesFile(Part):
    """Everybody who takes part. A playbook that names nobody does without this file."""

    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["roles"] = Field(description="Always `roles`.")
    title: Text = Field(description="What stands over the list.", examples=["Who Does What"])
    letters: bool = Field(False, description="True where RACI letters stand beside names: R, A, C (asked), I.")
    roles: dict[Id, Role] = Field(description="The roles, in the order in which readers see them.", min_length=1)
