"""File names of drafts, valid on Windows, macOS and Linux."""

from __future__ import annotations

import re

from generator.chinese.expressions import Expression
from generator.facts.topics.basic import Basic
from generator.facts.town import Town

DRAFT_MARK = "（草稿）"
REPORT = "法治政府建设情况的报告"

# What Windows forbids in a name has a full-width twin that reads the same.
_FORBIDDEN = dict(zip('/\\:*?"<>|', "／＼：＊？”＜＞｜", strict=True))
_RESERVED = Expression(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE)
# Characters of the town's name and of a form's: 30 of four bytes and 24 of three leave room within the 255 bytes
# that a disk allows.
_LONGEST, _LONGEST_FORM = 40, 24


def draft_name(basic: Basic, edition: str, what: str = REPORT, *, unfinished: bool) -> str:
    """The file name: 商酒务镇2025年度法治政府建设情况的报告（报送版）.docx.

    ``what`` is the name of a county's form in place of the report. A town without a name yet is
    某镇, and an unfinished draft is marked （草稿）.
    """
    town = Town.of(basic)
    name = town.name[:_LONGEST] or f"某{town.kind}"
    return (
        safe_stem(f"{name}{basic.year}年度{what[:_LONGEST_FORM]}（{edition}）{DRAFT_MARK if unfinished else ''}")
        + ".docx"
    )


def safe_stem(stem: str) -> str:
    """The stem without path separators, reserved words and outer dots, so that every system accepts it; never empty."""
    plain = "".join(_FORBIDDEN.get(char, char) for char in stem if char.isprintable()).strip(". ")
    return f"_{plain}" if _RESERVED.fullmatch(plain.split(".")[0].rstrip()) else plain or "_"
