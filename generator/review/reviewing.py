"""Checks files, one or a folder of them, each by itself and then all against each other."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from generator.checks import CheckedReport, Finding, rules
from generator.checks import check as run_rules
from generator.checks.checking import findings_of, is_selected
from generator.checks.similarity import (
    Digest,
    Index,
    Likeness,
    collection_hits,
    copied_passages,
    digest,
    likenesses,
    similarity_hits,
    spread_passages,
)
from generator.chinese.near_words import suggestion
from generator.errors import Fault, FazhiError, InputFault, UsageFault
from generator.files.several import FileName
from generator.reading import Anchor, BlockPlace, Note, Reading, annotate, read
from generator.reading.opening import load
from generator.reading.places import locate
from generator.report.editions import DEFAULT, EDITIONS
from generator.report.outline import Report
from generator.review.confirmations import (
    ConfirmedFinding,
    read_confirmations,
    save_confirmations,
    split_confirmed,
)
from generator.review.files import facts_fault, reports_of
from generator.settings import Settings, settings_for
from generator.writing import write_beside

if TYPE_CHECKING:
    from generator.facts.facts import Facts
    from generator.sources.judging import Examined

SIMILARITY = "FZ9"
FACTS_TEXT = re.compile(r"(?:[ \t]*#[^\n]*\n|\s*\n)*基本(?:信息)?[:：]\s")
"""What the text of a facts file begins with, whatever its name: comments, then its first topic."""

_BEGINNING = 8192
MOST_IN_ONE_PROCESS = 8
"""So many files are checked sooner by one process than others are started."""

Progress: TypeAlias = Callable[[int, int], None]
"""Called after each file with the number done and the number of all."""


@dataclass(frozen=True, slots=True)
class Review:
    """The findings of one file, or the ``faults`` for which it could not be read.

    ``findings`` are open, ``confirmed`` have a reason; ``annotated`` is the path of the copy with comments.
    """

    file: str
    findings: tuple[Finding, ...] = ()
    confirmed: tuple[ConfirmedFinding, ...] = ()
    town: str = ""
    year: int | None = None
    faults: tuple[Fault, ...] = ()
    annotated: Path | None = None
    likenesses: tuple[Likeness, ...] = ()
    """What of it stands in the other files that were checked with it."""

    folded: tuple[Fault, ...] = ()
    """Texts of the facts that it was compared with which were understood otherwise than they are stored."""

    def count(self, severity: str) -> int:
        """The number of open findings of a severity."""
        return sum(finding.severity == severity for finding in self.findings)


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """The options of a check: which rules, which edition, what to compare with."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    edition: str = DEFAULT
    facts: Path | None = None
    against: tuple[Path, ...] = ()

    def alone(self) -> CheckRequest:
        """The request without rules that need other reports."""
        return replace(self, ignore=(*self.ignore, SIMILARITY), against=())

    def beside(self, paths: tuple[Path, ...]) -> CheckRequest:
        """The request without ``paths`` among the files to compare with."""
        own = {path.resolve() for path in paths}
        return replace(self, against=tuple(path for path in self.against if path.resolve() not in own))

    @property
    def compares(self) -> bool:
        """True if any selected rule needs other reports."""
        family = (rule for rule in rules().values() if rule.id.startswith(SIMILARITY))
        return any(is_selected(rule, self.select, self.ignore) for rule in family)


@dataclass(frozen=True, slots=True)
class _FileResult:
    """The review of a file by itself, and its digest for comparing it with others."""

    review: Review
    digest: Digest | None = None


def check(
    files: Iterable[FileName] | FileName,
    *,
    facts: FileName | None = None,
    against: Iterable[FileName] | FileName = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    edition: str = DEFAULT,
    annotated: FileName | None = None,
    confirm: Iterable[str] = (),
    reason: str = "",
    text: bytes | None = None,
    progress: Progress | None = None,
) -> tuple[Review, ...]:
    """A review of each file, or of each report in a folder; several are compared with each other as well.

    ``text`` is a report itself, as bytes, instead of files. ``facts`` is the facts file of a single report; ``against``
    are files or folders to be compared with. ``annotated`` is where a copy of a single .docx with comments goes.
    ``confirm`` are keys of findings of a single file that are to stand, for the ``reason``. A file that cannot be read
    says so in its review. Raises ``UsageFault`` for what does not go together, ``InputFault`` for faults in the facts.
    """
    request = CheckRequest(
        _known(select), _known(ignore), edition,
        None if facts is None else Path(facts), reports_of(_paths(against)) if _paths(against) else (),
    )  # fmt: skip
    wanted = tuple(confirm)
    if edition not in EDITIONS:
        raise UsageFault(Fault(f"没有“{edition}”", suggestion(edition, EDITIONS)))
    if text is not None:
        _refuse_for_text(annotated, wanted)
        return (_review(text, request, "（粘贴的文字）").review,)
    paths = reports_of(_paths(files))
    request = request.beside(paths)
    single = len(paths) == 1
    if not single and (facts or annotated or wanted):
        raise UsageFault(Fault("--facts、--annotate、--confirm 一次只用于一个文件", "请只写一个文件"))
    if single:
        return (_one(paths[0], request, annotated, wanted, reason),)
    return _many(paths, request, progress or (lambda done, of: None))


