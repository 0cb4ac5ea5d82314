"""`playbook export`: the playbook, its plan in some verticals, or a reader's own plan, as files for other programs.

Not for: what stands in them (`macros.exports`).
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from calculators.invalid import InvalidInput
from macros.calculated.checking import load
from macros.cli.options import chosen_playbook, root_option
from macros.cli.own_plan import plan_of, plan_option, read_plan
from macros.cli.pdf import printed
from macros.content.loaded import Loaded
from macros.content.loading import playbook_names
from macros.content.problems import PlaybookError
from macros.content.registry import Registry
from macros.content.site import Site
from macros.exports.edition import Edition
from macros.exports.fixed_schedule import fixed_schedule
from macros.exports.formats import FORMATS, Format
from macros.exports.own_plan import OwnPlan
from macros.exports.pack import pack
from macros.exports.print_edition import print_edition
from macros.exports.schedule import Schedule
from macros.exports.timeline_schedule import START, TIMELINE, Start, scheduled
from macros.foundation.version import own_version
from macros.outputs.json_api import json_documents

__all__ = ["export"]


def _document(edition: Edition, _schedule: Schedule | None) -> bytes:
    """The document of the playbook or of a vertical, as the site publishes it below `api/v1/`."""
    if edition.own.entries or edition.own.facts:
        raise click.UsageError("json is what the site publishes and holds nothing of a plan; leave --plan out")
    if len(edition.verticals) > 1:
        raise click.UsageError("json has a document for each vertical and none for several; name one")
    loaded = edition.loaded
    registry, today = Registry.of(loaded), dt.datetime.now(dt.UTC).date()
    site = Site(loaded=loaded, registry=registry, today=today, version=own_version(), commit=None, source_url=None)
    place = f"{loaded.name}/verticals/{edition.verticals[0]}" if edition.verticals else loaded.name
    return dict(json_documents(site))[f"api/v1/playbooks/{place}.json"].encode()


def _pdf(edition: Edition, _schedule: Schedule | None) -> bytes:
    return printed(print_edition(edition))


def _pack(edition: Edition, schedule: Schedule | None) -> bytes:
    return printed(pack(edition, schedule))


_FORMATS = {
    **FORMATS,
    "json": Format(about="the document that the site publishes for programs", file=_document),
    "pdf": Format(about="the print edition as PDF, which needs a Chromium or Chrome", file=_pdf),
    "pack": Format(about="a PDF for the kick-off: plan on a page, who does what, gates, risks, calendar", file=_pack),
}
"""Those that need more than an edition too: what the site publishes, and a browser that prints."""
_PRINTED = {"pdf", "pack"}
_ABOUT = "; ".join(f"{name}: {form.about}" for name, form in _FORMATS.items())


@click.command(epilog=f"Formats are {_ABOUT}.")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(_FORMATS)))
@click.option("-o", "out", metavar="PATH", type=click.Path(path_type=Path), required=True, help="Where to write it.")
@plan_option
@click.option("--vertical", "verticals", metavar="ID", multiple=True, help="The plan for this vertical, also several.")
@click.option(
    "--start",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The first day of Week 1, such as 2027-01-04; gives a plan of weeks its dates.",
)
@click.option("--name", "plan_name", help="What the plan is called; plans of several names keep apart in a calendar.")
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter"]),
    default="a4",
    show_default=True,
    help="What pdf and pack are printed on.",
)
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
    plan_path: Path | None,
    verticals: tuple[str, ...],
    start: dt.datetime | None,
    plan_name: str | None,
    paper: str,
    stamp: str | None,
    site_url: str | None,
    root: Path,
    playbook: str | None,
) -> None:
    """Write the playbook in FORMAT for other programs.

    Without --vertical it is the base plan, and beside it what every vertical says. With --plan it is your own plan;
    what you name besides, such as --start, counts before what the plan says. The same playbook gives the same files.
    Calendars and Microsoft Project need dates: the playbook's own, or from --plan or --start; everything else has them
    where there are some.
    Exit code 1 where the playbook has problems or the files cannot be written, 2 for a wrong call.
    """
    chosen = _FORMATS[form]
    file = read_plan(plan_path) if plan_path else None
    if playbook is None and file and file.playbook in playbook_names(root):
        playbook = file.playbook
    name = chosen_playbook(root, playbook)
    try:
        loaded = load(root, name)
    except PlaybookError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    address = f"{site_url.rstrip('/')}/" if site_url else None
    own = plan_of(plan_path, file, loaded) if plan_path and file else OwnPlan()
    own = replace(own, name=plan_name) if plan_name else own
    chosen_verticals = _known(loaded, verticals or own.facts.get("verticals", ()))
    edition = Edition(loaded=loaded, verticals=chosen_verticals, address=address, own=own)
    edition = replace(edition, paper=paper) if form in _PRINTED else edition
    made = stamp or f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    schedule = _fixed(edition, start, made)
    if schedule is None and (start or START in own.facts):
        schedule = _schedule(edition, start, made)
    if chosen.needs_dates and schedule is None:
        if not edition.has_weeks:
            raise click.UsageError(f"{form} needs dates, and this playbook has none and counts no weeks to put some on")
        where = "the plan has no start: choose one on My plan, or" if file else f"{form} needs dates:"
        raise click.UsageError(f"{where} name the first day of Week 1 with --start, such as 2027-01-04")
    if schedule and (moved := schedule.dated_otherwise):
        click.echo(
            f"{plan_path}: {moved[0]} had other dates on the site when the plan was saved; the playbook has changed "
            "since, or the plan was saved by an older release: open My plan and save it anew to see which hold",
            err=True,
        )
    try:
        written = list(_write(out, chosen, edition, schedule))
    except OSError as error:
        click.echo(f"{error.filename}: cannot be written: {error.strerror}; name another path with -o", err=True)
        sys.exit(1)
    for path in written:
        click.echo(f"{path}: {path.stat().st_size:,} bytes")


def _known(loaded: Loaded, verticals: tuple[str, ...]) -> tuple[str, ...]:
    """The verticals that were named, under whatever id they had, in the order readers see."""
    there = loaded.playbook.verticals
    now = [(loaded.ids.now(f"vertical/{it}") or "").partition("/")[2] or it for it in verticals if it]
    verticals = tuple(now)
    unknown = next((it for it in verticals if it not in there), None)
    if unknown is not None:
        raise click.UsageError(f"there is no vertical '{unknown}'; choose from {', '.join(there) or 'none'}")
    return tuple(it for it in there if it in verticals)


def _fixed(edition: Edition, start: dt.datetime | None, made: str) -> Schedule | None:
    """The playbook's own dates, where it has some: then nobody can say another start."""
    try:
        schedule = fixed_schedule(edition, made)
    except InvalidInput as error:
        raise click.UsageError(f"the calendar cannot be made: {error}") from error
    if schedule and start:
        raise click.UsageError("this playbook has dates of its own; leave --start out")
    return schedule


def _schedule(edition: Edition, start: dt.datetime | None, made: str) -> Schedule:
    if not edition.has_weeks:
        raise click.UsageError("dates need weeks, and this playbook counts none: its phases are in order alone")
    if TIMELINE not in edition.loaded.playbook.calculators.calculators:
        raise click.UsageError("dates need the timeline calculator, which this playbook does not have")
    try:
        return scheduled(edition, Start(day=start.date() if start else None, stamp=made))
    except InvalidInput as error:
        raise click.UsageError(f"the timeline calculator refuses this: {error}") from error


def _write(out: Path, chosen: Format, edition: Edition, schedule: Schedule | None) -> Iterator[Path]:
    """Write what was made: as the file `out`, or into the folder `out`."""
    files = [(out, chosen.file(edition, schedule))] if chosen.file else []
    files += [(out / name, content) for name, content in (chosen.folder(edition, schedule) if chosen.folder else ())]
    for path, content in files:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        yield path
