"""A page of HTML as PDF, printed by the Chromium that the machine has: tagged, with an outline of its headings.

The same page gives the same bytes from the same Chromium: the moments it notes are taken out.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

import click

from macros.setup import chromium

__all__ = ["printed"]

_LONGEST = 120
"""Seconds until Chromium is given up."""
_MOMENT = re.compile(rb"/(CreationDate|ModDate) \(D:(\d{14})")


def printed(html: bytes) -> bytes:
    """The PDF.

    Raises:
        click.ClickException: there is no Chromium, or it prints nothing.
    """
    browser = chromium.find()
    if browser is None:
        raise click.ClickException("no Chromium or Chrome is here to print; name one: CHROMIUM=/path/to/chromium")
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_bytes(html)
        call = [browser, "--headless", "--no-sandbox", "--disable-gpu", chromium.PLAIN_LETTERS]
        call += [f"--user-data-dir={folder}/profile", "--generate-pdf-document-outline", "--no-pdf-header-footer"]
        call += [f"--print-to-pdf={out}", page.as_uri()]
        try:
            subprocess.run(call, check=True, capture_output=True, timeout=_LONGEST)
            content = out.read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise click.ClickException(f"{browser} printed no PDF: {error}") from error
    return _MOMENT.sub(lambda found: b"/" + found[1] + b" (D:20000101000000", content)
