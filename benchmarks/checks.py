"""How many planted faults are found, by rule, and how long a report takes: ``python benchmarks/checks.py``.

The faults are those of ``tests/planted.py``, then those of the pairs of passages of ``tests/figure_pairs.py``: the half
that rules are tuned on, the half held back, sets by others, and the development set if it is at hand. Exits with 1
where fewer than 95 % of the planted faults are found.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from figure_pairs import (
    CONTRADICTIONS,
    EDITORS,
    FAMILIES,
    FOLDER,
    OFFICES,
    SECOND,
    STATEMENTS,
    THIRD,
    Pair,
    dev_pairs,
    pairs,
    scores,
)
from planted import bases, document, outcomes

from generator.checks import check, rules
from generator.claims import find_claims

SHARE = 0.95
ROUNDS = 5
MOST_MILLISECONDS = 25
MOST_FOR_CLAIMS = 10


def seconds(lines: list[str]) -> float:
    """The processor time of one check without similarity, at its best of some rounds."""
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        check(document(lines), ignore=("FZ9",))
        spent.append(time.process_time() - start)
    return min(spent)


def seconds_of_claims(lines: list[str]) -> float:
    """The processor time of finding the claims of a report, at its best of some rounds."""
    found = document(lines)
    texts = list(found.claim_texts)
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        find_claims(texts)
        spent.append(time.process_time() - start)
    return min(spent)


def every(folder: Path) -> list[Pair]:
    """The pairs of all families in a folder."""
    return [pair for family in FAMILIES for pair in pairs(family, folder)]


def print_pairs() -> None:
    """Print, by family, faults found of both halves and of the development set, with alarms on sound passages."""
    names = {
        FOLDER: "own",
        SECOND: "second",
        THIRD: "third",
        OFFICES: "offices",
        CONTRADICTIONS: "opposed",
        STATEMENTS: "statements",
    }
    sets = {
        f"{name}{' held' * held_back}": [pair for pair in every(folder) if pair.held_back == held_back]
        for folder, name in names.items()
        for held_back in (False, True)
    }
    sets |= {"editor's": every(EDITORS), "development": list(dev_pairs())}
    for name, some in sets.items():
        tried, found, loud = scores(some)
        for family in tried:
            print(f"{name:12} {family:10} {found[family]:4}/{tried[family]:<4} {loud[family]:3} alarms")
        if some:
            print(f"{name:12} all        {found.total():4}/{tried.total():<4} {loud.total():3} alarms\n")


def main() -> int:
    """Print the tables."""
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for rule, _, is_found in outcomes():
        tried[rule] += 1
        found[rule] += is_found
    for rule in sorted(tried):
        print(f"{rule} {found[rule]:4}/{tried[rule]:<4} {found[rule] / tried[rule]:7.1%}  {rules()[rule].title}")
    share = found.total() / tried.total()
    print(f"\nfound {found.total()} of {tried.total()} planted faults: {share:.1%} (at least {SHARE:.0%})")
    print_pairs()
    claims = max(seconds_of_claims(lines) * 1e3 for lines in bases().values())
    print(f"the claims of a report: at most {claims:.1f} ms (at most {MOST_FOR_CLAIMS} ms)")
    spent = sorted(seconds(lines) * 1e3 for lines in bases().values())
    print(f"a report: median {median(spent):.1f} ms, longest {spent[-1]:.1f} ms (at most {MOST_MILLISECONDS} ms)")
    return 0 if share >= SHARE else 1


if __name__ == "__main__":
    sys.exit(main())
