"""Names of laws and documents in force, and what a wrong one was meant for: ``templates/checks/法律名称.txt``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.chinese.folding import folded, with_dashes
from generator.lexicon.dated_terms import rows
from generator.lexicon.loader import load_lines

FILE = "法律名称.txt"

_TRIMMED = re.compile(r"^(?:中华人民共和国|国务院)|（(?:试行|修订|草案|修正)[^）]*）$")
_SHORTEST = 5  # characters: shorter names are near each other by nature
_REPLACED = "\0"


def intended_law(title: str) -> str:
    """The right name that a wrong one was meant for: a known mistake's, or the one that differs in one character.

    Empty if the name is right, or like none. ``title`` is the text between 《 and 》.
    """
    name = _TRIMMED.sub("", with_dashes("".join(folded(title).split())))
    if name in law_names():
        return ""
    return _mistakes().get(name) or (_nearest(name) if len(name) >= _SHORTEST - 1 else "")


@cache
def law_names() -> frozenset[str]:
    """The right names, those of the table of dated terms among them."""
    dated = (name.removeprefix("新修订的").strip("《》") for row in rows() for name in row.names if "《" in name)
    return frozenset(line for line in load_lines("checks", FILE) if "→" not in line) | frozenset(dated)


@cache
def _mistakes() -> dict[str, str]:
    """The right names by the wrong ones that are known."""
    return dict(line.split("→") for line in load_lines("checks", FILE) if "→" in line)


@cache
def _by_one_less() -> dict[str, str]:
    """The right names by what is left of them without one character, or with a gap in its place."""
    return {less: name for name in law_names() if len(name) >= _SHORTEST for less in _one_less(name)}


def _one_less(name: str) -> Iterator[str]:
    for at in range(len(name)):
        yield f"{name[:at]}{_REPLACED}{name[at + 1 :]}"
        yield name[:at] + name[at + 1 :]


def _nearest(name: str) -> str:
    """The right name that comes of replacing, leaving out or adding one character; empty if none does."""
    near = _by_one_less()
    if name in near:
        return near[name]
    for less in _one_less(name):
        found = near.get(less)
        if found and len(found) == len(name) and _REPLACED in less:
            return found
        if found is None and _REPLACED not in less and less in law_names():
            return less
    return ""
