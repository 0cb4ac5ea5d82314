"""Reads, checks, resolves and renders the playbook.

`define_env` is what mkdocs-macros looks for; everything else is imported from its own module.
"""

from __future__ import annotations

from typing import Any

__all__ = ["define_env"]


def define_env(env: Any) -> None:
    """Register the components as macros; the import is late so that the command line never loads them."""
    from macros.generator.wiring import register  # noqa: PLC0415

    register(env)
