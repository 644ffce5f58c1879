"""The rows that specimens give for a county's templates, stored: composing them takes seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from generator.compose.template_fields import template_names
from generator.compose.template_files import PHRASES_FILE, WORDS_FILE, template_text
from generator.files.storing import stored

SOURCES = ("chinese", "claims", "compose", "facts", "lexicon", "report", "settings", "taking")
"""The folders of the program that decide what specimens show."""


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
