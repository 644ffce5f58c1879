"""Prints a report as a Word document in the type that a layout template gives it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import Fault, TemplateFault
from generator.outline import Report

if TYPE_CHECKING:
    from generator.settings import Appearance

__all__ = ["lay_out"]


def lay_out(
    report: Report,
    *,
    template: Path | bytes | None = None,
    appearance: Appearance | None = None,
    created: datetime | None = None,
) -> bytes:
    """The report as the bytes of a .docx, carrying the fingerprint of its content.

    ``template`` is a docxtpl template, the national layout (GB/T 9704—2012) by default; faces, bold headings and the
    page number's place of an ``appearance`` go into that one only. The properties name title, issuer and, as the time,
    ``created`` or else the date that the report bears, so that equal reports give equal files. ``TemplateFault`` names
    every fault of a template that cannot print.
    """
    from generator.layout.context import context_of
    from generator.layout.fingerprint import stamped
    from generator.layout.package import pack
    from generator.layout.properties import properties_of, with_properties
    from generator.layout.template import read_layout

    data = template if isinstance(template, bytes) else _load(template)
    layout = read_layout(data, shipped=template is None, appearance=appearance)
    parts = layout.print(context_of(report.bare()))
    return pack(stamped(with_properties(parts, properties_of(report, created))))


def _load(template: Path | None) -> bytes:
    from generator.layout.package import BrokenPackage, load
    from generator.resources import resource

    try:
        return load(template or resource("templates", "layout", "gbt9704.docx"))
    except BrokenPackage as error:
        raise TemplateFault(Fault(str(error), "请换用能在 Word 里打开的 .docx 版式")) from error
