"""What every part of the playbook model shares: strictness, ids, texts and weeks.

Not for: any one kind of thing; those live in the module named after the file they are written in.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

ID_PATTERN = r"^[a-z][a-z0-9-]{1,47}$"
REFERENCE_PATTERN = r"^[a-z][a-z-]*/[a-z][a-z0-9-]{1,47}(\.[a-z][a-z0-9-]{1,47})?$"
PERIOD_PATTERN = r"^P[1-9][0-9]*[DWMY]$"
DATE_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""A permanent name chosen by a person; never holds a week or an ordinal."""

Reference = Annotated[str, StringConstraints(pattern=REFERENCE_PATTERN)]
"""`kind/id`, or `kind/vertical.id` for a statement inside a vertical."""

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""Words for readers, kept verbatim; data, never markup."""

Period = Annotated[str, StringConstraints(pattern=PERIOD_PATTERN)]
"""An ISO 8601 period of one unit: `P30D`, `P1W`, `P3M`, `P1Y`."""

IsoDate = Annotated[str, StringConstraints(pattern=DATE_PATTERN)]
"""A calendar date, `2025-01-31`."""


class Part(BaseModel):
    """A mapping in the YAML: unknown keys are refused, values are never coerced."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)


class Entity(Part):
    """An addressable thing: written as a map entry, its key is its permanent id."""

    KIND: ClassVar[str]


class Short(Part):
    """A mapping that may be written as its main text alone: `id: text` for `id: {text: text}`."""

    SHORT_KEY: ClassVar[str] = "text"

    @model_validator(mode="before")
    @classmethod
    def _lengthen(cls, data: Any) -> Any:
        return {cls.SHORT_KEY: data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        """The short form is valid too, so editors' schema checks must know it."""
        long_form = handler.resolve_ref_schema(handler(core_schema))
        title = long_form.get("title", cls.__name__)
        return {"title": title, "anyOf": [{"type": "string", "minLength": 1}, dict(long_form)]}


class Weeks(Part):
    """A range of the playbook's weeks, both ends included; week 0 is written only where it exists."""

    first: int = Field(description="First week of the range.", examples=[4])
    last: int = Field(description="Last week of the range, included.", examples=[6])
    label: Text | None = Field(
        None, description="The source's own wording, where it is not `Week n` or `Weeks n-m`.", examples=["Weeks -2 to 0"]
    )

    @model_validator(mode="after")
    def _ordered(self) -> Weeks:
        if self.last < self.first:
            raise ValueError(f"the range ends in week {self.last}, before it starts in week {self.first}; swap them")
        return self


class Ours(Short):
    """A sentence that is not the source's: this site's own words, shown as such."""

    text: Text = Field(description="The sentence.")
    origin: Literal["ours"] = Field("ours", description="Always `ours`: the source does not say this.")


Icon = Annotated[str, StringConstraints(min_length=1, max_length=8)]
"""The emoji the source puts before a heading."""


def _whole_as_float(value: Any) -> Any:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


Number = Annotated[float, BeforeValidator(_whole_as_float, json_schema_input_type=float)]
"""A finite number; whole numbers may be written without a decimal point."""
