"""A .docx as its parts: unpacked with suspicion, packed the same way every time; its main part, styles and types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from generator.files import opc
from generator.files.opc import CONTENT_TYPES, ContentTypes, Relationship
from generator.files.zips import Limits, SafeZip, UnsafeZip
from generator.word.archive import archive, entry
from generator.word.wordml import parse, q

Parts: TypeAlias = dict[str, bytes]

MAX_PARTS = 2_000
MAX_SIZE = 64 * 2**20  # of all parts together, inflated

MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
_DANGERS = {
    "damaged": "这不是 .docx 文件，或者文件已损坏",
    "too large": f"文件解压后超过 {MAX_SIZE // 2**20} 兆或部件过多，可能是恶意文件，没有打开",
    "encrypted": "文件设了打开密码，请先取消密码",
    "compression": "文件的压缩方式不是 .docx 所用的，没有打开",
    "unsafe name": "文件里有不安全的部件名“{name}”，没有打开",
    "duplicate name": "文件里有重名的部件，已损坏",
}


class BrokenPackage(Exception):
    """The file cannot be used as a .docx; the text says why, in Chinese."""


def unpack(data: bytes, endings: tuple[str, ...] = ("",)) -> Parts:
    """The parts of a .docx by name, in the order of the file; only those whose names end so, if that is given.

    ``BrokenPackage`` if it is no zip, would inflate beyond ``MAX_SIZE``, or holds names that are unsafe or double.
    """
    try:
        with SafeZip(data, Limits(MAX_PARTS, MAX_SIZE, endings)) as file:
            return {name: file.read(name) for name in file.entries}
    except UnsafeZip as error:
        raise BrokenPackage(_DANGERS[error.danger].format(name=error.name)) from error


def load(path: Path) -> bytes:
    """The bytes of a file; ``BrokenPackage`` if it is too large to be a report or a layout."""
    if path.stat().st_size > MAX_SIZE:
        raise BrokenPackage(f"文件超过 {MAX_SIZE // 2**20} 兆，没有打开")
    return path.read_bytes()


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A .docx of these parts; equal parts give equal bytes."""
    return archive(entry(name, parts[name]) for name in in_order(parts))


def in_order(names: Iterable[str]) -> list[str]:
    """The parts' names in the order that we write them in: the list of types first."""
    return sorted(names, key=lambda name: (name != CONTENT_TYPES, name))


def main_part(parts: Parts) -> str:
    """The name of the part that holds the text; ``BrokenPackage`` if this is no Word document."""
    if name := opc.main_part(relationships(parts, "").values(), content_types(parts), MAIN_TYPE):
        return name
    raise BrokenPackage("这不是 Word 文档（.docx）；若是 .doc、.dotx、.docm 或 .wps，请另存为 .docx")


def content_types(parts: Parts) -> ContentTypes:
    """The content types that the package declares for its parts."""
    return opc.content_types(parse_part(parts, CONTENT_TYPES))


def style_names(parts: Parts, main: str) -> dict[str, str]:
    """The names of the styles, by their ids."""
    types = content_types(parts)
    for target in targets(parts, main).values():
        if types.of(target) == STYLES_TYPE:
            styles = parse_part(parts, target).iter(q("style"))
            named = ((style.get(q("styleId"), ""), style.find(q("name"))) for style in styles)
            return {style: name.get(q("val"), "") for style, name in named if name is not None}
    return {}


def relationships(parts: Parts, name: str) -> dict[str, Relationship]:
    """The relationships of a part by id; empty if it has none."""
    part = opc.relationships_of(name)
    return opc.relationships(parse_part(parts, part), name) if part in parts else {}


def targets(parts: Parts, name: str) -> dict[str, str]:
    """The parts, by relationship id, that a part points to inside the package."""
    return {id: one.target for id, one in relationships(parts, name).items() if not one.external}


def parse_part(parts: Parts, name: str) -> etree._Element:
    """The root of a part; ``BrokenPackage`` if it is missing or not well-formed."""
    if name not in parts:
        raise BrokenPackage(f"文件缺少必要的部件“{name}”，已损坏")
    try:
        return parse(parts[name])
    except ValueError as error:
        if "depth" in str(error):
            raise BrokenPackage("文件里的表格或其他内容一层套一层，多得不合常理，没有打开") from error
        raise BrokenPackage(f"文件的部件“{name}”不是合格的 XML，已损坏") from error
