"""Serves the pages, on this machine or for a county on its intranet, until it is stopped."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cheroot.wsgi import Server

from generator.errors import Fault, UsageFault
from generator.files.os_errors import reason
from generator.files.several import FileName
from generator.web.guard import Guard, OneClerk
from generator.web.permits import PERMITS

if TYPE_CHECKING:
    from cheroot.ssl.builtin import BuiltinSSLAdapter
    from flask import Flask

HERE = "127.0.0.1"
EVERYWHERE = ("0.0.0.0", "::")
USUAL_PORT = 8765
_THREADS = 8
_LARGEST_HEAD, _LARGEST_BODY = 64 * 1024, 64 * 2**20


@dataclass(frozen=True, slots=True)
class Serving:
    """A server that holds its port and is about to run: the ``link`` of its first page, and who can ``reach`` it."""

    link: str
    reach: str
    _server: Server
    _application: Callable[[], Flask]

    def run(self) -> None:
        """Answer until an interrupt. Requests before the pages are loaded wait a moment."""
        try:
            with _interrupt_afterwards():
                self._server.wsgi_app = self._application()  # 0.3 s in which the browser is opening already
            self._server.serve()
        finally:
            self.stop()

    def stop(self) -> None:
        """Give the port back."""
        self._server.stop()


@contextmanager
def _interrupt_afterwards() -> Iterator[None]:
    """Put an interrupt off until the end: one within an import ends Python by the signal, though it is caught."""
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt


def serve(folder: FileName, *, port: int | None = None) -> Serving:
    """The pages for the facts files of a folder, on this machine alone; port 0 takes a free one.

    Without a port it is the usual one, or a free one where that is taken. Raises UsageFault if the folder is none or
    the requested port is taken.
    """
    path = _folder(folder)
    server = _prepared(HERE, port)
    port = server.socket.getsockname()[1]
    access = OneClerk()
    guard = Guard(access, _hosts((HERE, "localhost"), port), cookie_name=f"fazhi-{port}", permits=PERMITS)

    def pages() -> Flask:
        from generator.web.app import application
        from generator.web.folder import Folder

        return application(Folder(path), guard)

    return Serving(f"http://{HERE}:{port}/?token={access.token}", "只有这台电脑能打开", server, pages)


def serve_county(
    folder: FileName,
    *,
    towns: FileName,
    port: int | None = None,
    bind: str = HERE,
    tls: tuple[FileName, FileName] | None = None,
) -> Serving:
    """The desk of a county: the officer's link; towns come in by their invitations.

    ``towns`` is the file with the list of towns, ``bind`` the address at which other machines reach this one, ``tls``
    certificate and key. Raises UsageFault as :func:`serve` does, for an address that is not this machine's, for a
    certificate that cannot be used, and if another server is at work on the folder; InputFault for the list's faults.
    """
    from generator.web.county.access import CountyAccess  # with SQLite and workbooks; one clerk needs neither
    from generator.web.county.opening import open_folder

    path = _folder(folder)
    certified = None if tls is None else _certified(*map(Path, tls))
    server = _prepared(bind, port)
    server.ssl_adapter = certified
    port = server.socket.getsockname()[1]
    names = (HERE, "localhost", *_names(bind))
    address = f"{'https' if tls else 'http'}://{names[-1] if bind != HERE else HERE}:{port}"
    try:
        opened = open_folder(path, Path(towns))
    except BaseException:
        server.stop()
        raise
    store, access = opened.store, CountyAccess(opened.store)
    guard = Guard(
        access, _hosts(names, port), cookie_name=f"fazhi-{port}", permits=PERMITS, secure=tls is not None,
        landing=True, secret=store.secret,
    )  # fmt: skip

    def pages() -> Flask:
        from generator.web.county.application import county_application

        return county_application(opened.desk(access, address), guard)

    return Serving(f"{address}/?token={access.token}", _reach(bind, names, tls is not None), server, pages)


def _folder(folder: FileName) -> Path:
    path = Path(folder)
    if not path.is_dir():
        raise UsageFault(Fault("没有这个文件夹", "请先建好，或核对写法", file=str(path)))
    return path


def _reach(bind: str, names: tuple[str, ...], tls: bool) -> str:
    """The line that says who can reach the server and whether others on the way can read along."""
    if bind == HERE:
        return "只有这台电脑能打开；要让乡镇打开，加 --bind 本机的内网地址"
    way = "内容加密传送" if tls else "没有证书，内容不加密传送，只在可信的内网使用"
    return f"内网里能连到 {'、'.join(names[2:])} 的电脑都能打开登录页，没有链接或代码的看不到内容；{way}"


def _names(bind: str) -> tuple[str, ...]:
    """The names under which other machines reach this one: the address, or for all of them what the system knows."""
    if bind == HERE:
        return ()
    if bind not in EVERYWHERE:
        return (f"[{bind}]" if ":" in bind else bind,)
    own = socket.gethostname()
    try:
        found = sorted({str(each[4][0]) for each in socket.getaddrinfo(own, None, socket.AF_INET)} - {HERE})
    except OSError:
        found = []
    return (own.lower(), *(one for one in found if not one.startswith("127.")))


def _hosts(names: tuple[str, ...], port: int) -> frozenset[str]:
    usual = {80, 443} & {port}
    return frozenset(f"{name}:{port}" for name in names) | (frozenset(names) if usual else frozenset())


def _certified(certificate: Path, key: Path) -> BuiltinSSLAdapter:
    from cheroot.ssl.builtin import BuiltinSSLAdapter

    try:
        return BuiltinSSLAdapter(str(certificate), str(key))
    except OSError as error:
        todo = "请核对 --tls-cert 和 --tls-key：都是 PEM 格式、配成一对、密钥不带密码"
        raise UsageFault(Fault(f"证书用不了：{reason(error)}", todo, file=str(certificate))) from error


def _prepared(address: str, port: int | None) -> Server:
    """A server that holds its port."""
    asked = USUAL_PORT if port is None else port
    server = Server((address, asked), None, numthreads=_THREADS, server_name="fazhi", shutdown_timeout=2)
    server.max_request_header_size, server.max_request_body_size = _LARGEST_HEAD, _LARGEST_BODY
    try:
        server.prepare()
    except OSError as error:
        if port is None and address == HERE:
            return _prepared(address, 0)
        what = f"端口 {asked} 用不了" if address == HERE else f"{address}:{asked} 用不了"
        todo = "请换一个，或用 --port 0 自动选" if address == HERE else "请核对本机地址，或用 --port 换一个端口"
        raise UsageFault(Fault(f"{what}：{reason(error)}", todo)) from error
    return server
