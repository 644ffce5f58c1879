"""Fills a form: prints its tags with one town's values, marks the gaps, and says what was printed where."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from jinja2 import StrictUndefined, Template, TemplateError, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from generator.drafting.county_form.checking import CLOSE, OPEN, FormCheck, check_form
from generator.drafting.county_form.expressions import FILTERS, TESTS
from generator.drafting.county_form.form import OpenedForm, opened
from generator.drafting.county_form.form_file import FormFile
from generator.drafting.county_form.proof import prove_form
from generator.drafting.county_form.report_parts import ReportParts
from generator.drafting.county_form.tags import raised
from generator.drafting.county_form.values import Entries, FormValue, FormValues, NamesBehind, ReportPart
from generator.errors import Fault, TemplateFault
from generator.facts.facts import declaration_at, fields, place
from generator.facts.values.nothing import PENDING
from generator.files.opc import CORE
from generator.layout.dialect import to_jinja
from generator.report.outline import Paragraph
from generator.report.publishing import Redaction
from generator.settings import Appearance, Wording
from generator.word.fingerprint import fingerprint
from generator.word.package import pack
from generator.word.properties import EXTENDED, Properties, core_part, extended_part
from generator.word.wordml import XML_SPACE, parse, q, serialise, text, w

MOST_PRINTED = 32 * 2**20
"""Bytes of the printed text: what is longer is no form of a town."""

_FIRST = 0xF0000  # private use: neither a fact nor a form that passed its check holds it behind the mark
_LEDGER = " 台账"
"""Where the ledger is kept among the names: with a space in it, so that no tag can name it."""
_CHECK = "请用 fazhi templates check 检查这份表"
_P, _R, _T, _CELL, _PROPERTIES = q("p"), q("r"), q("t"), q("tc"), q("rPr")

Printed: TypeAlias = FormValue | ReportPart


class Segment(NamedTuple):
    """A stretch of a printed paragraph: its words, and the value that they are; None for the form's own words."""

    words: str
    shown: Printed | None = None


@dataclass(frozen=True, slots=True)
class FormGap:
    """A gap that a filled form shows: its words, what to fill in, the office to ask, whether it is marked 待补."""

    words: str
    place: str
    office: str
    pending: bool

    def fault(self) -> Fault:
        """The gap as something that keeps a draft from being final."""
        return Fault("待补" if self.pending else "未填", f"请问{self.office}", self.place)


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form filled with a town's facts and proved: its bytes, the gaps that it shows, what was masked."""

    stem: str
    data: bytes
    gaps: tuple[FormGap, ...] = ()
    changes: tuple[Redaction, ...] = ()


def fill(file: FormFile, values: FormValues, appearance: Appearance) -> FilledForm:
    """The form filled with these values.

    Raises ``TemplateFault`` with every fault of the form, ``InputFault`` for a value that no document may hold.
    """
    form = opened(file.data)
    template = _ready(file.data, values.wording, values.edition)
    ledger = _Ledger()
    root = _parsed(_printed(template, ledger, values))
    parts = ReportParts(appearance)
    paragraphs = _settle(root, ledger, parts)
    data = _packed(form, root, parts, file.stem)
    prove_form(form, data, [[(one.words, one.shown) for one in each] for each in paragraphs], values)
    return FilledForm(file.stem, data, tuple(_gaps(paragraphs, values)), tuple(dict.fromkeys(values.changes)))


@lru_cache(maxsize=8)
def _ready(data: bytes, wording: Wording, edition: str) -> Template:
    """The form as a template. ``TemplateFault`` with every fault that can be found before printing."""
    form = opened(data)
    check: FormCheck = check_form(form, wording, edition)
    if check.faults:
        raise TemplateFault(check.faults)
    try:
        return _Environment().from_string(to_jinja(raised(form.root, list(check.pairs))))
    except TemplateError as error:
        raise TemplateFault(Fault("标签不能用", _CHECK)) from error


# --- Printing -------------------------------------------------------------------------------------------------------


