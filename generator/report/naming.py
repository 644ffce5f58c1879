"""How a draft's file is called, on any of the systems that it will travel to."""

from __future__ import annotations

import re

from generator.facts.topics.basic import Basic
from generator.facts.town import Town

DRAFT_MARK = "（草稿）"

# What Windows forbids in a name has a full-width twin that reads the same.
_FORBIDDEN = dict(zip('/\\:*?"<>|', "／＼：＊？”＜＞｜", strict=True))
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE)
# Of the town's name: 40 characters of four bytes leave room for the rest within the 255 that a disk allows.
_LONGEST = 40


def draft_name(basic: Basic, edition: str, *, unfinished: bool) -> str:
    """商酒务镇2025年度法治政府建设情况的报告（报送版）.docx; 某镇… without a name yet, （草稿） with gaps."""
    town = Town.of(basic)
    name = town.name[:_LONGEST] or f"某{town.kind}"
    return (
        safe(f"{name}{basic.year}年度法治政府建设情况的报告（{edition}）{DRAFT_MARK if unfinished else ''}") + ".docx"
    )


def safe(stem: str) -> str:
    """A name as every system takes it: no path, no reserved word, not hidden."""
    plain = "".join(_FORBIDDEN.get(char, char) for char in stem if char.isprintable()).strip(". ")
    return f"_{plain}" if _RESERVED.fullmatch(plain.split(".")[0].rstrip()) else plain or "_"
