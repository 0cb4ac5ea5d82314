"""Registers every component as a macro of its name: the only user of mkdocs-macros' `env`."""

from __future__ import annotations

from functools import partial
from typing import Any

from markupsafe import Markup

from macros.rendering.templates import render
from macros.rendering.views import COMPONENTS

__all__ = ["register"]


def register(env: Any) -> None:
    """Make `{{ risk_register() }}` and its like known to the pages."""
    for name in COMPONENTS:
        env.macro(partial(_show, env, name), name)


def _show(env: Any, name: str, *arguments: str) -> Markup:
    """The component on the page that calls it, in one element, so that Markdown passes it through whole."""
    extra = env.conf["extra"]
    try:
        site = extra["site"].site_of(env.page.url)
        html = render(name, COMPONENTS[name](site, site.local(env.page.url), *arguments))
    except Exception as error:
        # mkdocs-macros writes it into the page, as if somebody had asked for that.
        extra["build"].blame(error)
        raise
    return render("part", {"name": name, "html": extra["placeholders"].put(html)})
