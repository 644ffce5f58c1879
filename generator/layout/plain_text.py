"""Prints a report as plain text: a paragraph a line, for pasting into a website."""

from __future__ import annotations

import codecs

from generator.report.outline import Report


def plain_text(report: Report) -> bytes:
    """The report's lines in UTF-8 with a byte order mark, each ended by CR LF.

    Older Notepads and WPS take a file without the mark for GBK, and older Notepads do not break lines at a bare LF.
    """
    return codecs.BOM_UTF8 + report.to_text().replace("\n", "\r\n").encode()
