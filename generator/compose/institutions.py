"""Institutions (制度) as clauses of what is done to what, not as a row of names.

Names that begin with the same object become one clause: 重大决策听证、重大决策合法性审查 become
对重大决策实行听证、合法性审查. The others stand as names, three at most behind one verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.compose.fact_view import FactView, enumerate_marks
from generator.compose.source_marks import ABSENT

MOST_NAMES = 3
"""The most names of institutions behind one verb."""

_SUFFIX = re.compile("(?<=..)制度$")
_OBJECT = re.compile(
    "(重大(?:行政)?决策|重大项目|重大事项|(?:行政)?规范性文件|政府合同|行政合同|合同|行政执法人员|执法人员|行政执法|行政处罚|信访事项)"
    "(?=[\u4e00-\u9fff]{2,})"
)
_STEPS = re.compile("公众参与|专家论证|风险评估|听证|合法性审查|集体讨论|集体讨论决定")
_BY_MEETING = re.compile("([\u4e00-\u9fff]*会议?)集体讨论(?:决定)?")
_WHOLE = re.compile(".*(?:列席|参加|出席)")
_VERBS = ("落实", "执行", "坚持", "实行", "运行", "用好", "遵守")


def institutions(said: FactView) -> str:
    """``制度``: the institutions of a list as clauses with their verbs, without a full stop."""
    if not said.stated or said.pending:
        return f"落实{said.print()}制度" if said.stated else ABSENT
    names = [_SUFFIX.sub("", text) for text, _ in said.marks(behind=("制度",))]
    if len(names) <= MOST_NAMES and not any(_WHOLE.match(name) for name in names):
        return f"落实{_listed(said, names)}制度"
    return "，".join(_clauses(said, names))


def _clauses(said: FactView, names: Sequence[str]) -> Iterator[str]:
    """The clauses: those that share an object, then single ones, then the remaining names."""
    objects: dict[str, list[str]] = {}
    clauses, rest, last = [], [], ""
    for name in names:
        found = _OBJECT.match(name)
        if found and not _WHOLE.match(name):
            last = found[0]
            objects.setdefault(last, []).append(name[found.end() :])
        elif last and _STEPS.fullmatch(name):
            objects[last].append(name)
        elif meeting := _BY_MEETING.fullmatch(name):
            clauses.append(f"由{said.ledger.mark(meeting[1], 'own', said.path)}{said.plain('集体讨论')}")
        elif _WHOLE.match(name):
            clauses.append(said.ledger.mark(name, "own", said.path))
        else:
            rest.append(name)
    for number, (matter, steps) in enumerate(objects.items()):
        yield f"对{said.ledger.mark(matter, 'own', said.path)}实行{_listed(said, steps)}"
        if number == 0:
            yield from clauses
    if not objects:
        yield from clauses
    yield from _in_threes(said, rest)


def _in_threes(said: FactView, names: Sequence[str]) -> Iterator[str]:
    for number, start in enumerate(range(0, len(names), MOST_NAMES)):
        yield f"{_VERBS[number % len(_VERBS)]}{_listed(said, names[start : start + MOST_NAMES])}制度"


def _listed(said: FactView, names: Sequence[str]) -> str:
    return enumerate_marks([(name, said.ledger.mark(name, "own", said.path)) for name in names])
