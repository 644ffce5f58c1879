"""Serves the pages on this machine until it is stopped."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cheroot.wsgi import Server

from generator.errors import Fault, UsageFault
from generator.files.os_errors import reason
from generator.web.app import application
from generator.web.folder import Folder
from generator.web.guard import Guard, OneClerk

HERE = "127.0.0.1"
_THREADS = 8


@dataclass(frozen=True, slots=True)
class Serving:
    """A server that holds its port and is about to run; ``link`` opens its first page."""

    link: str
    _server: Server

    def run(self) -> None:
        """Answer until :meth:`stop` or an interrupt."""
        try:
            self._server.serve()
        finally:
            self._server.stop()

    def stop(self) -> None:
        """End :meth:`run` from another thread."""
        self._server.stop()


def serving(folder: Path, *, port: int = 0) -> Serving:
    """The pages for the facts files of a folder, on this machine alone; port 0 takes a free one.

    Raises UsageFault if the folder is none or the port is taken.
    """
    if not folder.is_dir():
        raise UsageFault(Fault("没有这个文件夹", "请先建好，或核对写法", file=str(folder)))
    server = Server((HERE, port), None, numthreads=_THREADS, server_name="fazhi", shutdown_timeout=2)
    server.max_request_header_size, server.max_request_body_size = 64 * 1024, 64 * 2**20
    try:
        server.prepare()
    except OSError as error:
        raise UsageFault(Fault(f"端口 {port} 用不了：{reason(error)}", "请换一个，或用 --port 0 自动选")) from error
    port = server.socket.getsockname()[1]
    access = OneClerk()
    hosts = frozenset(f"{name}:{port}" for name in (HERE, "localhost"))
    guard = Guard(access, hosts, cookie_name=f"fazhi-{port}")
    server.wsgi_app = application(Folder(folder), guard)
    return Serving(f"http://{HERE}:{port}/?token={access.token}", server)
