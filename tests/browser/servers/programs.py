"""Real web servers, as Debian installs them, run by a test: each on a free port, with all it writes in one folder."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

import pytest

from macros.setup.system_packages import PUBLISHERS
from tests.conftest import free_port

__all__ = ["SERVERS", "Server", "program", "running"]

START_S = 20
_NOBODY = "nobody"
"""Whom Apache reads files as, which root may not."""
_NGINX = """\
pid {folder}/pid;
daemon off;
error_log {folder}/log;
events {{ }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    gzip on;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
{lines}
    }}
}}
"""
_APACHE = """\
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
{user}
DefaultRuntimeDir {folder}
PidFile {folder}/pid
ErrorLog {folder}/log
IncludeOptional /etc/apache2/mods-enabled/*.load
{headers}
IncludeOptional /etc/apache2/mods-enabled/*.conf
<Directory />
    AllowOverride None
    Require all denied
</Directory>
{lines}
"""
_CADDY = """\
{{
    admin off
    auto_https off
    storage file_system {folder}/storage
}}
http://127.0.0.1:{port} {{
    bind 127.0.0.1
{lines}
}}
"""


def _nginx(folder: Path, port: int, lines: str) -> tuple[str, Sequence[str]]:
    text = _NGINX.format(folder=folder, port=port, lines=indent(lines, " " * 8))
    return text, ("-p", str(folder), "-c")


def _apache(folder: Path, port: int, lines: str, *, headers: bool = True) -> tuple[str, Sequence[str]]:
    user = f"User {_NOBODY}\nGroup #{pwd.getpwnam(_NOBODY).pw_gid}" if os.geteuid() == 0 else ""
    module = "IncludeOptional /etc/apache2/mods-available/headers.load" if headers else ""
    text = _APACHE.format(folder=folder, port=port, lines=lines, user=user, headers=module)
    return text, ("-d", "/etc/apache2", "-D", "FOREGROUND", "-f")


def _apache_without_headers(folder: Path, port: int, lines: str) -> tuple[str, Sequence[str]]:
    return _apache(folder, port, lines, headers=False)


def _caddy(folder: Path, port: int, lines: str) -> tuple[str, Sequence[str]]:
    text = _CADDY.format(folder=folder, port=port, lines=indent(lines, " " * 4))
    return text, ("run", "--adapter", "caddyfile", "--config")


@dataclass(frozen=True)
class Server:
    """A program, and how it is set up around the lines that are tried."""

    program: str
    configured: Callable[[Path, int, str], tuple[str, Sequence[str]]]


SERVERS = {
    "nginx": Server("nginx", _nginx),
    "apache": Server("apache2", _apache),
    "apache without mod_headers": Server("apache2", _apache_without_headers),
    "caddy": Server("caddy", _caddy),
}


def program(server: Server) -> str:
    """The server's program; the test is skipped where it is not installed."""
    found = shutil.which(server.program, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if found is None or not Path("/etc", server.program).is_dir():
        pytest.skip(PUBLISHERS[server.program].advice)
    return found


@contextmanager
def running(server: Server, folder: Path, lines: str) -> Iterator[str]:
    """Start the server with `lines` in its settings; gives its address, which ends in a slash."""
    path, port = program(server), free_port()
    text, options = server.configured(folder, port, lines)
    settings = folder / "settings"
    settings.write_text(text, encoding="utf-8")
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(
            [path, *options, str(settings)], stdout=said, stderr=said, env={**os.environ, "HOME": str(folder)}
        )
        try:
            _await(process, port, folder)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait(START_S)


def _await(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    end = time.monotonic() + START_S
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        logs = "\n".join(path.read_text() for path in (folder / "said", folder / "log") if path.exists())
        assert process.poll() is None, f"it does not start:\n{logs}"
        assert time.monotonic() < end, f"it does not answer:\n{logs}"
        time.sleep(0.05)
