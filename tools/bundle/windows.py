"""The folder for a Windows office: unpacked, double-clicked, with its own Python and nothing installed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bundle.embedded import path_file
from bundle.wheels import Wheel

TOP = "fazhi-windows-x64"
PROGRAM = "app"
"""Where Python and the program are; in ASCII, so that no code page matters."""

_FILES = Path(__file__).parent / "files"


def windows_files(python: dict[str, bytes], wheels: Iterable[Wheel], papers: dict[str, bytes]) -> dict[str, bytes]:
    """All files of the bundle by their path in the zip.

    Args:
        python: the embeddable Python, by name.
        wheels: fazhi and what it needs.
        papers: what stands beside the program, by name.
    """
    app = {**python, path_file(python): _search_path(python), "start.py": _text("start.py")}
    for wheel in wheels:
        app |= {f"site-packages/{place}": content for place, content in wheel.files().items()}
    top = {name: _for_windows(name) for name in ("双击这里开始.cmd", "命令行.cmd", "请先读我.txt")} | papers
    app["fazhi.cmd"] = _for_windows("fazhi.cmd")
    return {f"{TOP}/{name}": content for name, content in top.items()} | {
        f"{TOP}/{PROGRAM}/{name}": content for name, content in app.items()
    }


def _search_path(python: dict[str, bytes]) -> bytes:
    """Modules come from this folder alone, whatever else is installed on the machine."""
    library = path_file(python).replace("._pth", ".zip")
    return f"{library}\r\n.\r\nsite-packages\r\n".encode("ascii")


def _text(name: str) -> bytes:
    return (_FILES / name).read_bytes()


def _for_windows(name: str) -> bytes:
    """The file with the line ends of Windows; texts to be read begin with the mark by which Notepad knows UTF-8.

    Command files must not have it: the shell would take it for a command. They switch to UTF-8 in their first lines,
    which are ASCII.
    """
    text = _text(name).decode("utf-8").replace("\n", "\r\n")
    return text.encode("utf-8-sig" if name.endswith(".txt") else "utf-8")
