"""Why a site cannot be built, as one line for whoever edited a template, the settings, Python or a page."""

from __future__ import annotations

import logging
import re
import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.exceptions import MkDocsException

from macros.content.problems import Problem
from macros.generator.page_calls import BrokenCall

__all__ = ["problem_of"]

log = logging.getLogger("mkdocs.playbook")

_SETTINGS = "mkdocs.yml"
_IN_SETTINGS = re.compile(r'mkdocs\.yml", line (\d+), column (\d+)')
_PLACE = "the site cannot be built"


def problem_of(error: Exception, root: Path) -> Problem:
    """What ended a build, at the line of the checkout that it comes from; a fault of Python also with its traceback."""
    error = _cause(error)
    if isinstance(error, BrokenCall):
        return Problem(_below(error.path, root), error.line, 1, _PLACE, error.sentence)
    if isinstance(error, MkDocsException):
        found = _IN_SETTINGS.search(str(error))
        line, column = (int(found[1]), int(found[2])) if found else (1, 1)
        return Problem(_SETTINGS, line, column, _PLACE, _sentence(error))
    if isinstance(error, (TemplateSyntaxError, SyntaxError)):
        path, line = error.filename or _SETTINGS, error.lineno or 1
    else:
        path, line = _origin(error, root)
    if not isinstance(error, (TemplateError, SyntaxError)):
        log.error("%s", "".join(traceback.format_exception(error)))
    return Problem(_below(path, root), line, 1, _PLACE, _sentence(error))


def _cause(error: Exception) -> Exception:
    """A template's fault that another stumbled over, as mkdocs-macros does over lines that its page does not have."""
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, TemplateError):
            return cause
        cause = cause.__context__
    return error


def _sentence(error: Exception) -> str:
    message = error.msg if isinstance(error, SyntaxError) else str(getattr(error, "message", "") or error)
    kind = "" if isinstance(error, (MkDocsException, TemplateError, SyntaxError)) else f"{type(error).__name__}: "
    return kind + " ".join(message.split())


def _origin(error: Exception, root: Path) -> tuple[str, int]:
    """The innermost line of the checkout that the error has passed."""
    own = [
        (frame.filename, frame.lineno or 1)
        for frame in traceback.extract_tb(error.__traceback__)
        if _below(frame.filename, root) != frame.filename and ".venv" not in frame.filename
    ]
    return own[-1] if own else (_SETTINGS, 1)


def _below(path: str, root: Path) -> str:
    """The path relative to the checkout, if it lies in it."""
    return path.removeprefix(f"{root}/")
