"""Reads a .docx as a whole: outline, format, text outside the body, comments, tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lxml import etree

from generator.chinese.folding import folded
from generator.reading.body import BodyReader, is_untouched
from generator.reading.effective_formats import papers
from generator.reading.formats import BlockFormat, DocumentFormat, PageNumber, RunFormat
from generator.reading.objects import diagrams_in, text_of_diagram, word_art_in
from generator.reading.places import locate, place_at, residue_of
from generator.reading.raw_text import AnchoredResidue, RawLine
from generator.reading.reading import Anchor, BlockPlace, Comment, Reading, Story, StoryKind
from generator.reading.recognition import recognise
from generator.reading.runs import StyledPiece, is_fallback, runs_in
from generator.reading.shape import PAGE_NUMBER
from generator.reading.stylesheet import value
from generator.reading.word_file import WordFile
from generator.word.wordml import child_of, q

_CHANGES = tuple(q(tag) for tag in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "cellIns", "cellDel"))
_NOTES: tuple[tuple[str, str, StoryKind], ...] = (
    ("footnotes", "footnote", "footnote"),
    ("endnotes", "endnote", "endnote"),
)
_MARGINAL: dict[str, StoryKind] = {"headerReference": "header", "footerReference": "footer"}
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def reading_of(data: bytes) -> Reading:
    """The reading of a .docx; ``BrokenPackage`` if it cannot be opened safely or is no Word document."""
    file = WordFile(data)
    reader = BodyReader(file, is_untouched(data, file))
    source = reader.read()
    if all(isinstance(item, RawLine) and not item.words.strip() for item in source.items):
        source.items += _lines_of_boxes(reader)
    found = recognise(source, untouched=reader.untouched)
    places = locate(found.report, found.anchors)
    stories, numbers = _headers_and_footers(reader, places)
    return Reading(
        found.report,
        places,
        _document_format(reader, places, found.head_anchors, numbers),
        (*_box_stories(reader, places), *_diagram_stories(reader, places), *_note_stories(reader, places), *stories),
        tuple(_comments(reader, places)),
        residue_of([*found.residue, *reader.beside], places),
        sum(1 for _ in file.body.iter(*_CHANGES)),
        tuple(BlockPlace(anchor, part="版头") for anchor in found.head_anchors),
    )


# Formats.


def _document_format(
    reader: BodyReader, places: Sequence[BlockPlace], head: Sequence[Anchor], numbers: tuple[PageNumber, ...]
) -> DocumentFormat:
    settings = reader.file.settings
    even = None if settings is None else settings.find(q("evenAndOddHeaders"))
    return DocumentFormat(
        papers(reader.file.body),
        tuple(_block_format(reader.formats, places, at) for at in range(len(places))),
        tuple(reader.formats[anchor.element] for anchor in head),
        numbers,
        tuple(reader.resolver.theme_fonts),
        even is not None and even.get(q("val"), "1") not in ("0", "false", "off"),
    )


def _block_format(forms: dict[int, BlockFormat], places: Sequence[BlockPlace], at: int) -> BlockFormat:
    """The format of a block: a table has the runs of all its cells, a part of a paragraph only its own."""
    anchor = places[at].anchor
    first = forms.get(anchor.element, BlockFormat())
    if anchor.elements > 1:
        cells = (
            forms[element] for element in range(anchor.element, anchor.element + anchor.elements) if element in forms
        )
        return replace(first, runs=tuple(run for form in cells for run in form.runs))
    after = places[at + 1].anchor if at + 1 < len(places) else None
    end = after.start if after and after.element == anchor.element else None
    if anchor.start == 0 and end is None:
        return first
    return replace(first, runs=tuple(_cut(first.runs, anchor.start, end)))


def _cut(runs: Iterable[RunFormat], start: int, end: int | None) -> Iterator[RunFormat]:
    place = 0
    for run in runs:
        text = run.text[max(0, start - place) : None if end is None else max(0, end - place)]
        if text.strip("\n"):
            yield replace(run, text=text)
        place += len(run.text)


# Text outside the body.


def _box_stories(reader: BodyReader, places: Sequence[BlockPlace]) -> Iterator[Story]:
    for box, host in _text_boxes(reader):
        if text := _text_of(box, reader, Anchor(reader.elements[host])):
            yield Story("text box", text, place_at(reader.elements[host], places))
    for art, text in word_art_in(reader.file.body):
        yield Story("text box", folded(text, turned=True), _place_of(art, reader, places))


def _diagram_stories(reader: BodyReader, places: Sequence[BlockPlace]) -> Iterator[Story]:
    for diagram in diagrams_in(reader.file.body):
        place = _place_of(diagram, reader, places)
        if text := text_of_diagram(reader.file, diagram):
            yield Story("diagram", folded(text, turned=True), place)
        else:
            reader.beside.append(AnchoredResidue("unread", "SmartArt 图形", place.anchor))


def _text_boxes(reader: BodyReader) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Each text box with the paragraph that it is anchored to."""
    for box in reader.file.body.iter(q("txbxContent")):
        hosts = [host for host in box.iterancestors(q("p")) if next(host.iterancestors(q("txbxContent")), None) is None]
        if hosts and not is_fallback(box):
            yield box, hosts[-1]


