"""Family 4, residue of a copied text: masks, gaps, another year, another place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.checks.checked_report import CheckedReport, ReportLine
from generator.checks.phrases import declare_phrases, is_quoted, sentence_around
from generator.checks.rule import Example, Hit, Rules
from generator.chinese.clipping import clipped
from generator.chinese.expressions import Expression, expression
from generator.chinese.folding import folding_note
from generator.lexicon.divisions import AdministrativeDivision, Mention, mentions, provinces, short_counties
from generator.reading.reading import Residue

RULES = Rules()
rule, pattern = RULES.rule, RULES.pattern

PRACTICE = "实务（检查通报里的照抄痕迹）"
BLOCKED = "实务（不得留占位符）"

declare_phrases(RULES, "FZ4")

# --- Masks and gaps -------------------------------------------------------------------------------------------------

_MEASURE = "次|件|个|名|人|份|场|批|起|条|项|月|日|年|镇|乡|县|市|区|村|省|局|街道|社区|万|余|多|元|户|处|亩|%|％"
_MASK = Expression(
    r"(?<![\d*＊])[*＊]+|[*＊]+(?![\d*＊])"
    rf"|(?<![\d×])×+(?={_MEASURE})|(?<![A-Za-z0-9])[xX]{{1,3}}(?={_MEASURE})|(?<![A-Za-z])[xX]{{2,}}(?![A-Za-z])"
    rf"|[○〇□△]{{2,}}|[○□△](?={_MEASURE})|_{{2,}}|某(?=次|件|份|[镇乡](?:人民政府|党委|政府|关于|\d{{4}})|街道(?:党工委|办事处))"
    r"|[（(][ \u3000]*[）)]"
)

_SIGN = re.compile(r"[*＊×xX○〇□△_某]|[（(][ \u3000]*[）)]")  # saves time: most lines have none
_WORD_AROUND = Expression(r"\p{Han}{0,4}(?:[*＊×○〇□△_某]+|[xX]+|[（(][ \u3000]*[）)])(?:\p{Han}|[%％])?")


@rule(
    "FZ401",
    "遮盖、代替的符号",
    "错误",
    BLOCKED,
    explain="范文里的*、××、XX、某、○○没有换成本单位的情况。身份证号、手机号中间的*，7×24小时这样的×不算。",
    todo="请填上实际情况",
    finds=("召开会议*次，*镇办理案件××件。", "XX镇人民政府召开会议X次。", "某镇人民政府办理案件（  ）件。"),
    spares="热线7×24小时开通，电话138****1234，某些干部、村民王某认为，X光机2台，A型×B型配套。",
)
def masked(document: CheckedReport) -> Iterator[Hit]:
    """Lines with masks; one hit for each line."""
    for line in document.lines:
        found = list(_MASK.finditer(line.text)) if _SIGN.search(line.text) else []
        if found:
            around = _WORD_AROUND.search(line.text, max(found[0].start() - 4, 0))
            words = around[0] if around else found[0][0]
            also = f"，这一段共{len(found)}处" if len(found) > 1 else ""
            yield Hit(line, words, f"有没有填的“{found[0][0]}”{also}", start=line.text.find(words))


pattern(
    "FZ402", "没有填完的地方", "错误", BLOCKED,
    r"【[^】\n]{0,6}(?:待补|待填|待定|待核|请填|此处)[^】\n]*】|[\[［〔（(](?:待补|待填|待定|待核实?|请填写?|此处(?:填写|插入))[^\]］〕）)\n]{0,20}[\]］〕）)]"
    r"|(?:单击或点击|单击|点击|双击)(?:此处|这里)(?:以)?(?:输入|添加|键入|填写|编辑)[^。，\n]{0,8}"
    r"|\{\{[^}\n]*\}?\}?|\{%[^%\n]*%?\}?|\}\}|%\}|(?<![A-Za-z])TODO(?![A-Za-z])",
    explain="草稿里的【待补：……】、模板里的{{……}}还没有换成实际情况。",
    message="“{0}”没有填", todo="请填上，或者删去这一句",
    finds=("发放宣传资料【待补：宣传资料份数】份，召开会议{{ 会议次数 }}次。", "全年办理案件单击或点击此处输入文字。"),
    spares="点击此处的二维码即可办理。【典型案例】王桥镇调解宅基地纠纷，待补种的苗木已到位（待雨后补种）。",
)  # fmt: skip

pattern(
    "FZ405", "导出、复制留下的痕迹", "错误", PRACTICE,
    r"(?m)\[bookmark: ?[^\]\n]*\]|_GoBack|^[ \u3000]*(?:[—－-] ?\d{1,3} ?[—－-]|第 ?\d{1,3} ?页(?:[，,/ ]*共 ?\d{1,3} ?页)?)[ \u3000]*$"
    r"|错误[！!] ?(?:未找到引用源|未定义书签|文档中没有)|Error! (?:Reference|Bookmark)[^\n]{0,30}|&(?:nbsp|ldquo|rdquo|mdash|lt|gt|amp|#\d+);"
    r"|</?(?:p|br|span|div|strong|td|tr)\b[^>\n]*>|Evaluation (?:Only|Warning)[^\n]{0,60}|\ufffd|[锟斤拷]{3,}|烫烫烫",
    explain="从Word、WPS、网页里带出来的书签、页码、网页代码和乱码。",
    message="“{0}”不是报告的内容", todo="请删去",
    finds=("[bookmark: _GoBack]关于2025年度法治政府建设情况的报告", "全面推进&nbsp;法治政府建设。", "全面推进法治政府建设。\n— 1 —\n继续推进。", "锟斤拷锟斤拷"),
    spares="3—5页，附件1，A&B公司，法治政府建设<4项>任务。",
)  # fmt: skip


@rule(
    "FZ420",
    "导出时单独成行的痕迹",
    "错误",
    PRACTICE,
    explain="书签、页码等，读文件时已经从正文里分出来。",
    todo="请删去",
    finds=Example("[正文] 全面推进法治政府建设。", residue=(("bookmark", "[bookmark: _GoBack]"),)),
    spares=Example("[正文] 全面推进法治政府建设。", residue=(("field", "PAGE"),)),
)
def left_out_when_read(document: CheckedReport) -> Iterator[Hit]:
    """Parts that reading removed as no words of the text, such as comments."""
    for residue in document.reading.residue:
        if residue.kind in ("bookmark", "page number", "web"):
            yield Hit(_line_of(residue, document), residue.text.strip(), "不是报告的内容")


def _line_of(residue: Residue, document: CheckedReport) -> ReportLine | None:
    """The paragraph that held a residue, or the last one before it."""
    before = [one for one in document.paragraphs if one.place.anchor.element <= residue.place.anchor.element]
    return before[-1] if before else None


@rule(
    "FZ421",
    "看不见的字符、冒充汉字的部首",
    "提示",
    PRACTICE,
    explain="从网页、手机、PDF里复制文字，会带来零宽字符、软连字符和部首字形（⼈不是人）。检查时已按看到的文字处理，但网上搜索不到，"
    "有的电脑上显示成方框。全文只报一次，在第一处。",
    todo="请删去重新输入",
    finds=Example("[正文] 联系电话见公告。", residue=(("folded", "联系电\u200b话"), ("folded", "⼈民政府"))),
    spares=Example("[正文] 联系电话见公告。", residue=(("hidden", "电话"),)),
)
def folded_characters(document: CheckedReport) -> Iterator[Hit]:
    """All characters that were dropped or taken for others, at the first place of them."""
    found = [residue for residue in document.reading.residue if residue.kind == "folded"]
    if note := folding_note("".join(residue.text for residue in found)):
        where = f"，共{len(found)}处" if len(found) > 1 else ""
        yield Hit(_line_of(found[0], document), "", f"有{clipped(note, _LONGEST_NOTE)}{where}")


_LONGEST_NOTE = 80


@rule(
    "FZ422",
    "划去的文字",
    "提示",
    PRACTICE,
    explain="加了删除线的文字不算报告的内容，检查时没有读。",
    todo="不要的请删去，要的请取消删除线",
    finds=Example("[正文] 发放宣传资料500份。", residue=(("struck", "400份"),)),
    spares=Example("[正文] 发放宣传资料500份。", residue=(("hidden", "400份"),)),
)
def struck_out(document: CheckedReport) -> Iterator[Hit]:
    """Text that somebody struck out and left in the file."""
    for residue in document.reading.residue:
        if residue.kind == "struck" and residue.text.strip():
            yield Hit(_line_of(residue, document), "", f"有划去的文字“{clipped(residue.text.strip(), 20)}”")


@rule(
    "FZ423",
    "没有读的内容",
    "提示",
    PRACTICE,
    explain="图片、图表、公式、嵌入的表格和文档里的文字读不出来，没有检查。",
    todo="里面有文字、数字的，请自己核对",
    finds=Example("[正文] 有关数据如下。", residue=(("unread", "图片"),)),
    spares=Example("[正文] 有关数据如下。", residue=(("field", "PAGE"),)),
)
def not_read(document: CheckedReport) -> Iterator[Hit]:
    """Objects in the text that cannot be read; each kind once a paragraph."""
    found = Counter((residue.place, residue.text) for residue in document.reading.residue if residue.kind == "unread")
    for residue in dict.fromkeys(one for one in document.reading.residue if one.kind == "unread"):
        count = found[residue.place, residue.text]
        often = f"{count}处" if count > 1 else ""
        yield Hit(_line_of(residue, document), "", f"有{often}{residue.text}没有读")


# --- Years ----------------------------------------------------------------------------------------------------------

pattern(
    "FZ406", "起止年份相同", "错误", PRACTICE,
    r"(?<!\d)((?:19|20)\d\d)年?[-—–~～至](?=\1(?!\d))\d{4}(?=年(?!\d{1,2}月)|[）)])",
    explain="“2023—2023年”多半是批量替换年份换错的。",
    message="“{0}”前后是同一年", todo="请核对起止年份",
    finds="落实《法治政府建设实施纲要（2023-2023年）》。", spares="2021—2025年，2025年1月至2025年12月。",
)  # fmt: skip

pattern(
    "FZ407", "两个年份连在一起", "错误", PRACTICE,
    r"(?<!\d)((?:19|20)\d\d)((?:19|20)\d\d)(?=年|）)",
    explain="“20212025年”中间的一字线在复制时丢了。",
    message="“{0}”中间缺一字线", todo="请写成“{1}—{2}”",
    finds="落实《法治政府建设实施纲要（20212025年）》。", spares="落实《法治政府建设实施纲要（2021—2025年）》，编号20212025。",
)  # fmt: skip

_YEAR = re.compile(r"(?<![\d—–~～-])((?:19|20)\d\d)(?=年)(?!年?[—–~～-]\d)")
_CLAUSE_ENDS = "。；，\n"
_OTHER_YEAR_MEANT = Expression(
    "欠缴|欠付|尾欠|较|同比|相比|比[^，。；]{0,4}年|[降升增减涨落缩回]至|[降升增减涨落]到|[降增升涨]幅|由20|前身|口径|上[轮批期届季]|增长|下降|上升|减少|增加|去年|上年|上一年|往年|结转|历年|"
    "获|荣膺|评为|评选|授予|命名|表彰|称号|入选|通过验收|"
    "以来|开始|起[，。；]|年起|自|从|至今|截至|截止|期间|"
    "施行|修订|修正|修改|公布|发布|印发|下发|转发|出台|颁布|实施|生效|制定|废止|通过|批准|"
    "规划|纲要|计划|[“”]?十[三四五][“”]?五|[七八九]五|五年|目标|到20|前[，。；]|底前|之前|"
    "建成|成立|组建|设立|启用|投入使用|开工|竣工|创建|建立|搬迁|撤并|合并|并[入到至]|划入|划归|归入|撤销|撤乡|撤镇|并乡|并镇|改设|更名|区划调整|改革|任职|出生|生于|入党|入伍|参加工作|签订|始于|起步|"
    "连续|逐年|历|曾|首次|首个|第一次|再次|此前|早在|当时|已于|上次|上一轮|先后|两年|三年|"
    "报告|积案|遗留|历史|案件|纠纷|事故|问题|文号|号文|考核|年度考|审计|巡察|督察|反馈"
)


@rule(
    "FZ408",
    "另一年的年份",
    "提示",
    "《党政机关公文处理工作条例》第二十条（审核时间、数字）",
    explain="报告写的是哪一年，正文一般只出现这一年和下一年。与上年比较、荣誉、法规施行、规划、历史沿革里的年份不算。",
    todo="请核对是不是上一年留下来的",
    finds=(
        Example("2024年，我镇共开展普法活动22次。", year=2025),
        Example("一、2024年度推进法治政府建设的主要举措和成效", year=2025),
        Example("现将2023年度法治政府建设情况报告如下：", year=2025),
    ),
    spares=Example(
        "2025年，受理信访事项43件，比2024年下降5%。2022年获评全国民主法治示范村。自2019年以来，"
        "《行政复议法》2024年1月1日起施行。按豫政〔2023〕15号和《2024年工作要点》，对照2021—2025年规划，制定2026年计划。",
        year=2025,
    ),
)
def another_year(document: CheckedReport) -> Iterator[Hit]:
    """Years that are neither the report's nor the next, where no other is meant."""
    year = document.year
    if year is None:
        return
    for line in document.paragraphs:
        if line.annex or line.role in ("date", "note", "attachment", "recipient"):
            continue
        for match in _YEAR.finditer(line.text):
            if int(match[1]) not in (year, year + 1) and not is_quoted(line.text, match.start(), match.end()):
                yield from _another_year(line, match, year)


