"""The machines that there is a bundle for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LOCKS = Path(__file__).parent / "locks"


@dataclass(frozen=True)
class Target:
    """A kind of machine: its name, the platform as uv and as pip call it, the versions of Python that are served."""

    name: str
    uv_platform: str
    pip_platforms: tuple[str, ...]
    pythons: tuple[str, ...]

    @property
    def lock(self) -> Path:
        """The file that pins what the bundle holds: a requirement a line, with the hashes of its wheels."""
        return LOCKS / f"{self.name}.txt"


WINDOWS = Target("windows-x64", "x86_64-pc-windows-msvc", ("win_amd64",), ("3.13",))
"""One Python, which the bundle carries itself."""

LINUX_X64 = Target(
    "linux-x64",
    "x86_64-manylinux_2_28",
    ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64", "manylinux1_x86_64"),
    ("3.11", "3.12", "3.13"),
)
LINUX_ARM64 = Target(
    "linux-arm64",
    "aarch64-manylinux_2_28",
    ("manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"),
    ("3.11", "3.12", "3.13"),
)

TARGETS = {target.name: target for target in (WINDOWS, LINUX_X64, LINUX_ARM64)}
