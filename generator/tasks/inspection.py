"""Examines facts files without drafting: their faults, and what they still lack."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.errors import Fault, InputFault, TemplateFault
from generator.facts.facts import Facts
from generator.facts.judging.gaps import Gap, gaps
from generator.facts.judging.request import as_message
from generator.files.several import FileName, for_each, paths
from generator.report.deadlines import countdown
from generator.report.editions import SUBMITTED
from generator.settings import settings_for
from generator.sources.facts_file import examine, faultless
from generator.sources.judging import Confirmed, Examined
from generator.sources.last_year_file import read_last_year


@dataclass(frozen=True, slots=True)
class Verdict:
    """The faults, doubts and hints of one facts file; it can be drafted if it has no faults.

    ``unfilled`` is the number of core facts that are 未填, ``pending`` of those that are 待补; ``unprinted`` are the
    values that a draft would not hold, with the reasons; ``facts`` are those of a file without faults.
    """

    file: Path
    faults: tuple[Fault, ...] = ()
    to_confirm: tuple[Fault, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    hints: tuple[Fault, ...] = ()
    unfilled: int = 0
    pending: int = 0
    unprinted: tuple[Fault, ...] = ()
    facts: Facts | None = field(default=None, repr=False)

    def as_dict(self) -> dict[str, Any]:
        """The verdict as a JSON object; its keys are the fields of these classes, of ``facts`` the Chinese titles."""
        from generator.facts.json_model import facts_as_json  # pydantic takes 50 ms

        of_facts = None if self.facts is None else facts_as_json(self.facts)
        return asdict(replace(self, facts=None)) | {"file": str(self.file), "facts": of_facts}


@dataclass(frozen=True, slots=True)
class Lack:
    """The gaps of one facts file; ``message`` lists them by office, to be forwarded, ``due`` has the days left.

    ``unprinted`` are the values that it has and a draft would not hold, ``folded`` its texts that were understood
    otherwise than they are stored.
    """

    file: Path
    gaps: tuple[Gap, ...]
    message: str
    due: str = ""
    unprinted: tuple[Fault, ...] = ()
    folded: tuple[Fault, ...] = ()


def validate(
    facts_files: Iterable[FileName] | FileName, *, last_year: FileName | None = None, today: date | None = None
) -> tuple[Verdict, ...]:
    """A verdict on each file, all faults at once; ``last_year`` is the file of the year before.

    ``today`` is by default the day of the call: a 成文日期 must not lie far ahead of it.

    Raises ``UsageFault`` for a file that cannot be opened, ``InputFault`` if last year's has faults of its own.
    """
    files = paths(facts_files)
    read_last_year(last_year, files)
    before = None if last_year is None else Path(last_year)
    day = today or date.today()
    return for_each(files, lambda file: _verdict(file, examine(file, before, with_hints=True, today=day)))


def verdicts_as_json(verdicts: Iterable[Verdict]) -> str:
    """A JSON list of verdicts; the facts of each are a facts file as programs exchange it."""
    return json.dumps([verdict.as_dict() for verdict in verdicts], ensure_ascii=False, indent=2) + "\n"


def missing(facts_files: Iterable[FileName] | FileName, *, today: date | None = None) -> tuple[Lack, ...]:
    """The gaps of each file, and the days left on ``today``, by default the day of the call.

    Raises ``InputFault`` for faults, ``UsageFault`` for a file that cannot be opened.
    """
    return for_each(paths(facts_files), lambda file: _lack(file, today or date.today()))


def _verdict(file: Path, examined: Examined) -> Verdict:
    pending = [gap.pending for gap in gaps(examined.facts)] if examined.facts else []
    facts = None if examined.faults else examined.facts
    return Verdict(
        file, examined.faults, examined.to_confirm, examined.confirmed, examined.hints,
        unfilled=pending.count(False), pending=pending.count(True),
        unprinted=unprinted_of(file, facts) if facts else (), facts=facts,
    )  # fmt: skip


def _lack(file: Path, today: date) -> Lack:
    examined = examine(file)
    return lack_of(file, faultless(examined), today, folded=examined.folded)


def lack_of(file: Path, facts: Facts, today: date, *, folded: tuple[Fault, ...] = ()) -> Lack:
    """The gaps of a file's facts, with the county's office names; ``folded`` are hints at the file."""
    wording = settings_for(file).wording
    found = wording.with_own_offices(gaps(facts))
    message = as_message(facts, found, collected_by=wording.office("司法所"))
    due = countdown(facts.basic.year, wording, today)
    return Lack(file, found, message, due, unprinted_of(file, facts), folded)


def unprinted_of(file: Path, facts: Facts) -> tuple[Fault, ...]:
    """The values that a draft of the file would not hold, in the county's wording; none while there can be no draft."""
    from generator.drafting.document import document_for  # with Jinja, a third of the start; faults need none of it

    try:
        return tuple(one.fault for one in document_for(SUBMITTED, facts, settings_for(file)).unprinted)
    except (InputFault, TemplateFault):
        return ()
