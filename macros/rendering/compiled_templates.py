"""Keeps compiled Jinja templates from build to build, each under all that decides what it compiles to.

Jinja checks a kept template against its text, its own release and Python's, not against the environment: one compiled
for another set-up of the same template would be loaded and fail, or print something else.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import version
from marshal import dumps
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket
from jinja2.ext import Extension

__all__ = ["CompiledTemplates"]

_FOLDER = Path(__file__).resolve().parents[2] / ".cache" / "templates"
_SETTINGS = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix"),
    *("trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline"),
    *("optimized", "is_async", "sandboxed", "autoescape", "finalize"),
    *("undefined", "code_generator_class", "context_class", "template_class"),
)
"""What an environment is made with, but for where its templates lie and what is kept of them."""


class CompiledTemplates(FileSystemBytecodeCache):
    """A bytecode cache that any number of environments may share."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder))

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """What is kept of a template for such an environment; called by Jinja."""
        key = self.get_cache_key(name, f"{filename}|{_checksum(_decisive(environment))}")
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket


def _decisive(environment: Environment) -> tuple[tuple[str, Any], ...]:
    """All that decides what this environment makes of a template's text, filters and tests too.

    Those of constants are worked out while compiling.
    """
    return (
        *((name, getattr(environment, name)) for name in _SETTINGS),
        ("policies", repr(sorted(environment.policies.items()))),
        *environment.extensions.items(),
        *environment.filters.items(),
        *environment.tests.items(),
    )


@lru_cache
def _checksum(decisive: tuple[tuple[str, Any], ...]) -> str:
    described = (f"{name}={_described(value)}" for name, value in decisive)
    return hashlib.sha256("\0".join([version("jinja2"), *described]).encode()).hexdigest()


def _described(setting: Any) -> str:
    """A value by itself; a function or class by its name, a function by its code too."""
    if isinstance(setting, Extension):
        return setting.identifier
    if not callable(setting):
        return repr(setting)
    code = getattr(setting, "__code__", None)
    name = f"{getattr(setting, '__module__', '')}.{getattr(setting, '__qualname__', type(setting).__qualname__)}"
    return f"{name} {hashlib.sha256(dumps(code)).hexdigest()}" if code else name
