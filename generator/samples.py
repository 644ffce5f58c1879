"""What the program makes of the seeds, as text: ``python -m generator.samples`` rebuilds ``samples/``.

A change of wording then shows in a diff, and a test fails until the samples are rebuilt.
"""

from __future__ import annotations

from pathlib import Path

from generator.compose import compose
from generator.resources import resource
from generator.sources.facts_file import read_facts
from generator.writing import replace_file


def outlines() -> dict[str, str]:
    """The outline of each seed as text, by the name of its sample."""
    seeds = sorted(resource("seeds").glob("*.yaml"))
    return {f"{seed.stem}.outline.txt": compose(read_facts(seed)).report.to_text(roles=True) for seed in seeds}


def build(folder: Path) -> None:
    """Write the outlines into the folder."""
    for name, text in outlines().items():
        replace_file(folder / name, text.encode())


if __name__ == "__main__":
    build(resource("samples"))
