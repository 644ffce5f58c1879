"""The locks: which release of what, and the hashes of its files."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bundle.targets import LOCKS, Target

CHECKOUT = Path(__file__).resolve().parents[2]
EMBEDDED = LOCKS / "python.txt"
"""Pins the embeddable Python of the Windows bundle."""

_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def write_lock(target: Target) -> None:
    """Resolve the dependencies of fazhi with its pages anew and write the target's lock."""
    resolve = ["uv", "pip", "compile", CHECKOUT / "pyproject.toml", "--extra", "web"]
    machine = ["--python-platform", target.uv_platform, "--python-version", target.pythons[0]]
    options = ["--only-binary", ":all:", "--generate-hashes", "--no-header", "--no-annotate", "--quiet"]
    subprocess.run(
        [sys.executable, "-m", *map(str, [*resolve, *machine, *options]), "--output-file", str(target.lock)], check=True
    )


def hashes(lock: Path) -> dict[str, frozenset[str]]:
    """The accepted SHA-256 of each pinned release, by ``name==version``."""
    return {pin: frozenset(_HASH.findall(rest)) for pin, rest in _entries(lock.read_text(encoding="utf-8"))}


def _entries(text: str) -> Iterator[tuple[str, str]]:
    for entry in text.replace("\\\n", " ").splitlines():
        if entry.strip() and not entry.startswith("#"):
            pin, _, rest = entry.partition(" ")
            yield pin, rest
