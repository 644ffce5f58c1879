"""Words that are wrong in a report, what to write instead, and what is spared: ``templates/checks/用语.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.lexicon.loader import load_table

FILE = "用语.yaml"


def wrong_words() -> Mapping[str, Mapping[str, Any]]:
    """The lists by the id of the rule that looks for their words, each as in the file: 名, 轻重, 依据, 词 …"""
    groups: dict[str, dict[str, Any]] = load_table("checks", FILE)
    return groups
