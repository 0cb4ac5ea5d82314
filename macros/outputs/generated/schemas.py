"""JSON Schema of every kind of file, from the same model that `playbook check` uses, for editors and other tools."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from macros.content.model.files import FILES, FOLDERS, NOTES, OPTIONAL
from macros.content.model.vocabulary import Vocabulary

__all__ = ["FILE_MODELS", "StrictSchema", "schema_of", "with_units"]

FILE_MODELS: dict[str, type[BaseModel]] = {"vocabulary": Vocabulary}
FILE_MODELS.update(FILES | OPTIONAL)
FILE_MODELS.update((folder.removesuffix("s"), model) for folder, model in (FOLDERS | NOTES).items())
"""Name of the schema file -> model: `phase` for files in `phases/`, else the file's own name."""


class StrictSchema(GenerateJsonSchema):
    """Says of a mapping with a pattern for its keys that other keys are wrong, as the model does."""

    schema_dialect = "https://json-schema.org/draft/2020-12/schema"

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> dict[str, Any]:
        """A key with a default; of a part that may be left out and cannot be `null`, nothing is said of one."""
        made = super().default_schema(schema)
        is_said = schema["schema"]["type"] == "nullable" or made.get("default") not in (None, "")
        return made if is_said else {key: value for key, value in made.items() if key != "default"}

    def dict_schema(self, schema: core_schema.DictSchema) -> dict[str, Any]:
        """A mapping's schema."""
        made = super().dict_schema(schema)
        return made | {"additionalProperties": False} if "patternProperties" in made else made


def schema_of(model: type[BaseModel], units: list[str]) -> dict[str, Any]:
    """The schema of a file; `units` are those of the vocabulary, which the model knows only by that name."""
    schema = model.model_json_schema(schema_generator=StrictSchema)
    return {"$schema": StrictSchema.schema_dialect, **_told_in_each_form(with_units(schema, units))}


def with_units(schema: Any, units: list[str]) -> Any:
    """The schema with the units named wherever it says that there is one."""
    if isinstance(schema, list):
        return [with_units(part, units) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("vocabulary") == "units":
        kept = {key: value for key, value in schema.items() if key not in ("vocabulary", "pattern", "minLength")}
        return kept | {"enum": units}
    return {key: with_units(value, units) for key, value in schema.items()}


def _told_in_each_form(schema: Any) -> Any:
    """The schema with the meaning of a key that may be `null` repeated in each of its forms.

    Editors show the words of the form at hand: else they would tell what a quantity is, and not whose.
    """
    if isinstance(schema, list):
        return [_told_in_each_form(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    told = {key: _told_in_each_form(value) for key, value in schema.items()}
    if "description" in told and {"type": "null"} in told.get("anyOf", ()):
        told["anyOf"] = [form | {"description": told["description"]} for form in told["anyOf"]]
    return told