class _Environment(SandboxedEnvironment):
    """A sandbox in which names lead to facts and to nothing else; nothing can be called."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, finalize=_marked)
        self.globals.clear()
        self.filters = {"单位": FormValue.with_unit, "数值": FormValue.bare, "并列": FormValue.joined}
        self.tests = {
            "已填": lambda one: one.state in ("given", "zero"),
            "待补": lambda one: one.state == "pending",
            "无此项": lambda one: one.state == "none",
            "零": lambda one: one.state == "zero",
            "是": lambda one: one.value is True,
        }
        assert (set(self.filters), set(self.tests)) == (set(FILTERS), set(TESTS))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The value behind a name; nothing of any other object."""
        holder = obj.parts if isinstance(obj, FormValue | ReportPart) else obj
        if isinstance(holder, NamesBehind | Entries):
            try:
                return holder.at(attribute)
            except KeyError:
                pass
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The value behind a name, as of an attribute."""
        return self.getattr(obj, argument)

    def call(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse: there is nothing to call in a form."""
        raise SecurityError("表里不能调用")


@dataclass(slots=True)
class _Ledger:
    """The values that were printed, by the index in their mark."""

    printed: list[Printed] = field(default_factory=list)

    def mark(self, value: Printed) -> str:
        """The words of a value between marks, which facts and forms cannot hold."""
        self.printed.append(value)
        words = value.text if isinstance(value, FormValue) else ""
        return f"{OPEN}{chr(_FIRST + len(self.printed) - 1)}{words}{CLOSE}"


@pass_context
def _marked(context: Context, value: object) -> str:
    """The words that ``{{ }}`` prints of a value. ``TypeError`` for what is no value of the facts."""
    if not isinstance(value, FormValue | ReportPart):
        raise TypeError(type(value).__name__)
    ledger: _Ledger = context[_LEDGER]
    return ledger.mark(value)


def _printed(template: Template, ledger: _Ledger, values: FormValues) -> str:
    """The XML with marked values, not more of it than ``MOST_PRINTED``."""
    pieces, size = [], 0
    try:
        for piece in template.generate({**values.all(), _LEDGER: ledger}):
            pieces.append(piece)
            size += len(piece)
            if size > MOST_PRINTED:
                raise TemplateFault(Fault("印出来的内容太多", "请减少循环里的内容"))
    except (TemplateError, TypeError, AttributeError, KeyError) as error:
        raise TemplateFault(Fault("有的标签取不到要印的内容", _CHECK)) from error
    return "".join(pieces)


def _parsed(source: str) -> etree._Element:
    try:
        return parse(source.encode())
    except ValueError as error:
        raise TemplateFault(Fault("印出来的内容不是合格的 Word 文档", _CHECK)) from error


# --- From marks to a document ---------------------------------------------------------------------------------------


def _settle(root: etree._Element, ledger: _Ledger, parts: ReportParts) -> list[list[Segment]]:
    """Take the marks out of the text: gaps are highlighted, parts of the report put in; the paragraphs' segments."""
    found = []
    for paragraph in list(root.iter(_P)):
        segments = [
            segment
            for run in list(paragraph.iter(_R))
            if next(run.iterancestors(_P)) is paragraph
            for segment in _settle_run(run, ledger)
        ]
        found.append(segments)
        for segment in segments:
            if isinstance(segment.shown, ReportPart):
                _put_part(paragraph, segment.shown, parts)
    for cell in root.iter(_CELL):
        if len(cell) == 0 or cell[-1].tag != _P:
            cell.append(w("p"))
    return found


def _settle_run(run: etree._Element, ledger: _Ledger) -> list[Segment]:
    """The segments of a run; a gap gets a run of its own, which is highlighted."""
    inside: list[etree._Element | Segment] = []
    for child in run:
        inside += _segments(child.text or "", ledger) if child.tag == _T else [child]
    segments = [one for one in inside if isinstance(one, Segment)]
    if any(_is_gap(one) for one in segments):
        for piece in [_piece(run, one) for one in inside if isinstance(one, Segment) or one.tag != _PROPERTIES]:
            run.addprevious(piece)
        _remove(run)
    elif any(one.shown for one in segments):
        for element in run.findall(_T):
            element.text = "".join(one.words for one in _segments(element.text or "", ledger))
            element.set(XML_SPACE, "preserve")
    return segments


