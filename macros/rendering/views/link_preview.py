"""What other programs show beside a link to a page: its description.

Only a calculator's page has one of its own, made at build: the worked example's answer, named as what it is.
"""

from __future__ import annotations

from macros.content.site import Site
from macros.foundation.addresses import calculator_of
from macros.rendering.views.worked_example import worked_example

__all__ = ["link_preview"]


def link_preview(site: Site, page: str) -> str | None:
    """The description of the page with this key; None where the site's own stands for it."""
    calculator = calculator_of(page)
    text = site.loaded.playbook.calculators.calculators.get(calculator or "")
    if calculator is None or text is None:
        return None
    answer = "".join(words for words, _ in worked_example(site, calculator).sentence)
    return f"{text.question} Worked example: {answer}"
