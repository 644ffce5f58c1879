"""Prints a report as a Word document with the styles and the page of a layout template."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator.report.outline import Report

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

    ``template`` is a docxtpl template, by default the national layout (GB/T 9704—2012); fonts, bold headings and the
    page number's position of an ``appearance`` change only that one. The properties name title, issuer and, as the
    time, ``created`` or else the date of the report, so that equal reports give equal files. ``TemplateFault`` names
    every fault of a template that cannot print.
    """
    from generator.files.opc import CORE
    from generator.layout.context import context_of
    from generator.layout.template import layout_of
    from generator.word.fingerprint import fingerprint
    from generator.word.properties import EXTENDED, core_part, extended_part, properties_of

    layout, properties = layout_of(template, appearance), properties_of(report, created)
    printed = layout.print(context_of(report))
    printed[EXTENDED] = extended_part(properties)
    printed[CORE] = core_part(properties, fingerprint({**layout.parts, **printed}))
    return layout.pack(printed)