def _another_year(line: ReportLine, match: re.Match[str], year: int) -> Iterator[Hit]:
    told = int(match[1])
    opens = (
        _PRESENTS.search(line.text, 0, match.start())
        or _SAYS_WHAT_YEAR.match(line.text, match.end())
        or (not match.start() and _INTRODUCES.search(line.text, match.end()))
    )
    if line.role in ("title", "heading") or opens:
        yield Hit(line, f"{told}年", f"报告的是{year}年度，这里是{told}年", start=match.start(), severity="错误")
    elif line.part == "next" and told > year:
        return  # a goal of some later year
    elif _FRAMES.match(line.text[match.start() :]) or not _is_accounted(line.text, match, year):
        yield Hit(line, f"{told}年", f"报告的是{year}年度，这里是{told}年", start=match.start())


def _is_accounted(text: str, match: re.Match[str], year: int) -> bool:
    """True if the sentence says why another year is named, or sets it against the report's own: 2025年74块，2024年58块."""
    start, end = sentence_around(text, match.start(), match.end(), "。\n")
    told_last = int(match[1]) == year - 1
    compared = (
        told_last
        and expression("年(?:同期)?(?:为|是|有)").match(text[match.end() :])
        and (str(year) in text[start : match.start()] or text[match.start() - 1] == "（")
    )
    settled = expression("(?:本年|今年|当年)(?!度)").search(text[match.end() : end]) if told_last else None
    series = str(year) in text[start:end] and len(set(expression(r"20\d\d(?=年)").findall(text[start:end]))) > 1
    return (
        bool(compared)
        or bool(settled)
        or series
        or _is_history(text, match, year)
        or bool(_OTHER_YEAR_MEANT.search(text, *sentence_around(text, match.start(), match.end())))
    )


