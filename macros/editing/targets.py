"""What an editor means by `KIND/ID`, and why it cannot be meant."""

from __future__ import annotations

import re

from macros.content.model.base import REFERENCE_PATTERN
from macros.content.validation.renames import spots_of
from macros.content.validation.words import nearest
from macros.editing.session import Refused, Session

__all__ = ["require_published", "split"]


def split(reference: str) -> tuple[str, str, str]:
    """Kind, scope and own id of a reference.

    >>> split("adjustment/shop.pilot-till"), split("risk/delay")
    (('adjustment', 'shop.', 'pilot-till'), ('risk', '', 'delay'))

    Raises:
        Refused: where it is none.
    """
    if not re.fullmatch(REFERENCE_PATTERN, reference):
        raise Refused(f"'{reference}' is not a statement's name; write kind/id, as in risk/late-delivery.")
    kind, _, id_ = reference.partition("/")
    scope, dot, own = id_.rpartition(".")
    return kind, scope + dot, own


def require_published(session: Session, reference: str) -> None:
    """Refuse what is not in the playbook, with what may have been meant."""
    if spots_of(session.draft, reference):
        return
    kind, _, id_ = reference.partition("/")
    lock = session.lock
    now = lock.now(reference)
    if lock.state(reference) == "retired":
        raise Refused(f"'{reference}' is retired already (ids.lock, line {lock.entries[reference].line}).")
    if lock.state(reference) == "moved" and now is not None:
        raise Refused(f"'{reference}' has moved to '{now}' already; name that one.")
    known = {f"{of_kind}/{full}" for of_kind, full in session.draft.spots}
    near = nearest(id_, [other.partition("/")[2] for other in known if other.startswith(f"{kind}/")])
    elsewhere = sorted(other for other in known if other.partition("/")[2] == id_)
    meant = f"{kind}/{near}" if near else next(iter(elsewhere), None)
    hint = f"; did you mean '{meant}'?" if meant else "."
    raise Refused(f"There is no '{reference}' in this playbook{hint}")
