"""``fazhi templates form``: a county's form → a copy with proposals as comments, or with accepted tags written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from generator.drafting.county_form.form import OpenedForm, opened
from generator.drafting.county_form.form_file import TAGGED, FormFile
from generator.drafting.county_form.names import ORDINAL
from generator.drafting.county_form.tags import texts_of, words_in
from generator.errors import Fault, InputFault, TemplateFault, UsageFault
from generator.files.opc import CORE
from generator.files.several import FileName
from generator.reading import BlockPlace, Note, annotate
from generator.reading.reading import Anchor
from generator.taking.blanks import FormBlank, blanks_of
from generator.taking.form_labels import FILE, LabelTable, plain
from generator.taking.form_proposals import (
    SURENESSES,
    FormProposal,
    FoundName,
    ListProposal,
    Sureness,
    proposals,
)
from generator.word.fingerprint import stamp
from generator.word.package import pack
from generator.word.properties import EXTENDED, Properties, core_part, extended_part
from generator.word.wordml import XML_SPACE, q, serialise, text, w
from generator.writing import Written, write_beside

COMMENTED = "（批注）"
_TELLING = 4
"""Characters of a label from which on it says by itself what is counted."""
_P, _PROPERTIES = q("p"), q("rPr")


@dataclass(frozen=True, slots=True)
class FormMade:
    """The copy of a form: where, the proposals that were written in, those that are comments, blanks without any.

    ``labels`` is the table of labels beside it.
    """

    path: Path
    instead_of: str
    written: tuple[FormProposal | ListProposal, ...]
    proposed: tuple[FormProposal | ListProposal, ...]
    unknown: tuple[FormBlank, ...]
    labels: Path


def make_form(
    form: FileName, *, output: FileName | None = None, labels: FileName | None = None, yes: Sureness | None = None
) -> FormMade:
    """Find the blanks of a form and propose a name for each; ``yes`` is how sure what is written in must be.

    Without ``yes`` all proposals are comments. What is written in is confirmed in the table of ``labels``, by default
    标签对照.txt beside the form. Raises ``UsageFault`` for what cannot be read or written, ``TemplateFault`` for a file
    that is no form, ``InputFault`` if it has no blanks.
    """
    path = Path(form)
    opened_form = _opened(path)
    table = LabelTable.read(Path(labels) if labels else path.with_name(FILE))
    found = list(proposals(blanks_of(opened_form), table))
    if not found:
        todo = "空格是指 ____、【】、×件，以及名称旁边的空单元格"
        raise InputFault(Fault("没有找到要填的空格", todo, file=str(path)))
    accepted = SURENESSES[: SURENESSES.index(yes) + 1] if yes else ()
    chosen = tuple(one for one in found if not isinstance(one, FormBlank) and one.sureness in accepted)
    others = [one for one in found if one not in chosen]
    data = stamp(annotate(_written_in(opened_form, chosen, path.stem), _notes(others, chosen, opened_form)))
    target = Path(output) if output else path.with_name(f"{path.stem}{TAGGED if yes else COMMENTED}.docx")
    written = _write(target, path, data)
    proposed = tuple(one for one in others if not isinstance(one, FormBlank))
    table.write(dict(_pairs(chosen)), dict(_pairs(proposed)))
    unknown = tuple(one for one in others if isinstance(one, FormBlank))
    return FormMade(written.path, written.instead_of, chosen, proposed, unknown, table.path)


def _opened(path: Path) -> OpenedForm:
    try:
        return opened(FormFile.read(path).data)
    except TemplateFault as error:
        raise TemplateFault(Fault(one.what, one.todo, one.place, file=str(path)) for one in error.faults) from error


def _write(target: Path, form: Path, data: bytes) -> Written:
    if target.suffix.lower() != ".docx":
        raise UsageFault(Fault("不是 .docx 文件名", f"请写成“{target.name}.docx”", file=str(target)))
    if target.exists() and target.samefile(form):
        raise UsageFault(Fault("这是县里的表本身，不能写在它上面", "-o 请换一个文件名", file=str(target)))
    return write_beside(target, data)


def _pairs(found: Iterable[FormProposal | ListProposal]) -> Iterator[tuple[str, str]]:
    """The labels and names that the table remembers: a list is found by its heads, and 成功 alone means nothing."""
    for one in found:
        if isinstance(one, FormProposal) and (not one.blank.unit or len(plain(one.blank.label)) >= _TELLING):
            yield one.label, one.name


# --- Comments -------------------------------------------------------------------------------------------------------


def _notes(
    others: Iterable[FoundName], chosen: Iterable[FormProposal | ListProposal], form: OpenedForm
) -> Iterator[Note]:
    """A comment for each blank that is not written in; paragraphs of rows that were left out are counted off."""
    paragraphs = [paragraph for _, paragraph in form.paragraphs]
    removed = sorted(number for one in chosen if isinstance(one, ListProposal) for number in _left_out(one, paragraphs))
    for one in others:
        blank = one if isinstance(one, FormBlank) else one.blank
        at = blank.paragraph - sum(number < blank.paragraph for number in removed)
        words = words_in(paragraphs[blank.paragraph])[blank.start : blank.end]
        yield Note(BlockPlace(Anchor(at, blank.start)), words.strip(), _advice(one))


def _left_out(one: ListProposal, paragraphs: list[etree._Element]) -> Iterator[int]:
    rows = [next(paragraphs[number].iterancestors(q("tr"))) for number in one.rest]
    inside = {paragraph for row in rows for paragraph in row.iter(_P)}
    yield from (number for number, paragraph in enumerate(paragraphs) if paragraph in inside)


def _advice(one: FoundName) -> str:
    if isinstance(one, FormBlank):
        return f"“{one.label}”没有找到相配的项目。\n全部名称见 fazhi fields；不用程序填的，删去这条批注。"
    if isinstance(one, ListProposal):
        row = "，".join(f"“{blank.label}”写 {{{{ 项.{word} }}}}" for blank, word in one.cells)
        return (
            f"这几行像是“{one.name}”（{one.sureness}）：只留一行，{row}；"
            f"第一格开头写 {{% for 项 in {one.name} %}}，末一格末尾写 {{% endfor %}}。"
        )
    return f"{one.written}\n把握：{one.sureness}。对的，把上面一行写到这里；不对的，名称见 fazhi fields。"


# --- Writing in -----------------------------------------------------------------------------------------------------


def _written_in(form: OpenedForm, chosen: Iterable[FormProposal | ListProposal], title: str) -> bytes:
    """The form with these tags in place of the blanks, and nobody's name in its properties."""
    root = deepcopy(form.root)
    paragraphs = list(root.iter(_P))
    # The last first, so that places before it in the same paragraph stay true.
    for one in reversed(list(chosen)):
        if isinstance(one, FormProposal):
            _put(paragraphs[one.blank.paragraph], one.blank.start, one.blank.end, one.written)
        else:
            _put_list(one, paragraphs)
    parts = {**form.parts, form.main: serialise(root)}
    properties = Properties(title)
    parts |= {EXTENDED: extended_part(properties), CORE: core_part(properties, "")}
    return pack(parts)


