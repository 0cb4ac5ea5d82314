"""Releases of the site that can be published one after the other under one address, and taken off the network."""

import json
import re
import shutil
from pathlib import Path

from macros import publishing
from tests.conftest import Published

PREFIX = "/guide/"


def publish(source: Published, folder: Path, url: str, name: str, *, offline: bool = True) -> None:
    """Put the built site into `folder` as the release `name`, in the place of what was there.

    Its scripts lie in a folder of their own, as those of every release do that differ.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source.folder, folder)
    shutil.rmtree(folder / "assets" / "offline")
    scripts = next((folder / "assets").glob("js-*"))
    renamed = f"js-{name:0<12}"
    scripts.rename(scripts.with_name(renamed))
    for path in [*folder.rglob("*.html"), folder / "sitemap.xml"]:
        text = path.read_text(encoding="utf-8").replace(source.url, url).replace(scripts.name, renamed)
        text = re.sub(r'(?<=name="release" content=")\w+', name, text)
        path.write_text(text, encoding="utf-8")
    built = publishing.Built(folder)
    publishing.write_worker(built, name, offline=offline)
    built.save()


def listing(folder: Path) -> dict:
    """What a release keeps on a device."""
    (path,) = (folder / "assets" / "offline").iterdir()
    return json.loads(path.read_text(encoding="utf-8"))
