"""A county's own Word form, looked at by itself: what is wrong with it, and what it never asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.drafting.county_form.checking import check_form
from generator.drafting.county_form.form import opened
from generator.drafting.county_form.form_file import FormFile
from generator.errors import Fault, TemplateFault
from generator.report.editions import DEFAULT, editions_of
from generator.settings import settings_for

FOLDER = "县里的表"
"""The folder beside facts files that has the county's forms, for the pages."""


@dataclass(frozen=True, slots=True)
class CountyFormCheck:
    """The faults of a county's form, remarks on it, and the number of its tags."""

    form: Path
    tags: int
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()


def check_county_form(form: Path | str, *, edition: str = DEFAULT) -> CountyFormCheck:
    """All faults of a county's form that is to be filled in this edition, or in both.

    Raises ``UsageFault`` if the file cannot be read.
    """
    path = Path(form)
    file = FormFile.read(path)
    wording = settings_for(path).wording
    try:
        found = [check_form(opened(file.data), wording, each) for each in editions_of(edition)]
    except TemplateFault as error:
        return CountyFormCheck(path, 0, error.faults)
    faults = dict.fromkeys(fault for check in found for fault in check.faults)
    notes = dict.fromkeys(note for check in found for note in check.notes)
    return CountyFormCheck(path, len(found[0].tags), tuple(faults), tuple(notes))


def county_forms(beside: Path) -> tuple[Path, ...]:
    """The forms in 县里的表 beside facts files, by name; links and what Word left while one was open are none."""
    try:
        found = sorted(beside.joinpath(FOLDER).iterdir())
    except OSError:
        return ()
    return tuple(
        path
        for path in found
        if path.suffix.lower() == ".docx"
        and path.is_file()
        and not path.is_symlink()
        and not path.name.startswith("~$")
    )
