"""How a command ends that would change a playbook and does not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from macros.editing.session import Refused

__all__ = ["refusing"]


@contextmanager
def refusing() -> Iterator[None]:
    """Print why nothing was changed, with the problems in the way, and end with exit code 1."""
    try:
        yield
    except Refused as refused:
        click.echo(str(refused), err=True)
        for problem in refused.problems:
            click.echo(str(problem), err=True)
        sys.exit(1)
