"""The faults of a form, found before anything is printed: each with its paragraph or cell, and what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.chinese.clipping import clipped
from generator.chinese.near_words import suggestion
from generator.drafting.county_form.expressions import understand
from generator.drafting.county_form.form import OpenedForm
from generator.drafting.county_form.names import REPORT, Name, variable
from generator.drafting.county_form.tags import (
    BLOCK_WORDS,
    MIDDLE_WORDS,
    FormTag,
    Pair,
    holders,
    pairs_of,
    tags_in,
    words_in,
)
from generator.errors import Fault
from generator.facts.facts import fields
from generator.layout.dialect import TAG
from generator.report.editions import PUBLISHED
from generator.settings import Wording
from generator.word.package import content_types, parse_part, targets
from generator.word.wordml import q

MOST_TAGS, DEEPEST = 2_000, 4
OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Around a printed value while a form is filled; no form may hold them, and no fact does."""

_MARKED = re.compile(r"\{[{%#]|[}%#]\}")
_FULL_WIDTH = re.compile(r"[｛{]\s*[｛{％%]|[｝}％%]\s*[｝}]")
_HALF_WIDTH = str.maketrans("｛｝％．", "{}%.")
_DIGIT = re.compile("[0-9０-９]")
_BOX, _P, _PARAGRAPHS = q("txbxContent"), q("p"), 60
_OTHER_PARTS = {
    "header+xml": "页眉",
    "footer+xml": "页脚",
    "footnotes+xml": "脚注",
    "endnotes+xml": "尾注",
}
_CHANGES = {q("ins"): "插入", q("del"): "删除", q("moveTo"): "移动", q("moveFrom"): "移动"}
_NOT_BETWEEN = frozenset(map(q, ("tab", "br", "cr", "fldChar", "drawing", "pict", "sym")))
_WHERE_TAGS_GO = "请把标签写在正文或表格里"


@dataclass(frozen=True, slots=True)
class FormCheck:
    """The outcome of checking: faults, which keep the form from being filled, notes, and what the form uses.

    ``pairs`` are its loops and conditions; ``tags`` all of its tags.
    """

    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()
    used: tuple[Name, ...] = ()
    pairs: tuple[Pair, ...] = ()
    tags: tuple[FormTag, ...] = ()


def check_form(form: OpenedForm, wording: Wording, edition: str) -> FormCheck:
    """The check of a form that is to be filled in this edition."""
    tags = [tag for place, paragraph in form.paragraphs for tag in tags_in(paragraph, place)]
    if len(tags) > MOST_TAGS:
        return FormCheck((Fault(f"表里有{len(tags)}个标签，最多{MOST_TAGS}个", "请核对选的文件"),))
    outside = [*_outside(form), *_unfinished(form)]
    pairs, misplaced = pairs_of(tags)
    reader = _TagReader()
    faults = [*outside, *(_fault(one.tag, one.what, one.todo) for one in misplaced), *reader.read(tags)]
    faults += _unprintable_places(tags)
    if not tags and not faults:
        faults = [Fault("表里没有一个标签", "请先用 fazhi templates form 找出空格，写上标签")]
    restricted = _restricted(reader.used_at, wording)
    if edition == PUBLISHED:
        faults += (
            _fault(tag, f"公开版里不能有“{name.full}”", "请删去，或者另做一份公开版用的表") for tag, name in restricted
        )
    notes = (*_restricted_notes(restricted, edition), *_unasked(reader.used), *_other_notes(form, tags))
    order = {place: number for number, place in enumerate(dict.fromkeys(form.places))}
    found = sorted(dict.fromkeys(faults), key=lambda fault: order.get(fault.place, -1))
    return FormCheck(tuple(found), notes, tuple(reader.used), tuple(pairs), tuple(tags))


def _fault(tag: FormTag, what: str, todo: str) -> Fault:
    return Fault(f"“{clipped(tag.written, _PARAGRAPHS, '……')}”：{what}", todo, tag.place)


# --- Where tags must not stand --------------------------------------------------------------------------------------


def _outside(form: OpenedForm) -> Iterator[Fault]:
    """Tags in headers, footers and notes, in text boxes, in field codes and in text that was deleted."""
    types = content_types(form.parts)
    for target in dict.fromkeys(targets(form.parts, form.main).values()):
        label = _OTHER_PARTS.get(types.of(target).rpartition(".")[2])
        if label and target in form.parts and (words := _marked_words(parse_part(form.parts, target))):
            yield Fault(f"“{words}”写在{label}里，不会填写", _WHERE_TAGS_GO, label)
    for place, paragraph in form.paragraphs:
        if next(paragraph.iterancestors(_BOX), None) is not None and _MARKED.search(words_in(paragraph)):
            yield Fault(f"“{_clip(words_in(paragraph))}”写在文本框里，不会填写", _WHERE_TAGS_GO, place)
    for tag, label in ((q("instrText"), "域代码"), (q("delText"), "删去的文字")):
        for element in form.root.iter(tag):
            if _MARKED.search(element.text or ""):
                todo = _WHERE_TAGS_GO if label == "域代码" else "请先在“审阅”里接受或拒绝修订"
                yield Fault(f"“{_clip(element.text or '')}”写在{label}里", todo, _place_of(form, element))
    for place, paragraph in form.paragraphs:
        if re.search(f"[{OPEN}{CLOSE}]", words_in(paragraph)):
            yield Fault("段里有不可见的控制字符", "请删去后重新输入", place)


