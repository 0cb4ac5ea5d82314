"""Which of the theme's hues a phase wears. Four hues are drawn; a fifth phase starts over.

Not for: colors themselves, which are CSS tokens (`docs/assets/css/tokens.css`).
"""

from __future__ import annotations

from macros.content.model.files import Playbook

__all__ = ["BEYOND", "hue_of_phase", "hue_of_place", "hue_of_week"]

BEYOND = "beyond"
"""What comes after the last week has no hue of its own: it is neutral."""

_DRAWN = 4


def hue_of_place(place: int) -> str:
    """`1` to `4`, of the phase at this place among all, from 0.

    >>> [hue_of_place(place) for place in range(6)]
    ['1', '2', '3', '4', '1', '2']
    """
    return str(place % _DRAWN + 1)


def hue_of_phase(playbook: Playbook, phase_id: str) -> str:
    """The same by the phase's id; an unknown phase raises `ValueError`."""
    return hue_of_place(list(playbook.phases).index(phase_id))


def hue_of_week(playbook: Playbook, week: int) -> str | None:
    """The hue of the phase the week lies in; `None` where no phase holds it."""
    for phase_id, phase in playbook.phases.items():
        if phase.weeks and phase.weeks.first <= week <= phase.weeks.last:
            return hue_of_phase(playbook, phase_id)
    return None
