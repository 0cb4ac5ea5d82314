"""A host's API: JSON over HTTP, with a token that is shown to the host alone, and answers of bounded size."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

__all__ = ["Api", "HostError", "TooLarge"]

_LARGEST = 64_000_000
"""Bytes that are read of an answer: more than a page of a list, each entry as long as a host allows."""
_PAGE = 30
"""Entries on one page of a list."""


class HostError(Exception):
    """A host did not do what it was asked; says which request, and its answer."""


class TooLarge(HostError):
    """An answer has more bytes than were asked for."""


@dataclass(frozen=True, slots=True)
class Api:
    """The API at `address`, which has no slash at its end; `headers` hold the token."""

    address: str
    headers: Mapping[str, str]
    seconds: float = 30
    """How long one answer may keep us waiting."""

    def get(self, path: str, **query: str | int) -> Any:
        """What the host answers to a question."""
        return json.loads(self.read(f"{path}?{urllib.parse.urlencode(query)}" if query else path) or "null")

    def every(self, path: str, **query: str | int) -> Iterator[dict[str, Any]]:
        """Each entry of a list, from all of its pages."""
        page = 1
        while found := self.get(path, **query, per_page=_PAGE, page=page):
            yield from found
            if len(found) < _PAGE:
                return
            page += 1

    def read(self, path: str, largest: int = _LARGEST) -> bytes:
        """An answer as it came.

        Raises:
            HostError: for any answer but a good one.
            TooLarge: for one of more than `largest` bytes.
        """
        return self._ask("GET", path, None, largest)

    def send(self, method: str, path: str, value: Mapping[str, Any]) -> Any:
        """What the host answers to a change."""
        return json.loads(self._ask(method, path, json.dumps(value).encode(), _LARGEST) or "null")

    def _ask(self, method: str, path: str, data: bytes | None, largest: int) -> bytes:
        request = urllib.request.Request(f"{self.address}{path}", data, method=method)  # noqa: S310 - the host's own address
        for name, value in self.headers.items():
            # Not sent on when the host leads elsewhere, as it does for what a run has uploaded.
            request.add_unredirected_header(name, value)
        if data is not None:
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=self.seconds) as answer:  # noqa: S310 - as above
                found: bytes = answer.read(largest + 1)
        except urllib.error.HTTPError as error:
            raise HostError(f"{method} {path}: the host answered {error.code} {error.reason}") from error
        except (OSError, HTTPException) as error:
            raise HostError(f"{method} {path}: {error}") from error
        if len(found) > largest:
            raise TooLarge(f"{method} {path}: the answer is larger than {largest:,} bytes")
        return found
