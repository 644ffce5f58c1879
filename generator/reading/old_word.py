"""Old Word files (.doc, .wps) turned into .docx by LibreOffice, where that is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.errors import Fault, InputFault

SECONDS = 60
_SAVE_AS = "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”后再试"
_WINDOWS = ("ProgramFiles", "ProgramFiles(x86)")
_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")


def to_docx(data: bytes, *, seconds: float = SECONDS) -> bytes:
    """The document as .docx; ``InputFault`` where LibreOffice is missing, fails, or takes longer than ``seconds``."""
    office = find_office()
    if office is None:
        raise InputFault(Fault("这是旧式的 .doc 或 .wps 文件，这台电脑没有装 LibreOffice，转换不了", _SAVE_AS))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "old.doc").write_bytes(data)
        _run(_command(office, folder), seconds)
        made = folder / "new" / "old.docx"
        if not made.is_file():  # its exit status says nothing
            raise InputFault(Fault("旧式的 .doc 或 .wps 文件转换失败，可能已损坏", _SAVE_AS))
        return made.read_bytes()


def find_office() -> Path | None:
    """LibreOffice's program, if it is installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return Path(found)
    return next((place for place in _usual_places() if place.is_file()), None)


def _usual_places() -> Iterator[Path]:
    for variable in _WINDOWS:
        if root := os.environ.get(variable):
            yield Path(root) / "LibreOffice" / "program" / "soffice.exe"
    yield _MAC


def _command(office: Path, folder: Path) -> list[str]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ("--headless", "--norestore", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML")
    return [str(office), profile, *options, "--outdir", str(folder / "new"), str(folder / "old.doc")]


def _run(command: list[str], seconds: float) -> None:
    """Run LibreOffice and what it starts; all of them end with it, or when the time is over."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise InputFault(Fault(f"旧式的 .doc 或 .wps 文件转换超过 {seconds:g} 秒，已停止", _SAVE_AS)) from None
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
