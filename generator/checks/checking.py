"""Running the rules over a report; their findings in reading order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cache
from importlib import import_module
from operator import attrgetter

from generator.checks.checked_report import CheckedReport
from generator.checks.finding import Finding
from generator.checks.rule import Hit, Rule

_SENTENCE_ENDS = "。；！？\n"


_DECLARING = (
    "drafted", "enumerators", "figures", "language", "mentions", "number_series", "official_form", "policy", "privacy",
    "rates", "residue", "similarity", "structure", "sums", "years",
)  # fmt: skip
"""The modules of this package that declare rules."""


@cache
def rules() -> dict[str, Rule]:
    """All rules by id, in order."""
    found = [rule for module in _DECLARING for rule in import_module(f"generator.checks.{module}").RULES]
    return {rule.id: rule for rule in sorted(found, key=attrgetter("id"))}


def check(
    document: CheckedReport, *, select: Collection[str] = (), ignore: Collection[str] = ()
) -> tuple[Finding, ...]:
    """The findings of the rules, in reading order, those on the report as a whole first.

    ``select`` and ``ignore`` name rules by id or by the beginning of one (``FZ3``); without ``select`` all are run.
    """
    asked = (rule for rule in rules().values() if is_selected(rule, select, ignore))
    fitting = (rule for rule in asked if not rule.editions or document.edition in rule.editions)
    return findings_of((rule, hit) for rule in fitting for hit in rule.find(document))


def findings_of(hits: Iterable[tuple[Rule, Hit]]) -> tuple[Finding, ...]:
    """The hits of rules in one report as findings, in reading order."""
    in_order = sorted(hits, key=lambda pair: _position(pair[1]))
    return _numbered([_finding(rule, hit) for rule, hit in in_order])


def is_selected(rule: Rule, select: Collection[str], ignore: Collection[str]) -> bool:
    """True if a rule is among those selected and not among those ignored."""
    wanted = not select or any(rule.id.startswith(each) for each in select)
    return wanted and not any(rule.id.startswith(each) for each in ignore)


def _position(hit: Hit) -> tuple[int, int]:
    return (-1, 0) if hit.line is None else (hit.line.start + hit.start, len(hit.words))


def _finding(rule: Rule, hit: Hit) -> Finding:
    key = f"{rule.id}-{_fingerprint(hit)}"
    message = hit.message or rule.message or rule.title
    place = hit.line.place if hit.line else None
    severity = hit.severity or rule.severity
    return Finding(rule.id, severity, place, hit.words, message, hit.todo or rule.todo, rule.basis, key)


def _fingerprint(hit: Hit) -> str:
    """A hash of the sentence around the hit, so that a confirmation survives edits elsewhere; of the message without a line."""
    told = hit.message
    if hit.line is not None:
        text = hit.line.text
        first = max(text.rfind(end, 0, hit.start) for end in _SENTENCE_ENDS) + 1
        after = [at for end in _SENTENCE_ENDS if (at := text.find(end, hit.start + len(hit.words))) >= 0]
        told = hit.words + "\n" + "".join(text[first : min(after, default=len(text))].split())
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def _numbered(findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings with distinct keys: the second of two equal ones gets ``-2``."""
    seen: Counter[str] = Counter()
    numbered = []
    for finding in findings:
        seen[finding.key] += 1
        number = seen[finding.key]
        numbered.append(finding if number == 1 else replace(finding, key=f"{finding.key}-{number}"))
    return tuple(numbered)
