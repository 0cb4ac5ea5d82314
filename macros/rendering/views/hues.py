"""Which of the theme's hues a phase wears. Four hues are drawn; a fifth phase starts over.

Not for: colors themselves, which are CSS tokens (`docs/assets/css/tokens.css`).
"""

from __future__ import annotations

from macros.content.model.files import Playbook

__all__ = ["BEYOND", "hue_of_phase", "hue_of_week"]

BEYOND = "beyond"
"""What comes after the last week has no hue of its own: it is neutral."""

_DRAWN = 4


def hue_of_phase(playbook: Playbook, phase_id: str) -> str:
    """`1` to `4`, by the phase's place; an unknown phase raises `ValueError`."""
    return str(list(playbook.phases).index(phase_id) % _DRAWN + 1)


def hue_of_week(playbook: Playbook, week: int) -> str | None:
    """The hue of the phase the week lies in; `None` where no phase holds it."""
    for phase_id, phase in playbook.phases.items():
        if phase.weeks.first <= week <= phase.weeks.last:
            return hue_of_phase(playbook, phase_id)
    return None
