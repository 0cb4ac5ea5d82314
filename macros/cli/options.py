"""What several commands take: the folder that holds playbooks/, and one playbook in it."""

from __future__ import annotations

from pathlib import Path

import click

from macros.content.loading import playbook_names

__all__ = ["chosen_playbook", "require_playbooks", "root_option"]

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="the current folder",
    help="The folder that holds playbooks/.",
)


def require_playbooks(root: Path) -> None:
    """Make a wrong call of a root without playbooks."""
    try:
        names = playbook_names(root)
    except OSError as error:
        raise click.UsageError(f"{root / 'playbooks'} cannot be read: {error.strerror}; name another --root") from error
    if not names:
        raise click.UsageError(f"there is no playbook below {root / 'playbooks'}; name the folder with --root")


def chosen_playbook(root: Path, name: str | None) -> str:
    """The playbook `name`, or the only one; anything else is a wrong call."""
    require_playbooks(root)
    names = playbook_names(root)
    if name is None and len(names) == 1:
        return names[0]
    if name not in names:
        raise click.UsageError(f"choose one of these with --playbook: {', '.join(names)}")
    return name