def _refuse_for_text(annotated: FileName | None, wanted: tuple[str, ...]) -> None:
    if annotated or wanted:
        raise UsageFault(Fault("粘贴的文字没有文件，不能批注或确认", "请先存成 .docx 文件"))


def _paths(files: Iterable[FileName] | FileName) -> tuple[Path, ...]:
    names = (files,) if isinstance(files, Path | str) else files
    return tuple(dict.fromkeys(map(Path, names)))


def _known(names: Iterable[str]) -> tuple[str, ...]:
    """Rules by id or its beginning, several in a word divided by commas. Raises ``UsageFault`` for an unknown one."""
    given = tuple(part.strip().upper() for name in names for part in name.replace("，", ",").split(",") if part.strip())
    for name in given:
        if not any(rule.startswith(name) for rule in rules()):
            raise UsageFault(
                Fault(f"没有规则“{name}”", f"{suggestion(name, rules()).rstrip('？')}？全部规则：fazhi rules")
            )
    return given


def _one(
    path: Path, request: CheckRequest, annotated: FileName | None, confirm: tuple[str, ...], reason: str
) -> Review:
    """The review of a single file. Raises what keeps it from being read."""
    data = load(path)
    confirmed = read_confirmations(path)
    result = _review(data, request, str(path), path)
    if confirm:
        save_confirmations(path, result.review.findings, confirm, reason, on=date.today())
        confirmed = read_confirmations(path)
    findings, kept = split_confirmed(result.review.findings, confirmed)
    review = replace(result.review, findings=findings, confirmed=kept)
    if annotated is None:
        return review
    return replace(review, annotated=_annotated(data, review, Path(annotated), path))


def _annotated(data: bytes, review: Review, target: Path, source: Path) -> Path:
    """Write a copy of the file with a comment for each finding. Raises ``UsageFault`` unless both are Word files."""
    if target.suffix.lower() != ".docx" or not data.startswith(b"PK"):
        raise UsageFault(Fault("只有 .docx 文件能加批注", "--annotate 请给一个 .docx 文件名", file=str(target)))
    if target.exists() and target.samefile(source):
        raise UsageFault(Fault("批注不能写在原文件上", "--annotate 请换一个文件名", file=str(target)))
    notes = [
        Note(finding.place or BlockPlace(Anchor(0)), finding.words, _comment(finding)) for finding in review.findings
    ]
    return write_beside(target, annotate(data, notes), taken=set()).path


def _comment(finding: Finding) -> str:
    return f"{finding.severity}：{finding.message}。{finding.todo}（{finding.key}）"


def _review(
    data: bytes, request: CheckRequest, name: str, path: Path | None = None, *, together: bool = False
) -> _FileResult:
    """The review of a report's bytes. Raises what keeps it from being read.

    ``together`` leaves out rules that need other reports and adds the digest that they need later.
    """
    alone = request.alone() if together else request
    examined = _examined(request.facts) if request.facts else None
    if FACTS_TEXT.match(data[:_BEGINNING].decode("utf-8", "ignore").lstrip("\ufeff")):
        raise InputFault(facts_fault(name))
    document = _document(read(data), alone, Path(name).stem, settings_for(path) if path else Settings(), examined)
    findings = run_rules(document, select=alone.select, ignore=alone.ignore)
    compared = digest(document) if together and request.compares else None
    folded = examined.folded if examined else ()
    return _FileResult(Review(name, findings, town=document.town, year=document.year, folded=folded), compared)


