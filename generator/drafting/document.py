"""A draft before it is written: one document for each edition, with its notes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.chinese.clipping import clipped
from generator.compose import Composed, compose, content_folder, unprinted
from generator.compose.homes import unknown_homes
from generator.compose.unused import Why
from generator.drafting.doubted import MARK, doubted_paths, mark_doubted
from generator.errors import Fault, InputFault, TemplateFault
from generator.facts.facts import Facts, declaration_at, fields, given
from generator.facts.judging.formalities import addressed, copied, doubts, superior
from generator.facts.judging.gaps import Gap, gaps
from generator.facts.persons import persons
from generator.facts.values.printing import as_shown
from generator.report.deadlines import countdown, publication
from generator.report.editions import PUBLISHED, SUBMITTED
from generator.report.outline import Report
from generator.report.publishing import Redaction, published
from generator.settings import Appearance, Settings, Wording
from generator.settings.wording import SECTION
from generator.sources.filling import place_of

if TYPE_CHECKING:
    from generator.drafting.county_form.filling import FilledForm, FormGap
    from generator.drafting.county_form.form_file import FormFile

WITHHELD = "不公开数据"
_CLIP = 30


@dataclass(frozen=True, slots=True)
class Document:
    """One edition of what was composed; ``changes`` are what the 公开版 says otherwise than the 报送版."""

    edition: str
    composed: Composed
    report: Report
    lacking: tuple[Gap, ...] = ()
    changes: tuple[Redaction, ...] = ()
    filled: FilledForm | None = None
    """The county's form in place of the report."""

    @classmethod
    def of(
        cls,
        edition: str,
        composed: Composed,
        lacking: tuple[Gap, ...] | None = None,
        doubted: Collection[str] = (),
    ) -> Document:
        """The edition of a report that was composed in the wording for it. Raises InputFault for a secrecy mark.

        ``lacking`` are the gaps with the county's offices, where they are known already; ``doubted`` the fields that
        are marked 待核实 in the 报送版.
        """
        facts, wording = composed.facts, composed.wording
        lacking = wording.with_own_offices(gaps(facts)) if lacking is None else lacking
        if edition == SUBMITTED:
            return cls(edition, composed, mark_doubted(composed.report, doubted), lacking)
        made = published(composed.report, wording, persons(facts))
        return cls(edition, composed, made.report, lacking, (*made.changes, *_withheld(facts)))

    @property
    def facts(self) -> Facts:
        """The facts that it was composed from."""
        return self.composed.facts

    @property
    def notes(self) -> tuple[str, ...]:
        """Remarks for the person who drafts, beside gaps; on a county's form none, since it asks what it wants."""
        if self.filled:
            return ()
        unsigned = map(str, _unsigned(self.facts)) if self.edition == SUBMITTED else ()
        # What is not for the public stands among the changes of the 公开版 already.
        left = [one for one in self.unprinted if self.edition == SUBMITTED or one.why != "withheld"]
        return (*self.composed.notes, *_doubts(self.facts), *unsigned, *(str(one.fault) for one in left))

    @property
    def unprinted(self) -> tuple[Unprinted, ...]:
        """The values given that a reader would look for, and that no sentence of it holds."""
        return left_out(self.composed)

    @property
    def unfinished(self) -> bool:
        """True if it shows a gap."""
        return bool(self.gaps)

    @property
    def gaps(self) -> int:
        """How many gaps it shows."""
        return len(self.report.pending() if self.filled is None else self.filled.gaps)

    @property
    def unfilled(self) -> int:
        """How many core facts are neither given nor marked 待补 and do not stand in it as gaps."""
        return 0 if self.filled else sum(not gap.pending for gap in self.lacking)

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices to ask for what is missing."""
        missing: Iterable[Gap | FormGap] = self.filled.gaps if self.filled else self.lacking
        return tuple(dict.fromkeys(gap.office for gap in missing))

    def due(self, wording: Wording, today: date) -> str:
        """The days left, or that it is late, in Chinese; empty for a year whose deadlines are long gone."""
        year = self.facts.basic.year
        if self.edition == SUBMITTED:
            return countdown(year, wording, today)
        deadline = publication(year, wording)
        late = "，公开已经迟了" if deadline.days_left(today) < 0 else ""
        said = deadline.reminder(today)
        return f"{said}{late}" if said else ""

    def unfinished_business(self) -> Iterator[Fault]:
        """Every gap, every core fact that is 未填, and what an issued report must have; of a form the gaps it shows."""
        if self.filled:
            yield from (gap.fault() for gap in self.filled.gaps)
            return
        for gap in self.lacking:
            yield Fault("待补" if gap.pending else "未填", f"请问{gap.office}", gap.place)
        told = {gap.path for gap in self.lacking}
        for run in self.report.pending():
            # Gaps that the wording made: a rate without its count, a mandated section of which nothing is known.
            if run.text != MARK and not told.intersection(run.sources):
                yield Fault(f"草稿里还有“{run.text}”", "请补上这一项")
        yield from _unsigned(self.facts) if self.edition == SUBMITTED else ()
        yield from (one.fault for one in self.unprinted if one.why == "lost")


@dataclass(frozen=True, slots=True)
class Unprinted:
    """A value that was given and is not printed: why (:data:`generator.compose.unused.Why`), and that as a fault."""

    why: Why
    fault: Fault


def left_out(composed: Composed) -> tuple[Unprinted, ...]:
    """The values given that a reader of the report would look for and no sentence holds, and places that it ignores."""
    facts = composed.facts
    lost = (
        Unprinted(one.why, Fault(f"“{_value_at(facts, one.path)}”没有写进草稿", one.reason, place_of(one.path)))
        for one in unprinted(composed.unused)
    )
    homeless = (
        Unprinted("lost", Fault(one.what, one.todo, place_of(one.path)))
        for one in unknown_homes(facts, composed.content)
    )
    return (*lost, *homeless)


def _value_at(facts: Facts, path: str) -> str:
    """The value of a field with its unit, in a few words."""
    around, _, part = path.rpartition(".")
    value = dict(facts.at(around).parts)[part] if around in fields() else facts.at(path)
    return clipped(as_shown(value, declaration_at(path).unit), _CLIP)


def form_for(document: Document, form: FormFile, appearance: Appearance) -> Document:
    """The county's form in place of a document, filled with its facts; ``报告`` in its tags is the document's report.

    Raises ``TemplateFault`` for a form with faults, ``InputFault`` for a secrecy mark in a 公开版.
    """
    # The form's checker brings the reader of Word files along, which a report without a form does without.
    from generator.drafting.county_form.filling import fill
    from generator.drafting.county_form.values import FormValues

    wording = document.composed.wording
    values = FormValues(document.facts, document.report, wording, document.edition, wording.nothing)
    try:
        filled = fill(form, values, appearance)
    except TemplateFault as error:
        raise TemplateFault(replace(fault, file=f"{form.stem}.docx") for fault in error.faults) from error
    return replace(document, filled=filled, changes=filled.changes)


def document_for(
    edition: str,
    facts: Facts,
    settings: Settings,
    *,
    content: Path | None = None,
    annex: bool = False,
    last_year: Facts | None = None,
    lacking: tuple[Gap, ...] | None = None,
) -> Document:
    """The document of an edition in the county's wording; ``content`` and ``annex`` go before its settings."""
    decided = settings.wording
    wording = replace(decided, annex=decided.annex or annex, for_the_public=edition == PUBLISHED)
    folder = content or content_folder(wording.content)
    composed = compose(facts, wording, content=folder, last_year=last_year)
    return Document.of(edition, composed, lacking, doubted_paths(facts, last_year))


