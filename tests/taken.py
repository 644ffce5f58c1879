"""Reports to take from, and the figures of facts as a taker should find them."""

from pathlib import Path

from generator.facts.facts import entries
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.quantity import Cadence, Quantity, Rate


def figures_of(facts):
    """The figures by path, parts of breakdowns by their titles; those of open lists are left out."""
    found = {}
    for path, _, value in entries(facts):
        if isinstance(value, Breakdown):
            parts = {f"{path}.{part}": figure for part, figure in value.parts}
            found |= {at: str(one) for at, one in ({path: value.total} | parts).items() if isinstance(one, Quantity)}
        elif isinstance(value, Quantity | Rate | Cadence) and ".others." not in path:
            found[path] = str(value)
    return found


MEASURES = "一、2025年度推进法治政府建设的主要举措和成效"


def report(folder: Path, *paragraphs: str, title="青山镇人民政府关于2025年度法治政府建设情况的报告") -> Path:
    """A report as a text file with a paragraph of measures."""
    file = folder / "报告.txt"
    text = [title, "现将法治政府建设情况报告如下：", MEASURES, *paragraphs]
    file.write_text("\n".join(text), encoding="utf-8")
    return file
