"""What everything with a permanent address has in common, whether it is in the playbook or was.

Not for: what is there (`macros.content.registry`) or what is gone (`macros.content.former`).
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.foundation.addresses import permalink

__all__ = ["Addressed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """A thing that is called by its kind and its id."""

    kind: str
    id: str
    """The full id: inside a vertical, `<vertical>.<id>`."""
    playbook: str

    @property
    def reference(self) -> str:
        """`kind/id`, the way YAML refers to it."""
        return f"{self.kind}/{self.id}"

    @property
    def anchor(self) -> str:
        """Its element's id on its page."""
        return f"{self.kind}--{self.id}"

    @property
    def permalink(self) -> str:
        """The address that never changes, from the site's root."""
        return permalink(self.playbook, self.kind, self.id)
