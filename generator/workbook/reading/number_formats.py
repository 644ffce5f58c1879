"""Number formats of Excel (ISO/IEC 29500-1, 18.8.31): the text that a cell shows for its number."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[[^\]]*\]|(?P<digits>[0#?][0#?.,/]*|General)|(?P<other>.)'
)
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_NO_WORDS = re.compile(r"[\s(),.%+\-—￥¥$]*")


def has_words(code: str) -> bool:
    """True if a format shows words beside the number, or hides it: ``0"万"``, ``"约"0``, ``;;;``; not a date's."""
    sections = list(_sections(code))
    if _DATE.search(re.sub(r'"[^"]*"|[\\!].|\[[^\]]*\]|General', "", code)):
        return False
    return any(not _NO_WORDS.fullmatch(_words(one)) or (not one and len(sections) > 1) for one in sections)


def shown(code: str, value: float) -> str:
    """The text that a cell of this format shows for a number, digits unrounded; empty if it shows nothing."""
    sections = list(_sections(code))
    index = 0 if value > 0 or len(sections) < 2 else 1 if value < 0 else min(2, len(sections) - 1)
    if value == 0 and len(sections) < 3:
        index = 0
    parts = []
    for found in _TOKEN.finditer(sections[index]):
        if found["digits"]:
            scaled = value / 1000 ** (len(found["digits"]) - len(found["digits"].rstrip(",")))
            parts.append(f"{scaled:.15g}")
        else:
            parts.append(found["quoted"] or found["escaped"] or found["other"] or "")
    return "".join(parts).strip()


def words_of(code: str) -> str:
    """The words that a format shows beside positive numbers: 万 of ``0"万"``."""
    return _words(next(_sections(code))).strip()


def _words(section: str) -> str:
    found = (one["quoted"] or one["escaped"] or "" for one in _TOKEN.finditer(section))
    return "".join(found)


def _sections(code: str) -> Iterator[str]:
    """The parts of a format that semicolons divide: for positive and negative numbers, zero, and text."""
    section = ""
    for found in re.finditer(r'"[^"]*"|[\\!].|\[[^\]]*\]|.', code, re.DOTALL):
        if found[0] == ";":
            yield section
            section = ""
        else:
            section += found[0]
    yield section