def _marked_words(root: etree._Element) -> str:
    for paragraph in root.iter(_P):
        if _MARKED.search(words := words_in(paragraph)):
            return _clip(words)
    return ""


def _place_of(form: OpenedForm, element: etree._Element) -> str:
    around = next(element.iterancestors(_P), None)
    return next((place for place, paragraph in form.paragraphs if paragraph is around), "")


def _clip(words: str) -> str:
    return clipped(words.strip(), _PARAGRAPHS, "……")


def _unfinished(form: OpenedForm) -> Iterator[Fault]:
    """Braces typed full-width, and tags that do not end in their paragraph."""
    for place, paragraph in form.paragraphs:
        rest = TAG.sub("", words_in(paragraph))
        if re.search("[｛｝％]", rest) and _FULL_WIDTH.search(rest):
            want = _clip(rest.translate(_HALF_WIDTH))
            yield Fault(f"“{_clip(rest)}”用了全角括号", f"请改用半角，是否想写“{want}”？", place)
        elif half := _MARKED.search(rest):
            around = rest[max(0, half.start() - 12) : half.end() + 12]
            what = f"“{around}”里的“{half[0]}”没有配成一对"
            yield Fault(what, "一个标签须在同一段、同一格里写完整，请补全或删去", place)


def _unprintable_places(tags: list[FormTag]) -> Iterator[Fault]:
    """Tags that Word has in pieces that cannot be joined: changes are tracked in them, or something is within."""
    for tag in tags:
        parts = holders(tag)
        changed = next((_CHANGES[str(up.tag)] for one in parts for up in one.iterancestors(*_CHANGES)), "")
        runs = [next(one.iterancestors(q("r"))) for one in parts]
        if changed or _has_change_within(runs):
            todo = "请先在“审阅”里接受或拒绝修订，再用这份表"
            yield _fault(tag, f"标签里有修订痕迹{f'（{changed}）' if changed else ''}", todo)
        elif len({run.getparent() for run in runs}) > 1:
            yield _fault(tag, "标签有一半在超链接、控件或别的框里", "请整个删去，重新输入一遍")
        elif any(child.tag in _NOT_BETWEEN for run in runs for child in run) and len(runs) > 1:
            yield _fault(tag, "标签中间有换行、制表符或图形", "请整个删去，在一行里重新输入一遍")
        elif any(
            one.find(f"{q('sdtPr')}/{q('dataBinding')}") is not None
            for run in runs
            for one in run.iterancestors(q("sdt"))
        ):
            yield _fault(tag, "标签写在会自动更新的控件里，印好的内容打开时会变", "请删去控件，重新输入一遍")


def _has_change_within(runs: list[etree._Element]) -> bool:
    """True if something deleted or inserted is between the first and the last of these runs."""
    if len(runs) < 2:
        return False
    return any(between.tag in _CHANGES for between in _between(runs[0], runs[-1]))


def _between(first: etree._Element, last: etree._Element) -> Iterator[etree._Element]:
    for one in first.itersiblings():
        if one is last:
            return
        yield one


