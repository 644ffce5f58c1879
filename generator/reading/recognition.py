"""Recognises the outline of a file's lines: each by its style if that is ours, else by its shape and position."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import NamedTuple, cast

from generator.reading import own_styles, shape
from generator.reading.raw_text import AnchoredResidue, RawItem, RawLine, RawTable, RawText, slice_pieces
from generator.reading.reading import Anchor
from generator.reading.runs import StyledPiece
from generator.report.outline import Annex, Block, Head, Imprint, Kind, Paragraph, Report, Role, Run
from generator.word import style_names as n

_KINDS: dict[str, Kind] = {style: kind for kind, style in n.RUN_STYLES.items()}
_PENDING = re.compile(r"(【待(?:补|核实)[^【】]*】)")
_STOP = re.compile("[。！？；;]")
# How long a heading may be, in characters: a sentence of its own or the beginning of a paragraph, by level.
_SENTENCE = {1: 45, 2: 45, 3: 32, 4: 32}
_HEADING = {1: 60, 2: 60, 3: 45, 4: 45}
_SECRECY = re.compile(r"(?:绝密|机密|秘密)(?:\s*★.{0,8})?|特急|加急|内部资料.{0,12}")


class Recognised(NamedTuple):
    """The report, an anchor for each block (annexes' last) and each line of the head, and the residue."""

    report: Report
    anchors: list[Anchor]
    residue: list[AnchoredResidue]
    head_anchors: list[Anchor]


def recognise(source: RawText, *, untouched: bool = False) -> Recognised:
    """The outline of a file's lines; ``untouched`` says that we wrote the file and every number has its style."""
    return _Recogniser(source.items, list(source.residue), untouched).run()


def outline_runs(pieces: list[StyledPiece]) -> tuple[Run, ...]:
    """The outline's runs of a line, by character style; 【待补：…】 and 【待核实】 are pending without one, too."""
    return tuple(run for piece in pieces for run in _outline_runs(piece))


def _outline_runs(piece: StyledPiece) -> Iterator[Run]:
    if kind := _KINDS.get(piece.style):
        yield Run(piece.text, kind)
        return
    for part in _PENDING.split(piece.text):
        if part:
            yield Run(part, "pending" if part.startswith(("【待补", "【待核实")) else "plain")


@dataclass(slots=True)
class _Recogniser:
    """Builds the outline line by line; blocks go to the last annex, or to the report's own if none has begun.

    A ``_take_…`` method adds the line to the outline and returns True if it recognises it.
    """

    items: list[RawItem]
    residue: list[AnchoredResidue]
    untouched: bool = False
    head: Head = field(default_factory=Head)
    imprint: Imprint = field(default_factory=Imprint)
    parts: list[list[Block]] = field(default_factory=lambda: [[]])
    annexes: list[Annex] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    last_numbers: dict[int, int] = field(default_factory=dict)  # of each level that is open
    head_anchors: list[Anchor] = field(default_factory=list)
    signed: bool = False  # a signature or a date precedes
    sealed: bool = False
    own_levels: bool = False  # some heading has a style of ours, so that its level is certain

    def run(self) -> Recognised:
        """The recognised outline of all items."""
        for index in range(self._read_front(), len(self.items)):
            item = self.items[index]
            if isinstance(item, RawTable):
                self._add(item.table, item.anchor)
            elif item.own_style:
                self._add_styled(item)
            elif item.words.strip():
                self._recognise_line(item, index)
        if not self.own_levels:
            self._demote_false_headings()
        own, *others = (_with_levels_from_1(part, own_levels=self.own_levels) for part in self.parts)
        annexes = (replace(annex, blocks=blocks) for annex, blocks in zip(self.annexes, others, strict=True))
        report = Report(own, self.head, tuple(annexes), self.imprint, self.sealed)
        return Recognised(report.bare(), self.anchors, self.residue, self.head_anchors)

    # Lines in a style of ours.

    def _add_styled(self, line: RawLine) -> None:
        if line.own_style in own_styles.HEAD_LINES:
            self._set_head(own_styles.HEAD_LINES[line.own_style](self.head, line.pieces), line)
        elif line.own_style in own_styles.IMPRINT_LINES:
            self.imprint = own_styles.with_imprint_line(self.imprint, line.pieces)
        elif line.own_style == n.ANNEX_LABEL:
            self._begin_annex(line.words, "")
        elif line.own_style == n.ANNEX_TITLE and self.annexes:
            last = self.annexes[-1]
            self.annexes[-1] = replace(last, title=last.title + line.words)
        elif line.own_style not in n.UNREAD:
            self._add_styled_paragraph(line)

    def _add_styled_paragraph(self, line: RawLine) -> None:
        role, level = cast(tuple[Role, int], own_styles.ROLES.get(line.own_style, ("body", 0)))
        number = own_styles.text_in(line.pieces, n.NUMBER)
        rest = [piece for piece in line.pieces if piece.style != n.NUMBER]
        if not self.untouched:
            if role == "body" and not line.words.strip():
                return  # an empty line that somebody typed
            if not number and role in ("heading", "body"):
                number, rest = (line.number, rest) if line.number else shape.split_number(rest)
        self.sealed = self.sealed or line.own_style in own_styles.SEALED
        if role == "heading":
            self.own_levels = True
            self._count(level, number)
        runs = tuple(Run(piece.text, _KINDS.get(piece.style, "plain")) for piece in rest)
        self._add(Paragraph(role, runs, level, number), line.anchor)

    def _set_head(self, head: Head, line: RawLine) -> None:
        self.head = head
        self.head_anchors.append(line.anchor)

    def _begin_annex(self, label: str, title: str) -> None:
        self.annexes.append(Annex(label, title))
        self.parts.append([])
        self.last_numbers.clear()

    # The front: head, title and what stands below it, recipient.

    def _read_front(self) -> int:
        """Add head, title and recipient; the index of the first item after them."""
        titles: list[RawLine] = []
        index = 0
        for index, item in enumerate([*self.items, None]):  # noqa: B007
            if item is None or isinstance(item, RawTable) or item.own_style:
                break
            words = item.words.strip()
            if not words or (not titles and self._take_head_line(item, words)):
                continue
            if shape.RECIPIENT.fullmatch(words) or not self._may_be_title(item, words, titles):
                break
            titles.append(item)
        return self._take_titles(titles, index)

    def _take_head_line(self, line: RawLine, words: str) -> bool:
        """Add a line of the 版头, or leave out one of the website."""
        if shape.is_website_line(words):
            self.residue.append(AnchoredResidue("web", words, line.anchor))
        elif shape.STATUS.fullmatch(words) and not self.head.status:
            self._set_head(replace(self.head, status=words), line)
        elif shape.MARK.fullmatch(words) or _SECRECY.fullmatch(words):
            self._set_head(replace(self.head, marks=(*self.head.marks, words)), line)
        else:
            return self._take_number_line(line, words)
        return True

    def _take_number_line(self, line: RawLine, words: str) -> bool:
        number, signers = shape.DOCUMENT_NUMBER.match(words), shape.SIGNERS.search(words)
        rest = words[number.end() if number else 0 : signers.start() if signers else None]
        if not (number or signers) or rest.strip() or (number and self.head.document_number):
            return False
        named = tuple(signers[1].split()) if signers else ()
        document_number = number[0] if number else self.head.document_number
        self._set_head(replace(self.head, document_number=document_number, signers=self.head.signers + named), line)
        return True

    def _may_be_title(self, line: RawLine, words: str, titles: list[RawLine]) -> bool:
        if line.number or shape.leading_number(words) or not shape.may_be_title(words):
            return False
        if shape.is_website_line(words):
            return True
        return len(titles) < 5 and not shape.CLOSING.fullmatch(words)

    def _take_titles(self, titles: list[RawLine], index: int) -> int:
        """Add the lines as title, issuer and date, if one names a genre or they are centred.

        The index of the first item after them.
        """
        genre = max((at for at, line in enumerate(titles) if shape.names_genre(line.words)), default=-1)
        marked = any(line.style_hint and line.style_hint.role == "title" for line in titles)
        if not (genre >= 0 or marked):
            centred = list(takewhile(lambda line: line.align == "center", titles))
            if titles != centred:
                index = self.items.index(titles[len(centred)])
            titles = centred
        for at, line in enumerate(titles):
            words = line.words.strip()
            if shape.is_website_line(words):
                self.residue.append(AnchoredResidue("web", words, line.anchor))
            elif at > genre and shape.DATE_BELOW_TITLE.fullmatch(words):
                self._add_line("date", line)
            else:
                self._add_line("signature" if at > genre and shape.SIGNATURE_LINE.fullmatch(words) else "title", line)
        return self._recipient(index)

    def _recipient(self, index: int) -> int:
        item = self.items[index] if index < len(self.items) else None
        if not isinstance(item, RawLine) or item.own_style or not shape.RECIPIENT.fullmatch(item.words.strip()):
            return index
        self._add_line("recipient", item)
        return index + 1

    # The text and what ends it.

    def _recognise_line(self, line: RawLine, index: int) -> None:
        words = line.words.strip()
        if line.maybe_typed_heading:
            if not self._take_heading(line, words, index):
                self._add_styled_paragraph(replace(line, own_style=own_styles.BODY))
            return
        for recognised in (
            self._take_website_line,
            self._take_annex,
            self._take_ending,
            self._take_imprint,
            self._take_heading,
        ):
            if recognised(line, words, index):
                return
        found = shape.leading_number(line.number or words)
        if found and found.level:
            self._count(found.level, found.number)
        self._add_line("body", line, number=found.end if found and not line.number else 0)

    def _take_website_line(self, line: RawLine, words: str, index: int) -> bool:
        if shape.is_website_line(words) and (self.signed or not self.parts[-1] or index + 3 > len(self.items)):
            self.residue.append(AnchoredResidue("web", words, line.anchor))
            return True
        return False

    def _take_annex(self, line: RawLine, words: str, index: int) -> bool:
        if self.annexes and not self.parts[-1] and shape.may_be_title(words) and not shape.leading_number(words):
            last = self.annexes[-1]
            if not last.title or line.align == "center":
                self.annexes[-1] = replace(last, title=last.title + words)
                return True
        if not (self.parts[0] and (label := self._label_of(words, index))):
            return False
        self._begin_annex(*label)
        return True

    def _label_of(self, words: str, index: int) -> tuple[str, str] | None:
        """Label and title of an annex that begins with this line; None if none does."""
        if match := shape.ANNEX_LABEL.fullmatch(words):
            listed = words.endswith(("：", ":")) and shape.ATTACHMENT_ITEM.fullmatch(self._next_words(index))
            return None if listed else (match[1], "")
        match = shape.ANNEX_LABEL_AND_TITLE.fullmatch(words) if self.signed else None
        return (match[1], match[2]) if match else None

    def _take_ending(self, line: RawLine, words: str, index: int) -> bool:
        role = self._ending_role(words, index)
        if role:
            self._add_line(role, line)
            self.signed = self.signed or role in ("signature", "date")
        elif both := shape.SIGNATURE_AND_DATE.fullmatch(words):
            start = line.words.find(words)
            self._add_line("signature", line, end=start + both.end(1))
            self._add_line("date", line, start=start + both.start(2))
            self.signed = True
        return bool(role or both)

    def _ending_role(self, words: str, index: int) -> Role | None:
        last = self._last_role()
        if shape.DATE_LINE.fullmatch(words):
            return "date"
        if shape.CLOSING.fullmatch(words):
            return "closing"
        if shape.ATTACHMENT.fullmatch(words) or words in ("附件：", "附件:"):
            return "attachment"
        if last == "attachment" and shape.ATTACHMENT_ITEM.fullmatch(words):
            return "attachment"
        if (self.signed and shape.NOTE.fullmatch(words)) or (self.annexes and shape.FILLED_IN_BY.fullmatch(words)):
            return "note"
        return "signature" if shape.SIGNATURE_LINE.fullmatch(words) and self._is_signature(last, index) else None

    def _is_signature(self, last: str, index: int) -> bool:
        """True if an organ's name is a signature: after the text, before a date or the end."""
        if last in ("closing", "attachment", "signature"):
            return True
        after = self._next_words(index)
        ends = (shape.DATE_LINE, shape.SIGNATURE_LINE, shape.ANNEX_LABEL, shape.COPIED_TO)
        return bool(last) and (not after or any(end.fullmatch(after) for end in ends))

    def _take_imprint(self, line: RawLine, words: str, index: int) -> bool:
        if "抄" not in words and "印" not in words:
            return False  # as of most lines, which are long
        copied, issued = shape.COPIED_TO.fullmatch(words), shape.ISSUED.fullmatch(words)
        if copied and not self.imprint.copied_to:
            self.imprint = replace(self.imprint, copied_to=copied[1])
        elif issued and not self.imprint.issued_by:
            self.imprint = replace(self.imprint, issued_by=issued[1], issued_on=issued[2])
        else:
            return False
        return True

    def _take_heading(self, line: RawLine, words: str, index: int) -> bool:
        """Add a heading, and the text behind it in the line as a paragraph of its own."""
        found = shape.leading_number(line.number or words)
        level = self._level(line, found)
        number = found.end if found and not line.number else 0
        if not level:
            return False
        text = words[number:].strip()
        length = _heading_length(text, abs(level), self._has_content(index, level, found is not None))
        if not length:
            return False
        self._count(level, found.number if found else "")
        end = line.words.find(words) + words.find(text, number) + length if length < len(text) else None
        self._add_line("heading", line, level, number=number, end=end)
        if end is not None:
            self._add_line("body", line, start=end, plain=True)
        return True

    def _level(self, line: RawLine, found: shape.LeadingNumber | None) -> int:
        """The level of the line as a heading; −1 for a part (第一部分), 0 if it cannot be a heading."""
        style_hint = line.style_hint.level if line.style_hint and line.style_hint.role == "heading" else 0
        if not found:
            return style_hint or (self._next_level() if line.emphasised and shape.may_be_title(line.words) else 0)
        count = shape.number_value(found.number)
        if (
            found.level > 2
            and count > 1
            and not any(self.last_numbers.get(level) for level in range(3, found.level + 1))
        ):
            for level in (2, 1):  # （3） between （二） and （四）
                if self.last_numbers.get(level) == count - 1:
                    return level
        return found.level

    def _next_level(self) -> int:
        return min(max(self.last_numbers, default=0) + 1, 2) if self.last_numbers else 1

    def _count(self, level: int, number: str) -> None:
        self.last_numbers = {key: count for key, count in self.last_numbers.items() if key < level}
        self.last_numbers[level] = shape.number_value(number)

    def _has_content(self, index: int, level: int, is_numbered: bool) -> bool:
        """True if text, a table or a deeper number follows a heading."""
        for item in self.items[index + 1 :]:
            if isinstance(item, RawTable):
                return True
            if words := item.number or item.words.strip():
                found = shape.leading_number(words)
                return not found or not found.level or found.level > level
        return False

    def _next_words(self, index: int) -> str:
        for item in self.items[index + 1 :]:
            if isinstance(item, RawTable):
                return "表格"
            if item.words.strip():
                return item.words.strip()
        return ""

    def _last_role(self) -> str:
        last = self.parts[-1][-1] if self.parts[-1] else None
        return last.role if isinstance(last, Paragraph) else ("body" if last else "")

    def _demote_false_headings(self) -> None:
        """Turn false headings back into body text, joined with the text behind them in their line."""
        begin = 0
        for part in self.parts:
            anchors = self.anchors[begin : begin + len(part)]
            for at in sorted(_false_headings(part, anchors), reverse=True):
                joined = _shares_line(anchors, at)
                part[at : at + 1 + joined] = [_as_text(*part[at : at + 1 + joined])]
                del self.anchors[begin + at + 1 : begin + at + 1 + joined]
            begin += len(part)

    def _add_line(
        self, role: Role, line: RawLine, level: int = 0, *, number: int = 0, start: int = 0, end: int | None = None,
        plain: bool = False,
    ) -> None:  # fmt: skip
        """Add the characters from ``start`` to ``end`` as a trimmed paragraph; the first ``number`` are its number."""
        pieces = _trimmed(slice_pieces(line.pieces, start, end))
        text = "".join(piece.text for piece in pieces)
        begin = line.words.find(text, start) if text else start
        label = text[:number].strip() or ("" if plain else line.number)
        rest = _trimmed(slice_pieces(pieces, number)) if number else pieces
        self._add(
            Paragraph(role, outline_runs(rest), level, label), Anchor(line.anchor.element, line.anchor.start + begin)
        )

    def _add(self, block: Block, anchor: Anchor) -> None:
        self.parts[-1].append(block)
        self.anchors.append(anchor)


def _heading_length(words: str, level: int, has_content: bool) -> int:
    """The length of the heading that a line begins with, without its number: all, its first sentence, or 0."""
    stop = _STOP.search(words)
    if stop is None:
        fits = len(words) <= _HEADING[level] and (has_content or level <= 2)
        return len(words) if fits else 0
    if stop.start() > _SENTENCE[level] or stop[0] != "。":
        return 0
    if stop.end() == len(words):
        return len(words) if has_content else 0
    return stop.end()


def _false_headings(blocks: list[Block], anchors: list[Anchor]) -> Iterator[int]:
    """Indices of headings that are only a point's first sentence, because a sibling number has no heading."""
    series: dict[int, list[int]] = {}  # of each open level, such headings
    plain: set[int] = set()
    for at, block in enumerate([*blocks, None]):
        level = _level_of(block)
        for deeper in [key for key in series if block is None or 0 < level < key]:
            yield from series.pop(deeper) if deeper in plain else ()
            series.pop(deeper, None)
            plain.discard(deeper)
        if not (level and isinstance(block, Paragraph)):
            continue
        series.setdefault(level, [])
        if block.role == "body":
            plain.add(level)
        elif block.text.endswith("。") or _shares_line(anchors, at):
            series[level].append(at)


def _level_of(block: Block | None) -> int:
    """The level of a heading, or of a point by its number; 0 for any other block."""
    if not isinstance(block, Paragraph):
        return 0
    found = shape.leading_number(block.number) if block.number else None
    return block.level or (found.level if found else 0)


def _shares_line(anchors: list[Anchor], at: int) -> bool:
    """True if text follows a heading in the same line of the file."""
    return at + 1 < len(anchors) and anchors[at + 1].element == anchors[at].element


def _as_text(*blocks: Block) -> Paragraph:
    """A heading and the text behind it in the line as one body paragraph."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return Paragraph("body", tuple(run for one in paragraphs for run in one.runs), 0, paragraphs[0].number)


def _trimmed(pieces: list[StyledPiece]) -> list[StyledPiece]:
    """The pieces, none of them empty, without the spaces around their words."""
    words = "".join([piece.text for piece in pieces])
    start = len(words) - len(words.lstrip())
    if not start and words and not words[-1].isspace():
        return pieces
    return slice_pieces(pieces, start, len(words.rstrip())) if words.strip() else []


def _with_levels_from_1(blocks: list[Block], *, own_levels: bool) -> tuple[Block, ...]:
    """The blocks with levels shifted so that the highest (a part's, if any) is 1, unless our own styles gave them."""
    levels = [block.level for block in blocks if isinstance(block, Paragraph) and block.role == "heading"]
    shift = 0 if own_levels else 1 if -1 in levels else 1 - min(levels, default=1)
    return tuple(_shifted(block, shift) for block in blocks) if shift or -1 in levels else tuple(blocks)


def _shifted(block: Block, shift: int) -> Block:
    if not isinstance(block, Paragraph) or block.role != "heading":
        return block
    return replace(block, level=1 if block.level == -1 else min(4, block.level + shift))