def _lines_of_boxes(reader: BodyReader) -> Iterator[RawLine]:
    """The lines of text boxes, for a file without words outside them."""
    for box, _ in _text_boxes(reader):
        for paragraph in box.iter(q("p")):
            if not is_fallback(paragraph):
                anchor = Anchor(reader.elements[paragraph])
                for pieces in reader.lines_beside(paragraph, anchor):
                    yield RawLine(pieces, anchor)


def _note_stories(reader: BodyReader, places: Sequence[BlockPlace]) -> Iterator[Story]:
    for part, tag, kind in _NOTES:
        root = reader.file.related(part)
        notes = {} if root is None else {note.get(q("id")): note for note in root.iterchildren(q(tag))}
        for reference in reader.file.body.iter(q(f"{tag}Reference")) if notes else ():
            note, place = notes.get(reference.get(q("id"))), _place_of(reference, reader, places)
            if note is not None and (text := _text_of(note, reader, place.anchor)):
                yield Story(kind, text, place)


def _comments(reader: BodyReader, places: Sequence[BlockPlace]) -> Iterator[Comment]:
    root = reader.file.related("comments")
    if root is None:
        return
    marks = {mark.get(q("id")): mark for mark in reader.file.body.iter(q("commentReference"), q("commentRangeStart"))}
    for comment in root.iterchildren(q("comment")):
        mark = marks.get(comment.get(q("id")))
        place = _place_of(mark, reader, places) if mark is not None else place_at(0, places)
        yield Comment(comment.get(q("author"), ""), _text_of(comment, reader, place.anchor), place)


def _headers_and_footers(
    reader: BodyReader, places: Sequence[BlockPlace]
) -> tuple[tuple[Story, ...], tuple[PageNumber, ...]]:
    """Headers and footers with text as stories, and the page numbers in them."""
    stories, numbers = [], []
    read_parts: set[str] = set()
    for reference in reader.file.body.iter(*map(q, _MARGINAL)):
        kind = _MARGINAL[etree.QName(reference).localname]
        relation = reader.file.relationships.get(reference.get(_ID, ""))
        if relation is None or relation.target in read_parts or relation.target not in reader.file.parts:
            continue
        read_parts.add(relation.target)
        root = reader.file.root(relation.target)
        pages = reference.get(q("type"), "default")
        found = [*_page_numbers(reader, root, pages, kind == "header")]
        numbers += found
        place = place_at(0, places)
        art = (folded(text, turned=True) for _, text in word_art_in(root))
        words = "\n".join(filter(None, (_text_of(root, reader, place.anchor), *art)))
        if words and not (found and PAGE_NUMBER.fullmatch(words)):
            stories.append(Story(kind, words, place))
    return tuple(stories), tuple(numbers)


def _page_numbers(reader: BodyReader, root: etree._Element, pages: str, in_header: bool) -> Iterator[PageNumber]:
    for paragraph in root.iter(q("p")):
        if not _counts_pages(paragraph) or is_fallback(paragraph):
            continue
        properties = child_of(paragraph, q("pPr"))
        name = "" if properties is None else value(properties, "pStyle")
        runs = list(runs_in(paragraph))
        form = reader.resolver.paragraph(properties, name).with_runs(reader.resolver.visible_runs(name, runs).formats)
        text = "".join(run.text for run in runs)
        yield PageNumber(
            "even" if pages == "even" else "first" if pages == "first" else "default", text, form, in_header
        )


def _counts_pages(paragraph: etree._Element) -> bool:
    simple = (field.get(q("instr"), "") for field in paragraph.iter(q("fldSimple")))
    complex_ = (instruction.text or "" for instruction in paragraph.iter(q("instrText")))
    return any("PAGE" in code.upper().split() for code in (*simple, *complex_))


def _place_of(mark: etree._Element, reader: BodyReader, places: Sequence[BlockPlace]) -> BlockPlace:
    host = next((one for one in mark.iterancestors(q("p")) if one in reader.elements), None)
    if host is None:  # a mark between paragraphs belongs to the next one
        host = next((one for one in mark.itersiblings(q("p")) if one in reader.elements), None)
    return place_at(0 if host is None else reader.elements[host], places)


def _text_of(root: etree._Element, reader: BodyReader, anchor: Anchor) -> str:
    """The text of a part or an element, a line for each paragraph; what is struck out goes to the residue."""
    paragraphs = (paragraph for paragraph in root.iter(q("p")) if not is_fallback(paragraph))
    lines = (_joined(line) for paragraph in paragraphs for line in reader.lines_beside(paragraph, anchor))
    return "\n".join(line for line in lines if line)


def _joined(line: list[StyledPiece]) -> str:
    return folded("".join(piece.text for piece in line), turned=True).strip()
