"""What no template can say: lines, indents, sizes and widths that depend on the words that were printed."""

from __future__ import annotations

from lxml import etree

from generator.layout.attachments import settle_attachments
from generator.layout.ending import settle_endings
from generator.layout.marks import settle_marks
from generator.layout.run_in import run_in
from generator.layout.tables import settle_tables
from generator.layout.title import settle_titles
from generator.settings.appearance import Appearance
from generator.word import style_names as n
from generator.word.paragraphs import style_id
from generator.word.wordml import q


def settle(body: etree._Element, ids: dict[str, str], appearance: Appearance | None = None) -> None:
    """Settle the printed body in place; ``ids`` are the layout's style ids by name."""
    names = {style: name for name, style in ids.items()}
    styles = {paragraph: names.get(style_id(paragraph), "") for paragraph in body.iterchildren(q("p"))}
    if appearance is not None and appearance.run_in and n.RUN_IN in ids:
        run_in(styles, ids[n.RUN_IN], appearance.text_font)
    settle_marks(styles)
    settle_titles(styles)
    settle_attachments(styles)
    settle_endings(styles, ids.get(n.BETWEEN_SIGNATURES, ""))
    settle_tables(body, ids.get(n.TABLE, ""), ids.get(n.COLUMN, ""), ids.get(n.BODY, ""))