def _document(
    reading: Reading, request: CheckRequest, name: str, settings: Settings, examined: Examined | None
) -> CheckedReport:
    facts = examined.facts if examined else None
    others = tuple(CheckedReport(read(load(path)), name=path.stem) for path in request.against)
    return CheckedReport(
        reading, facts, request.edition, settings, name=name,
        drafted=_drafted(facts, request, reading) if facts else None, others=others,
    )  # fmt: skip


def _examined(path: Path) -> Examined:
    """A facts file without faults. Raises ``InputFault``, ``UsageFault``."""
    from generator.sources.facts_file import examine, faultless  # the vocabulary, 0.3 s: only to compare with facts

    examined = examine(path)
    faultless(examined)
    return examined


def _drafted(facts: Facts, request: CheckRequest, reading: Reading) -> CheckedReport:
    """The draft that the facts give, in the checked edition and with the annexes that the report has."""
    from generator.drafting.drafter import Drafter  # the composer, 0.2 s: only for who compares with facts

    settings = settings_for(request.facts or Path())
    annexes = reading.report.annexes
    (draft,) = Drafter((request.edition,), annex=bool(annexes)).documents(facts, settings)
    named = {annex.title for annex in annexes}
    kept = tuple(annex for annex in draft.report.annexes if annex.title in named)
    return document_of(replace(draft.report, annexes=kept))


def document_of(report: Report) -> CheckedReport:
    """A report without a file, ready to be checked; its places count blocks."""
    count = len(report.blocks) + sum(len(annex.blocks) for annex in report.annexes)
    return CheckedReport(Reading(report, locate(report, [Anchor(index) for index in range(count)])))


def _many(paths: tuple[Path, ...], request: CheckRequest, progress: Progress) -> tuple[Review, ...]:
    """The reviews of several files in order; a file that cannot be read has faults in its review."""
    results: dict[Path, _FileResult] = {}
    for path, result in _each(paths, request):
        results[path] = result
        progress(len(results), len(paths))
    others = [one for path in request.against if (one := _of_another(path))]
    index = Index.of([*(one.digest for one in results.values() if one.digest), *others])
    return tuple(_compared(results[path], index, request) for path in paths)


def _of_another(path: Path) -> Digest | None:
    try:
        return replace(digest(CheckedReport(read(load(path)), name=path.stem)), dated=None)
    except FazhiError:
        return None  # what it is compared with need not be sound


def _compared(result: _FileResult, index: Index, request: CheckRequest) -> Review:
    """The review with findings of likeness to other reports added and confirmed ones taken out."""
    review = result.review
    if result.digest is not None:
        own, copied, spread = (
            result.digest,
            copied_passages(result.digest, index),
            spread_passages(result.digest, index),
        )
        more = similarity_hits(own, index, copied, spread) | collection_hits(own, index, spread)
        wanted = [rule for id in more if is_selected(rule := rules()[id], request.select, request.ignore)]
        pairs = [(rule, hit) for rule in wanted for hit in more[rule.id]]
        like = likenesses(own, copied, spread)
        review = replace(review, findings=(*review.findings, *findings_of(pairs)), likenesses=like)
    if review.faults:
        return review
    findings, kept = split_confirmed(review.findings, read_confirmations(Path(review.file)))
    return replace(review, findings=findings, confirmed=kept)


def _each(paths: tuple[Path, ...], request: CheckRequest) -> Iterator[tuple[Path, _FileResult]]:
    """Pairs of file and result in the order of completion, on all cores if there are many."""
    processes = min(os.cpu_count() or 1, len(paths) // 4)
    if processes < 2 or len(paths) <= MOST_IN_ONE_PROCESS:
        yield from ((path, _safely(path, request)) for path in paths)
        return
    from generator.review import pool  # processes, 20 ms: only for many files

    for path, result in pool.results(partial(_safely, request=request), paths, processes):
        yield path, result or _too_large(path)


def _too_large(path: Path) -> _FileResult:
    fault = Fault("检查这个文件时内存不够，没有查完", "请单独检查，或另存后再试", file=str(path))
    return _FileResult(Review(str(path), faults=(fault,)))


def _safely(path: Path, request: CheckRequest) -> _FileResult:
    """The result of one of several files; faults of reading stand in its review."""
    try:
        return _review(load(path), request, str(path), path, together=True)
    except FazhiError as error:
        faults = tuple(fault if fault.file else replace(fault, file=str(path)) for fault in error.faults)
        return _FileResult(Review(str(path), faults=faults))
