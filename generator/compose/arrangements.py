"""Next year's arrangements: in the order of the shortcomings that they answer, each once, with what it remedies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.chinese.expressions import Expression
from generator.compose.fact_view import INNER_QUOTES, FactView, enumerate_marks
from generator.compose.source_marks import ABSENT
from generator.facts.topics.closing_topics import Arrangement, Shortcoming, answered

LEAD_INS = ("针对%s的问题，", "为解决%s的问题，", "围绕解决%s的问题，")
"""Put in turn before what answers a shortcoming."""
ALIKE = 0.6
"""The share of a remedy's pairs of characters that, found in the arrangement too, make it a repetition."""
LONGEST_PROBLEM = 40
"""The most characters of a problem in a lead-in; of a longer one, its first clause."""

_CLAUSE = Expression("[，；。]")
# 达不到要求的问题 reads well, 达不到执法为民的要求的问题 does not: such a problem stands in quotation marks, too.
_UNEASY = Expression("[，；。]|的[^，；。]{1,4}$")


def in_order(
    arrangements: Sequence[Arrangement], shortcomings: tuple[Shortcoming, ...]
) -> list[tuple[int, tuple[int, ...]]]:
    """The places of the arrangements, each with those of the shortcomings that it is the first to answer.

    Ordered by these shortcomings; an arrangement that answers none comes last.
    """
    first: dict[int, int] = {}
    for place, arrangement in enumerate(arrangements):
        for shortcoming in answered(arrangement, shortcomings):
            first.setdefault(shortcoming, place)
    found = [(place, tuple(sorted(s for s in first if first[s] == place))) for place in range(len(arrangements))]
    return sorted(found, key=lambda pair: (not pair[1], pair[1]))


def arranged(entry: Mapping[str, Any]) -> str:
    """``写安排``: what will be done, led in by the shortcomings that it answers, their remedies merged with it."""
    content: FactView = entry["安排内容"]
    problems, remedies = entry["对应"], [view for view in entry["措施"] if view.stated]
    if not content.stated and not remedies:
        return f"{content.gap()}。"
    named = [problem for problem in problems if problem.stated and not problem.pending]
    lead_in = _led_in(LEAD_INS[entry["次序"] % len(LEAD_INS)], named) if named else ""
    return lead_in + "，".join(_merged(content, remedies, entry["安排标题"])) + "。"


def in_question(problem: FactView) -> str:
    """``针对``: the lead-in of what was done about a problem: 针对案卷不规范的问题."""
    if not problem.stated or problem.pending:
        return LEAD_INS[0].removesuffix("，") % problem.print()
    return _led_in(LEAD_INS[0], [problem], longest=len(str(problem.value))).removesuffix("，")


def _led_in(form: str, problems: Sequence[FactView], *, longest: int = LONGEST_PROBLEM) -> str:
    """A lead-in with the problems, all in quotation marks where one would read badly without; not 问题的问题.

    Of one that is too long only the first clause.
    """
    texts = [str(problem.value).rstrip("。；，") for problem in problems]
    texts = [text if len(text) <= longest else _CLAUSE.split(text)[0] for text in texts]
    quoted = any(map(_UNEASY.search, texts))
    shown = [text.translate(INNER_QUOTES) if quoted else text for text in texts]
    marks = [problem.ledger.mark(text, "own", problem.path) for text, problem in zip(shown, problems, strict=True)]
    if quoted:
        return form % "".join(f"“{mark}”" for mark in marks)
    named = enumerate_marks([*zip(texts, marks, strict=True)])
    return (form.replace("的问题", "") if texts[-1].endswith("问题") else form) % named


def _merged(content: FactView, remedies: Sequence[FactView], heading: FactView) -> list[str]:
    """The remedies that the content does not say yet, clause by clause, and the content, which tells the others too."""
    said = str(content.value) if content.stated and not content.pending else ""
    told: list[str] = []
    repeated: list[str] = []
    for remedy in remedies:
        if remedy.pending:
            told.append(remedy.print())
            continue
        clauses = [clause for clause in _CLAUSE.split(str(remedy.value)) if clause]
        known = f"{said}，{heading.value}"
        new = [clause for clause in clauses if not said or not _repeats(clause, known)]
        repeated += [remedy.path] if len(new) < len(clauses) or not clauses else []
        told += [remedy.ledger.mark(_cut(remedy, new, clauses), "own", remedy.path)] if new else []
        said += f"，{'，'.join(new)}"
    if content.pending and content.stated:
        told.append(content.print())
    elif content.stated:
        text = str(content.value).rstrip("。；，;, ")
        told.append(content.ledger.mark(text, "own", content.path, *repeated))
    return told or [ABSENT]


def _cut(remedy: FactView, new: Sequence[str], clauses: Sequence[str]) -> str:
    """The whole remedy if all of its clauses are new, with its own signs; else the new ones."""
    return str(remedy.value).rstrip("。；，;, ") if len(new) == len(clauses) else "，".join(new)


def _repeats(clause: str, said: str) -> bool:
    pairs = {clause[start : start + 2] for start in range(len(clause) - 1)}
    return bool(pairs) and sum(pair in said for pair in pairs) / len(pairs) >= ALIKE
