"""The YAML language server that editors use, spoken to as they do: JSON messages over its standard streams."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
PATIENCE = 60
"""Seconds for an answer; it takes milliseconds."""

_SETTINGS = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        # Else it would fetch a list of the world's schemas.
        "schemaStore": {"enable": False, "url": ""},
        "kubernetesCRDStore": {"enable": False},
    }
}


class LanguageServer:
    """One running server; `with` ends it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["node", str(PROGRAM), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._answers: dict[int, queue.Queue[Any]] = {}
        self._marks: dict[str, queue.Queue[list[dict[str, Any]]]] = {}
        self._count = 0
        self._sending = threading.Lock()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        abilities = {
            "textDocument": {
                "hover": {"contentFormat": ["markdown"]},
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
            },
            "workspace": {"configuration": True},
        }
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": abilities})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": _SETTINGS})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.ask("shutdown", None)
        self._tell("exit", None)
        self._process.wait(PATIENCE)
        self._reader.join()
        assert self._process.stdin is not None
        self._process.stdin.close()

    def open(self, path: Path, text: str) -> None:
        """Opens a file as an editor does that shows `text`, whatever lies on the disk."""
        self._marks[path.as_uri()] = queue.Queue()
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def marked(self, path: Path) -> list[dict[str, Any]]:
        """What the editor underlines in an opened file, each with `range` and `message`; asked once a file."""
        return self._marks[path.as_uri()].get(timeout=PATIENCE)

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is shown over a place, counted from 1, as Markdown; empty for nothing."""
        found = self.ask("textDocument/hover", _place(path, line, column))
        return str(found["contents"]["value"]) if found else ""

    def offered(self, path: Path, line: int, column: int) -> list[dict[str, Any]]:
        """What is offered to be written at a place, counted from 1; each has a `label`."""
        found = self.ask("textDocument/completion", _place(path, line, column))
        return list(found["items"] if isinstance(found, dict) else found)

    def ask(self, method: str, about: Any) -> Any:
        """The result of a request; its error fails the test."""
        with self._sending:
            self._count += 1
            number = self._count
        self._answers[number] = queue.Queue()
        self._send({"id": number, "method": method, "params": about})
        reply = self._answers[number].get(timeout=PATIENCE)
        del self._answers[number]
        assert "error" not in reply, reply
        return reply["result"]

    def _tell(self, method: str, about: Any) -> None:
        self._send({"method": method, "params": about})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        with self._sending:
            self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            self._process.stdin.flush()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            length = int(header.rpartition(b":")[2])
            while stream.readline().strip():
                pass
            self._take(json.loads(stream.read(length)))
        stream.close()

    def _take(self, message: dict[str, Any]) -> None:
        """An answer, what is to be underlined, or a question of the server."""
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self._marks[message["params"]["uri"]].put(message["params"]["diagnostics"])
        elif method == "workspace/configuration":
            parts = [_SETTINGS.get(item.get("section"), {}) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": parts})
        elif method is not None and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif method is None:
            self._answers[message["id"]].put(message)


def _place(path: Path, line: int, column: int) -> dict[str, Any]:
    return {
        "textDocument": {"uri": path.as_uri()},
        "position": {"line": line - 1, "character": column - 1},
    }
