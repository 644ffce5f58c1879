"""What the program makes of the seeds and samples, as text: ``python -m generator.samples`` rebuilds the outlines.

A change of wording then shows in a diff, and a test fails until the samples are rebuilt.
"""

from __future__ import annotations

from pathlib import Path

from generator.compose import compose
from generator.resources import resource
from generator.sources.facts_file import read_facts
from generator.writing import replace_file


def outlines() -> dict[str, str]:
    """The outline of each seed and sample as text, by the name of its file."""
    return {f"{path.stem}.outline.txt": compose(read_facts(path)).report.to_text(roles=True) for path in facts_files()}


def facts_files() -> list[Path]:
    """The facts of the five seeds and of the further samples."""
    return sorted(path for folder in ("seeds", "samples") for path in resource(folder).glob("*.yaml"))


def build(folder: Path) -> None:
    """Write the outlines into the folder."""
    for name, text in outlines().items():
        replace_file(folder / name, text.encode())


if __name__ == "__main__":
    build(resource("samples"))
