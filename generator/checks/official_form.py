"""Family 8, official form: GB/T 9704—2012 and the 条例, over what reading saw of the pages.

What the standard prescribes is an error, what it words as 一般 or 可以 a hint. Text without pages has only words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.basis import LAYOUT, REGULATION
from generator.checks.checked_report import CheckedReport, ReportLine
from generator.checks.phrases import is_quoted
from generator.checks.rule import Example, Hit, Rules
from generator.chinese.expressions import Expression, expression
from generator.facts.judging.formalities import (
    addressed,
    against_document_number,
    is_coordinator,
    requests_in,
    superior,
)
from generator.reading import BlockFormat, DocumentFormat, PageNumber, Paper, RunFormat
from generator.report.editions import PUBLISHED
from generator.report.outline import LEVEL_TITLES, ROLE_TITLES, Paragraph
from generator.word import measures as m

RULES = Rules()
rule = RULES.rule

REPORT = (
    "[标题] 青山镇人民政府关于2025年度法治政府建设情况的报告\n[主送] 县委、县政府：\n[正文] 现将有关情况报告如下：\n"
    "[一级] 一、主要举措和成效\n[二级] （一）加强学习\n[正文] 落实“谁执法谁普法”责任制。\n[结束语] 特此报告。\n"
    "[署名] 青山镇人民政府\n[成文日期] 2026年1月15日"
)
_TITLE, _RECIPIENT, _FIRST, _HEADING, _SUB_HEADING, _TEXT, _CLOSING, _SIGNATURE, _DATE = range(9)


def _looking(*changes: tuple[str, object]) -> Example:
    return Example(REPORT, look=changes)


class Shown(NamedTuple):
    """A paragraph of the text with its line and its look; ``part`` says what it is in a message."""

    line: ReportLine
    paragraph: Paragraph
    format: BlockFormat

    @property
    def part(self) -> str:
        """标题, 一级标题, 正文 …"""
        if self.paragraph.role == "heading":
            return f"{LEVEL_TITLES[self.paragraph.level]}标题"
        return ROLE_TITLES[self.paragraph.role]


def _shown(document: CheckedReport) -> Iterator[Shown]:
    """The paragraphs of the text and of annexes with their looks; none where there are no pages."""
    document_format = document.reading.format
    if document_format is None:
        return
    looks = dict(zip(document.reading.places, document_format.blocks, strict=False))
    for line in document.lines:
        if line.paragraph is not None and line.place in looks:
            yield Shown(line, line.paragraph, looks[line.place])


def _grouped(found: Iterator[tuple[Shown, str, str, str]]) -> Iterator[Hit]:
    """One hit for all paragraphs that have the same fault: at the first, with their number."""
    groups: dict[tuple[str, str], list[tuple[Shown, str, str]]] = {}
    for shown, words, message, todo in found:
        groups.setdefault((shown.part, message), []).append((shown, words, todo))
    for (part, message), each in groups.items():
        shown, words, todo = each[0]
        also = f"（共{len(each)}段）" if len(each) > 1 else ""
        yield Hit(shown.line, words, f"{part}{message}{also}", todo)


# --- Paper ----------------------------------------------------------------------------------------------------------

_SLACK = m.mm(1) + 6  # the standard's own ±1 mm, and what programs round


@rule(
    "FZ801",
    "纸张不是A4",
    "错误",
    f"{LAYOUT} 5.1",
    explain="公文用A4纸（210×297毫米）；放宽表格的可以横排。",
    todo="请在“页面布局—纸张大小”里选A4",
    finds=_looking(("papers.0.width", 12240), ("papers.0.height", 15840)),
    spares=(_looking(), _looking(("papers.0.width", m.PAGE_HEIGHT), ("papers.0.height", m.PAGE_WIDTH))),
)
def not_a4(document: CheckedReport) -> Iterator[Hit]:
    """Sections on another paper."""
    for paper in _papers(document):
        sides = sorted((paper.width, paper.height))
        if abs(sides[0] - m.PAGE_WIDTH) > _SLACK or abs(sides[1] - m.PAGE_HEIGHT) > _SLACK:
            yield Hit(None, message=f"纸张是{_mm(paper.width)}×{_mm(paper.height)}毫米，不是A4")
            return


@rule(
    "FZ802",
    "页边距",
    "错误",
    f"{LAYOUT} 5.2.1（天头37毫米±1毫米，订口28毫米±1毫米，版心156毫米×225毫米）",
    explain="上边距37毫米、左边距28毫米，各允许差1毫米；下边距35毫米、右边距26毫米由版心推算，只作提示。横排的表格页不查。",
    todo="请设为上37、下35、左28、右26毫米",
    finds=(_looking(("papers.0.top", 1440), ("papers.0.left", 1800)), _looking(("papers.0.right", 1800))),
    spares=(_looking(), _looking(("papers.0.top", m.MARGIN_TOP + m.mm(0.9)))),
)
def margins(document: CheckedReport) -> Iterator[Hit]:
    """Margins of upright pages; the first section that has other ones."""
    for paper in _papers(document):
        if paper.width > paper.height:
            continue
        prescribed = (("上", paper.top, m.MARGIN_TOP), ("左", paper.left + paper.gutter, m.MARGIN_LEFT))
        derived = (("下", paper.bottom, m.MARGIN_BOTTOM), ("右", paper.right, m.MARGIN_RIGHT))
        if wrong := _off(prescribed):
            yield Hit(None, message=f"页边距{wrong}")
        elif wrong := _off(derived):
            yield Hit(None, message=f"页边距{wrong}，版心不是156×225毫米", severity="提示")
        if wrong:
            return


def _off(sides: tuple[tuple[str, int, int], ...]) -> str:
    return "、".join(f"{side}{_mm(is_so)}毫米" for side, is_so, should in sides if abs(is_so - should) > _SLACK)


def _papers(document: CheckedReport) -> tuple[Paper, ...]:
    return document.reading.format.papers if document.reading.format else ()


def _mm(twips: int) -> str:
    return f"{twips / 1440 * 25.4:.0f}"


# --- Faces and sizes ------------------------------------------------------------------------------------------------

_FAMILIES = {
    "小标宋": Expression("小标宋|XiaoBiaoSong|XBSJW", re.IGNORECASE),
    "黑体": Expression("黑体|hei(?!ght)", re.IGNORECASE),
    "楷体": Expression("楷|kai", re.IGNORECASE),
    "仿宋": Expression("仿宋|fang", re.IGNORECASE),
    "宋体": Expression("宋|song|simsun", re.IGNORECASE),
}
_WANTED = {"title": "小标宋", "heading 1": "黑体", "heading 2": "楷体"}
_CHINESE = Expression("\\p{Han}")
_SHARED_SIGNS = Expression("[“”‘’—…·]")
_ANNEX_ROLES = frozenset({"body", "note"})


def _family(font: str) -> str:
    return next((family for family, names in _FAMILIES.items() if names.search(font)), "")


def _wanted(document: CheckedReport, shown: Shown) -> tuple[str, str]:
    """The family that a paragraph is to be set in, and the county's own font for it."""
    chosen = document.settings.appearance
    paragraph = shown.paragraph
    key = f"heading {paragraph.level}" if paragraph.role == "heading" else paragraph.role
    own = {"title": chosen.title_font, "heading 1": chosen.heading_font, "heading 2": chosen.sub_heading_font}
    return _WANTED.get(key, "仿宋"), own.get(key, chosen.text_font)


