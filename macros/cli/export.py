"""`playbook export`: the playbook, or its plan in some verticals, as files for other programs.

Not for: what stands in them (`macros.exports`).
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from calculators.invalid import InvalidInput
from macros.calculated.checking import load
from macros.cli.options import chosen_playbook, root_option
from macros.cli.pdf import printed
from macros.content.loaded import Loaded
from macros.content.problems import PlaybookError
from macros.content.registry import Registry
from macros.content.site import Site
from macros.exports.edition import Edition
from macros.exports.formats import FORMATS, Format
from macros.exports.print_edition import print_edition
from macros.exports.schedule import TIMELINE, Schedule, Start, scheduled
from macros.foundation.version import own_version
from macros.outputs.json_api import json_documents

__all__ = ["export"]


def _document(edition: Edition, _schedule: Schedule | None) -> bytes:
    """The document of the playbook or of a vertical, as the site publishes it below `api/v1/`."""
    if len(edition.verticals) > 1:
        raise click.UsageError("json has a document for each vertical and none for several; name one")
    loaded = edition.loaded
    registry, today = Registry.of(loaded), dt.datetime.now(dt.UTC).date()
    site = Site(loaded=loaded, registry=registry, today=today, version=own_version(), commit=None, source_url=None)
    place = f"{loaded.name}/verticals/{edition.verticals[0]}" if edition.verticals else loaded.name
    return dict(json_documents(site))[f"api/v1/playbooks/{place}.json"].encode()


def _pdf(edition: Edition, _schedule: Schedule | None) -> bytes:
    return printed(print_edition(edition))


_FORMATS = {
    **FORMATS,
    "json": Format(about="the document that the site publishes for programs", file=_document),
    "pdf": Format(about="the print edition as PDF, which needs a Chromium or Chrome", file=_pdf),
}
"""Those that need more than an edition too: what the site publishes, and a browser that prints."""
_ABOUT = "; ".join(f"{name}: {form.about}" for name, form in _FORMATS.items())


@click.command(epilog=f"Formats are {_ABOUT}.")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(_FORMATS)))
@click.option("-o", "out", metavar="PATH", type=click.Path(path_type=Path), required=True, help="Where to write it.")
@click.option(
    "--vertical", "verticals", metavar="ID", multiple=True, help="The plan for this vertical; for several too."
)
@click.option(
    "--start",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The first day of Week 1, such as 2027-01-04; gives the plan its dates.",
)
@click.option("--name", "plan_name", help="What the plan is called; plans of several names keep apart in a calendar.")
@click.option("--stamp", metavar="MOMENT", help="When the file was made, such as 2026-11-22T00:00:00Z; else now.")
@click.option(
    "--site-url",
    metavar="ADDRESS",
    envvar="SITE_URL",
    help="Where the site is published, so that links lead there; otherwise what SITE_URL says.",
)
@root_option
@click.option("--playbook", help="Which playbook, where there are several.")
def export(
    *,
    form: str,
    out: Path,
    verticals: tuple[str, ...],
    start: dt.datetime | None,
    plan_name: str | None,
    stamp: str | None,
    site_url: str | None,
    root: Path,
    playbook: str | None,
) -> None:
    """Write the playbook in FORMAT for other programs.

    Without --vertical it is the base plan, and beside it what every vertical says. The same playbook gives the same
    files. Calendars and Microsoft Project need --start; lists for other planners have dates with it and none without.
    Exit code 1 where the playbook has problems or the files cannot be written, 2 for a wrong call.
    """
    chosen = _FORMATS[form]
    if chosen.needs_dates and start is None:
        raise click.UsageError(f"{form} needs dates: name the first day of Week 1 with --start, such as 2027-01-04")
    name = chosen_playbook(root, playbook)
    try:
        loaded = load(root, name)
    except PlaybookError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    address = f"{site_url.rstrip('/')}/" if site_url else None
    edition = Edition(loaded=loaded, verticals=_known(loaded, verticals), address=address)
    schedule = _schedule(edition, start, plan_name, stamp) if start else None
    try:
        written = list(_write(out, chosen, edition, schedule))
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


def _schedule(edition: Edition, start: dt.datetime, plan_name: str | None, stamp: str | None) -> Schedule:
    if TIMELINE not in edition.loaded.playbook.calculators.calculators:
        raise click.UsageError("--start needs the timeline calculator, which this playbook does not have")
    made = stamp or f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    try:
        return scheduled(edition, Start(day=start.date(), stamp=made, name=plan_name))
    except InvalidInput as error:
        raise click.UsageError(f"the timeline calculator refuses this: {error}") from error


def _write(out: Path, chosen: Format, edition: Edition, schedule: Schedule | None) -> Iterator[Path]:
    """Write what was made: as the file `out`, or into the folder `out`."""
    files = [(out, chosen.file(edition, schedule))] if chosen.file else []
    files += [(out / name, content) for name, content in (chosen.folder(edition) if chosen.folder else ())]
    for path, content in files:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        yield path
