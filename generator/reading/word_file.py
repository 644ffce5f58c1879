"""A .docx opened for reading: its text, and the styles, lists, notes and settings that the text refers to."""

from __future__ import annotations

from functools import cached_property, lru_cache

from lxml import etree

from generator.files import opc
from generator.files.opc import CONTENT_TYPES, CORE, Relationship
from generator.files.stamp import PREFIX
from generator.reading.numbering import Numbering, read_numbering
from generator.reading.stylesheet import Stylesheet, read_stylesheet
from generator.word.package import MAIN_TYPE, BrokenPackage, Parts, parse_part, unpack
from generator.word.wordml import q

MAX_PART = 24 * 2**20
MAX_TAGS = 1_500_000
MAX_REMEMBERED = 2**20

# ISO/IEC 29500 Strict names the same things otherwise.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)  # fmt: skip
_NOT_WORD = "这不是 Word 文档（.docx）；若是 .doc、.dotx 或 .wps，请另存为 .docx"
_KINDS = {
    "spreadsheetml": "这是表格文件（.xlsx），请选报告的 .docx 文件",
    "presentationml": "这是演示文件（.pptx），请选报告的 .docx 文件",
    "macroEnabled": "文件带有宏（.docm），没有打开；请另存为不带宏的 .docx",
    "template.main": "这是模板文件（.dotx）；请用它新建文档，另存为 .docx",
}
_READ = (".xml", ".rels")


@lru_cache(maxsize=8)
def _stylesheet_of(data: bytes, name: str) -> Stylesheet:
    """Many documents have the same styles: they are understood once."""
    return read_stylesheet(parse_part({name: data}, name) if data else None)


class WordFile:
    """A .docx opened for reading: only its XML is unpacked.

    Raises ``BrokenPackage`` where the file cannot be opened safely or is no Word document.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.parts: Parts = unpack(data, _READ)
        self.main = self._main()
        body = self.root(self.main).find(q("body"))
        if body is None:
            raise BrokenPackage("文件没有正文，已损坏")
        self.body: etree._Element = body
        self.relationships = self.relationships_of(self.main)
        if any(relation.kind == "vbaProject" for relation in self.relationships.values()):
            raise BrokenPackage(_KINDS["macroEnabled"])

    def content(self, name: str) -> bytes:
        """The bytes of any part, XML or not; empty if there is none."""
        return self.parts.get(name) or unpack(self._data, (name,)).get(name, b"")

    def root(self, name: str) -> etree._Element:
        """The root of a part; ``BrokenPackage`` if it is missing, not well-formed or far too large."""
        data = self.parts.get(name, b"")
        if len(data) > MAX_PART or data.count(b"<") > MAX_TAGS:
            raise BrokenPackage("文件的内容远超一份报告，可能是恶意文件，没有打开")
        if b"purl.oclc.org/ooxml" in data:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
            return parse_part({**self.parts, name: data}, name)
        return parse_part(self.parts, name)

    def relationships_of(self, name: str) -> dict[str, Relationship]:
        """The names of the parts that a part refers to, by relationship id."""
        part = opc.relationships_of(name)
        found = opc.relationships(self.root(part), name) if part in self.parts else {}
        return {id: one for id, one in found.items() if not one.external}

    def related(self, kind: str) -> etree._Element | None:
        """The root of the part of a kind (``styles``, ``comments`` …) that the text points to, if there is one."""
        for relation in self.relationships.values():
            if relation.kind == kind and relation.target in self.parts:
                return self.root(relation.target)
        return None

    @cached_property
    def styles(self) -> Stylesheet:
        """The style sheet, with defaults."""
        target = next((one.target for one in self.relationships.values() if one.kind == "styles"), "")
        data = self.parts.get(target, b"")
        if len(data) > MAX_REMEMBERED or b"purl.oclc.org/ooxml" in data:
            return read_stylesheet(self.root(target))
        return _stylesheet_of(data, target)

    @cached_property
    def numbering(self) -> Numbering:
        """The lists, nothing counted yet."""
        return read_numbering(self.related("numbering"), self._list_of)

    @cached_property
    def settings(self) -> etree._Element | None:
        """The root of the settings."""
        return self.related("settings")

    @property
    def is_stamped(self) -> bool:
        """True if the core properties bear a fingerprint of ours, right or wrong."""
        return PREFIX.encode() in self.parts.get(CORE, b"")

    def _list_of(self, style: str) -> str:
        return str(self.styles.styles[style].paragraph.get("list", "")) if style in self.styles.styles else ""

    def _main(self) -> str:
        types, found = opc.content_types(self.root(CONTENT_TYPES)), self.relationships_of("").values()
        main = opc.main_part(found, types, MAIN_TYPE)
        if main in self.parts:
            return main
        kinds = [types.of(one.target) for one in found if one.kind == "officeDocument"]
        raise BrokenPackage(
            next((said for part, said in _KINDS.items() if any(part in kind for kind in kinds)), _NOT_WORD)
        )