def _main_font(block_format: BlockFormat) -> str:
    """The font of most Chinese characters of a paragraph."""
    told: Counter[str] = Counter()
    for run in block_format.runs:
        told[run.east_asian] += len(_CHINESE.findall(run.text))
    font, often = told.most_common(1)[0] if told else ("", 0)
    return font if often else ""


@rule(
    "FZ803",
    "字体",
    "提示",
    f"{LAYOUT} 5.2.2、7.3.1、7.3.3（“一般用”）",
    explain="标题小标宋，一级标题黑体，二级标题楷体，其余仿宋；国家标准用的是“一般”，县里在 fazhi.toml 另有规定的从其规定。",
    finds=(
        _looking((f"blocks.{_TEXT}.runs.0.east_asian", "宋体")),
        _looking((f"blocks.{_TITLE}.runs.0.east_asian", "黑体")),
    ),
    spares=(
        _looking(),
        _looking(
            (f"blocks.{_TEXT}.runs.0.east_asian", "FangSong"), (f"blocks.{_SUB_HEADING}.runs.0.east_asian", "KaiTi")
        ),
    ),
)
def fonts(document: CheckedReport) -> Iterator[Hit]:
    """Paragraphs mostly set in another face than their role asks for."""

    def found() -> Iterator[tuple[Shown, str, str, str]]:
        for shown in _shown(document):
            if shown.line.annex:
                continue
            font = _main_font(shown.format)
            family, own = _wanted(document, shown)
            if font and font != own and _family(font) != family:
                yield shown, "", f"用的是{font}，一般用{family}", f"请改用{own}"

    yield from _grouped(found())


