"""Kinds of sentences: a deed without a doer, something that did not occur, or a sentence with its own subject."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.compose.messages import Runs
from generator.files.resources import resource

_WHEN = "(?:全年|今年|年内|年初|年终|定期|及时)?"
# 以镇政府名义签订的合同，由司法所审查: what begins like a deed is the object of another's.
_OBJECT = "(?:以|在|按|对|就|将)[^，]*的[^，]*，由"
_LENGTH = 24  # of a beginning that tells
_NONE = re.compile("(?:全年|今年)?(?:未|没有|无)")
_NONE_BEGINS = "全今未没无"
"""The first characters of such sentences, by which most others are passed over."""


def is_deed(runs: Runs) -> bool:
    """True if the sentence tells what was done and leaves out by whom."""
    return _tells_deed(_beginning(runs))


def is_none(runs: Runs) -> bool:
    """True if the sentence says only that something did not occur."""
    return (
        runs[0].text[:1] in _NONE_BEGINS
        and bool(_NONE.match(_beginning(runs)))
        and all(run.kind == "plain" for run in runs)
    )


@cache
def _deed() -> re.Pattern[str]:
    """The beginnings of sentences that tell a deed, from the list of words in 起句.txt."""
    text = resource("templates", "content", "起句.txt").read_text(encoding="utf-8")
    lines = " ".join(line for line in text.splitlines() if not line.startswith("#"))
    words, _, others = lines.partition("不是：")
    longest_first = sorted(words.split(), key=len, reverse=True)
    return re.compile(f"{_WHEN}(?!{_OBJECT}|{'|'.join(others.split())})(?:{'|'.join(longest_first)})")


def _beginning(runs: Runs) -> str:
    words = ""
    for run in runs:
        words += run.text
        if len(words) >= _LENGTH:
            break
    return words[:_LENGTH]


@lru_cache(maxsize=4096)
def _tells_deed(words: str) -> bool:
    return bool(_deed().match(words)) and not _NONE.match(words)
