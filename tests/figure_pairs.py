"""Pairs of a passage with one fault and the same passage without: how many faults are found, how many alarms are false.

``tests/checks/pairs/*.txt`` has a family a file, a pair a line: the report year, a bar, the passage with
⟦wrong→right⟧ in it, ／ for the end of a paragraph. Rules are tuned on the odd lines; the even ones are held back.
"""

import hashlib
import json
import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from generator import check

FOLDER = Path(__file__).parent / "checks" / "pairs"
DEV = Path(os.environ.get("FAZHI_FIGURES") or Path(__file__).resolve().parents[2] / "shared" / "figures") / "dev.jsonl"
SECOND = FOLDER / "second"
"""Pairs written when the rules stood, in the words of other authors, and measured before any rule was changed."""

THIRD = FOLDER / "third"
"""Pairs of other situations still, written and measured before the rules were widened; the even lines are held back."""

KINDS = FOLDER / "kinds"
"""Pairs of the calendar, of statements that exclude one another and of names; half of them by hash are held back."""

OFFICES = FOLDER / "offices"
"""Pairs in the words of offices, written before the rules were looked at; their order, and so which are held back, is
that of their SHA-1."""

EDITORS = FOLDER / "editors"
"""Pairs by an editor who had not seen the program: half of the faults and all sound passages were read afterwards, when
the rules were widened."""

AUDITOR, OFFICE = FOLDER / "auditor", FOLDER / "office"
"""Pairs by two more editors who had not seen the program; of the office's the odd lines were read, when the rules were
widened, the even ones only counted."""

PHRASINGS = FOLDER / "phrasings"
"""Short pairs, a phrasing each; written before the rules were widened by their kinds, all of them read then."""

CONTRADICTIONS = FOLDER / "contradictions"
"""Pairs of statements that exclude one another and of things named twice, written before the rules for them, in the
order of their SHA-1."""

STATEMENTS = FOLDER / "statements"
"""Pairs of statements that need reckoning or knowledge: spans of days, shares and a rest, bounds of all, set phrases;
written before the rules were widened by their kinds, the even lines only counted."""

FAMILIES = ("parts", "rate", "subset", "conflict", "qualifier", "year", "place", "numbering", "language")
LOUD = ("错误", "提示")

_CHANGE = re.compile("⟦(.*?)→(.*?)⟧", re.DOTALL)


@dataclass(frozen=True)
class Pair:
    """A passage with a fault, the same without, and the year that the report is on."""

    family: str
    number: int
    year: int
    bad: str
    good: str
    by_hash: bool = False

    @property
    def held_back(self):
        """Whether it is one of those that no rule was tuned on."""
        if self.by_hash:
            return hashlib.sha256(self.bad.encode()).digest()[0] % 2 == 1
        return self.number % 2 == 0


def pairs(family, folder=FOLDER):
    """The pairs of a family that are our own."""
    file = folder / f"{family}.txt"
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines() if file.is_file() else (), 1):
        year, text = line.split("|", 1)
        text = text.replace("／", "\n")
        bad, good = _CHANGE.sub(r"\1", text), _CHANGE.sub(r"\2", text)
        yield Pair(family, number, int(year), bad, good, by_hash=folder == KINDS)


def dev_pairs():
    """The development pairs, where they are at hand."""
    for line in DEV.read_text(encoding="utf-8").splitlines() if DEV.is_file() else ():
        row = json.loads(line)
        yield Pair(row["family"], int(row["id"][-3:]), row["year"], row["bad"], row["good"])


def findings(pair, text):
    """What is found in a passage under a title and a first heading that name the year."""
    report = f"关于{pair.year}年度法治政府建设情况的报告\n一、{pair.year}年度推进法治政府建设的主要举措和成效\n{text}"
    (review,) = check((), text=report.encode(), ignore=("FZ1", "FZ9"))
    return review.findings


def is_found(pair):
    """Whether the passage with the fault has a finding that the one without has not."""
    bad, good = (Counter((one.rule, one.message) for one in findings(pair, text)) for text in (pair.bad, pair.good))
    return bool(bad - good)


def alarms(pair):
    """The errors and hints on the passage without a fault."""
    return [one for one in findings(pair, pair.good) if one.severity in LOUD]


def scores(some):
    """By family: how many pairs, how many faults found, how many sound passages with an alarm."""
    tried, found, loud = Counter(), Counter(), Counter()
    for pair in some:
        tried[pair.family] += 1
        found[pair.family] += is_found(pair)
        loud[pair.family] += bool(alarms(pair))
    return tried, found, loud
