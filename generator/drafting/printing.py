"""Prints a report as a Word file, a web page or a text; none is returned without its proof."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.chinese.near_words import suggestion
from generator.errors import Fault, TemplateFault, UsageFault
from generator.files.os_errors import reason
from generator.report.outline import Report
from generator.settings import Appearance

WORD, WEB, TEXT = FORMATS = ("docx", "html", "txt")
LARGEST_LAYOUT = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints documents in one form, with a layout of the county's own and the day on which a page is published."""

    to: str = WORD
    template: bytes | None = None
    published: date | None = None

    @classmethod
    def of(cls, to: str, layout: Path | None, published: date | None) -> Printer:
        """The printer for these options. ``UsageFault`` if they exclude each other, ``TemplateFault`` by layout."""
        if to not in FORMATS:
            raise UsageFault(Fault(f"不能写成“{to}”", suggestion(to, FORMATS)))
        if layout is not None and to != WORD:
            raise UsageFault(Fault(f"写成 {to} 时不用版式模板", "请去掉 --layout，或去掉 --to"))
        if published is not None and to != WEB:
            raise UsageFault(Fault("发布日期只写进网页", "请去掉 --published，或加 --to html"))
        return cls(to, None if layout is None else _read_layout(layout), published)

    def print(self, report: Report, appearance: Appearance) -> bytes:
        """The report as the bytes of a file, proved. ``TemplateFault`` if it would not say what the report says."""
        if self.to == WORD:
            return self._word_file(report, appearance)
        return self._web_page(report) if self.to == WEB else self._text(report)

    # What prints a format is loaded by whoever prints it: Word takes 0.1 s that tracing and comparing do without.

    def _word_file(self, report: Report, appearance: Appearance) -> bytes:
        from generator.drafting.proof import prove
        from generator.layout import lay_out

        data = lay_out(report, template=self.template, appearance=appearance)
        prove(data, report, appearance)
        return data

    def _web_page(self, report: Report) -> bytes:
        from generator.drafting.proof.text import prove_page
        from generator.layout.web import web_page

        data = web_page(report, published=self.published)
        prove_page(data, report)
        return data

    def _text(self, report: Report) -> bytes:
        from generator.drafting.proof.text import prove_text
        from generator.layout.plain_text import plain_text

        data = plain_text(report)
        prove_text(data, report)
        return data


def _read_layout(path: Path) -> bytes:
    """The bytes of a sound layout. Raises ``UsageFault`` if it cannot be read, ``TemplateFault`` with its faults."""
    from generator.layout.template import read_layout

    try:
        if path.stat().st_size > LARGEST_LAYOUT:
            raise UsageFault(Fault("版式模板太大", f"请换成不超过{LARGEST_LAYOUT >> 20}MB的 .docx", file=str(path)))
        data = path.read_bytes()
        read_layout(data)
    except OSError as error:
        raise UsageFault(Fault(f"版式模板打不开：{reason(error)}", "请核对文件名", file=str(path))) from error
    except TemplateFault as error:
        raise TemplateFault(replace(fault, file=str(path)) for fault in error.faults) from error
    return data
