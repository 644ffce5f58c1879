"""Family 1, structure: the mandated parts, their order and content, title, issuer, length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.checks.basis import LAYOUT
from generator.checks.checked_report import MANDATED, PARTS, CheckedReport, Part, ReportLine, town_in
from generator.checks.rule import Hit, Rules
from generator.chinese.dates import written_out
from generator.chinese.expressions import Expression, expression
from generator.lexicon.common_words import common_pairs

RULES = Rules()
rule = RULES.rule

STATUTE = "《法治政府建设与责任落实督察工作规定》关于年度报告内容的规定"
DUTY = "《党政主要负责人履行推进法治建设第一责任人职责规定》"
OFFICIAL = "《党政机关公文处理工作条例》"
PRACTICE = "实务"

# What the words of each part sound like where it has no heading of its own.
_SOUNDS: dict[Part, Expression] = {
    "measures": Expression("主要举措|主要做法|工作成效|取得.{0,6}成效"),
    "shortcomings": Expression("(?:还|仍|也)?存在.{0,8}(?:问题|不足|短板|差距)|(?:问题|不足)(?:和|及|与)原因"),
    "principal": Expression("第一责任人"),
    "next": Expression(r"下一步|下步|下一年|20\d\d年.{0,4}(?:将|安排|打算|计划)"),
}
_CAUSE = Expression(
    "原因|由于|因为|因此|根源|源于|缘于|归因|造成|导致|致使|所致|受制于|受.{1,12}(?:影响|限制|制约)|主要(?:是|在于)"
)
_LACKING = Expression(
    "不足|不够|不高|不强|不到位|不全|不深|不严|不清|不实|不新|不多|不大|不少|不平衡|不规范|不完善|不健全|不一|不理想|不牢|不细|未|没有|薄弱|"
    "有待|亟待|待.{0,4}(?:加强|提高|提升)|欠缺|缺乏|缺少|短缺|缺|滞后|差距|单一|偏|较少|较低|较弱|还需|仍需|需要|难|弱|少|低|慢|尚"
)
_POINT = re.compile(r"[一二三四五六七八九十]是|[。；;]|[（(]\d+[）)]|[①-⑨]")

_WHOLE = (
    "[标题] 青山镇人民政府\n[标题] 关于2025年度法治政府建设情况的报告\n"
    "2025年，青山镇推进依法行政。现将2025年度法治政府建设情况报告如下：\n"
    "一、2025年度推进法治政府建设的主要举措和成效\n全年开展普法活动22场次。\n"
    "二、2025年度推进法治政府建设存在的不足和原因\n一是执法力量不足。持证人员只有3名。主要原因是编制少。"
    "二是普法形式单一。宣传以发资料为主。主要原因是缺少新媒体人员。\n"
    "三、2025年度党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况\n"
    + "党委会研究法治工作4次。"
    * 13
    + "\n"
    "四、2026年度推进法治政府建设的主要安排\n充实执法力量，组织新媒体普法。\n"
    "[结束语] 特此报告。\n[署名] 青山镇人民政府\n[成文日期] 2026年1月15日"
)


def _without(part: str) -> str:
    """The whole report without the section whose heading begins so."""
    lines = _WHOLE.split("\n")
    at = next(index for index, line in enumerate(lines) if line.startswith(part))
    return "\n".join(lines[:at] + lines[at + 2 :])


@rule(
    "FZ101",
    "缺少规定的部分",
    "错误",
    STATUTE,
    explain="年度报告要写四部分：举措和成效、不足和原因、党政主要负责人履行第一责任人职责情况、下一年度安排。顺序可调，不能缺；"
    "内容写在别的标题下面的，只作提示。",
    finds=(_without("三、"), _without("二、")),
    spares=_WHOLE,
    todo="请单列一级标题，补上这一部分",
)
def missing_part(document: CheckedReport) -> Iterator[Hit]:
    """Each mandated part that no heading of the first level opens; a hint where it hides under another heading."""
    for part in MANDATED:
        title = PARTS[part][0]
        if not document.part(part):
            if hiding := _hiding(document, part):
                under = " › ".join(hiding.place.path) or "开头"
                message = f"没有单列“{title}”部分，内容似在“{under}”之下"
                yield Hit(hiding, "", message, "请单列为一级标题", severity="提示")
            else:
                yield Hit(None, message=f"没有“{title}”部分")


def _hiding(document: CheckedReport, part: Part) -> ReportLine | None:
    """The heading, else the line, that speaks of a part which no heading of the first level opens."""
    deeper = (line for line in document.headings if line.level > 1 and _SOUNDS[part].search(line.text))
    spoken = (line for line in document.body if line.place.path and _SOUNDS[part].search(line.text))
    return next(deeper, None) or next(spoken, None)


@rule(
    "FZ102",
    "规定的部分没有内容",
    "错误",
    STATUTE,
    explain="有标题、没有正文，等于没有写。",
    finds=_WHOLE.replace("全年开展普法活动22场次。\n", ""),
    spares=_WHOLE,
    todo="请补写内容",
)
def empty_part(document: CheckedReport) -> Iterator[Hit]:
    """Each mandated part whose heading is followed by no text and no table."""
    for part in MANDATED:
        lines = document.part(part)
        if lines and not any(line.role in ("body", "cell") and line.words.strip() for line in lines):
            yield Hit(lines[0], lines[0].text.strip(), f"“{PARTS[part][0]}”部分只有标题")


@rule(
    "FZ103",
    "各部分的顺序",
    "提示",
    STATUTE,
    explain="举措和成效、不足和原因、下一年度安排依次排列；第一责任人履职情况可放在最前，也可放在下一年度安排之前。",
    finds="一、2026年度主要安排\n抓好普法。\n二、主要举措和成效\n开展普法22次。\n三、不足和原因\n执法力量不足，主要原因是编制少。",
    spares="一、党政主要负责人履行第一责任人职责情况\n研究法治工作4次。\n二、主要举措和成效\n开展普法22次。\n三、不足和原因\n执法力量不足。\n"
    "四、2026年度主要安排\n抓好普法。",
    todo="请调整顺序，或核对县里的要求",
)
def out_of_order(document: CheckedReport) -> Iterator[Hit]:
    """A part before one that it should follow."""
    order: list[Part] = ["measures", "shortcomings", "next"]
    opened = {part: lines[0] for part in order if (lines := document.part(part))}
    present = [part for part in order if part in opened]
    for first, second in pairwise(present):
        if opened[second].start < opened[first].start:
            message = f"“{PARTS[second][0]}”写在“{PARTS[first][0]}”之前"
            yield Hit(opened[second], opened[second].text.strip(), message)


@rule(
    "FZ104",
    "不足没有写原因",
    "错误",
    STATUTE,
    explain="规定要求写存在的不足和原因。只列问题、不写原因，或者标题写了“原因”而正文没有，都算缺。",
    finds="二、存在的不足和原因\n一是执法力量薄弱。二是普法形式单一。",
    spares="二、存在的不足\n一是执法力量薄弱，主要原因是编制少。二是普法形式单一，缺少新媒体人员导致受众不多。",
    todo="请逐条写明原因，如“主要原因是……”",
)
def no_causes(document: CheckedReport) -> Iterator[Hit]:
    """The part on shortcomings, if its text never says why."""
    lines = document.part("shortcomings")
    text = "".join(line.words for line in lines[1:])
    if text.strip() and not _CAUSE.search(text) and "【待补" not in text:
        yield Hit(lines[0], lines[0].text.strip(), "只写了问题，没有写原因")


def _shortcomings(document: CheckedReport) -> list[tuple[ReportLine, str]]:
    """The points of the part on shortcomings: what is between its numbers, or sentences that name a lack."""
    lines = document.part("shortcomings")[1:]
    return [
        (line, words.strip())
        for line in lines
        if line.role in ("body", "heading", "cell")
        for words in _POINT.split(line.words)
        if len(words.strip()) > 4 and _LACKING.search(words) and not words.strip().endswith(("：", ":"))
    ]


@rule(
    "FZ105",
    "不足少于两条",
    "提示",
    "《法治政府建设年度报告》通报的常见问题：问题空泛",
    explain="只写一条不足，通常被认为没有查摆问题。每条要有问题、具体表现和原因。",
    finds="二、存在的不足和原因\n执法力量薄弱，主要原因是编制有限。",
    spares=(
        "二、存在的不足和原因\n一是执法力量薄弱。二是普法形式单一。主要原因是编制有限。",
        "二、存在的不足和原因\n一是执法力量薄弱。二是登记造册靠手工。主要原因是没有系统。",
    ),
    todo="请至少写两条，各有具体表现和原因",
)
def few_shortcomings(document: CheckedReport) -> Iterator[Hit]:
    """The part on shortcomings, if fewer than two points of it can be made out."""
    lines = document.part("shortcomings")
    text = "".join(line.words for line in lines[1:])
    numbered = (
        len(expression("(?:^|[。；：\n])[一二三四五六]是").findall(text)) > 1 and "原因" in text
    )  # whatever they lack
    if text.strip() and "【待补" not in text and not numbered and len(_shortcomings(document)) < 2:
        yield Hit(lines[0], lines[0].text.strip(), "不足似乎不到两条")


_NO_CHINESE = Expression(r"\P{Han}+")


def _grams(text: str) -> set[str]:
    bare = _NO_CHINESE.sub(" ", text)
    return {word[at : at + 2] for word in bare.split() for at in range(len(word) - 1)} - common_pairs()


@rule(
    "FZ106",
    "下一年度安排没有回应所列不足",
    "参考",
    "实务：安排要与不足逐条对应",
    explain="第二部分写的每一条不足，下一年度安排里都应有对应的措施。这里按用词是否相同判断，可能有出入，仅供参考。",
    finds="二、存在的不足和原因\n一是执法案卷制作粗糙，主要原因是培训少。二是便民窗口排队时间长，主要原因是设备老旧。\n"
    "四、2026年度主要安排\n组织案卷评查和执法培训。",
    spares="二、存在的不足和原因\n一是执法案卷制作粗糙，主要原因是培训少。二是便民窗口排队时间长，主要原因是设备老旧。\n"
    "四、2026年度主要安排\n组织案卷评查。增设便民窗口自助设备。",
    todo="请在下一年度安排中写明对应的措施",
)
def unanswered(document: CheckedReport) -> Iterator[Hit]:
    """Points on shortcomings that share no significant word with the arrangements."""
    arranged = _grams("".join(line.words for line in document.part("next")))
    if not arranged:
        return
    for line, words in _numbered_points(document):
        problem = _grams(words)
        if len(problem) > 4 and not problem & arranged:
            yield Hit(line, words[:24], "下一年度安排似乎没有回应这条不足", start=max(line.text.find(words), 0))


_ENUMERATED = Expression(r"[一二三四五六七八九十]是(?=\p{Han})")


def _numbered_points(document: CheckedReport) -> Iterator[tuple[ReportLine, str]]:
    """The texts between 一是, 二是 … in the part on shortcomings, without its causes."""
    for line in document.part("shortcomings")[1:]:
        for words in _ENUMERATED.split(line.text)[1:]:
            yield line, expression("(?:主要|根本)?原因|由于|根源").split(words)[0]


@rule(
    "FZ107",
    "第一责任人部分过短",
    "参考",
    f"{DUTY}；实务",
    explain="这一部分不足150字，往往只有一句带过。公开版较短的，可不改。",
    finds=_WHOLE.replace("党委会研究法治工作4次。" * 13, "党委会研究法治工作4次。"),
    spares=_WHOLE,
    todo="可补充研究、听取汇报、批示、督导、述法等情况",
)
def short_principal(document: CheckedReport) -> Iterator[Hit]:
    """The part on the principals, if its text has fewer than 150 characters."""
    lines = document.part("principal")
    length = sum(len(line.words.strip()) for line in lines[1:])
    if lines and 0 < length < 150:
        yield Hit(lines[0], lines[0].text.strip(), f"第一责任人履职部分只有{length}字")


@rule(
    "FZ108",
    "没有“现将……报告如下”",
    "提示",
    PRACTICE,
    explain="导语末句写“现将××年度法治政府建设情况报告如下：”，下接正文；“如下”之后用冒号。",
    finds=(
        "青山镇推进依法行政，成效明显。\n一、主要举措和成效\n开展普法22次。",
        "青山镇推进依法行政。现将有关情况报告如下\n一、主要举措和成效\n开展普法22次。",
    ),
    spares="青山镇推进依法行政。现将有关情况报告如下：\n一、主要举措和成效\n开展普法22次。",
    todo="请在导语末写“现将××年度法治政府建设情况报告如下：”",
)
def no_opening(document: CheckedReport) -> Iterator[Hit]:
    """The preface, if it does not lead over to the report, or does so without a colon."""
    if not document.headings:
        return
    opening = "".join(line.text.strip() for line in document.preface)
    if not expression("(?:报告|汇报|总结|通报|说明|情况)如下").search(opening):
        first = document.preface[0] if document.preface else document.headings[0]
        yield Hit(first, "", "导语没有“现将……报告如下”")
    elif expression("如下[。，；]?$").search(opening):
        yield Hit(document.preface[-1], opening[-4:].strip("。"), "“如下”之后应是冒号", "请改为“报告如下：”")


@rule(
    "FZ110",
    "没有标题",
    "错误",
    f"{OFFICIAL}第九条",
    explain="公文标题由发文机关名称、事由和文种组成。粘贴来的文字没有标题的，只作提示。",
    finds="青山镇推进依法行政。现将有关情况报告如下：\n一、主要举措和成效\n开展普法22次。",
    spares=_WHOLE,
    todo="请加上标题，如“××镇人民政府关于××年度法治政府建设情况的报告”",
)
def no_title(document: CheckedReport) -> Iterator[Hit]:
    """The report, if nothing in it is a title."""
    if not document.title and document.headings:
        yield Hit(None, message="没有标题", severity=None if document.reading.format else "提示")


_ISSUER = re.compile("镇|乡|街道|苏木|政府|办事处|委员会|党工委|党委|局|办公室|管委会")
_MATTER = re.compile("法治政府|依法行政|法治建设|依法治[镇乡]")
_GENRE = re.compile(r"报\s*告(?:[（(][^）)]*[）)])?$")
_WRONG = re.compile("汇报|总结|小结|自查|情况说明|通报|计划|要点")


@rule(
    "FZ111",
    "标题不完整",
    "错误",
    f"{OFFICIAL}第九条：标题由发文机关名称、事由和文种组成",
    explain="标题要有发文机关、事由（法治政府建设情况）和文种（报告）。",
    finds=(
        "[标题] 关于2025年度法治政府建设情况的报告",
        "[标题] 青山镇2025年工作报告",
        "[标题] 青山镇2025年法治政府建设情况",
    ),
    spares=(
        "[标题] 中共青山镇委员会\n[标题] 青山镇人民政府\n[标题] 关于2025年度法治政府建设情况的报告",
        "[标题] 青山镇2025年度法治建设工作总结",
    ),
    todo="请补全，如“××镇人民政府关于××年度法治政府建设情况的报告”",
)
def incomplete_title(document: CheckedReport) -> Iterator[Hit]:
    """The title, if it lacks issuer, matter or genre; a wrong genre is for another rule."""
    title = expression(r"\s").sub("", document.title)
    if not title:
        return
    lacking = [
        name
        for name, present in (
            ("发文机关", _ISSUER.search(title.replace("法治政府", ""))),
            ("事由", _MATTER.search(title)),
            ("文种", _GENRE.search(title) or _WRONG.search(title)),
        )
        if not present
    ]
    if lacking:
        line = next(line for line in document.lines if line.role == "title")
        yield Hit(line, title[:40], f"标题没有{'、'.join(lacking)}")


@rule(
    "FZ112",
    "文种用词不对",
    "错误",
    f"{OFFICIAL}第八条：报告适用于向上级机关汇报工作",
    explain="文种是“报告”。标题、导语末句和结束语不写汇报、总结；正文里“听取汇报”“认真总结”不受影响。",
    finds=(
        "[标题] 青山镇2025年法治政府建设工作总结",
        "青山镇推进依法行政，现将有关情况汇报如下：\n一、主要举措和成效\n听取汇报2次。",
        "[结束语] 特此汇报。",
    ),
    spares="[标题] 青山镇2025年度法治政府建设情况的报告\n现将有关情况报告如下：\n一、主要举措和成效\n听取工作汇报2次，认真总结经验。",
    todo="请改为“报告”",
)
def wrong_genre(document: CheckedReport) -> Iterator[Hit]:
    """汇报, 总结 and the like in title, preface and closing."""
    for line in document.lines:
        if line.role == "title" and (found := _WRONG.search(line.text)):
            yield Hit(line, found[0], f"标题的文种写成了“{found[0]}”", start=found.start())
        elif line.role == "closing" and (found := expression("特此(汇报|总结|通报)|以上(汇报|总结)").search(line.text)):
            yield Hit(line, found[0], f"结束语写成了“{found[0]}”", start=found.start())
    for line in document.preface:
        if found := expression("(汇报|总结|通报|说明)如下").search(line.text):
            yield Hit(line, found[0], f"导语写成了“{found[0]}”", "请改为“报告如下”", found.start())


@rule(
    "FZ113",
    "篇幅不合县里的要求",
    "参考",
    "县里的要求（fazhi.toml 的“正文字数下限”“正文字数上限”，默认不超过5000字）",
    explain="按正文和标题的字数计，不计空格、附件和表格。",
    finds="一、主要举措和成效\n" + "青山镇推进依法行政。" * 520,
    spares="一、主要举措和成效\n" + "青山镇推进依法行政。" * 300,
    todo="请压缩或补充；要求不同的，在 fazhi.toml 里改",
)
def out_of_length(document: CheckedReport) -> Iterator[Hit]:
    """The text, if it has more or fewer characters than the county wants."""
    wording = document.settings.wording
    length = sum(len(expression(r"\s").sub("", line.text)) for line in (*document.headings, *document.body))
    if wording.longest and length > wording.longest:
        yield Hit(None, message=f"正文{length}字，超过{wording.longest}字")
    if wording.shortest and 0 < length < wording.shortest:
        yield Hit(None, message=f"正文{length}字，不到{wording.shortest}字")


@rule(
    "FZ114",
    "附件与正文对不上",
    "错误",
    f"{LAYOUT} 7.3.4",
    explain="正文写“见附件”而没有附件和附件说明；或者有附件，正文之后没有附件说明（后者只作提示）。",
    finds=(
        "一、主要举措和成效\n主要数据见附件1。",
        "一、主要举措和成效\n普法22次。\n[附件] 附件1\n指标｜数值\n普法｜22",
    ),
    spares=(
        "一、主要举措和成效\n主要数据见附件。\n[附件说明] 附件：主要数据表\n[附件] 附件\n指标｜数值\n普法｜22",
        "一、主要举措和成效\n按照上级文件附件的要求开展检查。",
    ),
    todo="请补上附件和附件说明，或删去“见附件”",
)
def annex_unmatched(document: CheckedReport) -> Iterator[Hit]:
    """见附件 without an annex, or an annex that the 附件说明 does not name."""
    named = [line for line in document.lines if line.role == "attachment"]
    annexes = document.reading.report.annexes
    if not named and not annexes:
        for line in document.body:
            if found := expression(r"见(?:后?附件|附表)\d*|(?:详情|名单|数据)?附后").search(line.text):
                yield Hit(line, found[0], "正文提到附件，但没有附件", start=found.start())
    if annexes and not named:
        message, todo = "有附件，正文之后没有附件说明", "请在正文下空一行写“附件：……”"
        yield Hit(None, annexes[0].label, message, todo, severity="提示")


_SUBJECT = Expression(
    r"(?:^|[，。、])(\p{Han}{2,7}?(?:镇|乡|街道))"
    r"(?=深入|认真|坚持|紧紧|全面|始终|扎实|坚决|严格|辖|党委|党工委|人民政府|牢牢|聚焦|立足|积极|持续|高度|以习近平|在习近平)"
)
_NO_NAME = re.compile("^(?:我|全|本|各|该|乡|城|和|与|及)+(?:镇|乡|街道)$")


@rule(
    "FZ115",
    "标题、导语、落款的机关不一致",
    "错误",
    f"{OFFICIAL}第九条、第二十条",
    explain="标题、导语、落款写的应是同一个乡镇；标题是政府、落款是党委的，只作提示。",
    finds=(
        _WHOLE.replace("[署名] 青山镇", "[署名] 绿水镇"),
        _WHOLE.replace("2025年，青山镇", "2025年，绿水镇全面"),
        _WHOLE.replace("[署名] 青山镇人民政府", "[署名] 中共青山镇委员会"),
    ),
    spares=(_WHOLE, _WHOLE.replace("[标题] 青山镇", "[标题] 清河县青山镇")),
    todo="请核对机关名称",
)
def issuers_differ(document: CheckedReport) -> Iterator[Hit]:
    """A signature or the subject of the preface that is another town than the title's."""
    titled = town_in(document.title)
    if not titled:
        return
    for line in document.lines:
        if line.role == "signature" and (signed := town_in(line.text)) and not _same(signed, titled):
            yield Hit(line, signed, f"标题是“{titled}”，落款是“{signed}”")
    for line in document.preface[:2]:
        for found in _SUBJECT.finditer(line.text):
            if not _NO_NAME.match(found[1]) and not _same(found[1], titled):
                yield Hit(line, found[1], f"标题是“{titled}”，导语写的是“{found[1]}”", start=found.start(1))
    yield from _other_bodies(document)