@rule(
    "FZ804",
    "标点或者个别字的字体与前后不同",
    "提示",
    f"{LAYOUT} 5.2.2",
    explain="引号、破折号、省略号用了西文字体会变成半角的样子；复制来的几个字字体不同。段首的小标题（“一是……。”）不算。",
    todo="请选中这一段，中文字体统一设一次",
    finds=(
        _looking((f"blocks.{_TEXT}.runs.0.ambiguous", "Times New Roman")),
        _looking(
            (
                f"blocks.{_TEXT}.runs",
                (
                    RunFormat("落实“谁执法谁普法”", "仿宋", "仿宋", "仿宋", 16),
                    RunFormat("责任制。", "宋体", "宋体", "宋体", 16),
                ),
            )
        ),
    ),
    spares=(
        _looking(),
        _looking(
            (
                f"blocks.{_TEXT}.runs",
                (
                    RunFormat("一是落实责任制。", "楷体", "楷体", "楷体", 16),
                    RunFormat("全面落实普法责任制。", "仿宋", "仿宋", "仿宋", 16),
                ),
            )
        ),
        _looking((f"blocks.{_TEXT}.runs.0.ascii", "Times New Roman")),
    ),
)
def stray_fonts(document: CheckedReport) -> Iterator[Hit]:
    """Signs that Word sets in a Western face, and words in another face than those before them."""

    def found() -> Iterator[tuple[Shown, str, str, str]]:
        for shown in _shown(document):
            main = _main_font(shown.format)
            for number, run in enumerate(shown.format.runs):
                words = run.text.strip()[:12]
                if main and _SHARED_SIGNS.search(run.text) and run.ambiguous and not _family(run.ambiguous):
                    yield shown, words, f"的引号、破折号等用的是{run.ambiguous}", ""
                elif main and number and _CHINESE.search(run.text) and _family(run.east_asian) != _family(main):
                    yield shown, words, f"里有{run.east_asian}，其余是{main}", ""

    yield from _grouped(found())


