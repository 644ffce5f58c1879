"""Answers as bytes, as a script hands them over: in which encoding they are, where that is not UTF-8."""

from __future__ import annotations

import codecs

from generator.errors import Fault
from generator.files.text import NAMES, NotText, decode


def encoding_fault(line: bytes) -> Fault | None:
    """The fault of a line that is not in UTF-8, with the encoding that it seems to be in; None if it is."""
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in line:
        name = NAMES["utf-16-le"]
    else:
        try:
            decode(line)
        except NotText as error:
            name = NAMES.get(error.encoding, "")
        else:
            return None
    found = f"是 {name}编码" if name else "看不出是哪种编码"
    return Fault(f"送入的文字编码不对，{found}，应为 UTF-8，从这一题起没有收下", "请另存为 UTF-8 再送入")
