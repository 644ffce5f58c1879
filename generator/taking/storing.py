"""The rows that specimens give, stored as JSON in the user's own cache folder: composing them takes seconds.

Where nothing can be stored or a stored file is damaged, everything works, only slower.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.compose.template_files import PHRASES_FILE, WORDS_FILE, template_names, template_text
from generator.errors import FazhiError
from generator.files.bytecode import cache_folder
from generator.writing import replace_file

SOURCES = ("chinese", "claims", "compose", "facts", "lexicon", "report", "settings", "taking")
"""The folders of the program that decide what specimens show."""

MOST = 12
"""So many values of a name are stored, the newest; each is some megabytes, and each new version makes its own."""


def stored(name: str, known: str, make: Callable[[], Any]) -> Any:
    """The value that ``make`` gives, made now or in an earlier run; ``known`` is all that it depends on.

    It consists of lists, dictionaries, texts and numbers.
    """
    if (folder := cache_folder()) is None:
        return make()
    file = folder / f"__fazhi_{name}_{sha256(known.encode()).hexdigest()[:24]}.json"
    with suppress(OSError, ValueError):
        return json.loads(file.read_bytes())
    value = make()
    with suppress(OSError, FazhiError):
        replace_file(file, json.dumps(value, ensure_ascii=False).encode())
        older = sorted(folder.glob(f"__fazhi_{name}_*.json"), key=lambda one: one.stat().st_mtime)[:-MOST]
        for one in older:
            one.unlink()
    return value


def stored_for(name: str, kind: str, content: Path | None, make: Callable[[], Any]) -> Any:
    """The rows of a book for a kind of town and a county's templates, made now or in an earlier run."""
    texts = (template_text(content, file) for file in (*map(_file, template_names()), PHRASES_FILE, WORDS_FILE))
    return stored(name, "\0".join((kind, _program(), *texts)), make)


def _file(template: str) -> str:
    return f"{template}.txt"


@cache
def _program() -> str:
    """The sizes and times of the program's own files, which differ from version to version."""
    return "\n".join(_stamps(Path(__file__).parents[1]))


def _stamps(package: Path) -> Iterator[str]:
    for folder in SOURCES:
        for file in sorted((package / folder).rglob("*.py")):
            state = file.stat()
            yield f"{file.relative_to(package)} {state.st_size} {state.st_mtime_ns}"
