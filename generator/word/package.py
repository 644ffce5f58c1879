"""A .docx as what it is: a zip of named parts. Opened with suspicion, written the same way every time."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from generator.word.archive import archive, entry
from generator.word.wordml import RELATIONSHIPS, TYPES, parse, q

Parts: TypeAlias = dict[str, bytes]

MAX_PARTS = 2_000
MAX_SIZE = 64 * 2**20  # of all parts together, inflated

CONTENT_TYPES = "[Content_Types].xml"
CORE = "docProps/core.xml"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
# What zipfile raises over bytes that are no sound zip.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError),
    *(NotImplementedError, RuntimeError, OSError, ValueError, OverflowError),
)
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class BrokenPackage(Exception):
    """The file cannot be used as a .docx; the text says why, in Chinese."""


def unpack(data: bytes, endings: tuple[str, ...] = ("",)) -> Parts:
    """The parts of a .docx by name, in the order of the file; only those whose names end so, if that is given.

    ``BrokenPackage`` if it is no zip, would inflate beyond ``MAX_SIZE``, or holds names that are unsafe or double.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            wanted = [entry for entry in entries if entry.filename.lower().endswith(endings)]
            _refuse_bombs(wanted, len(entries))
            _refuse_names([entry.filename for entry in entries])
            return {entry.filename: _inflated(archive, entry) for entry in wanted}
    except DAMAGE as error:
        raise BrokenPackage("这不是 .docx 文件，或者文件已损坏") from error


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The part's bytes: never more than its header says, whatever the compressed data would come to."""
    with archive.open(entry) as part:
        return part.read(entry.file_size + 1)


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
    for target in targets(parts, "").values():
        if content_type(parts, target) == MAIN_TYPE:
            return target
    raise BrokenPackage("这不是 Word 文档（.docx）；若是 .doc、.dotx、.docm 或 .wps，请另存为 .docx")


def content_type(parts: Parts, name: str) -> str:
    """The content type that the package declares for a part; empty if none."""
    root = parse_part(parts, CONTENT_TYPES)
    for override in root.iter(f"{{{TYPES}}}Override"):
        if override.get("PartName") == f"/{name}":
            return override.get("ContentType", "")
    for default in root.iter(f"{{{TYPES}}}Default"):
        if name.lower().endswith(f".{default.get('Extension', '').lower()}"):
            return default.get("ContentType", "")
    return ""


def style_names(parts: Parts, main: str) -> dict[str, str]:
    """The names of the styles, by their ids."""
    for target in targets(parts, main).values():
        if content_type(parts, target) == STYLES_TYPE:
            styles = parse_part(parts, target).iter(q("style"))
            named = ((style.get(q("styleId"), ""), style.find(q("name"))) for style in styles)
            return {style: name.get(q("val"), "") for style, name in named if name is not None}
    return {}


def relationships_of(name: str) -> str:
    """The name of the part that holds a part's relationships (the package's own for the empty name)."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def targets(parts: Parts, name: str) -> dict[str, str]:
    """The parts, by relationship id, that a part points to inside the package."""
    rels = relationships_of(name)
    if rels not in parts:
        return {}
    inside = [
        item
        for item in parse_part(parts, rels).iter(f"{{{RELATIONSHIPS}}}Relationship")
        if item.get("TargetMode") != "External"
    ]
    return {item.get("Id", ""): _resolve(name, item.get("Target", "")) for item in inside}


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


def _resolve(source: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")


def _refuse_bombs(entries: list[zipfile.ZipInfo], count: int) -> None:
    if count > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_SIZE:
        raise BrokenPackage(f"文件解压后超过 {MAX_SIZE // 2**20} 兆或部件过多，可能是恶意文件，没有打开")
    if any(entry.flag_bits & 1 for entry in entries):
        raise BrokenPackage("文件设了打开密码，请先取消密码")
    if any(entry.compress_type not in _COMPRESSIONS for entry in entries):
        raise BrokenPackage("文件的压缩方式不是 .docx 所用的，没有打开")


def _refuse_names(names: list[str]) -> None:
    for name in names:
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise BrokenPackage(f"文件里有不安全的部件名“{name}”，没有打开")
    if len({name.lower() for name in names}) < len(names):
        raise BrokenPackage("文件里有重名的部件，已损坏")
