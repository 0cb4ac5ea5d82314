"""_site.yaml: what the site as a whole is called and looks like, whichever playbooks it publishes.

All of it may be left out: the first playbook's title and tagline, our colors and our mark stand in.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from macros.content.model.base import Link, Part, SchemaVersion, Text

__all__ = ["COLOR_PATTERN", "PICTURE_PATTERN", "Accent", "Colors", "Footer", "SiteSettings"]

COLOR_PATTERN = r"^#[0-9a-fA-F]{6}$"
PICTURE_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_-]*\.(svg|png)$"

Color = Annotated[str, StringConstraints(pattern=COLOR_PATTERN)]
"""A color as `#` and six hexadecimal digits."""

Picture = Annotated[str, StringConstraints(pattern=PICTURE_PATTERN)]
"""The name of an SVG or PNG file beside `_site.yaml`."""


class Accent(Part):
    """The color of links, buttons and what a vertical adds, on light grounds and on dark ones."""

    light: Color = Field(description="On light grounds.", examples=["#00566b"])
    dark: Color = Field(description="On dark grounds.", examples=["#74cbe0"])


class Colors(Part):
    """The site's own colors."""

    accent: Accent = Field(description="Links, buttons, focus, and what a vertical adds.")


class Footer(Part):
    """The foot of every page."""

    text: list[Text] = Field(
        default_factory=list,
        description="Sentences that stand in place of the first playbook's title, tagline and dates.",
        examples=[["Made by the customer success team."]],
    )
    links: list[Link] = Field(default_factory=list, description="Further ways, after those to the site's pages.")


class SiteSettings(Part):
    """The site's name, description, colors, pictures and footer; each may be left out."""

    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["site"] = Field(description="Always `site`.")
    name: Text | None = Field(
        None,
        description="The site's name, on each page and in its title; left out, it is the first playbook's title.",
        examples=["Playbooks of the Harbor Office"],
    )
    description: Text | None = Field(
        None,
        description="One sentence for search engines and links; left out, it is the first playbook's tagline.",
    )
    colors: Colors | None = Field(None, description="Own colors; left out, the site has ours.")
    logo: Picture | None = Field(
        None,
        description="A picture beside this file, in place of the mark at the head of each page.",
        examples=["logo.svg"],
    )
    icon: Picture | None = Field(
        None, description="A square picture beside this file, for the browser's tab.", examples=["icon.svg"]
    )
    footer: Footer | None = Field(None, description="The foot of every page.")

    @classmethod
    def empty(cls) -> SiteSettings:
        """Those of a site that says nothing of itself."""
        return cls.model_validate({"schema": 1, "kind": "site"})
