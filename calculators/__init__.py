"""The project's calculators: formulas only, standard library only.

They know no playbook, no YAML, no HTML, no file and no network. Every number of a playbook, and every
default, comes in as an argument. ``calculators.bridge`` is the one door for pages and the command line.

Each folder in here is a calculator, and ``NAMES`` their names (see ``calculators.catalog``); the modules beside them
are what they share.
"""

from __future__ import annotations

__all__ = ["NAMES"]

NAMES: tuple[str, ...]
"""By the alphabet. Found when somebody first asks: the first answer in a browser need not wait for it."""


def __getattr__(name: str) -> tuple[str, ...]:
    if name != "NAMES":
        raise AttributeError(name)
    from pkgutil import iter_modules  # noqa: PLC0415 - see NAMES

    # The prefix tells an archive that keeps all modules in one place whose folders are meant.
    prefix = f"{__name__}."
    names = tuple(sorted(found.name.removeprefix(prefix) for found in iter_modules(__path__, prefix) if found.ispkg))
    globals()["NAMES"] = names
    return names
