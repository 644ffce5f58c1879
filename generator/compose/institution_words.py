"""The words for institutions as what is done to what, from ``制度用语.yaml`` or a county's own file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from generator.chinese.expressions import Expression
from generator.compose.template_files import WORDS_FILE, template_text
from generator.errors import Fault, TemplateFault
from generator.lexicon.loader import parse_table

KINDS = ("对象", "步骤", "成句", "动词")
"""What the file lists: objects, steps, words of whole clauses, verbs before the remaining names."""

_FORM = "请写成“对象: [重大决策, 政府合同]”，与自带的文件一样"


@dataclass(frozen=True, slots=True)
class InstitutionWords:
    """The patterns of the words, and the verbs in their order."""

    object: Expression
    step: Expression
    clause: Expression
    verbs: tuple[str, ...]


def institution_words(folder: Path | None = None) -> InstitutionWords:
    """The words of the county's file if its folder has one, else the built-in ones. Raises TemplateFault."""
    return _words(template_text(folder, WORDS_FILE)) if folder else _built_in()


@cache
def _built_in() -> InstitutionWords:
    """The built-in words, which each of a draft's thousand ledgers holds."""
    return _words(template_text(None, WORDS_FILE))


@lru_cache(maxsize=4)
def _words(text: str) -> InstitutionWords:
    table = parse_table(text, WORDS_FILE)
    if faults := [Fault(what, _FORM, place=f"“{name}”", file=WORDS_FILE) for name, what in _format_faults(table)]:
        raise TemplateFault(faults)
    objects, steps, clauses, verbs = (table[kind] for kind in KINDS)
    return InstitutionWords(
        Expression(f"({_any_of(objects)})(?=\\p{{Han}}{{2,}})"),
        Expression(_any_of(steps)),
        Expression(f".*(?:{_any_of(clauses)})"),
        tuple(verbs),
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _format_faults(table: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(table, dict):
        yield "制度用语", "文件里没有用语"
        return
    for name in table:
        if name not in KINDS:
            yield str(name), f"没有这一类用语，可用的有：{'、'.join(KINDS)}"
    for kind in KINDS:
        words = table.get(kind)
        if not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
            yield kind, "要列出至少一个词"
