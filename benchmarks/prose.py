"""How the drafts read, in figures: ``python benchmarks/prose.py [--facts FOLDER]``.

Seeds, samples, the facts of a folder (by default those beside the model reports, if they are there) and random towns
(``--towns``, 200), each figure beside its bound. Sentences of a person's own words count as the others do.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from prose_figures import FAULTS, of_the_town, opening_with_the_town, praise, sentence_lengths  # noqa: E402
from random_facts import SHARES, Clerk  # noqa: E402

import generator.commands  # noqa: E402, F401  (garbage is collected as seldom as in a command)
from generator.compose import compose  # noqa: E402
from generator.facts.facts import Facts  # noqa: E402
from generator.report.outline import Report  # noqa: E402
from generator.sources.facts_file import read_facts  # noqa: E402

MOST = {"single-sentence paragraphs": 2}
"""The bound of each fault in a draft, where it is not none."""
MILLISECONDS, HEADING_SHARE = 3, 10
OPENING_SHARE = 20
"""The most paragraphs in a hundred that begin with 我镇; of the model reports 12 do."""
MODELS = ROOT.parent / "shared" / "models"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=Path, default=MODELS / "facts")
    parser.add_argument("--towns", type=int, default=200)
    asked = parser.parse_args()
    folder = asked.facts
    random = [Clerk(seed, SHARES[seed % len(SHARES)]).town() for seed in range(asked.towns)]
    sets = {
        "seeds": list(_read(ROOT / "seeds")),
        "samples": list(_read(ROOT / "samples")),
        folder.name: list(_read(folder)),
        f"{asked.towns} towns": random,
    }
    for name, facts in sets.items():
        if facts:
            print("\n".join(_lines(name, facts)))
    for path in sorted(folder.parent.glob("[0-9]*.txt")):
        lengths = [len(part) + 1 for part in path.read_text(encoding="utf-8").replace("\n", "").split("。") if part]
        print(f"{path.name:24} sentence {statistics.mean(lengths):.1f} ± {statistics.pstdev(lengths):.1f} characters")


def _read(folder: Path) -> Iterator[Facts]:
    return (read_facts(path) for path in sorted(folder.glob("*.yaml")))


def _lines(name: str, facts: list[Facts]) -> Iterator[str]:
    reports = [compose(one).report for one in facts]
    started = time.process_time()
    for one in facts:
        compose(one)
    spent = (time.process_time() - started) / len(facts)
    lengths = [length for report in reports for length in sentence_lengths(report)]
    characters = sum(lengths) or 1
    yield f"{name} ({len(reports)} drafts, {spent * 1000:.1f} ms each; bound {MILLISECONDS})"
    for fault, find in FAULTS.items():
        counts = [len(list(find(report))) for report in reports]
        most = MOST.get(fault, 0)
        over = sum(count > most for count in counts)
        told = f"{sum(counts):5} in all, {max(counts):3} at most in one"
        yield f"  {fault:34} {told} (bound {most}; {over} drafts over it)"
    yield f"  sentence length                    {statistics.mean(lengths):.1f} ± {statistics.pstdev(lengths):.1f}"
    yield f"  praise per 1000 characters         {1000 * sum(map(praise, reports)) / characters:.2f}"
    yield f"  paragraphs that begin with 我镇       {_openings(reports)}"
    yield f"  headings shared by two or more     {_shared(reports)}"


def _openings(reports: Sequence[Report]) -> str:
    begun, of_all = (sum(len(list(of(report))) for report in reports) for of in (opening_with_the_town, of_the_town))
    return f"{100 * begun / max(of_all, 1):.1f}% (bound {OPENING_SHARE}%)"


def _shared(reports: Sequence[Report]) -> str:
    counts = Counter(
        paragraph.text
        for report in reports
        for paragraph in report.paragraphs()
        if paragraph.role == "heading" and paragraph.level == 2 and all(not run.sources for run in paragraph.runs)
    )
    (most, times), *_ = counts.most_common(1) or [("", 0)]
    share = f"{100 * times / max(len(reports), 1):.1f}% of the drafts (bound {HEADING_SHARE}%)"
    return f"{sum(count > 1 for count in counts.values())} of {len(counts)}; most often “{most}”, {share}"


if __name__ == "__main__":
    main()
