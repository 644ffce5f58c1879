"""The lines of keys in a settings file, which ``tomllib`` does not give."""

from __future__ import annotations

import re

from generator.chinese.expressions import Expression

_SECTION = Expression(r"\s*\[(?!\[)(.+?)\]\s*(?:#.*)?")
_KEY = Expression(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)\s*=""")
_BARE = Expression(r"""\s*(\[)?\s*([^\s"'\[\]=#]*\p{Han}[^"'\[\]=#]*?)\s*(?:[\]=＝].*)?""")


def key_lines(text: str) -> dict[tuple[str, str], int]:
    """The line of each section (with an empty key) and of each key in its section, counted from 1."""
    lines: dict[tuple[str, str], int] = {}
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        if (found := _SECTION.fullmatch(line)) and (name := _name(found[1])):
            section = name
            lines.setdefault((section, ""), number)
        elif found := _KEY.match(line):
            lines.setdefault((section, _name(found[1])), number)
    return lines


def bare_keys(text: str) -> list[tuple[int, str, bool]]:
    """Lines whose key or section is Chinese without quotation marks: number, name, whether it is a section."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        bare = _BARE.fullmatch(line)
        if bare and (bare[1] or re.search("[=＝]", line)):
            found.append((number, bare[2], bool(bare[1])))
    return found


def _name(written: str) -> str:
    """The name of a quoted or bare key; empty if it is no key."""
    import tomllib  # 5 ms of every start, and few folders have such a file

    try:
        (name,) = tomllib.loads(f"{written} = 0")
    except (tomllib.TOMLDecodeError, ValueError):
        return ""
    return name
