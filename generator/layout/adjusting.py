"""Adjusts what depends on the printed words: title lines, mark size, indents, column widths."""

from __future__ import annotations

from lxml import etree

from generator.layout.attachment_list import adjust_attachments
from generator.layout.issuer_marks import adjust_marks
from generator.layout.run_in import run_in
from generator.layout.signatures import adjust_signatures
from generator.layout.tables import adjust_tables
from generator.layout.title import adjust_titles
from generator.settings.appearance import Appearance
from generator.word import style_names as n
from generator.word.paragraphs import style_id
from generator.word.wordml import q


def adjust(body: etree._Element, ids: dict[str, str], appearance: Appearance | None = None) -> None:
    """Adjust the printed body in place; ``ids`` are the layout's style ids by name."""
    names = {style: name for name, style in ids.items()}
    styles = {paragraph: names.get(style_id(paragraph), "") for paragraph in body.iterchildren(q("p"))}
    if appearance is not None and appearance.run_in and n.RUN_IN in ids:
        run_in(styles, ids[n.RUN_IN], appearance.text_font)
    adjust_marks(styles)
    adjust_titles(styles)
    adjust_attachments(styles)
    adjust_signatures(styles, ids.get(n.BETWEEN_SIGNATURES, ""))
    adjust_tables(
        body, ids.get(n.TABLE, ""), ids.get(n.COLUMN, ""), {ids[name] for name in (n.BODY, n.NOTE) if name in ids}
    )
