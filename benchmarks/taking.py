"""How much of a report comes back as facts: ``python benchmarks/taking.py [--full]``.

First drafts of random towns, in three counties' wording and look: facts → draft → proposals, 100 towns, with ``--full``
1,000. Then the real reports against the facts that were taken from them by hand. Exits with 1 below the floors.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from taken import TEXTS, score_of_drafts, score_of_inventory, score_of_seeds

from generator.errors import InputFault
from generator.facts.facts import fields
from generator.taking.taking import take

LEAST_OF_DRAFTS = 0.98
LEAST_FIGURES, LEAST_PRECISION, LEAST_NAMES = 0.90, 0.95, 0.70
QUICK, FULL = 100, 1000


REAL = TEXTS.parent / "reports" / "real.jsonl"
"""Reports that others wrote, one a line, of towns and counties."""


def print_certainties() -> None:
    """Print how many figures are proposed of reports that others wrote, and how sure."""
    found: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        for line in REAL.read_text(encoding="utf-8").splitlines():
            report = json.loads(line)
            file = Path(folder) / "报告.txt"
            title = f"{report['town']}{report['year']}年法治政府建设年度报告"
            file.write_text(f"{title}\n{report['text']}", encoding="utf-8")
            with suppress(InputFault):  # a county's
                found.update(one.certainty for one in take(file).proposals if of_figure(one.path))
    print(f"reports of others: {', '.join(f'{certainty} {count}' for certainty, count in found.items())}")


def of_figure(path: str) -> bool:
    """True if a proposal's field is a figure, or a figure without a field."""
    declared = fields().get(".".join(path.split(".")[:2]))
    figure = declared is not None and declared.kind in ("number", "rate", "breakdown")
    return path != "basic.year" and (figure or path.endswith(".others"))


def main() -> int:
    """Print recall and precision by kind; the exit code."""
    towns = FULL if "--full" in sys.argv else QUICK
    start = time.process_time()
    drafts = score_of_drafts(range(5000, 5000 + towns))
    spent = time.process_time() - start
    print(f"{towns} drafts, {spent / towns * 1000:.0f} ms of processor time each, made and taken")
    good = True
    for kind in drafts.wanted:  # a field's kind, or a list
        recall, precision = drafts.recall(kind), drafts.precision(kind)
        good &= min(recall, precision) >= LEAST_OF_DRAFTS
        print(f"  {kind:20} {drafts.wanted[kind]:6}  recall {recall:.1%}  precision {precision:.1%}")
    if not TEXTS.is_dir():
        print("the real reports are not at hand")
        return 0 if good else 1
    seeds = score_of_seeds()
    figures, precision, names = seeds.recall("figures"), seeds.precision("figures"), seeds.recall("names")
    print(f"real reports: figures recall {figures:.1%} precision {precision:.1%}, named things {names:.1%}")
    good &= figures >= LEAST_FIGURES and precision >= LEAST_PRECISION and names >= LEAST_NAMES
    if REAL.is_file():
        print_certainties()
    listed = score_of_inventory()
    figures, precision = listed.recall("figures"), listed.precision("figures")
    print(
        f"their inventory: figures recall {figures:.1%} precision {precision:.1%}, "
        f"figures without a field, as guesses, {listed.recall('others'):.1%} of {listed.wanted['others']}"
    )
    good &= figures >= LEAST_FIGURES and precision >= LEAST_PRECISION
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