@rule(
    "FZ805",
    "字号",
    "提示",
    f"{LAYOUT} 5.2.2、7.3.1（“一般用”）",
    explain="标题2号（22磅），其余3号（16磅）。附件里的表格不查。",
    finds=(_looking((f"blocks.{_TEXT}.runs.0.size", 14.0)), _looking((f"blocks.{_TITLE}.runs.0.size", 18.0))),
    spares=_looking((f"blocks.{_TEXT}.runs.0.text", " "), (f"blocks.{_TEXT}.runs.0.size", 5.0)),
)
def sizes(document: CheckedReport) -> Iterator[Hit]:
    """Paragraphs of the text in another size."""

    def found() -> Iterator[tuple[Shown, str, str, str]]:
        for shown in _shown(document):
            if shown.line.annex:
                continue
            wanted = (m.SIZE_TITLE if shown.paragraph.role == "title" else m.SIZE_TEXT) / 2
            other = next((run for run in shown.format.runs if _CHINESE.search(run.text) and run.size != wanted), None)
            if other:
                named = "2号（22磅）" if wanted == m.SIZE_TITLE / 2 else "3号（16磅）"
                yield shown, other.text.strip()[:12], f"有{other.size:g}磅的字，一般用{named}", f"请改为{named}"

    yield from _grouped(found())


# --- Paragraphs -----------------------------------------------------------------------------------------------------

_PITCH = (27.74, 28.99)  # points: 22 lines on 225 mm (regulation of 5.2.3)


@rule(
    "FZ806",
    "行距",
    "提示",
    f"{LAYOUT} 5.2.3（一般每面排22行）",
    explain="固定值27.74至28.99磅正好每面22行；设了文档网格、每页22行的也对。",
    todo="请设为固定值28磅",
    finds=(_looking((f"blocks.{_TEXT}.line_rule", "auto"), (f"blocks.{_TEXT}.line", 360)), _looking((f"blocks.{_TEXT}.line", 600))),
    spares=(
        _looking((f"blocks.{_TEXT}.line", 579)),
        _looking(
            (f"blocks.{_TEXT}.line_rule", "auto"), (f"blocks.{_TEXT}.line", 240), ("papers.0.grid", ("lines", 579, 0)),
        ),
    ),
)  # fmt: skip
def line_pitch(document: CheckedReport) -> Iterator[Hit]:
    """Body text whose lines do not come to 22 a page."""
    grid = next((paper.grid for paper in _papers(document)), ("", 0, 0))

    def found() -> Iterator[tuple[Shown, str, str, str]]:
        for shown in _shown(document):
            block_format = shown.format
            on_grid = (
                block_format.snap_to_grid
                and grid[0].startswith("lines")
                and block_format.line_rule == "auto"
                and block_format.line == 240
            )
            points = (grid[1] if on_grid else block_format.line) / 20
            if shown.paragraph.role != "body" or shown.line.annex or (on_grid and not points):
                continue
            if not on_grid and block_format.line_rule != "exact":
                said = f"{block_format.line / 240:g}倍" if block_format.line_rule == "auto" else f"最小值{points:g}磅"
                yield shown, "", f"行距是{said}，排不成每面22行", ""
            elif not _PITCH[0] <= points <= _PITCH[1]:
                yield shown, "", f"行距是{points:g}磅，排不成每面22行", ""

    yield from _grouped(found())


@rule(
    "FZ817",
    "段落首行没有左空二字",
    "提示",
    f"{LAYOUT} 7.3.3",
    explain="正文、各级标题每段左空二字，回行顶格。用空格空出来的也算。",
    todo="请把首行缩进设为2字符",
    finds=_looking((f"blocks.{_TEXT}.first", 0), (f"blocks.{_TEXT}.first_characters", 0)),
    spares=_looking(
        (f"blocks.{_TEXT}.first", 0), (f"blocks.{_TEXT}.first_characters", 0), (f"blocks.{_TEXT}.runs.0.text", "　　落实责任制。"),
    ),
)  # fmt: skip
def first_line(document: CheckedReport) -> Iterator[Hit]:
    """Body text and headings that begin at the edge."""

    def found() -> Iterator[tuple[Shown, str, str, str]]:
        for shown in _shown(document):
            if (
                shown.paragraph.role in ("body", "heading")
                and not shown.line.annex
                and _indent(shown.format) < m.characters(1.5)
            ):
                yield shown, "", "首行没有左空二字", ""

    yield from _grouped(found())