def _is_history(text: str, match: re.Match[str], year: int) -> bool:
    """True for a year long past behind the subject of its clause, or one pointed back to: 工作室2019年挂牌, 2020年那次."""
    before = text[: match.start()].removesuffix("于").removesuffix("在")[-1:]
    opens = not before or before in "，。；：、（\n"
    return text.startswith("年那", match.end(1)) or (int(match[1]) < year - 1 and not opens)


_PRESENTS = Expression(r"现将[^，。；\d]{0,14}$")
_INTRODUCES = Expression("现将[^。；]{0,20}(?:报告|汇报)如下")
_FRAMES = Expression(
    "20\\d\\d年是[^，。；]{0,30}(?:之年|元年|的一年)|20\\d\\d年度?(?:以来)?，(?:在[^，。]{4,30}下，)?(?:[我全本](?:镇|乡|街道|苏木)|镇党委|乡党委|街道党工委|镇政府|乡政府|\\p{Han}{2,5}(?:镇|乡|街道)(?:党委|坚持|认真|深入|以))"
    "(?![^。；]{0,30}(?:获|评为|荣膺|建成|成立|启动|被|撤|合并|试点|出台|印发))"
)
"""Words that make a year the one that a paragraph is about: 2024年以来，镇党委坚持…"""
_SAYS_WHAT_YEAR = Expression("年度?(?:推进)?法治(?:政府)?建设(?:工作)?(?:情况)?(?:总结)?(?:报告|汇报)(?:如下)")


