"""Writes Word comments into a copy of a .docx, each at its words."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from generator.chinese.characters import UNPRINTABLE_IN_LINES
from generator.chinese.folding import folded
from generator.errors import Fault, InputFault
from generator.files.opc import CONTENT_TYPES, relationships_of
from generator.reading.reading import Note
from generator.reading.runs import runs_in, text_of_child
from generator.reading.word_file import WordFile
from generator.word.package import Parts, pack, unpack
from generator.word.wordml import RELATIONSHIPS, TYPES, XML_SPACE, parse, q, serialise, text, w

AUTHOR, INITIALS = "fazhi 检查", "检"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_P, _R, _T, _RPR, _PPR, _ID = q("p"), q("r"), q("t"), q("rPr"), q("pPr"), q("id")
_SIZE, _LINE = 21, 240  # of a comment: 五号, single


def write_comments(data: bytes, notes: Iterable[Note]) -> bytes:
    """The document with a comment for each note; ``BrokenPackage`` if it cannot be opened."""
    file, parts = WordFile(data), unpack(data)
    if b"purl.oclc.org/ooxml/wordprocessingml" in parts[file.main]:
        todo = "请在 Word 里另存为普通的“Word 文档（*.docx）”再试"
        raise InputFault(Fault("这份文件是“Strict Open XML 文档”，加不了批注", todo))
    main = parse(parts[file.main])
    body = main.find(q("body"))
    paragraphs = [] if body is None else list(body.iter(_P))
    if not paragraphs:
        raise InputFault(Fault("文件里没有段落，加不了批注", "请核对选的文件"))
    name, comments = _comments_part(file, parts)
    writer = _Writer(paragraphs, comments, _next_id(main, comments))
    for note in notes:
        writer.write(note)
    declared = _declared(parts, file.main, name)
    return pack({**declared, file.main: serialise(main), name: serialise(comments)})


@dataclass(slots=True)
class _Writer:
    paragraphs: list[etree._Element]
    comments: etree._Element
    next_id: int

    def write(self, note: Note) -> None:
        """One comment, at its words or at the whole paragraph."""
        number, self.next_id = str(self.next_id), self.next_id + 1
        self.comments.append(_comment(number, note.text))
        for paragraph, start in self._candidates(note):
            if note.words and (runs := _runs_at(paragraph, note.words, start)):
                _mark(runs[0], runs[-1], number)
                return
        _mark_all(next(self._candidates(note))[0], number)

    def _candidates(self, note: Note) -> Iterator[tuple[etree._Element, int]]:
        """Paragraphs and offsets to search for the words: the block's beginning, then all its paragraphs."""
        anchor = note.place.anchor
        first = min(max(anchor.element, 0), len(self.paragraphs) - 1)
        yield self.paragraphs[first], anchor.start
        for paragraph in self.paragraphs[first : first + anchor.elements]:
            yield paragraph, 0


@dataclass(slots=True)
class _VisibleCharacter:
    """A visible character: its run and its offset in the run's text."""

    run: etree._Element
    offset: int


def _runs_at(paragraph: etree._Element, words: str, start: int) -> list[etree._Element]:
    """The runs with exactly these words, split off their neighbours; empty if the words are not found."""
    words = folded(words, turned=True)
    shown: list[str] = []
    places: list[_VisibleCharacter] = []
    skipped = 0
    for _, string, run in runs_in(paragraph):
        for offset, character in enumerate(string):
            if character == "\n":
                skipped += len(shown) < start
                continue
            understood = folded(character, turned=True)
            shown.append(understood)
            places += [_VisibleCharacter(run, offset)] * len(understood)
    begin = "".join(shown).find(words, max(0, start - skipped))
    if begin < 0 or any(place.run.tag != _R for place in places[begin : begin + len(words)]):
        return []  # not found, or in a formula, which holds no marks of comments
    first, last = places[begin], places[begin + len(words) - 1]
    return _cut_out(places[begin : begin + len(words)], first, last)


def _cut_out(found: list[_VisibleCharacter], first: _VisibleCharacter, last: _VisibleCharacter) -> list[etree._Element]:
    _split(last.run, last.offset + 1)
    behind = _split(first.run, first.offset)
    runs: list[etree._Element] = []
    for place in found:
        run = behind if place.run is first.run else place.run
        if not runs or runs[-1] is not run:
            runs.append(run)
    return runs