def _indent(block_format: BlockFormat) -> int:
    """The indent of a first line in twips: by setting or by spaces."""
    first = block_format.runs[0] if block_format.runs else RunFormat("")
    spaces = expression(r"[\s\u3000]*").match("".join(run.text for run in block_format.runs))
    typed = sum(2 if sign == "\u3000" else 1 for sign in spaces[0]) / 2 if spaces else 0
    set_so = block_format.first_characters / m.HUNDREDTHS * 320 or block_format.first
    return round(set_so + max(block_format.left, 0) + typed * first.size * 20)


@rule(
    "FZ818",
    "标题没有居中",
    "错误",
    f"{LAYOUT} 7.3.1",
    explain="公文标题居中排布；回行时词意完整、排列对称。",
    todo="请设为居中",
    finds=_looking((f"blocks.{_TITLE}.align", "left")),
    spares=(_looking(), _looking((f"blocks.{_SIGNATURE}.align", "right"))),
)
def title_in_the_middle(document: CheckedReport) -> Iterator[Hit]:
    """A title that is not centred."""
    for shown in _shown(document):
        if shown.paragraph.role == "title" and shown.format.align != "center":
            yield Hit(shown.line, message="标题没有居中")
            return


@rule(
    "FZ813",
    "文字颜色、底色",
    "提示",
    f"{LAYOUT} 5.2.4",
    explain="除红头和红线外，文字都是黑色，不留突出显示。还没有填的【待补】不算。",
    todo="请改为黑色，去掉底色",
    finds=(
        _looking((f"blocks.{_TEXT}.runs.0.colour", "FF0000")),
        _looking((f"blocks.{_TEXT}.runs.0.highlight", "yellow")),
    ),
    spares=_looking((f"blocks.{_TEXT}.runs.0.text", "【待补：次数】"), (f"blocks.{_TEXT}.runs.0.highlight", "yellow")),
)
def colours(document: CheckedReport) -> Iterator[Hit]:
    """Coloured or highlighted words."""
    for shown in _shown(document):
        for run in shown.format.runs:
            words = run.text.strip()
            if not words or words.startswith("【待补"):
                continue
            if run.colour not in ("", "auto", m.BLACK) or run.highlight not in ("", "none"):
                yield Hit(shown.line, words[:12], f"{shown.part}有{'底色' if run.highlight else '颜色'}")
                break


@rule(
    "FZ814",
    "加粗、倾斜、下划线",
    "提示",
    f"{LAYOUT} 7.3.3（只用字体区分层次）",
    explain="小标宋、黑体、楷体不再加粗；三级标题加粗是有的单位的习惯，fazhi.toml 里可以设。正文里段首小标题加粗只作参考。",
    todo="请去掉",
    finds=(_looking((f"blocks.{_HEADING}.runs.0.bold", True)), _looking((f"blocks.{_TEXT}.runs.0.underlined", True))),
    spares=_looking(),
)
def emphasis(document: CheckedReport) -> Iterator[Hit]:
    """Bold headings, slanted and underlined words."""

    def found() -> Iterator[tuple[Shown, str, str, str]]:
        for shown in _shown(document):
            own = document.settings.appearance.bold_third and shown.paragraph.level == 3
            for run in shown.format.runs:
                words = run.text.strip()[:12]
                if words and (run.italic or run.underlined):
                    yield shown, words, "有倾斜、下划线的字", ""
                elif words and run.bold and shown.paragraph.role in ("title", "heading") and not own:
                    yield shown, words, "加粗了", ""

    yield from _grouped(found())


