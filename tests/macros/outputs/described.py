"""What a published JSON document has that its description does not allow, or lacks of what it asks for."""

from typing import Any

import jsonschema

__all__ = ["faults"]


def faults(description: dict[str, Any], path: str, document: Any) -> list[str]:
    """Of the document at `path`, as openapi.json names it."""
    answer = description["paths"][path]["get"]["responses"]["200"]
    schema = answer["content"]["application/json"]["schema"] | {"components": description["components"]}
    jsonschema.Draft202012Validator.check_schema(schema)
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(document)]