def _put_list(one: ListProposal, paragraphs: list[etree._Element]) -> None:
    opening, closing = f"{{% for 项 in {one.name} %}}", "{% endfor %}"
    cells = {blank.paragraph: f"{{{{ 项.{word} }}}}" for blank, word in one.cells}
    if one.blank.number >= 0:
        numbered = paragraphs[one.blank.number]
        _put(numbered, 0, len(words_in(numbered)), f"{opening}{{{{ 项.{ORDINAL} }}}}")
        opening = ""
    first, last = min(cells), max(cells)
    for number, tag in cells.items():
        _put(paragraphs[number], 0, 0, f"{opening if number == first else ''}{tag}{closing if number == last else ''}")
    for number in one.rest:
        row = next(paragraphs[number].iterancestors(q("tr")))
        table = row.getparent()
        if table is not None:
            table.remove(row)


def _put(paragraph: etree._Element, start: int, end: int, tag: str) -> None:
    """Write a tag over the words between two places of a paragraph, in the run where they begin."""
    texts, begun, written = texts_of(paragraph), 0, False
    for element in texts:
        words = element.text or ""
        first, last = (min(max(place - begun, 0), len(words)) for place in (start, end))
        begun += len(words)
        if first == last and (written or end > start or begun < start):
            continue
        element.text = words[:first] + ("" if written else tag) + words[last:]
        element.set(XML_SPACE, "preserve")
        written = True
    if not written:
        properties = paragraph.find(f"{q('pPr')}/{_PROPERTIES}")
        paragraph.append(w("r", *([] if properties is None else [deepcopy(properties)]), text(tag)))
