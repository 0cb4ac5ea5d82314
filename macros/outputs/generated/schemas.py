"""JSON Schema of every kind of file, from the same model that `playbook check` uses, for editors and other tools."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from macros.content.model.files import FILES, FOLDERS, NOTES, OPTIONAL
from macros.content.model.sections import BUILT_IN_TYPES
from macros.content.model.site_settings import SiteSettings
from macros.content.model.vocabulary import Vocabulary

__all__ = ["FILE_MODELS", "Names", "StrictSchema", "names_in", "schema_of", "with_names"]

FILE_MODELS: dict[str, type[BaseModel]] = {"vocabulary": Vocabulary, "site": SiteSettings}
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


Names = Mapping[str, Sequence[str]]
"""What may stand where the model says that a word of a vocabulary does: its names, by the part that they are of."""


def names_in(*vocabularies: Vocabulary) -> Names:
    """Every name of these vocabularies that the model does not know itself."""
    units = (unit for words in vocabularies for unit in words.units)
    types = (type_ for words in vocabularies for type_ in words.section_types if type_ not in BUILT_IN_TYPES)
    return {"units": list(dict.fromkeys(units)), "section_types": list(dict.fromkeys(types))}


def schema_of(model: type[BaseModel], names: Names) -> dict[str, Any]:
    """The schema of a file; `names` are those of vocabularies, which the model knows only by what they are of."""
    schema = model.model_json_schema(schema_generator=StrictSchema)
    return {"$schema": StrictSchema.schema_dialect, **_told_in_each_form(with_names(schema, names))}


def with_names(schema: Any, names: Names) -> Any:
    """The schema with the names listed wherever it says that one of a vocabulary stands there."""
    if isinstance(schema, list):
        return [with_names(part, names) for part in schema]
    if not isinstance(schema, dict):
        return schema
    part = schema.get("vocabulary")
    if isinstance(part, str):
        kept = {key: value for key, value in schema.items() if key not in ("vocabulary", "pattern", "minLength")}
        return kept | {"enum": list(names[part])}
    return {key: with_names(value, names) for key, value in schema.items()}


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