def _same(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _other_bodies(document: CheckedReport) -> Iterator[Hit]:
    signed = [line for line in document.lines if line.role == "signature"]
    in_title, in_signature = _bodies(document.title), _bodies("".join(line.text for line in signed))
    if in_title and in_signature and in_title != in_signature:
        message = f"标题的机关是{'、'.join(sorted(in_title))}，落款是{'、'.join(sorted(in_signature))}"
        yield Hit(signed[0], signed[0].text.strip(), message, severity="提示")


def _bodies(text: str) -> set[str]:
    said = {"政府": "人民政府|办事处", "党委": "中共|党委|党工委"}
    return {body for body, words in said.items() if re.search(words, text)}


_DATE = re.compile(r"(20\d\d)年(\d{1,2})月(?:(\d{1,2})日|底)?")


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 28))
    except ValueError:
        return None


@rule(
    "FZ116",
    "“截至”的日期晚于成文日期",
    "错误",
    PRACTICE,
    explain="统计到哪一天，不能晚于报告成文的那一天。",
    finds="一、主要举措和成效\n截至2026年1月31日，化解纠纷52件。\n[成文日期] 2026年1月15日",
    spares="一、主要举措和成效\n截至2025年12月31日，化解纠纷52件。\n[成文日期] 2026年1月15日",
    todo="请核对统计截止日期和成文日期",
)
def counted_too_late(document: CheckedReport) -> Iterator[Hit]:
    """截至 a day that lies behind the day of the report."""
    dated = [found for line in document.lines if line.role == "date" if (found := _DATE.search(line.text))]
    signed = _day(dated[-1]) if dated else None
    if signed is None:
        return
    for line in document.paragraphs:
        for found in re.finditer(rf"截[至止](?:到)?{_DATE.pattern}", line.text):
            day = _day(found)
            if day and day > signed:
                what = f"统计到这一天，而成文日期是{written_out(signed)}"
                yield Hit(line, found[0], what, start=found.start())


@rule(
    "FZ117",
    "同一段文字出现两次",
    "提示",
    PRACTICE,
    explain="整段相同（40字以上），多半是粘贴时重复了；标题写了两遍的也算。",
    finds=(
        "一、主要举措和成效\n"
        + "全年组织执法培训六场，对新取证人员逐人结对带教，案卷由法制审核人员逐卷审看，发现问题当场改正。\n" * 2,
        "[标题] 青山镇人民政府关于2025年度法治政府建设情况的报告\n[标题] 青山镇人民政府关于2025年度法治政府建设情况的报告",
    ),
    spares="一、主要举措和成效\n开展普法22次。\n二、不足\n开展普法22次。",
    todo="请删去重复的一段",
)
def repeated_paragraph(document: CheckedReport) -> Iterator[Hit]:
    """A paragraph of 40 characters or more, or a line of the title, that occurs above already."""
    seen: dict[str, ReportLine] = {}
    for line in document.paragraphs:
        words = line.words.strip()
        if line.role not in ("title", "body") or len(words) < (15 if line.role == "title" else 40):
            continue
        if words in seen:
            yield Hit(line, words[:24], f"与“{seen[words].place}”完全相同")
        seen.setdefault(words, line)
