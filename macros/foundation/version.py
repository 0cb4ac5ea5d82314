"""Which version of this project makes the site and the files."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

__all__ = ["own_version"]


def own_version() -> str:
    """The version as it is installed; a word for it where it is not."""
    try:
        return version("playbook")
    except PackageNotFoundError:
        return "unreleased"