# --- What the tags say ----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _TagReader:
    """Reads the tags in order, keeping the loops that are open."""

    used: list[Name] = field(default_factory=list)
    used_at: list[tuple[FormTag, Name]] = field(default_factory=list)
    open: list[tuple[str, str, Name | None]] = field(default_factory=list)

    def read(self, tags: list[FormTag]) -> Iterator[Fault]:
        """The faults of what the tags say."""
        for number, tag in enumerate(tags):
            yield from self._read(tag)
            if tag.printing and self._is_figure(tag):
                yield from _beside_digits(tag, tags[number + 1 : number + 2])

    def _read(self, tag: FormTag) -> Iterator[Fault]:
        if strange := re.search("[{}]|^-|-$|%", tag.written[2:-2].strip()):
            yield _fault(tag, f"标签里面不能有“{strange[0]}”", "请删去")
        elif not tag.printing and tag.word not in (*BLOCK_WORDS, *BLOCK_WORDS.values(), *MIDDLE_WORDS):
            yield _fault(
                tag,
                f"不认识的指令“{tag.word}”",
                suggestion(tag.word, (*BLOCK_WORDS, *BLOCK_WORDS.values(), *MIDDLE_WORDS)),
            )
        elif tag.word in BLOCK_WORDS.values():
            if self.open:
                self.open.pop()
        elif tag.word == "else":
            if tag.expression:
                yield _fault(tag, "“else”后面不能写字", "要再判断的，请写 elif")
        else:
            yield from self._understand(tag)

    def _understand(self, tag: FormTag) -> Iterator[Fault]:
        loops = {variable: _entry(over) for _, variable, over in self.open if over is not None}
        found = understand(tag.word, tag.expression, loops)
        yield from (_fault(tag, one.what, one.todo) for one in found.wrong)
        self.used += found.used
        self.used_at += [(tag, name) for name in found.used]
        if tag.printing and any(name.role == "part" for name in found.used):
            yield from _part_alone(tag)
        if tag.word in BLOCK_WORDS:
            yield from self._open(tag, found.variable, found.list)

    def _open(self, tag: FormTag, variable: str, over: Name | None) -> Iterator[Fault]:
        if tag.word == "for" and any(word == "for" for word, *_ in self.open):
            yield _fault(tag, "循环里又套了循环", "请把里面的循环移出来；要印一项里的几条，用“| 并列”")
        elif len(self.open) >= DEEPEST:
            yield _fault(tag, f"判断套了{DEEPEST}层以上", "请用 and、or 写在一起")
        self.open.append((tag.word, variable, over))

    def _is_figure(self, tag: FormTag) -> bool:
        return any(at is tag and name.figure for at, name in self.used_at)


def _entry(over: Name) -> Name:
    return Name(over.full, "entry", over.path, over.declaration, children=over.entry)


def _part_alone(tag: FormTag) -> Iterator[Fault]:
    words = words_in(tag.paragraph)
    if (words[: tag.start] + words[tag.end :]).strip():
        yield _fault(tag, "报告的一部分要独占一段", "请在标签前后回车，让它单独成段")


def _beside_digits(tag: FormTag, after: list[FormTag]) -> Iterator[Fault]:
    """A figure whose digits would run into others."""
    words = words_in(tag.paragraph)
    before, behind = words[: tag.start][-1:], words[tag.end :][:1]
    touching = next((one for one in (before, behind) if _DIGIT.match(one)), "")
    if touching:
        yield _fault(tag, f"紧挨着数字“{touching}”，印出来会连成另一个数", "请在中间写上文字或标点")
    elif any(one.paragraph is tag.paragraph and one.start == tag.end and one.printing for one in after):
        yield _fault(tag, "紧挨着另一个标签，两个数会连在一起", "请在中间写上文字或标点")


# --- What the form has and lacks ------------------------------------------------------------------------------------


def _restricted(used: list[tuple[FormTag, Name]], wording: Wording) -> list[tuple[FormTag, Name]]:
    """The tags that print what the 公开版 must not have: restricted figures, names unless the county prints them."""
    found = []
    for tag, name in used:
        declared = name.declaration
        person = declared is not None and declared.kind == "person" and not wording.names_published
        if declared is not None and (declared.disclosure == "不公开" or person):
            found.append((tag, name))
    return found


def _restricted_notes(restricted: list[tuple[FormTag, Name]], edition: str) -> Iterator[str]:
    if restricted and edition != PUBLISHED:
        shown = dict.fromkeys(f"{name.full}（{tag.place}）" for tag, name in restricted)
        yield f"不公开的内容，这份表不能写成公开版：{'、'.join(shown)}"


def _unasked(used: list[Name]) -> Iterator[str]:
    """The figures that every report must have and the form does not ask for, unless it prints the report itself."""
    if any(name.full.startswith(f"{REPORT}.") for name in used):
        return
    asked = {name.path.partition(".*")[0] for name in used} | {_whole(name.path) for name in used}
    lacking = [
        variable(path)
        for path, declared in fields().items()
        if declared.core and declared.kind in ("number", "rate", "breakdown") and path not in asked
    ]
    if lacking:
        yield f"必填的数字里，这份表没有用到{len(lacking)}项：{'、'.join(lacking)}"


def _whole(path: str) -> str:
    """The path of the field that a part of a breakdown belongs to."""
    return ".".join(path.split(".")[:2])


def _other_notes(form: OpenedForm, tags: list[FormTag]) -> Iterator[str]:
    split = [tag for tag in tags if len(holders(tag)) > 1]
    if split:
        places = "、".join(dict.fromkeys(tag.place for tag in split))
        yield f"有{len(split)}个标签被 Word 拆成了几截，填写时会接起来，用开头那个字的字体：{places}"
    if any(form.root.iter(q("commentReference"))):
        yield "表里有批注，填好的文件里也会有；不要的请先删去"
