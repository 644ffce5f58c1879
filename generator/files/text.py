"""Bytes to text: in which encoding they are, and where they stop being text.

What may be accepted differs: our own formats are UTF-8, a table from Excel may be GBK, a report may be in whatever
Notepad or WPS saves. Each caller names its encodings and words the refusal itself.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from generator.chinese.expressions import Expression

Encoding: TypeAlias = Literal["utf-8", "gb18030", "utf-16-le", "utf-16-be", "utf-32-le"]

UTF_8: Final[tuple[Encoding, ...]] = ("utf-8",)
"""Of facts files, wording and settings: a wrong guess would put wrong words into a report."""

UTF_8_OR_GBK: Final[tuple[Encoding, ...]] = ("utf-8", "gb18030")
"""Of a .csv: Excel saves it in the system's encoding. GB 18030 holds GBK and GB 2312."""

ANY: Final[tuple[Encoding, ...]] = ("utf-8", "gb18030", "utf-16-le", "utf-16-be", "utf-32-le")
"""Of a report that somebody saved as text."""

# UTF-32 before UTF-16, whose mark it begins with.
_MARKS: Final[tuple[tuple[bytes, Encoding], ...]] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = Expression("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_USUAL = Expression("[ -~\n\r\t\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_PRIVATE = Expression("[\ue000-\uf8ff]")
_BEGINNING = 4096
"""Bytes that are looked at to guess an encoding that no mark names."""


NAMES: Final[dict[str, str]] = {
    "gb18030": "GBK（记事本的“ANSI”）",
    "utf-16-le": "UTF-16（记事本的“Unicode”）",
    "utf-16-be": "UTF-16（记事本的“Unicode”）",
    "utf-32-le": "UTF-32",
}
"""What a person calls an encoding other than UTF-8, as Notepad does."""


class NotText(ValueError):
    """The bytes are in none of the accepted encodings.

    ``line`` is where they stop being UTF-8, ``encoding`` the one that they are in instead; empty if in none.
    """

    def __init__(self, line: int, encoding: Encoding | Literal[""]) -> None:
        super().__init__(f"no accepted text at line {line}: {encoding or 'unknown encoding'}")
        self.line, self.encoding = line, encoding


def decode(data: bytes, accepted: tuple[Encoding, ...] = UTF_8) -> str:
    """The text without its byte order mark, line ends as they are; :class:`NotText` if no accepted encoding fits."""
    for text, encoding in _readings(data):
        if encoding in accepted:
            return text
    raise NotText(_line_of_fault(data), next((encoding for _, encoding in _readings(data)), ""))


def unix_line_ends(text: str) -> str:
    """The text with every line ended by LF, whether by CR LF, CR or LF before."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_binary(text: str) -> bool:
    """True if there are control characters in it that no text file has: a form feed or an escape may be in one."""
    return _CONTROLS.search(text) is not None


def _readings(data: bytes) -> Iterator[tuple[str, Encoding]]:
    """The data read in each encoding that fits, the likeliest first; a mark leaves only its own."""
    mark, marked = next((each for each in _MARKS if data.startswith(each[0])), (b"", None))
    for encoding in (marked,) if marked else (*_unmarked_utf_16(data), *UTF_8_OR_GBK):
        try:
            yield data[len(mark) :].decode(encoding), encoding
        except UnicodeDecodeError:
            continue


def _unmarked_utf_16(data: bytes) -> tuple[Encoding, ...]:
    """UTF-16 without a mark has zero bytes, and read the right way round it is mostly Chinese or ASCII.

    Private-use characters are a sign of UTF-8: the first bytes of its Chinese, E4 to E9, taken for the half of one.
    """
    start = data[:_BEGINNING]
    if len(data) % 2 or 0 not in start:
        return ()
    orders: tuple[Encoding, ...] = ("utf-16-le", "utf-16-be")
    usual = {order: len(_USUAL.findall(start.decode(order, "ignore"))) for order in orders}
    best = max(orders, key=usual.__getitem__)
    private = _PRIVATE.search(start.decode(best, "ignore"))
    return (best,) if usual[best] * 2 > len(start) // 2 and not private else ()


def _line_of_fault(data: bytes) -> int:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    return 1