def refuse_gaps(documents: Iterable[Document], file: str) -> None:
    """Raise InputFault for each gap of documents that the public is to read as they are."""
    gaps = dict.fromkeys(run.text for document in documents for run in document.report.pending())
    if gaps:
        todo = "请补上以后再写；还要改的，先写成 .docx"
        raise InputFault(Fault(f"公开的网页里还有“{text}”", todo, file=file) for text in gaps)


def refuse_unfinished(documents: Iterable[Document], to_confirm: Iterable[Fault], file: str) -> None:
    """Raise InputFault for everything that is not finished, and for every relation that needs a reason."""
    found = dict.fromkeys((*(fault for made in documents for fault in made.unfinished_business()), *to_confirm))
    if found:
        raise InputFault(replace(fault, file=file) for fault in found)


def refuse_unfit(settings: Settings, facts: Facts) -> None:
    """Raise InputFault for what a county has set and no report of this town may bear: 主送 and 抄送 as of the facts."""
    if found := [*_unfit(settings, facts)]:
        raise InputFault(found)


def _unfit(settings: Settings, facts: Facts) -> Iterator[Fault]:
    decided = settings.wording
    for key, objections in (
        ("主送机关", () if facts.basic.recipients else addressed(decided.recipients, superior(facts.basic))),
        ("抄送机关", () if facts.basic.copied_to else copied(decided.copied_to)),
    ):
        place = f"{SECTION} › {key}"
        for one in objections:
            yield Fault(one.what, one.todo, place, settings.lines.get(place, 0), str(settings.file or ""))


def _doubts(facts: Facts) -> Iterator[str]:
    for doubt in doubts(facts):
        yield f"{place_of(doubt.path)}：{doubt.what}，{doubt.todo}"


def _unsigned(facts: Facts) -> Iterator[Fault]:
    """A 上行文 names who signed it (条例第九条)."""
    if isinstance(facts.basic.document_number, str) and not isinstance(facts.basic.signer, str):
        todo = "有发文字号的上行文应当标注签发人；还没有签发的，先不填发文字号"
        yield Fault("没有填签发人", todo, place_of("basic.signer"))


def _withheld(facts: Facts) -> Iterator[Redaction]:
    """The figures that are not for the public."""
    titles = [
        declared.title
        for path, declared in fields().items()
        if declared.disclosure == "不公开" and given(facts.at(path))
    ]
    if titles:
        yield Redaction(WITHHELD, "、".join(titles))
