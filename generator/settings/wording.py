"""The settings of a county about the words of a report and its two editions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.facts.choices import IN_TEXT, LEFT_OUT, PRINCIPAL_FIRST, STATUTORY, TITLE_STYLES, YEAR_STYLES
from generator.facts.judging.formalities import addressed, copied
from generator.facts.values.frozen import Frozen, frozen
from generator.settings.declared import setting
from generator.settings.kinds import Day, FolderPath, Names, OneOf, Order, Renamed, WholeNumber, YesNo

if TYPE_CHECKING:
    from generator.facts.judging.gaps import Gap

SECTION, SUB_HEADINGS, OFFICES = "写法", "小标题", "科室"
GROUPS = ("学习贯彻", "依法履职", "依法决策", "行政执法", "纠纷治理", "普法服务", "监督公开", "典型案例")
IN_ANNEX, IN_BODY, NOWHERE = "附表", "正文", "不写"
BY_FACTS = "按填报内容"
BLANK = "空白"
SIGNS_OF_NOTHING = ("—", "/", "无", "不适用", "不涉及", BLANK)
CAUSES, CAUSES_AND_MENDING = "存在的不足和原因", "存在的不足、原因和问题整改情况"
MOST_CHARACTERS = 100_000


@cache
def offices() -> tuple[str, ...]:
    """The offices that the vocabulary asks, which a county may call by other names."""
    from generator.facts.facts import fields  # the whole vocabulary, 0.3 s, only if offices are renamed

    return tuple(dict.fromkeys(declared.office for declared in fields().values()))


@frozen
class Wording(Frozen):
    """The county's choices about the text; what a facts file says itself goes before them."""

    groups: tuple[str, ...] = setting(
        SECTION,
        "各组顺序",
        Order(GROUPS),
        GROUPS,
        "第一部分各小标题的顺序；用“＋”连起来的并在一个小标题下",
    )
    principal_first: bool = setting(
        SECTION,
        "第一责任人在前",
        YesNo(),
        False,
        "第一责任人履职一章排第一还是排第三",
        fact="basic.order",
        means={PRINCIPAL_FIRST: True, STATUTORY: False},
    )
    shortcomings_heading: str = setting(
        SECTION,
        "第二部分标题",
        OneOf((BY_FACTS, CAUSES, CAUSES_AND_MENDING)),
        BY_FACTS,
        f"不足一章的标题；“{BY_FACTS}”指填了上年整改的用后一种",
    )
    restricted: str = setting(
        SECTION,
        "不公开数据",
        OneOf((IN_ANNEX, IN_BODY, NOWHERE)),
        IN_ANNEX,
        "敏感信访等不公开的数据，在报送版里写进附表、正文还是不写；公开版一律不写",
        fact="basic.restricted",
        means={IN_TEXT: IN_BODY, LEFT_OUT: IN_ANNEX},
        formerly="不公开数据写入正文",
        meant={True: IN_BODY, False: IN_ANNEX},
    )
    title_style: str = setting(
        SECTION,
        "标题样式",
        OneOf(TITLE_STYLES),
        TITLE_STYLES[0],
        "公文标题的写法",
        fact="basic.title_style",
    )
    year_style: str = setting(
        SECTION,
        "年份写法",
        OneOf(YEAR_STYLES),
        YEAR_STYLES[0],
        "写“2025年度”还是“2025年”",
        fact="basic.year_style",
    )
    joint: bool = setting(SECTION, "联合行文", YesNo(), False, "党委、政府联合署名", fact="basic.joint")
    recipients: tuple[str, ...] = setting(
        SECTION,
        "主送机关",
        Names("县委", partial(addressed, superior="")),
        (),
        "报送版的主送机关；没有写的按上级党委政府名称",
        fact="basic.recipients",
    )
    recipients_joint: str = setting(
        SECTION,
        "主送机关之间",
        OneOf(("、", "，")),
        "、",
        "几个主送机关用顿号还是逗号隔开",
    )
    copied_to: tuple[str, ...] = setting(
        SECTION,
        "抄送机关",
        Names("县委全面依法治县委员会办公室", copied),
        (),
        "版记里的抄送机关，不得抄送下级",
        fact="basic.copied_to",
    )
    sealed: bool = setting(SECTION, "报送版盖章", YesNo(), True, "落款按盖章的位置排，还是按不盖章的")
    recipients_published: bool = setting(SECTION, "公开版印主送机关", YesNo(), False, "公开版是否保留主送机关")
    signature_published: bool = setting(SECTION, "公开版印落款", YesNo(), True, "公开版是否保留署名和成文日期")
    closing_published: bool = setting(SECTION, "公开版印结束语", YesNo(), False, "公开版是否保留“特此报告”")
    names_published: bool = setting(SECTION, "公开版印姓名", YesNo(), False, "公开版是否保留个人姓名")
    annex: bool = setting(SECTION, "附数据表", YesNo(), False, "附件：主要数据表；用 --annex 也可以")
    annex_follow_ups: bool = setting(SECTION, "附整改表", YesNo(), False, "附件：上年不足整改情况表")
    annex_duties: bool = setting(SECTION, "附责任表", YesNo(), False, "附件：不足整改责任表（责任科室、完成时限）")
    not_applicable: str = setting(
        SECTION, "表中无此项", OneOf(SIGNS_OF_NOTHING), "—", "县里的表（--form）里，填“不适用”的格子印什么"
    )
    shortest: int = setting(SECTION, "正文字数下限", WholeNumber(MOST_CHARACTERS), 0, "少于这个字数的提示；0 不提示")
    longest: int = setting(SECTION, "正文字数上限", WholeNumber(MOST_CHARACTERS), 5000, "多于这个字数的提示；0 不提示")
    submit_by: tuple[int, int] = setting(
        SECTION,
        "报送期限",
        Day(),
        (3, 1),
        "报给上级的最后一天；10月以后的指报告年度当年，其余指次年",
    )
    publish_by: tuple[int, int] = setting(SECTION, "公开期限", Day(), (4, 1), "向社会公开的最后一天")
    content: Path | None = setting(SECTION, "内容模板", FolderPath(), None, "本县自己的内容模板放在哪个文件夹")
    sub_headings: tuple[tuple[str, str], ...] = setting(
        SUB_HEADINGS,
        "",
        Renamed(lambda: GROUPS, joined=True),
        (),
        "各组的小标题怎么写，不写序号；没有列出的用自带的",
    )
    offices: tuple[tuple[str, str], ...] = setting(
        OFFICES, "", Renamed(offices), (), "本县科室的名称，用在填报表、催报、提示和附表里；没有列出的用自带的",
    )  # fmt: skip

    for_the_public: bool = False
    """The text of the 公开版: figures that are not for the public stay out, whatever county and town have chosen."""

    @property
    def restricted_in_text(self) -> bool:
        """True if the text of the 报送版 has figures that are not for the public."""
        return self.restricted == IN_BODY and not self.for_the_public

    @property
    def restricted_in_annex(self) -> bool:
        """True if an annex of the 报送版 has figures that are not for the public."""
        return self.restricted == IN_ANNEX and not self.for_the_public

    @property
    def nothing(self) -> str:
        """The words that a county's form bears for 不适用, maybe none."""
        return "" if self.not_applicable == BLANK else self.not_applicable

    def office(self, name: str) -> str:
        """The county's name of an office of the vocabulary."""
        return dict(self.offices).get(name, name)

    def with_own_offices(self, gaps: Iterable[Gap]) -> tuple[Gap, ...]:
        """The gaps with the offices as the county calls them."""
        return tuple(gap._replace(office=self.office(gap.office)) for gap in gaps) if self.offices else tuple(gaps)

    def sub_heading(self, group: str) -> str:
        """The county's heading of a group, or of several joined by ＋ in any order; empty for the built-in one."""
        names = set(group.split("＋"))
        return next((words for name, words in self.sub_headings if set(name.split("＋")) == names), "")
