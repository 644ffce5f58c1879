"""What the program makes of the seeds and samples: ``python tools/build_samples.py`` rebuilds outlines and forms.

A change of wording then shows in a diff, and a test fails until the samples are rebuilt.
"""

from __future__ import annotations

from pathlib import Path

from sample_forms import sample_forms

from generator.drafting.drafter import Drafter
from generator.files.resources import resource
from generator.report.editions import EDITIONS, SUBMITTED
from generator.settings import Settings
from generator.sources.facts_file import read_facts
from generator.workbook.forms.content import content_of
from generator.workbook.forms.county import CountyForm, county_form
from generator.writing import replace_file

BOTH_OF = "full"
"""The sample that is shown in its 公开版, too."""


WORKBOOK = "填报表.xlsx"
"""The county's form with the towns of the samples."""


def outlines() -> dict[str, str]:
    """The outline of each seed and sample as text, by the name of its file, which tells the edition if it is public."""
    return {
        f"{path.stem}{'' if edition == SUBMITTED else f'.{edition}'}.outline.txt": _outline(path, edition)
        for path in facts_files()
        for edition in (EDITIONS if path.stem == BOTH_OF else (SUBMITTED,))
    }


def _outline(path: Path, edition: str) -> str:
    (document,) = Drafter((edition,)).documents(read_facts(path), Settings())
    return document.report.to_text(roles=True)


def workbook() -> bytes:
    """The county's form, as the towns of the samples would have filled it in."""
    found = [read_facts(path) for path in facts_files() if path.parent.name == "samples"]
    return county_form(CountyForm([content_of(facts) for facts in found], year=max(one.basic.year for one in found)))


def facts_files() -> list[Path]:
    """The facts of the five seeds and of the further samples."""
    return sorted(path for folder in ("seeds", "samples") for path in resource(folder).glob("*.yaml"))


def build(folder: Path) -> None:
    """Write the outlines, the workbook and the forms into the folder."""
    replace_file(folder / WORKBOOK, workbook())
    for name, data in sample_forms().items():
        replace_file(folder / name, data)
    for name, text in outlines().items():
        replace_file(folder / name, text.encode())


if __name__ == "__main__":
    build(resource("samples"))
