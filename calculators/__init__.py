"""The project's calculators: formulas only, standard library only.

They know no playbook, no YAML, no HTML, no file and no network. Every number of a playbook, and every
default, comes in as an argument. ``calculators.bridge`` is the one door for pages and the command line.
"""

NAMES = ("timeline", "adoption", "roi")

__all__ = ["NAMES"]
