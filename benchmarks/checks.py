"""How many planted faults are found, by rule, and how long a report takes: ``python benchmarks/checks.py``.

The faults are those of ``tests/planted.py``. Exits with 1 where fewer than 95 % are found.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from planted import bases, document, outcomes

from generator.checks import check, rules

SHARE = 0.95
ROUNDS = 5
MOST_MILLISECONDS = 25


def seconds(lines: list[str]) -> float:
    """The processor time of one check without similarity, at its best of some rounds."""
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        check(document(lines), ignore=("FZ9",))
        spent.append(time.process_time() - start)
    return min(spent)


def main() -> int:
    """Print both tables."""
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for rule, _, is_found in outcomes():
        tried[rule] += 1
        found[rule] += is_found
    for rule in sorted(tried):
        print(f"{rule} {found[rule]:4}/{tried[rule]:<4} {found[rule] / tried[rule]:7.1%}  {rules()[rule].title}")
    share = found.total() / tried.total()
    print(f"\nfound {found.total()} of {tried.total()} planted faults: {share:.1%} (at least {SHARE:.0%})")
    spent = sorted(seconds(lines) * 1e3 for lines in bases().values())
    print(f"a report: median {median(spent):.1f} ms, longest {spent[-1]:.1f} ms (at most {MOST_MILLISECONDS} ms)")
    return 0 if share >= SHARE else 1


if __name__ == "__main__":
    sys.exit(main())