@rule(
    "FZ409",
    "下一年度安排的年份不对",
    "错误",
    "《党政机关公文处理工作条例》第二十条（审核时间、数字）",
    todo="请核对年份",
    explain="下一年度安排一章，标题和“×年，我们将……”里的年份应是报告年度的下一年；“力争……底前”不会是已经过去的年份。",
    finds=(
        Example("四、2025年度推进法治政府建设的主要安排\n抓好普法。", year=2025),
        Example("四、下一年度主要安排\n2025年，我镇将继续加强普法。", year=2025),
        Example("四、下一年度主要安排\n力争2025年底前建成法治广场。", year=2025),
    ),
    spares=Example(
        "四、2026年度推进法治政府建设的主要安排\n2026年，我镇将在总结2025年工作的基础上继续加强普法，到2027年全部完成。按计划2025年底前完成了全部任务。",
        year=2025,
    ),
)
def wrong_next_year(document: CheckedReport) -> Iterator[Hit]:
    """In the last part: a heading of another year, a plan for the year that is over."""
    year = document.year
    for line in document.part("next") if year else ():
        told = _YEAR.search(line.text) if line.role == "heading" and line.level == 1 else _PLANNED.search(line.text)
        if told and year and int(told[1]) != year + 1 and (line.role != "heading" or int(told[1]) == year):
            todo = f"请改为{year + 1}年，或者核对这一段写的是哪一年"
            yield Hit(line, f"{told[1]}年", f"下一年度应是{year + 1}年", todo, told.start(1))
    if year:
        yield from _planned_for_the_past(document, year)


