"""Phrases by report year, from ``templates/content/提法.yaml``: each has its source and a switch there."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.resources import resource

FILE = "提法.yaml"
CALLED = {"全会": "会议", "纲要": "纲要"}
"""What a person calls the phrases that a preface has."""


def phrases(year: int, content: Path | None = None) -> dict[str, str]:
    """The phrases that may be said in the report on that year, by name; names without one are left out."""
    return {
        name: str(entry["写法"])
        for name, dated in _table(content or resource("templates", "content")).items()
        for entry in dated
        if entry.get("启用", True) and int(entry["自"]) <= year <= int(entry.get("至", 9999))
    }


def known(year: int, content: Path | None = None) -> bool:
    """Whether there is a phrase of every kind for the report on that year."""
    return not unlisted(year, content)


def unlisted(year: int, content: Path | None = None) -> tuple[str, ...]:
    """The kinds of phrases that are wanting for a year, as a person calls them; their wording is then timeless."""
    said = phrases(year, content)
    return tuple(word for name, word in CALLED.items() if name not in said)


@lru_cache(maxsize=4)
def _table(folder: Path) -> dict[str, list[dict[str, Any]]]:
    loaded: dict[str, list[dict[str, Any]]] = yaml.safe_load((folder / FILE).read_text(encoding="utf-8"))
    return loaded