@rule(
    "FZ815",
    "序号是Word自动编号",
    "参考",
    "实务（粘贴到网站时自动编号会丢）",
    explain="自动编号复制到网页、微信时会丢失，标题就没有了“一、”。",
    todo="发布到网站前，请把自动编号转成文字",
    finds=_looking((f"blocks.{_HEADING}.automatic", True)),
    spares=_looking(),
)
def automatic_numbers(document: CheckedReport) -> Iterator[Hit]:
    """Numbers that Word counts."""
    yield from _grouped((shown, "", "的序号是自动编号", "") for shown in _shown(document) if shown.format.automatic)


@rule(
    "FZ812",
    "用了主题字体",
    "提示",
    "实务（WPS打开时提示缺少字体）",
    explain="主题字体换一台电脑会变成别的字体，WPS会提示缺字体。",
    todo="请选中全文，直接设字体名称，不选“正文（中文）”“标题（中文）”",
    finds=_looking(("theme_fonts", ("等线",))),
    spares=_looking(),
)
def theme_fonts(document: CheckedReport) -> Iterator[Hit]:
    """Fonts that come from the theme."""
    document_format = document.reading.format
    if document_format and document_format.theme_fonts:
        yield Hit(None, message=f"有的文字用的是主题字体（{'、'.join(document_format.theme_fonts)}）")


# --- Page numbers ---------------------------------------------------------------------------------------------------

_DASHED = Expression(r"\s*[—－] ?\d+ ?[—－]\s*")


@rule(
    "FZ807",
    "页码",
    "提示",
    f"{LAYOUT} 7.5",
    explain="页码用4号半角宋体数字，两侧各一条一字线：— 1 —；单页居右、双页居左各空一字。县里定了居中的，在 fazhi.toml 里设。",
    finds=(
        _looking(("page_numbers", ())),
        _looking(("page_numbers.0.text", "第1页")),
        _looking(("page_numbers.0.format.runs.0.size", 9.0)),
        _looking(("page_numbers.0.format.align", "center")),
    ),
    spares=_looking(),
)  # fmt: skip
def page_numbers(document: CheckedReport) -> Iterator[Hit]:
    """Pages without a number, and numbers of another shape, size or place."""
    document_format = document.reading.format
    if document_format is None:
        return
    if not document_format.page_numbers:
        yield Hit(None, message="没有页码", todo="请插入页码：— 1 —")
    for number in document_format.page_numbers[:1]:
        yield from _faults_of_page_number(document, document_format, number)


def _faults_of_page_number(
    document: CheckedReport, document_format: DocumentFormat, number: PageNumber
) -> Iterator[Hit]:
    if number.in_header or not _DASHED.fullmatch(number.text):
        yield Hit(None, number.text.strip(), "页码不是“— 1 —”的样子", "请在页脚写成“— 1 —”")
    elif any(
        run.size != m.SIZE_PAGE_NUMBER / 2 or _family(run.ascii) not in ("宋体", "") for run in number.format.runs
    ):
        yield Hit(None, number.text.strip(), "页码不是4号宋体", "请设为4号（14磅）宋体")
    centred = document.settings.appearance.page_number_centred
    if not centred and number.format.align == "center":
        yield Hit(
            None,
            number.text.strip(),
            "页码居中了",
            "国家标准是单页居右、双页居左；县里定了居中的，请在 fazhi.toml 里设“页码居中”",
        )
    elif not centred and not document_format.odd_and_even and len(document.reading.places) > 8:
        yield Hit(None, number.text.strip(), "单双页的页码在同一边", "请设“奇偶页不同”：单页居右，双页居左")


# --- Words of the form ----------------------------------------------------------------------------------------------


@rule(
    "FZ808",
    "发文字号",
    "错误",
    f"{LAYOUT} 7.2.5",
    explain="由机关代字、年份、顺序号组成：年份四位、用六角括号〔〕，不加“第”，不编虚位，后面加“号”。",
    finds=Example(REPORT, document_number="青政[2026]第05号"),
    spares=Example(REPORT, document_number="青政〔2026〕5号"),
)
def document_number(document: CheckedReport) -> Iterator[Hit]:
    """A number that is not written as the standard has it."""
    given = document.reading.report.head.document_number.strip()
    if given and (said := against_document_number(given)):
        line = next((line for line in document.lines if given in line.text), None)
        yield Hit(line, given, *said, start=line.text.find(given) if line else 0)


