"""What of the model is published as JSON: the version of its shape, and the files that stand whole in it.

A part of the model has the same fields in the JSON, under their names in the model (`macros.content.model.published`).
An entity has `id`, `kind`, `permalink` and `source` beside them; a map of entities becomes a list, since JSON promises
no order; what a file says of itself is left out.
"""

from __future__ import annotations

from macros.content.model.files import FILES

__all__ = ["REGISTERS", "SCHEMA_VERSION"]

SCHEMA_VERSION = 1
REGISTERS = {name: FILES[name] for name in ("measurement", "risks", "cadence", "assumptions", "conflicts", "glossary")}
"""The files that stand whole in a playbook's document. Words of this site's pages and calculators do not."""
