"""The names of the Word styles of a layout, by which reading recognises what each paragraph is.

Styles are looked up by name, since WPS renames their ids. None is a name that Chinese Word gives to a style of its
own (标题, 正文, 结束语, 日期 …), or Word would take the one for the other.
"""

from __future__ import annotations

from typing import Final

from generator.report.outline import Kind, Paragraph

# Of a paragraph: by role and level.
PARAGRAPH_STYLES: Final[dict[tuple[str, int], str]] = {
    ("title", 0): "公文标题",
    ("recipient", 0): "主送机关",
    ("heading", 1): "一级标题",
    ("heading", 2): "二级标题",
    ("heading", 3): "三级标题",
    ("heading", 4): "四级标题",
    ("body", 0): "公文正文",
    ("closing", 0): "公文结束语",
    ("attachment", 0): "附件说明",
    ("signature", 0): "署名",
    ("date", 0): "成文日期",
    ("note", 0): "附注",
}
TITLE, BODY, CLOSING, ATTACHMENT, NOTE = (
    PARAGRAPH_STYLES[role, 0] for role in ("title", "body", "closing", "attachment", "note")
)
SIGNATURE, DATE = PARAGRAPH_STYLES["signature", 0], PARAGRAPH_STYLES["date", 0]

# Of a sealed report's own signature and date.
SEALED_STYLES: Final[dict[str, str]] = {"signature": "盖章署名", "date": "盖章日期"}
SEALED_SIGNATURE, SEALED_DATE = SEALED_STYLES["signature"], SEALED_STYLES["date"]
BETWEEN_SIGNATURES = "署名间隔"  # of the run between two that stand side by side in one paragraph

# Of a run: by kind; every other kind looks like the text around it.
RUN_STYLES: Final[dict[Kind, str]] = {"pending": "待补", "masked": "已掩码"}
NUMBER = "序号"
RUN_IN = "接排句号"  # of the 。 between a sub-heading and the text that runs in

# Of what is no paragraph of the outline.
MARK, NUMBER_ALONE, NUMBER_AND_SIGNERS, RULE = "发文机关标志", "发文字号", "发文字号与签发人", "版头分隔线"
DOCUMENT_NUMBER, SIGNER, STATUS = "文号", "签发人姓名", "文稿状态"
COPIED_TO, ISSUED = "抄送机关", "印发机关和日期"
COPIED_NAMES, ISSUED_BY, ISSUED_ON = "抄送对象", "印发机关名称", "印发日期"
IMPRINT, IMPRINT_ROOM = "版记", "版记之后"
ANNEX_LABEL, ANNEX_TITLE = "附件标签", "附件标题"
TABLE, COLUMN, CELL, AROUND_TABLE = "公文表格", "表头文字", "表格文字", "表格前后"
PAGE_NUMBER_ODD, PAGE_NUMBER_EVEN = "单页页码", "双页页码"
INSTRUCTION, INSTRUCTION_WORDS = "版式指令", "指令文字"
FIXED_TEXT = "固定文字"

# What reading passes over: it belongs to the layout, not to the report.
UNREAD: Final = frozenset({RULE, AROUND_TABLE, IMPRINT_ROOM, INSTRUCTION, FIXED_TEXT})


def style_of(paragraph: Paragraph, *, sealed: bool = False) -> str:
    """The name of the style that a paragraph is printed in; ``ValueError`` for a level that has none."""
    if sealed and paragraph.role in SEALED_STYLES:
        return SEALED_STYLES[paragraph.role]
    try:
        return PARAGRAPH_STYLES[paragraph.role, paragraph.level]
    except KeyError:
        raise ValueError(f"no style for {paragraph.role} of level {paragraph.level}") from None
