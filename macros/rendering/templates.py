"""Renders a component's template with a finished view: the only place that knows Jinja's set-up for HTML.

Values are escaped automatically.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.rendering.compiled_templates import CompiledTemplates
from macros.rendering.icons import icon
from macros.rendering.views.statement_ways import BUTTON

__all__ = ["COMPONENTS_DIR", "render"]

COMPONENTS_DIR = Path(__file__).parent / "components"


def render(component: str, view: Any) -> Markup:
    """The component's HTML for a view; an unknown name in a template raises."""
    html = _environment().get_template(f"{component}/template.html").render(view=view)
    return Markup(html)  # noqa: S704 - escaped by Jinja


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(COMPONENTS_DIR),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=CompiledTemplates(),
    )
    environment.globals["icon"] = icon
    environment.globals["ways_button"] = BUTTON
    return environment