def _planned_for_the_past(document: CheckedReport, year: int) -> Iterator[Hit]:
    """Years that are over, of which the text speaks as of what is still to come: 力争2024年底前 in a report on 2024."""
    for line in document.body:
        for found in _STILL_TO_COME.finditer(line.text) if line.part == "next" or "下" in line.text else ():
            told = int(found[1] or found[2])
            ahead = line.part == "next" or bool(found[1])
            if ahead and told <= year and not _HAPPENED.search(line.text, found.end(), found.end() + _CLAUSE):
                yield Hit(line, found[0], f"报告的是{year}年度，{told}年已经过去", start=found.start(), severity="提示")


_STILL_TO_COME = Expression(
    "(?:下一?步|下一?年度?|今后|接下来)，?(?:[^。；，\\d]{0,8}，?)(20\\d\\d)年[^。；，]{0,14}?(?:将|力争|计划|拟|确保|继续|要(?!求))"
    "|(?:力争|争取|确保|计划|拟|预计|将于|将在|务求)(?:于|在|到|至)?(20\\d\\d)年(?:\\d{1,2}月)?(?:底|末|前|内|完成|实现|建成|全面)"
)
_HAPPENED = Expression("已|了|的(?:任务|工作|项目|事项|目标|遗留|问题)")
_CLAUSE = 12


_PLANNED = re.compile(
    r"(?:^|。)((?:19|20)\d\d)年度?[，,]?(?:(?:我们?|本|全)?(?:[镇乡]|街道)?(?:党委)?、?(?:政府)?)?(?:将|要|计划|拟|继续|准备|打算)"
)

# --- Places ---------------------------------------------------------------------------------------------------------

