"""Renders a component's template with a finished view: the only place that knows Jinja's set-up for HTML.

Values are escaped automatically. The result is one line, so that Markdown takes it as a whole and never looks inside.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.foundation.compiled_templates import CompiledTemplates
from macros.rendering.icons import icon

__all__ = ["COMPONENTS_DIR", "render"]

COMPONENTS_DIR = Path(__file__).parent / "components"


def render(component: str, view: Any) -> Markup:
    """The component's HTML for a view, as one line; an unknown name in a template raises."""
    html = _environment().get_template(f"{component}/template.html").render(view=view)
    return Markup(" ".join(line.strip() for line in html.splitlines() if line.strip()))  # noqa: S704 - escaped by Jinja


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(COMPONENTS_DIR),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_on_one_line,
        bytecode_cache=CompiledTemplates(),
    )
    environment.globals["icon"] = icon
    return environment


def _on_one_line(value: Any) -> Any:
    """Text from YAML may hold line breaks; the page shows them as spaces, as HTML would."""
    return (
        " ".join(value.split()) if isinstance(value, str) and not isinstance(value, Markup) and "\n" in value else value
    )
