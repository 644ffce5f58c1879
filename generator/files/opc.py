"""Open Packaging Conventions (ECMA-376 part 2): which type a part of a .docx or .xlsx has, and what it points to.

Everything here takes the root of a part that its reader has parsed, with lxml or with ``xml.etree``.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

CONTENT_TYPES: Final = "[Content_Types].xml"
CORE: Final = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class ContentTypes:
    """The content types that a package declares: by part name, else by extension in small letters."""

    overrides: Mapping[str, str]
    defaults: Mapping[str, str]

    def of(self, part: str) -> str:
        """The content type of a part; empty if none is declared."""
        return self.overrides.get(part) or self.defaults.get(part.rpartition(".")[2].lower(), "")


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of a part: its kind (the last word of its type) and the target's name, or an address outside.

    ``written`` is the target exactly as the file has it.
    """

    kind: str
    target: str
    external: bool = False
    written: str = ""


def content_types(root: Any) -> ContentTypes:
    """The content types that ``[Content_Types].xml`` declares."""
    overrides = {
        item.get("PartName", "").lstrip("/"): item.get("ContentType", "") for item in root.findall("{*}Override")
    }
    defaults = {item.get("Extension", "").lower(): item.get("ContentType", "") for item in root.findall("{*}Default")}
    return ContentTypes(overrides, defaults)


def relationships_of(part: str) -> str:
    """The name of the part that holds a part's relationships (the package's own for the empty name)."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def relationships(root: Any, part: str) -> dict[str, Relationship]:
    """The relationships of a part by id; ``root`` is the element that holds them."""
    return {item.get("Id", ""): _relationship(item, part) for item in root.findall("{*}Relationship")}


def main_part(relationships: Iterable[Relationship], types: ContentTypes, content_type: str) -> str:
    """The first part of this content type that the package points to; empty if there is none."""
    inside = (relation.target for relation in relationships if not relation.external)
    return next((target for target in inside if types.of(target) == content_type), "")


def _relationship(item: Any, part: str) -> Relationship:
    kind, written = item.get("Type", "").rpartition("/")[2], item.get("Target", "")
    if item.get("TargetMode") == "External":
        return Relationship(kind, written, external=True, written=written)
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), written)).lstrip("/")
    return Relationship(kind, target, written=written)
