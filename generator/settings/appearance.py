"""The settings of a county about the page: typefaces, the page number, sub-headings."""

from __future__ import annotations

from generator.facts.values.frozen import Frozen, frozen
from generator.settings.declared import setting
from generator.settings.kinds import Font, YesNo

SECTION, FONTS = "版式", "字体"


@frozen
class Appearance(Frozen):
    """The county's choices about the page; the defaults are those of GB/T 9704—2012 and the faces that offices use."""

    bold_third: bool = setting(SECTION, "三级标题加粗", YesNo(), False, "三级标题是否加粗；国家标准不加粗")
    run_in: bool = setting(
        SECTION,
        "小标题接排",
        YesNo(),
        False,
        "二级以下标题后面加句号、接着排正文，还是单独成行",
    )
    page_number_centred: bool = setting(
        SECTION,
        "页码居中",
        YesNo(),
        False,
        "页码居中；国家标准是单页居右、双页居左",
    )
    title_font: str = setting(FONTS, "标题", Font(), "方正小标宋简体", "发文机关标志、标题、附件标题")
    heading_font: str = setting(FONTS, "一级标题", Font(), "黑体", "一级标题、“附件”二字、表头")
    sub_heading_font: str = setting(FONTS, "二级标题", Font(), "楷体_GB2312", "二级标题、签发人姓名")
    text_font: str = setting(FONTS, "正文", Font(), "仿宋_GB2312", "正文、主送、落款、版记、三四级标题")
    page_number_font: str = setting(FONTS, "页码", Font(), "宋体", "页码")  # fmt: skip
