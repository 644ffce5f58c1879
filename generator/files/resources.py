"""The folder of templates, schemas, seeds and samples: inside the installed package, else at the checkout's root."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, for example ``resource("templates", "layout", "gbt9704.docx")``."""
    installed = _PACKAGE / "resources"
    root = installed if installed.is_dir() else _PACKAGE.parent
    return inside(root, *parts)


def inside(folder: Path, *names: str) -> Path:
    """A path below a folder; a Chinese name is found even where the system believes that names are ASCII."""
    return folder.joinpath(*(os.fsdecode(name.encode()) for name in names))
