"""How the drafts read, in figures: ``python benchmarks/prose.py [--facts FOLDER]``.

Seeds, samples, the facts of a folder (by default those beside the model reports, if they are there) and 200 random
towns. Sentences of a person's own words count as the others do.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from prose_figures import FAULTS, praise, sentence_lengths  # noqa: E402
from random_facts import SHARES, Clerk  # noqa: E402

from generator.compose import compose  # noqa: E402
from generator.facts.facts import Facts  # noqa: E402
from generator.report.outline import Report  # noqa: E402
from generator.sources.facts_file import read_facts  # noqa: E402

MODELS = ROOT.parent / "shared" / "models"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=Path, default=MODELS / "facts")
    folder = parser.parse_args().facts
    random = [Clerk(seed, SHARES[seed % len(SHARES)]).town() for seed in range(200)]
    sets = {
        "seeds": list(_read(ROOT / "seeds")),
        "samples": list(_read(ROOT / "samples")),
        folder.name: list(_read(folder)),
        "200 towns": random,
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
    yield f"{name} ({len(reports)} drafts, {spent * 1000:.1f} ms each)"
    for fault, find in FAULTS.items():
        counts = [len(list(find(report))) for report in reports]
        yield f"  {fault:34} {sum(counts):5} in all, {max(counts):3} at most in one"
    yield f"  sentence length                    {statistics.mean(lengths):.1f} ± {statistics.pstdev(lengths):.1f}"
    yield f"  praise per 1000 characters         {1000 * sum(map(praise, reports)) / characters:.2f}"
    yield f"  headings shared by two or more     {_shared(reports)}"


def _shared(reports: Iterable[Report]) -> str:
    counts = Counter(
        paragraph.text
        for report in reports
        for paragraph in report.paragraphs()
        if paragraph.role == "heading" and paragraph.level == 2 and all(not run.sources for run in paragraph.runs)
    )
    (most, times), *_ = counts.most_common(1) or [("", 0)]
    return f"{sum(count > 1 for count in counts.values())} of {len(counts)}; most often “{most}”, {times} times"


if __name__ == "__main__":
    main()