_WITH_NEIGHBOURS = (
    "联合|协作|接壤|交界|毗邻|相邻|邻近|周边|结对|跨|共建|互查|交叉|对口|联防|联调|会商|边界|帮扶|支援|援建|务工|打工|外出|返乡|籍|"
    "考察|观摩|取经|赴|前往|招商|来自|引进|投资|客商|企业|合作|异地|移交|移送|移民|搬迁|迁入|指定管辖"
)
_MAY_NAME_OTHERS = Expression(
    f"{_WITH_NEIGHBOURS}|转移|经验|模式|做法|省际|出差|线上|连线|快递|销往|销售|游客|流入|网络|诈骗|电诈|追|抓获|遣返|接回|带回|往返|渔场|跨省|相邻|接壤|交界|毗连|相距|距离"
)
_NAMED_BODY = Expression(
    "[^，。；]{0,14}(?:律师|律所|大学|学院|公司|集团|银行|研究[院所]|法院|检察院|日报|晚报|电视台|医院|高铁|铁路|高速)"
)
_PROPER = Expression(
    "枫桥经验|浦江经验|千万工程|后陈经验|红旗渠精神|焦裕禄精神|延安精神|井冈山精神|西柏坡|遵义会议|北京时间|北京冬奥|上海合作组织|"
    "香港问题|台湾问题|港澳台|新疆棉|西部大开发|海南自由贸易港|长江经济带|黄河流域|南水北调"
)


@rule(
    "FZ410",
    "别处的地名",
    "提示",
    "实务（照抄外地材料）；行政区划名称据民政部公布的县级以上行政区划（截至2024年12月31日）",
    explain="出现了不属于本地的省、市、县名，可能是照抄外地材料留下的。联合执法、外出务工、考察、律师事务所、“枫桥经验”等不算；"
    "县名要带县、市、区字才查。没有写明本地属于哪里的，只在前后地名不在一地时提示。",
    todo="请核对是不是从别处抄来的",
    finds=(
        Example("[标题] 宝丰县青山镇人民政府关于2025年度法治政府建设情况的报告\n安化县各村（社区）均制定村规民约。"),
        Example("在河南省法律顾问系统登记。\n河南省要求公开。\n按照湖南省统一部署开展清理。"),
        Example("[署名] 宝丰县青山镇人民政府\n为推进“法治安化”建设提供保障。"),
        "我镇地处江苏北部，组织企业学习《浙江省安全生产条例》。",
    ),
    spares=(
        Example(
            "[标题] 宝丰县青山镇人民政府关于2025年度法治政府建设情况的报告\n坚持和发展新时代“枫桥经验”，聘请北京明理（郑州）律师事务所律师1名，"
            "与鲁山县、郏县毗邻乡镇联合调解，赴浙江考察，按平顶山市、河南省部署，推广东西部协作做法，建设和平新城，在城关村普法。"
        ),
        "在河南省法律顾问系统登记，郑州市、平顶山市都有律师。",
    ),
)
def another_place(document: CheckedReport) -> Iterator[Hit]:
    """Divisions that are not the town's own, unless the clause says why they are named."""
    text = document.text
    every = list(mentions(text))
    own = _own(document) or _own_province(document)
    named = [one for one in every if not _is_accounted_for(text, one)]
    strange = [one for one in named if own and not any(_belongs(division, own) for division in one.divisions)]
    for one in strange if own else _at_odds(named):
        line = document.line_at(one.start)
        ours = f"本镇属于{own.full_name}" if own else "与文中别的地名不在一地"
        yield Hit(line, one.name, f"“{one.divisions[0].full_name}”不像本地地名，{ours}", start=one.start - line.start)
    yield from _slogans(document, own)


_LEARNS = Expression("经验|做法|借鉴|参照|参考|交流|考察|对比|异地|务工|外省|邻省")
_OWN_LAW = Expression("[^《》]{2,30}(?:条例|办法|规定|细则)(?:（[^（）]*）)?》")


def _is_accounted_for(text: str, mention: Mention) -> bool:
    """True if the clause says why a place is named, or it is a part of another name."""
    first, last = sentence_around(text, mention.start, mention.end, _CLAUSE_ENDS)
    clause = text[first:last]
    if _OWN_LAW.match(text, mention.end) and text[mention.start - 1 : mention.start] == "《":
        return _LEARNS.search(clause) is not None  # a province's own law is in force there only
    if _NAMED_BODY.match(text, mention.end) or _MAY_NAME_OTHERS.search(clause) or _ends_longer_name(text, mention):
        return True
    return any(
        proper.start() < mention.end - first and mention.start - first < proper.end()
        for proper in _PROPER.finditer(clause)
    ) or (is_quoted(text, mention.start, mention.end))


