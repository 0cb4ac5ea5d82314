"""`playbook export`: the playbook, or its plan in some verticals, as files for other programs.

Not for: what stands in them (`macros.exports`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from macros.calculated.checking import load
from macros.cli.options import chosen_playbook, root_option
from macros.content.loaded import Loaded
from macros.content.problems import PlaybookError
from macros.exports.edition import Edition
from macros.exports.formats import FORMATS

__all__ = ["export"]

_ABOUT = "; ".join(f"{name}: {form.about}" for name, form in FORMATS.items())


@click.command(epilog=f"Formats are {_ABOUT}.")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option("-o", "out", metavar="PATH", type=click.Path(path_type=Path), required=True, help="Where to write it.")
@click.option(
    "--vertical", "verticals", metavar="ID", multiple=True, help="The plan for this vertical; for several too."
)
@click.option(
    "--site-url",
    metavar="ADDRESS",
    envvar="SITE_URL",
    help="Where the site is published, so that links lead there; otherwise what SITE_URL says.",
)
@root_option
@click.option("--playbook", help="Which playbook, where there are several.")
def export(
    *, form: str, out: Path, verticals: tuple[str, ...], site_url: str | None, root: Path, playbook: str | None
) -> None:
    """Write the playbook in FORMAT for other programs.

    Without --vertical it is the base plan, and beside it what every vertical says. The same playbook gives the same
    files. Exit code 1 where the playbook has problems or the files cannot be written, 2 for a wrong call.
    """
    name = chosen_playbook(root, playbook)
    try:
        loaded = load(root, name)
    except PlaybookError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    address = f"{site_url.rstrip('/')}/" if site_url else None
    edition = Edition(loaded=loaded, verticals=_known(loaded, verticals), address=address)
    chosen = FORMATS[form]
    try:
        written = list(_write(out, chosen.files(edition), several=chosen.several))
    except OSError as error:
        click.echo(f"{error.filename}: cannot be written: {error.strerror}; name another path with -o", err=True)
        sys.exit(1)
    for path in written:
        click.echo(f"{path}: {path.stat().st_size:,} bytes")


def _known(loaded: Loaded, verticals: tuple[str, ...]) -> tuple[str, ...]:
    """The verticals that were named, in the order readers see."""
    there = loaded.playbook.verticals
    unknown = next((it for it in verticals if it not in there), None)
    if unknown is not None:
        raise click.UsageError(f"there is no vertical '{unknown}'; choose from {', '.join(there) or 'none'}")
    return tuple(it for it in there if it in verticals)


def _write(out: Path, files: Iterable[tuple[str, bytes]], *, several: bool) -> Iterable[Path]:
    """Write what was made: into the folder `out` where there may be several files, else as the file `out`."""
    for name, content in files:
        path = out / name if several else out
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        yield path