def _segments(words: str, ledger: _Ledger) -> Iterator[Segment]:
    """The words between marks, and the value within each."""
    rest = words
    while OPEN in rest:
        before, _, rest = rest.partition(OPEN)
        inside, _, rest = rest.partition(CLOSE)
        if before:
            yield Segment(before)
        yield Segment(inside[1:], ledger.printed[ord(inside[0]) - _FIRST])
    if rest:
        yield Segment(rest)


def _is_gap(segment: Segment) -> bool:
    return isinstance(segment.shown, FormValue) and segment.shown.state == "pending"


def _piece(run: etree._Element, content: etree._Element | Segment) -> etree._Element:
    """A run like this one that holds only the content, highlighted if it is a gap."""
    properties = deepcopy(run.find(_PROPERTIES))
    if not isinstance(content, Segment):
        return w("r", *([] if properties is None else [properties]), content)
    if _is_gap(content):
        properties = w("rPr") if properties is None else properties
        _add_highlight(properties)
    return w("r", *([] if properties is None else [properties]), text(content.words))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


# What stands before w:highlight among the properties of a run (CT_RPr, ECMA-376 part 1, 17.3.2.28).
_BEFORE_HIGHLIGHT = frozenset(
    q(tag)
    for tag in (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
        *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
        *("position", "sz", "szCs"),
    )
)


def _add_highlight(properties: etree._Element) -> None:
    for old in properties.findall(q("highlight")):
        properties.remove(old)
    place = sum(1 for child in properties if child.tag in _BEFORE_HIGHLIGHT)
    properties.insert(place, w("highlight", val="yellow"))


def _put_part(paragraph: etree._Element, part: ReportPart, parts: ReportParts) -> None:
    """The part of the report in place of the paragraph; nothing but the paragraph where the report has none."""
    if not part.blocks:
        return
    for element in parts.elements(part.blocks):
        paragraph.addprevious(element)
    if paragraph.find(f"{q('pPr')}/{q('sectPr')}") is None:  # the end of a section stays
        _remove(paragraph)


def _packed(form: OpenedForm, root: etree._Element, parts: ReportParts, title: str) -> bytes:
    """The filled form as a file that bears the fingerprint of its content, and nobody's name in its properties."""
    printed = parts.added_to({**form.parts, form.main: serialise(root)}, form.main)
    properties = Properties(title)
    printed[EXTENDED] = extended_part(properties)
    printed[CORE] = core_part(properties, fingerprint(printed))
    return pack(printed)


# --- What is still to be filled in ----------------------------------------------------------------------------------


def _gaps(paragraphs: list[list[Segment]], values: FormValues) -> Iterator[FormGap]:
    """The gaps that the form shows, those in parts of our report included, in reading order."""
    for segment in (one for paragraph in paragraphs for one in paragraph):
        shown = segment.shown
        if isinstance(shown, FormValue) and shown.state == "pending":
            yield _gap(shown.text, shown.path, values)
        elif isinstance(shown, ReportPart):
            for block in shown.blocks:
                for run in block.runs if isinstance(block, Paragraph) else ():
                    if run.kind == "pending":
                        yield _gap(run.text, run.sources[0] if run.sources else "", values)


def _gap(words: str, path: str, values: FormValues) -> FormGap:
    known = ".".join(path.split(".")[:2]) in fields()
    office = (declaration_at(path).office or fields()[".".join(path.split(".")[:2])].office) if known else ""
    entered = values.facts.at(path) if known and path.count(".") == 1 else None
    where = place(path) if known else words
    return FormGap(words, where, values.wording.office(office) or "有关股室", entered is PENDING)
