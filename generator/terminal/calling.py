"""How the program is called on this machine, in commands that can be copied."""

from __future__ import annotations

import sys
from pathlib import Path


def command_line(*words: str | Path) -> str:
    """A call of the program that works here: ``fazhi ask 青山镇2025.yaml``, or by Python where fazhi is not found."""
    from shutil import which  # with its archive formats 4 ms of each start

    called = ["fazhi"] if which("fazhi") else [_python(), "-m", "generator"]
    return " ".join((*called, *(quoted(word) if isinstance(word, Path) else word for word in words)))


def _python() -> str:
    """This Python: by its name where that is the one that is found, else by its path."""
    from shutil import which  # as above

    name = Path(sys.executable).stem
    found = which(name)
    return name if found and Path(found).resolve() == Path(sys.executable).resolve() else quoted(Path(sys.executable))


def quoted(path: Path) -> str:
    """A path as it can be typed behind a command."""
    return f'"{path}"' if any(char in " \t&()'$;*?<>|" for char in str(path)) else str(path)
