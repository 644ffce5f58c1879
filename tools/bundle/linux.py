"""The folder for a Linux office: wheels for several Pythons, and a script that installs them beside itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bundle.targets import Target
from bundle.wheels import Wheel

_FILES = Path(__file__).parent / "files"


def linux_files(target: Target, wheels: Iterable[Wheel], papers: dict[str, bytes]) -> dict[str, bytes]:
    """All files of the bundle by their path in the archive."""
    top = {name: (_FILES / name).read_bytes() for name in ("安装.sh", "请先读我（Linux）.txt")} | papers
    files = top | {f"wheels/{wheel.path.name}": wheel.path.read_bytes() for wheel in wheels}
    return {f"fazhi-{target.name}/{name}": content for name, content in files.items()}