@rule(
    "FZ809",
    "报告里夹带请示事项",
    "错误",
    f"{REGULATION}第十五条（四）",
    explain="报告不得夹带请示事项。“建议”“争取”不算；群众、企业提的申请不算。",
    todo="请删去；要请示的另行文",
    finds="五、其他情况\n恳请拨付专项经费20万元。\n妥否，请批示。",
    spares="提请批准事项3件，报请批复2件，建议上级加强培训，村民恳请解决的问题已办结，《关于请批准立项的请示》已报送。",
)
def requests(document: CheckedReport) -> Iterator[Hit]:
    """The words of a request to the superior."""
    for line in document.paragraphs:
        for match in requests_in(line.text) if not line.annex else ():
            if not is_quoted(line.text, match.start(), match.end()):
                yield Hit(line, match[0], f"“{match[0]}”是请示的话", start=match.start())


_SUPERIOR_BOTH = (Expression("委(?!会|员)|工委|中共"), Expression("政府|管委会"))


@rule(
    "FZ810",
    "主送机关",
    "错误",
    f"{REGULATION}第十四条、第十五条；{LAYOUT} 7.3.2",
    explain="主送上级机关，不送领导个人、不送下级；最后用全角冒号。议事协调机构一般列为抄送，党委政府联合行文的同时主送上级党委和政府，只作提示。",
    finds=("[主送] 王书记：", "[主送] 县委、县政府", "[主送] 各村（社区）：", "[主送] 县委全面依法治县委员会：",
           "[标题] 中共青山镇委员会 青山镇人民政府关于2025年度法治政府建设情况的报告\n[主送] 县人民政府："),
    spares=("[主送] 县委、县政府：", "[主送] 县人民政府：", "[标题] 中共青山镇委员会 青山镇人民政府关于2025年法治政府建设情况的报告\n[主送] 中共宝丰县委，宝丰县人民政府："),
)  # fmt: skip
def recipients(document: CheckedReport) -> Iterator[Hit]:
    """To whom a report must not go, and how the line ends."""
    told = [line for line in document.lines if line.role == "recipient"]
    above = superior(document.facts.basic) if document.facts else ""
    for line in told:
        names = [name for name in expression("[、，；：:]").split(line.text.strip()) if name.strip()]
        for said in addressed(names, above):
            name = names[int(said.path)]
            yield Hit(line, name, said.what, said.todo, line.text.find(name))
        for name in filter(is_coordinator, names):
            todo = "一般主送县委、县政府，抄送这个机构；县里要求报给它的，可以不改"
            yield Hit(line, name, f"“{name}”是议事协调机构或其办事机构", todo, line.text.find(name), "提示")
    if told and not told[-1].text.rstrip().endswith("："):
        yield Hit(told[-1], told[-1].text.strip()[-6:], "主送机关后面没有全角冒号", "请在最后加“：”")
    both = "".join(line.text for line in told)
    if told and _is_joint(document.title) and not all(organ.search(both) for organ in _SUPERIOR_BOTH):
        todo = "一般主送县委、县政府；县里另有要求的可以不改"
        yield Hit(
            told[0], told[0].text.strip(), "党委、政府联合行文，主送里没有同时写上级党委和政府", todo, severity="提示"
        )


def _is_joint(title: str) -> bool:
    issuer = title.partition("关于")[0]
    return bool(expression("委员会|党委|党工委").search(issuer) and expression("人民政府|办事处").search(issuer))


_FULL_DATE = Expression(r"(?:19|20)\d\d年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日")


