"""Running the rules over a report; their findings in reading order."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from operator import attrgetter

from generator.checks.checked_report import CheckedReport
from generator.checks.finding import Finding
from generator.checks.rule import Hit, Rule
from generator.lexicon.county_tables import tables_of

_SENTENCE_ENDS = "。；！？\n"


_DECLARING = (
    "assertions", "cadences", "dates", "doublings", "drafted", "enumerators", "figures", "language", "mentions", "misspellings", "number_series", "official_form", "places", "policy", "privacy", "qualifiers",
    "rates", "residue", "similarity", "statements", "structure", "sums", "villages", "years",
)  # fmt: skip
"""The modules of this package that declare rules."""

YIELDS: dict[str, tuple[str, ...]] = {
    "FZ306": ("FZ305", "FZ307", "FZ308", "FZ319"),  # a rate that is wrong need not be told to be without its count
    "FZ201": ("FZ103",),  # parts in another order
    "FZ206": ("FZ203",),  # 7、 among （六） and （八）
    "FZ408": ("FZ412",),  # a year that is wrong for its meeting or plan
    "FZ412": ("FZ406", "FZ407", "FZ515"),
    "FZ426": ("FZ505", "FZ411", "FZ414"),
    "FZ338": ("FZ329", "FZ330"),
    "FZ340": ("FZ320", "FZ623"),
    "FZ627": ("FZ508", "FZ509", "FZ510", "FZ602"),
    "FZ343": ("FZ311",),
    "FZ307": ("FZ343",),
    "FZ354": ("FZ310",),
    "FZ357": ("FZ310", "FZ311", "FZ339", "FZ343"),  # statements that exclude one another, in words of their own
    "FZ358": ("FZ415", "FZ349"),
    "FZ350": ("FZ623", "FZ340", "FZ320"),
    "FZ413": ("FZ116",),  # 截至 a day of another year
    "FZ305": ("FZ308",),  # a rate beyond a hundred is wrong whatever it is of
    "FZ351": ("FZ623",),
    "FZ411": ("FZ115", "FZ428"),
    "FZ504": ("FZ412",),
    "FZ639": ("FZ627", "FZ508", "FZ602", "FZ632"),
    "FZ508": ("FZ407", "FZ412", "FZ515"),  # a title whose years are wrong is known by its other words
    "FZ515": ("FZ406", "FZ407"),
    "FZ601": ("FZ405",),  # 锟斤拷锟斤拷
    "FZ602": ("FZ508",),
    "FZ606": ("FZ204", "FZ205", "FZ206", "FZ816"),  # a half-width sign of a number, behind 附件
    "FZ608": ("FZ204",),
    "FZ631": ("FZ405", "FZ601"),
    "FZ632": ("FZ508", "FZ602", "FZ627"),
    "FZ633": ("FZ628",),
    "FZ614": ("FZ406", "FZ407", "FZ412", "FZ515"),  # the dash between years that are wrong
    "FZ902": ("FZ905",),  # what a third of the county has is nobody's copy of one other
}
"""Which rules are silent about words that another rule speaks of: the cause is one, and the other one names it."""


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
    select, ignore = tuple(select), tuple(ignore)
    asked = (rule for rule in rules().values() if is_selected(rule, select, ignore))
    fitting = (rule for rule in asked if not rule.editions or document.edition in rule.editions)
    with tables_of(document.settings.wording.content):
        return findings_of((rule, hit) for rule in fitting for hit in rule.find(document))


def findings_of(hits: Iterable[tuple[Rule, Hit]]) -> tuple[Finding, ...]:
    """The hits of rules in one report as findings, in reading order; of one cause, one finding (``YIELDS``)."""
    return _numbered([_finding(rule, hit) for rule, hit in without_yielding(list(hits))])


def is_selected(rule: Rule, select: Collection[str], ignore: Collection[str]) -> bool:
    """True if a rule is among those selected and not among those ignored."""
    return (not select or rule.id.startswith(tuple(select))) and not rule.id.startswith(tuple(ignore))


def without_yielding(hits: list[tuple[Rule, Hit]]) -> Iterator[tuple[Rule, Hit]]:
    """The hits in reading order, of one cause one hit.

    Those of rules that give way to another one with a hit at the same words are left out, and the second of two
    overlapping hits of one rule with one message.
    """
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for rule, hit in hits:
        if span := span_of(hit):
            spans[rule.id].append(span)
    last: dict[tuple[str, str], int] = {}
    for rule, hit in sorted(hits, key=lambda pair: _position(pair[1])):
        span, before = span_of(hit), YIELDS.get(rule.id, ())
        if span is None:
            yield rule, hit
            continue
        taken = (other for id in before for other in spans.get(id, ()))
        told = last.get((rule.id, hit.message), -1)
        if span[0] >= told and not any(span[0] < end and start < span[1] for start, end in taken):
            last[rule.id, hit.message] = span[1]
            yield rule, hit


def span_of(hit: Hit) -> tuple[int, int] | None:
    """Where the words of a hit begin and end in the report's text; None if it has none."""
    if hit.line is None or not hit.words:
        return None
    start = hit.line.start + hit.start
    return start, start + len(hit.words)


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
