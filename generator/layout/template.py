"""A layout template, read once, checked, and ready to print any number of reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from traceback import walk_tb

from jinja2 import Template, TemplateError
from lxml import etree

from generator.errors import Fault, TemplateFault
from generator.files.bytecode import compiled_template
from generator.files.opc import CORE
from generator.files.resources import resource
from generator.layout.adjusting import adjust
from generator.layout.appearance import with_appearance
from generator.layout.context import Value
from generator.layout.dialect import paragraph_texts, to_jinja, translator_version
from generator.layout.faults import Sandbox, environment, faults_of, names_used, shortened, template_place
from generator.settings.appearance import Appearance
from generator.word.archive import ArchiveEntry, archive, entry
from generator.word.package import (
    BrokenPackage,
    Parts,
    content_types,
    in_order,
    load,
    main_part,
    parse_part,
    style_names,
    targets,
    unpack,
)
from generator.word.properties import EXTENDED, with_properties_declared
from generator.word.wordml import parse, q, serialise

_TEXT_PARTS = {"header+xml": "页眉", "footer+xml": "页脚", "footnotes+xml": "脚注", "endnotes+xml": "尾注"}
_TAGGED = re.compile(rb"\{[{%]")
_NO_NAMES = "没有叫“正文”的循环，印出来会是空白"


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A checked template: its parts, those with tags compiled, and its style ids by name.

    ``entries`` are the parts that every document shares, deflated already.
    """

    parts: Parts
    main: str
    templates: dict[str, Template]
    roots: dict[str, tuple[str, etree._Element]]
    style_ids: dict[str, str]
    entries: dict[str, ArchiveEntry]
    appearance: Appearance | None = None
    shipped: bool = False

    def print(self, context: Value) -> Parts:
        """The parts with tags, printed with the context; ``TemplateFault`` if the result is no Word document."""
        return {name: self._print_part(name, context) for name in self.templates}

    def pack(self, printed: Parts) -> bytes:
        """The .docx of the printed parts and those that every document shares."""
        names = in_order({**self.entries, **printed})
        return archive(entry(name, printed[name]) if name in printed else self.entries[name] for name in names)

    def _print_part(self, name: str, context: Value) -> bytes:
        label, root = self.roots[name]
        try:
            source = self.templates[name].render(context)
        except (TemplateError, TypeError, ValueError, AttributeError) as error:
            raise TemplateFault(_runtime_fault(error, label, root)) from error
        printed = _parse_printed(source, label)
        for body in printed.iterchildren(q("body")):
            adjust(body, self.style_ids, self.appearance)
        return serialise(printed)


def layout_of(template: Path | bytes | None = None, appearance: Appearance | None = None) -> Layout:
    """The layout of a template, by default the shipped one; ``TemplateFault`` with all its faults."""
    if template is None:
        return _shipped(appearance)
    return read_layout(template if isinstance(template, bytes) else _load(template), appearance=appearance)


@lru_cache(maxsize=8)
def _shipped(appearance: Appearance | None) -> Layout:
    data = _load(resource("templates", "layout", "gbt9704.docx"))
    return read_layout(data, shipped=True, appearance=appearance)


def _load(template: Path) -> bytes:
    try:
        return load(template)
    except BrokenPackage as error:
        raise TemplateFault(Fault(str(error), "请换用能在 Word 里打开的 .docx 版式")) from error


@lru_cache(maxsize=8)
def read_layout(data: bytes, *, shipped: bool = False, appearance: Appearance | None = None) -> Layout:
    """The layout of a template's bytes; ``TemplateFault`` with every fault that is found without printing.

    The tags of the ``shipped`` one are not checked at every start: a test does that. Only it takes fonts and the like
    from an ``appearance``; run-in headings work in any.
    """
    try:
        parts = unpack(data)
        if shipped and appearance is not None:
            parts = with_appearance(parts, appearance)
        main = main_part(parts)
        parts = with_properties_declared(parts)
        roots = dict(_text_parts(parts, main))
        ids = {name: style for style, name in style_names(parts, main).items()}
    except BrokenPackage as error:
        raise TemplateFault(Fault(str(error), "请换用能在 Word 里打开的 .docx 版式")) from error
    found = [] if shipped else [fault for label, root in roots.values() for fault in faults_of(root, label)]
    if not found and "正文" not in names_used(roots[main][1]):
        found = [Fault(_NO_NAMES, "请从自带版式改起，保留“{%p for 段 in 正文 %}”到“{%p endfor %}”各段", "模板")]
    if found:
        raise TemplateFault(found)
    tagged = {name: root for name, (_, root) in roots.items() if name == main or _TAGGED.search(parts[name])}
    entries = {name: entry(name, part) for name, part in parts.items() if name not in {*tagged, CORE, EXTENDED}}
    compiled = {name: _compile(root) for name, root in tagged.items()}
    return Layout(parts, main, compiled, roots, ids, entries, appearance, shipped)


class _WordSandbox(Sandbox):
    """A Jinja environment whose sources are Word parts with tags."""

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The part translated for Jinja; called only when a template is compiled, not when it comes from the cache."""
        return to_jinja(parse(source.encode()))


def _compile(root: etree._Element) -> Template:
    source, engine, known = etree.tostring(root, encoding="unicode"), environment(_WordSandbox), translator_version()
    try:
        return compiled_template(engine, source, known=known) if known else engine.from_string(source)
    except TemplateError as error:
        where = template_place("", getattr(error, "lineno", 0) or 0)
        raise TemplateFault(Fault("标签不能用", "请对照原版式改正", where)) from error


def _text_parts(parts: Parts, main: str) -> Iterator[tuple[str, tuple[str, etree._Element]]]:
    yield main, ("", parse_part(parts, main))
    types = content_types(parts)
    for target in targets(parts, main).values():
        kind = types.of(target).rpartition(".")[2]
        if kind in _TEXT_PARTS:
            yield target, (_TEXT_PARTS[kind], parse_part(parts, target))


def _parse_printed(source: str, label: str) -> etree._Element:
    try:
        return parse(source.encode())
    except ValueError as error:
        todo = "“{%p …%}”“{%r …%}”“{%tr …%}”“{%tc …%}”须用同一种成对地开始和结束，每个 {%p 独占一段"
        raise TemplateFault(Fault("印出来的内容不是合格的 Word 文档", todo, f"模板{label}")) from error


def _runtime_fault(error: Exception, label: str, root: etree._Element) -> Fault:
    """A fault at the paragraph that could not be printed, found by the template's line in the traceback."""
    lines = [line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == "<template>"]
    number = lines[-1] if lines else 0
    words = dict(paragraph_texts(root)).get(number, "")
    what = f"“{shortened(words)}”取不到要印的内容"
    return Fault(what, "请对照原版式，看是不是用错了地方或者在循环外面用了循环里的变量", template_place(label, number))