def _split(run: etree._Element, offset: int) -> etree._Element:
    """Split a run before a character; the run that begins there (the run itself at offset 0)."""
    place = 0
    children = [child for child in run if child.tag != _RPR]
    for index, child in enumerate(children):
        if place >= offset:
            return run if index == 0 else _moved(run, children[index:])
        size = len(text_of_child(child))
        if place + size > offset:
            return _moved(run, [_tail_of(child, offset - place), *children[index + 1 :]])
        place += size
    return run


def _tail_of(element: etree._Element, offset: int) -> etree._Element:
    """The rest of a ``w:t`` as a new one; any other element is not split."""
    if element.tag != _T:
        return element
    string = element.text or ""
    element.text = string[:offset]
    element.set(XML_SPACE, "preserve")
    return text(string[offset:])


def _moved(run: etree._Element, children: list[etree._Element]) -> etree._Element:
    """A new run behind this one, with its properties and these children."""
    behind = w("r")
    behind.attrib.update(run.attrib)
    properties = run.find(_RPR)
    if properties is not None:
        behind.append(copy.deepcopy(properties))
    behind.extend(children)
    run.addnext(behind)
    return behind


def _mark(first: etree._Element, last: etree._Element, number: str) -> None:
    first.addprevious(w("commentRangeStart", id=number))
    end = w("commentRangeEnd", id=number)
    last.addnext(end)
    outermost = end
    while (parent := outermost.getparent()) is not None and parent.tag != _P:
        outermost = parent
    outermost.addnext(_reference(number))


def _mark_all(paragraph: etree._Element, number: str) -> None:
    properties = paragraph.find(_PPR)
    paragraph.insert(0 if properties is None else 1, w("commentRangeStart", id=number))
    paragraph.extend([w("commentRangeEnd", id=number), _reference(number)])


def _reference(number: str) -> etree._Element:
    return w("r", w("commentReference", id=number))


def _comment(number: str, string: str) -> etree._Element:
    lines = UNPRINTABLE_IN_LINES.sub(" ", string).split("\n")
    paragraphs = [_comment_line(line, first=not index) for index, line in enumerate(lines)]
    return w("comment", *paragraphs, id=number, author=AUTHOR, initials=INITIALS)


def _comment_line(line: str, *, first: bool) -> etree._Element:
    properties = w(
        "pPr", w("spacing", before=0, after=0, line=_LINE, lineRule="auto"), w("ind", firstLineChars=0, firstLine=0),
        w("jc", val="left"),
    )  # fmt: skip
    mark = [w("r", w("annotationRef"))] if first else []
    return w("p", properties, *mark, w("r", w("rPr", w("sz", val=_SIZE), w("szCs", val=_SIZE)), text(line)))


def _comments_part(file: WordFile, parts: Parts) -> tuple[str, etree._Element]:
    """Name and root of the comments part, a new one if the file has none."""
    for relation in file.relationships.values():
        if relation.kind == "comments" and relation.target in parts:
            return relation.target, parse(parts[relation.target])
    folder = posixpath.dirname(file.main)
    names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(len(parts) + 1))
    taken = {name.lower() for name in parts}
    return next(name for name in names if name.lower() not in taken), w("comments")


def _next_id(main: etree._Element, comments: etree._Element) -> int:
    tags = (q("comment"), q("commentRangeStart"), q("commentReference"))
    used = (element.get(_ID, "") for root in (main, comments) for element in root.iter(*tags))
    return max((int(string) for string in used if string.isascii() and string.isdecimal()), default=-1) + 1


def _declared(parts: Parts, main: str, name: str) -> Parts:
    """The parts with a new comments part declared in content types and relationships."""
    if name in parts:
        return parts
    types = parse(parts[CONTENT_TYPES])
    etree.SubElement(types, f"{{{TYPES}}}Override", {"PartName": f"/{name}", "ContentType": _TYPE})
    rels = relationships_of(main)
    relations = parse(parts[rels]) if rels in parts else etree.Element(f"{{{RELATIONSHIPS}}}Relationships")
    attributes = {"Id": "rIdFazhiComments", "Type": _KIND, "Target": posixpath.basename(name)}
    etree.SubElement(relations, f"{{{RELATIONSHIPS}}}Relationship", attributes)
    return {**parts, CONTENT_TYPES: serialise(types), rels: serialise(relations)}
