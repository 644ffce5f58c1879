"""Phrases by report year, from ``templates/content/提法.yaml``: each has its source and a switch there."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.resources import resource

FILE = "提法.yaml"


def phrases(year: int, content: Path | None = None) -> dict[str, str]:
    """The phrases that may be said in the report on that year, by name; names without one are left out."""
    return {
        name: str(entry["写法"])
        for name, dated in _table(content or resource("templates", "content")).items()
        for entry in dated
        if entry.get("启用", True) and int(entry["自"]) <= year <= int(entry.get("至", 9999))
    }


@lru_cache(maxsize=4)
def _table(folder: Path) -> dict[str, list[dict[str, Any]]]:
    loaded: dict[str, list[dict[str, Any]]] = yaml.safe_load((folder / FILE).read_text(encoding="utf-8"))
    return loaded
