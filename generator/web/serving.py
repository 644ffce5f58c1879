"""Serves the pages on this machine until it is stopped."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cheroot.wsgi import Server

from generator.errors import Fault, UsageFault
from generator.files.os_errors import reason
from generator.files.several import FileName
from generator.web.guard import Guard, OneClerk

HERE = "127.0.0.1"
USUAL_PORT = 8765
_THREADS = 8
_LARGEST_HEAD, _LARGEST_BODY = 64 * 1024, 64 * 2**20


@dataclass(frozen=True, slots=True)
class Serving:
    """A server that holds its port and is about to run; ``link`` opens its first page."""

    link: str
    _server: Server
    _folder: Path
    _guard: Guard

    def run(self) -> None:
        """Answer until an interrupt. Requests before the pages are loaded wait a moment."""
        try:
            from generator.web.app import application  # 0.3 s in which the browser is opening already
            from generator.web.folder import Folder

            self._server.wsgi_app = application(Folder(self._folder), self._guard)
            self._server.serve()
        finally:
            self._server.stop()


def serve(folder: FileName, *, port: int | None = None) -> Serving:
    """The pages for the facts files of a folder, on this machine alone; port 0 takes a free one.

    Without a port it is the usual one, or a free one where that is taken. Raises UsageFault if the folder is none or
    the requested port is taken.
    """
    path = Path(folder)
    if not path.is_dir():
        raise UsageFault(Fault("没有这个文件夹", "请先建好，或核对写法", file=str(path)))
    server = _prepared(port)
    port = server.socket.getsockname()[1]
    access = OneClerk()
    hosts = frozenset(f"{name}:{port}" for name in (HERE, "localhost"))
    guard = Guard(access, hosts, cookie_name=f"fazhi-{port}")
    return Serving(f"http://{HERE}:{port}/?token={access.token}", server, path, guard)


def _prepared(port: int | None) -> Server:
    """A server that holds its port."""
    asked = USUAL_PORT if port is None else port
    server = Server((HERE, asked), None, numthreads=_THREADS, server_name="fazhi", shutdown_timeout=2)
    server.max_request_header_size, server.max_request_body_size = _LARGEST_HEAD, _LARGEST_BODY
    try:
        server.prepare()
    except OSError as error:
        if port is None:
            return _prepared(0)
        raise UsageFault(Fault(f"端口 {port} 用不了：{reason(error)}", "请换一个，或用 --port 0 自动选")) from error
    return server