def _ends_longer_name(text: str, mention: Mention) -> bool:
    """True if a name of two characters is the end of another's: 甘肃省瓜渠县 is not 渠县."""
    before = text[max(mention.start - 2, 0) : mention.start]
    return len(mention.name) == len("渠县") and len(before) > 1 and before[0] in "省市州盟区" and before[1].isalpha()


def _own(document: CheckedReport) -> AdministrativeDivision | None:
    """The smallest division that facts, title, head, recipients and signature say the town belongs to."""
    told: list[str] = []
    if document.facts:
        basic = document.facts.basic
        told += [str(given) for given in (basic.province, basic.city, basic.superior) if isinstance(given, str)]
    told += [
        line.text for line in document.lines if line.role in ("title", "head", "recipient", "signature", "imprint")
    ]
    named = [mention for text in told for mention in mentions(text)]
    sure = {division for one in named if len(one.divisions) == 1 for division in one.divisions[0].chain}
    chosen = [
        division
        for one in named
        for division in one.divisions
        if len(one.divisions) == 1 or any(above in sure for above in division.chain[1:])
    ]
    return max(chosen, key=lambda division: len(division.chain), default=None)


_LIES_IN = Expression(
    "(?:地处|位于|隶属于?)(?P<province>\\p{Han}{2,3})"
    "|(?:镇|乡|街道|苏木)(?:是|为)(?P<is>\\p{Han}{2,3}?)(?:省|自治区)的"
    "|(?:^|[。\\n])(?P<opens>\\p{Han}{2,3})(?:省|自治区)\\p{Han}{4,14}?(?:镇|乡|街道|苏木)"
)


def _own_province(document: CheckedReport) -> AdministrativeDivision | None:
    """The province that the text has the town lie in: 我镇地处江苏北部, 江苏省海州市临港街道; None if it has none."""
    known = provinces()
    for found in _LIES_IN.finditer(document.text):
        name = found["province"] or found["is"] or found["opens"]
        if short := next((each for each in (name, name[:2]) if each in known), ""):
            return known[short]
    return None


def _belongs(division: AdministrativeDivision, own: AdministrativeDivision) -> bool:
    """True if a division is the own one, above it or below it."""
    return division in own.chain or own in division.chain


def _at_odds(named: list[Mention]) -> list[Mention]:
    """The places of another province than most, where the report does not name its own division."""
    provinces = [{division.chain[-1].name for division in one.divisions} for one in named]
    often = Counter(name for names in provinces if len(names) == 1 for name in names).most_common(2)
    if len(often) < 2 or often[0][1] == often[1][1]:
        return []
    return [one for one, names in zip(named, provinces, strict=True) if often[0][0] not in names]


_SLOGAN = Expression("(?:法治|平安|美丽|幸福|数字|智慧|清廉)(\\p{Han}{2,3}?)(?=[”’，。；、]|建设|创建|提供|贡献|$)")
_NO_PLACE = frozenset(
    expression(r"\S+").findall(
        "中国 和平 城关 新城 通道 互助 合作 共和 安定 友好 前进 东方 平安 安宁 长安 同心 民权 博爱 惠民 富民 文昌 兴业 乐业",
    )
)


def _slogans(document: CheckedReport, own: AdministrativeDivision | None) -> Iterator[Hit]:
    """法治××, which names a county that is not the own one."""
    if own is None or len(own.chain) < 3:
        return
    ours = "".join(division.name for division in own.chain) + document.town
    for match in _SLOGAN.finditer(document.text):
        if match[1] in short_counties() and match[1] not in _NO_PLACE and match[1] not in ours:
            line = document.line_at(match.start())
            yield Hit(
                line, match[0], f"“{match[1]}”不像本地地名，本镇属于{own.full_name}", start=match.start() - line.start
            )
