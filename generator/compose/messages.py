"""Declarations of a template: subjects (事), and messages about them, each in a role.

``= 合法性审查（审查、法律意见） | 加强合法性审查 | 严格审查程序`` begins a subject: its name, the key words by which
other messages are recognized as being about it, and wordings of half a heading. The lines below it are its messages;
``做法：``, ``数：``, ``结果：`` and the like at their beginning give the role.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.compose.sentence import Sentence

RANKS = {"人": 0, "做法": 1, "制度": 1, "自述": 2, "数": 3, "指标": 4, "结果": 5, "成效": 5, "荣誉": 6}
"""The roles of messages, each with its place among those of one subject."""
NO_TITLE = Sentence()
FLOATING = frozenset({"自述", "指标", "成效", "荣誉"})
"""The roles of messages that join the subject that they name, in whatever place of the template they stand."""
DEFAULT = "做法"

_SUBJECT = re.compile(r"= *([^（|]+?) *(?:（([^）]*)）)? *(?:\|(.*))?")
_ROLE = re.compile(f"({'|'.join(RANKS)})：")


@dataclass(frozen=True, slots=True)
class Subject:
    """A matter that a group reports on; ``related`` is whether it may share a paragraph with the one before it."""

    name: str
    keywords: tuple[str, ...] = ()
    halves: tuple[Sentence, ...] = ()
    slot: str = ""
    related: bool = False


class Message(NamedTuple):
    """One statement, of one or more sentences, in its role.

    ``title`` is a practice's own title, ``home`` the matter that it says it belongs to, if it has one; ``public`` is
    true if all its figures are for the public.
    """

    role: str
    sentences: tuple[Sentence, ...]
    title: Sentence = NO_TITLE
    home: str = ""
    public: bool = True


@lru_cache(maxsize=1024)
def subject_line(line: str) -> tuple[str, tuple[str, ...], str] | None:
    """The name, the key words and the wordings of half headings of a line that begins a subject; None for others."""
    found = _SUBJECT.fullmatch(line) if line.startswith("=") else None
    if found is None:
        return None
    name, words, halves = found.groups()
    return name, (name, *filter(None, re.split("[、，]", words or ""))), (halves or "").strip()


def role_of(line: str) -> tuple[str, str]:
    """The role that begins a line, and the rest of the line."""
    found = _ROLE.match(line)
    return (found[1], line[found.end() :].lstrip()) if found else (DEFAULT, line)
