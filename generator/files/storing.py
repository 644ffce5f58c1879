"""Values that are slow to make, stored as JSON in the user's own cache folder, beside compiled templates.

Where nothing can be stored or what is stored is damaged, everything works, only slower.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache

MOST = 12
"""So many values of a name are stored, the newest; each is some megabytes, and each new version makes its own."""


@cache
def _folder() -> Path | None:
    """The folder that Jinja uses: the user's own, which nobody else may write; None where there is none."""
    try:
        return Path(FileSystemBytecodeCache().directory)
    except (OSError, RuntimeError):
        return None


def stored(name: str, known: str, make: Callable[[], Any]) -> Any:
    """The value that ``make`` gives, made now or in an earlier run; ``known`` is all that it depends on.

    It consists of lists, dictionaries, texts and numbers.
    """
    if (folder := _folder()) is None:
        return make()
    file = folder / f"__fazhi_{name}_{sha256(known.encode()).hexdigest()[:24]}.json"
    with suppress(OSError, ValueError):
        return json.loads(file.read_bytes())
    value = make()
    with suppress(OSError):
        _write(file, json.dumps(value, ensure_ascii=False).encode())
        older = sorted(folder.glob(f"__fazhi_{name}_*.json"), key=lambda one: one.stat().st_mtime)[:-MOST]
        for one in older:
            one.unlink()
    return value


def _write(file: Path, data: bytes) -> None:
    """Write the file in one step, so that no other run reads half of it."""
    handle, begun = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(begun).replace(file)
    except OSError:
        Path(begun).unlink(missing_ok=True)
        raise