@rule(
    "FZ811",
    "署名和成文日期",
    "错误",
    f"{LAYOUT} 7.3.5；{REGULATION}第九条（十二）",
    explain="成文日期用阿拉伯数字，年月日写全，月日不编虚位（1月5日，不写01月05日）。报送版要有署名和日期，靠右排，缺了或没有靠右的只作提示。",
    finds=(
        "[署名] 青山镇人民政府\n[成文日期] 2026年01月05日",
        "[署名] 青山镇人民政府\n[成文日期] 二〇二六年一月五日",
        "[署名] 青山镇人民政府\n[成文日期] 2026年1月",
        "[正文] 现将情况报告如下：\n[署名] 青山镇人民政府",
        _looking((f"blocks.{_SIGNATURE}.align", "left"), (f"blocks.{_SIGNATURE}.right", 0)),
    ),
    spares=(
        "[署名] 青山镇人民政府\n[成文日期] 2026年1月5日",
        "[署名] 青山镇人民政府\n[成文日期] 【待补：成文日期】",
        _looking(),
    ),
)
def signature_and_date(document: CheckedReport) -> Iterator[Hit]:
    """A date that is not written out, and a signature or date that is lacking or on the left."""
    dates = [line for line in document.lines if line.role == "date"]
    signed = [line for line in document.lines if line.role == "signature"]
    for line in dates:
        words = line.text.strip()
        if not _FULL_DATE.fullmatch(words) and "待补" not in words:
            yield Hit(line, words, "成文日期写得不规范", "请写成“2026年1月15日”：阿拉伯数字，年月日写全，月日前不加0")
    if document.edition != PUBLISHED and bool(dates) != bool(signed):
        lacking = "成文日期" if signed else "署名"
        yield Hit(None, message=f"没有{lacking}", todo=f"请补上{lacking}", severity="提示")
    for shown in _shown(document):
        if shown.paragraph.role in ("signature", "date") and not _is_on_the_right(shown.format):
            yield Hit(
                shown.line, message=f"{shown.part}没有靠右", todo="请靠右排，按盖章或不盖章的规定空字", severity="提示"
            )


def _is_on_the_right(block_format: BlockFormat) -> bool:
    spaced = "".join(run.text for run in block_format.runs)
    return (
        block_format.align in ("right", "center")
        or _indent(block_format) > m.TEXT_WIDTH // 4
        or len(spaced) - len(spaced.lstrip()) > 4
    )


@rule(
    "FZ816",
    "附件说明",
    "错误",
    f"{LAYOUT} 7.3.4",
    explain="写成“附件：名称”或“附件：1. 名称”，冒号用全角，名称后面不加标点；名称不加书名号。",
    finds=(
        "[附件说明] 附件：1. 2025年度法治政府建设主要数据表。",
        "[附件说明] 附件:主要数据表",
        "[附件说明] 附件：《主要数据表》",
    ),
    spares="[附件说明] 附件：1. 2025年度法治政府建设主要数据表\n[附件说明] 2. 青山镇落实《信访工作条例》情况表（2025年）",
)
def attachments(document: CheckedReport) -> Iterator[Hit]:
    """The list of annexes: its colon, and signs that do not belong there."""
    for line in document.lines:
        words = line.text.strip()
        if line.role != "attachment" or not words:
            continue
        if expression("附件 ?:").match(words):
            yield Hit(line, words[:6], "“附件”后面是半角冒号", "请改用全角冒号")
        elif expression("[。；，、;,.]$").search(words) and not expression("。.{4,}[。；]$").search(words):
            yield Hit(line, words[-6:], "附件名称后面有标点", "请删去", start=line.text.rfind(words[-6:]))
        elif expression(r"^(?:附件：)?(?:\d+[.．] ?)?《[^《》]+》$").search(words):
            yield Hit(line, words[-12:], "附件名称加了书名号", "请去掉书名号", start=line.text.rfind(words[-12:]))
