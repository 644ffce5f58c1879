"""Faults planted in real paragraphs, one at a time: a part, a rate, a year, a number, a bracket, a name.

A report is a list of lines as ``Report.to_text(roles=True)`` gives them; a fault is a function from such a list to
another, or to None where the report has nothing that it could be planted in.
"""

import os
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

from example_reports import reading_of
from sound_towns import sound_town

from generator.checks import CheckedReport, check, rules
from generator.checks.rule import Example
from generator.checks.similarity import digest
from generator.compose import compose
from generator.files.resources import resource
from generator.reading import read
from generator.report.outline import Head, Imprint
from generator.sources.facts_file import read_facts

TEXTS = Path(os.environ.get("FAZHI_SEED_TEXTS") or Path(__file__).resolve().parents[2] / "shared" / "seeds")
TOWNS = (4, 5, 10, 11, 16, 17, 22, 23)
"""Towns whose facts are many."""

FAULTS = {}


def fault(rule):
    """Declare a fault that this rule has to find."""

    def declare(plant):
        FAULTS.setdefault(rule, []).append(plant)
        return plant

    return declare


@cache
def bases():
    """Name → the lines of a report: our drafts of samples, seeds, towns, and the seeds' own texts if they are here."""
    facts = [*resource("samples").glob("*.yaml"), *resource("seeds").glob("*.yaml")]
    drafts = {path.stem: compose(read_facts(path)).report for path in sorted(facts)}
    drafts |= {f"town {seed}": compose(sound_town(seed)).report for seed in TOWNS}
    if TEXTS.is_dir():
        drafts |= {f"source {path.name[:3]}": read(path).report for path in sorted(TEXTS.glob("*.txt"))}
    return {name: lines_of(report) for name, report in drafts.items()}


def lines_of(report):
    """The report's own lines, without what stands above the title and below the date."""
    bare = replace(report, head=Head(), imprint=Imprint(), annexes=())
    return bare.to_text(roles=True).rstrip("\n").split("\n")


def document(lines, example=None):
    example = example or Example("")
    told = {"given_year": example.year, "given_town": example.town, "edition": example.edition} if example.text else {}
    return CheckedReport(reading_of("\n".join(lines)), **told)


# --- Where a fault can be planted. ---


def at(lines, label, random, having=""):
    """The number of a line with this label that has such words; None if there is none."""
    found = [n for n, line in enumerate(lines) if line.startswith(f"[{label}]") and re.search(having, line)]
    return random.choice(found) if found else None


def with_line(lines, number, line):
    return [*lines[:number], *([] if line is None else [line]), *lines[number + 1 :]]


def substituted(lines, random, label, pattern, new):
    """The lines with one match replaced; None if there is no match."""
    number = at(lines, label, random, pattern)
    if number is None:
        return None
    found = random.choice(list(re.finditer(pattern, lines[number])))
    line = lines[number]
    changed = found.expand(new) if isinstance(new, str) else new(found)
    return with_line(lines, number, line[: found.start()] + changed + line[found.end() :])


def sections(lines):
    """The first and last-but-one line of each section of the first level."""
    heads = [n for n, line in enumerate(lines) if line.startswith("[一级]")]
    closing = re.compile(r"\[(结束语|署名|成文日期|附件说明)\]")
    end = next((n for n, line in enumerate(lines) if closing.match(line)), len(lines))
    return list(zip(heads, [*heads[1:], end], strict=True))


def added(lines, random, words, section="举措|成效|开展情况|措施"):
    """The lines with a sentence at the end of a paragraph of the measures, or of another section."""
    number = ending(lines, random, section)
    return None if number is None else with_line(lines, number, lines[number] + words)


def ending(lines, random, section):
    """The number of a paragraph of a section that ends in a full stop."""
    inside = [n for first, last in sections(lines) if re.search(section, lines[first]) for n in range(first, last)]
    found = [n for n in inside if lines[n].startswith("[正文]") and lines[n].endswith("。")]
    return random.choice(found) if found else None


# --- Family 1. ---

LATER = "不足|问题|第一责任人|安排|打算|计划"


@fault("FZ101")
def no_section(lines, random):
    parts = sections(lines)
    named = [part for part in parts if re.search(LATER, lines[part[0]])]
    if len(parts) < 4 or not named:
        return None
    first, last = random.choice(named)
    return lines[:first] + lines[last:]


@fault("FZ102")
def empty_section(lines, random):
    named = [part for part in sections(lines) if re.search("不足|第一责任人|安排|举措", lines[part[0]])]
    if not named:
        return None
    first, last = random.choice(named)
    return lines[: first + 1] + lines[last:]


@fault("FZ103")
def sections_swapped(lines, random):
    parts = {
        name: part for part in sections(lines) for name in ("举措|成效", "不足|问题") if re.search(name, lines[part[0]])
    }
    if len(parts) < 2:
        return None
    (a, b), (c, d) = sorted(parts.values())
    return lines[:a] + lines[c:d] + lines[b:c] + lines[a:b] + lines[d:] if b <= c else None


@fault("FZ104")
def no_causes(lines, random):
    part = next((part for part in sections(lines) if "原因" in "".join(lines[part[0] + 1 : part[1]])), None)
    if part is None or "不足" not in lines[part[0]]:
        return None
    kept = [
        re.sub("[^。；]*(?:原因|造成|由于|【待补)[^。；]*[。；]", "", line) for line in lines[part[0] + 1 : part[1]]
    ]
    if not "".join(line.partition("]")[2] for line in kept).strip():
        return None
    return lines[: part[0] + 1] + kept + lines[part[1] :]


@fault("FZ108")
def no_opening(lines, random):
    return substituted(lines, random, "正文", "现将[^。]*如下：", "")


@fault("FZ108")
def opening_without_colon(lines, random):
    return substituted(lines, random, "正文", "如下：$", "如下。")


@fault("FZ110")
def no_title(lines, random):
    return [line for line in lines if not line.startswith("[标题]")] if lines[0].startswith("[标题]") else None


@fault("FZ111")
def no_issuer(lines, random):
    if sum(line.startswith("[标题]") for line in lines) > 2:
        return None  # two issuers
    number = at(lines, "标题", random, "人民政府$|办事处$")
    return None if number is None else with_line(lines, number, None)


@fault("FZ112")
def wrong_genre(lines, random):
    return substituted(lines, random, "标题", "报告$", random.choice(["总结", "汇报", "工作总结"]))


@fault("FZ112")
def wrong_opening(lines, random):
    return substituted(lines, random, "正文", "报告如下", random.choice(["汇报如下", "总结如下"]))


@fault("FZ112")
def wrong_closing(lines, random):
    return substituted(lines, random, "结束语", "报告", "汇报")


@fault("FZ114")
def annex_that_is_not_there(lines, random):
    if any(line.startswith("[附件说明]") for line in lines):
        return None
    return added(lines, random, random.choice(["（名单见附件）", "具体数据见附件1。"]))


@fault("FZ115")
def another_signature(lines, random):
    return substituted(lines, random, "署名", r"[\u4e00-\u9fff]{2,4}(?=镇|乡|街道)", "双河口")


@fault("FZ116")
def counted_after_the_date(lines, random):
    if not any(re.match(r"\[成文日期\] 20\d\d年", line) for line in lines):
        return None
    return added(lines, random, "截至2031年12月31日，以上事项均已办结。")


@fault("FZ117")
def said_twice(lines, random):
    number = at(lines, "正文", random, ".{45}")
    return None if number is None else [*lines[: number + 1], lines[number], *lines[number + 1 :]]


@fault("FZ105")
def one_shortcoming(lines, random):
    part = next((part for part in sections(lines) if "不足" in lines[part[0]]), None)
    if part is None:
        return None
    return [*lines[: part[0] + 1], "[正文] 执法力量薄弱，主要原因是编制有限。", *lines[part[1] :]]


@fault("FZ106")
def an_unanswered_shortcoming(lines, random):
    words = "一是便民大厅排队叫号设备老旧，群众等候时间长。主要原因是资金有限。"
    return added(lines, random, words, "不足") if any("安排" in line for line in lines) else None


@fault("FZ107")
def a_short_section(lines, random):
    part = next((part for part in sections(lines) if "第一责任人" in lines[part[0]]), None)
    return part and [*lines[: part[0] + 1], "[正文] 党委会研究法治工作4次。", *lines[part[1] :]]


@fault("FZ113")
def far_too_long(lines, random):
    return added(lines, random, "执法人员逐户走访，登记造册。" * 420)


@fault("FZ210")
def full_stops_everywhere(lines, random):
    if any(line.startswith("[二级]") and line.endswith("。") for line in lines):
        return None
    return [line + "。" if line.startswith("[二级]") else line for line in lines]


# --- Family 2. ---

ORDER = "一二三四五六七八九"


def next_of(numeral):
    return ORDER[ORDER.index(numeral) + 1]


@fault("FZ201")
def a_group_taken_out(lines, random):
    number = at(lines, "二级", random, "（[二三四]）")
    if number is None:
        return None
    following = next_of(re.search("（(.)）", lines[number])[1])
    rest = lines[number + 1 :]
    end = next((n for n, line in enumerate(rest) if line.startswith(("[一级]", "[二级]"))), None)
    return lines[:number] + rest[end:] if end is not None and f"（{following}）" in rest[end] else None


@fault("FZ201")
def a_section_number_too_far(lines, random):
    return substituted(lines, random, "一级", "(?<= )([二三四])、", lambda found: f"{next_of(found[1])}、")


@fault("FZ202")
def a_number_twice(lines, random):
    return substituted(
        lines, random, "二级", "（([二三四五])）", lambda found: f"（{ORDER[ORDER.index(found[1]) - 1]}）"
    )


@fault("FZ203")
def a_foreign_number(lines, random):
    return substituted(lines, random, "二级", "（([二三四五])）", lambda found: f"（{ORDER.index(found[1]) + 1}）")


@fault("FZ213")
def a_number_typed_beside_the_automatic_one(lines, random):
    return substituted(lines, random, random.choice(["一级", "二级"]), "(?<= )(（.）|.、)", r"\1\1")


@fault("FZ204")
def half_width_brackets(lines, random):
    return substituted(lines, random, "二级", "（(.)）", random.choice([r"(\1)", r"\1）", r"（\1)"]))


@fault("FZ205")
def bracket_and_comma(lines, random):
    return substituted(lines, random, "二级", "（(.)）", r"（\1）、")


@fault("FZ206")
def arabic_and_comma(lines, random):
    return substituted(lines, random, "二级", "（(.)）", lambda found: f"{ORDER.index(found[1]) + 1}、")


@fault("FZ207")
def a_point_taken_out(lines, random):
    return substituted(lines, random, "正文", "二是[^一二三四五六七八九是]+?(?=三是)", "")


@fault("FZ207")
def a_paragraph_of_points_taken_out(lines, random):
    second = [number for number, line in enumerate(lines) if line.startswith("[正文] 二是")]
    places = [number for number in second if lines[number + 1].startswith("[正文] 三是")]
    if not places:
        return None
    number = random.choice(places)
    return [*lines[:number], *lines[number + 1 :]]


@fault("FZ208")
def a_lone_point(lines, random):
    if any(line.startswith("[正文] 三是") for line in lines):
        return None  # points are paragraphs: one less is a gap
    return substituted(lines, random, "正文", "二是(?!.*三是).*$", "")


@fault("FZ209")
def a_full_stop(lines, random):
    if sum(line.startswith("[二级]") and not line.endswith("。") for line in lines) < 3:
        return None
    return substituted(lines, random, "二级", "(?<![。])$", "。")


@fault("FZ211")
def inline_number_missing(lines, random):
    return added(lines, random, "具体做法：（1）健全台账；（3）定期通报。")


# --- Family 3: in sentences that stand in the report. ---

PART = r"(?<=其中)(?:[^。；]*?)(\d+)(?=(?:件|次|场次|名|个|条)[、，。])"


def changed(found, by):
    return found[0][: -len(found[1])] + str(by(int(found[1])))


@fault("FZ301")
def a_part_too_large(lines, random):
    pattern = r"\d+(件|次|场次|名|个|条)，其中[^。；、，】]{2,14}\d+\1[、，][^。；】]{2,14}?\d+\1(?=[。；])"
    return substituted(lines, random, "正文", pattern, lambda found: re.sub(r"\d+(?=\D*$)", "98765", found[0]))


@fault("FZ302")
def a_part_too_small(lines, random):
    a, b, c = (random.randint(3, 60) for _ in range(3))
    return added(lines, random, f"办理各类事项{a + b + c}件，其中窗口办理{a}件、网上办理{b}件、自助终端办理{c - 1}件。")


@fault("FZ303")
def a_part_above_its_whole(lines, random):
    pattern = r"(\d+)(件|次|场次|名|个|条)，其中[^。；、，】各\d]{2,14}\d+\2(?=[。；])"
    return substituted(
        lines, random, "正文", pattern,
        lambda found: re.sub(r"\d+(?=\D*$)", str(int(found[1]) + random.randint(1, 90)), found[0]),
    )  # fmt: skip


@fault("FZ304")
def a_wrong_sum(lines, random):
    a, b = random.randint(2, 50), random.randint(2, 50)
    return added(lines, random, f"张贴村级公告{a}次、镇级公告{b}次，共计{a + b + random.choice([-1, 1, 10])}次。")


@fault("FZ305")
def a_wrong_rate(lines, random):
    return substituted(
        lines, random, "正文",
        r"(?<=化解率|持证率|成功率)(?:为)?(\d+(?:\.\d+)?)%(?=[。，；、])",
        lambda found: f"{float(found[1]) - random.choice([1, 5, 10]):g}%",
    )  # fmt: skip


@fault("FZ305")
def a_rate_beside_its_counts(lines, random):
    whole = random.randint(20, 90)
    part = whole - random.randint(1, 9)
    return added(lines, random, f"排查矛盾纠纷{whole}件，化解{part}件，化解率{random.choice([100, 99.9, 50])}%。")


@fault("FZ306")
def a_rate_alone(lines, random):
    return added(lines, random, random.choice(["案件办结率98%。", "规范性文件备案率、审查率均达到100%。"]))


@fault("FZ307")
def all_of_nothing(lines, random):
    return added(lines, random, "全年收到检察建议0件，均按期回复。")


@fault("FZ308")
def more_than_all(lines, random):
    return substituted(lines, random, "正文", r"(?<=率)(\d{2,3})(?:\.\d+)?%", lambda found: f"{100 + int(found[1])}%")


@fault("FZ309")
def more_adopted_than_offered(lines, random):
    many = random.randint(5, 60)
    return added(lines, random, f"律师提出法律意见{many}条，采纳{many + random.randint(1, 9)}条。")


@fault("FZ310")
def two_values(lines, random):
    pattern = r"(?:^\[正文\] |[。，])([\u4e00-\u9fff“”]{6,20}?)(\d+)(次|件|份|名|场次)(?=[。，])"
    number = at(lines, "正文", random, pattern)
    later = at(lines, "正文", random, "。$")
    if number is None or later is None:
        return None
    found = random.choice(list(re.finditer(pattern, lines[number])))
    return with_line(lines, later, lines[later] + f"{found[1]}{int(found[2]) * 2 + 3}{found[3]}。")


@fault("FZ311")
def none_and_some(lines, random):
    return added(lines, random, "未发生行政复议案件。办理行政复议案件2件。")


@fault("FZ313")
def all_of_one(lines, random):
    return added(lines, random, "办理行政许可1件，均按时办结。")


@fault("FZ314")
def an_exact_figure_with_more(lines, random):
    return substituted(lines, random, "正文", r"(\d*[1-9])(?=次|件|份|名|个|条)", r"\1余")


@fault("FZ316")
def a_total_that_is_approximate(lines, random):
    return added(lines, random, "共计发放各类资料3000余份。")


@fault("FZ317")
def no_measure_word(lines, random):
    return substituted(
        lines, random, "正文", r"(\d+)(?:名|个|件|家)(?=行政村|社区|干部|党员|律师|调解员|网格员|执法人员|企业)", r"\1"
    )


@fault("FZ317")
def people_without_measure_word(lines, random):
    return added(
        lines,
        random,
        f"{random.randint(12, 90)}{random.choice(['公职人员', '执法人员', '村干部', '网格员'])}参加培训。",
    )


@fault("FZ318")
def a_thousand_times(lines, random):
    return substituted(lines, random, "正文", r"([1-9]\d+)(?=次[。，])", r"\g<1>0000")


@fault("FZ319")
def half_a_case(lines, random):
    return substituted(lines, random, "正文", r"(?<![.\d])(\d+)(?=件|次|名|份)", r"\1.5")


@fault("FZ320")
def nearly_all_of_it(lines, random):
    return added(lines, random, "基本实现100%办结。")


@fault("FZ322")
def units_in_a_series(lines, random):
    return added(lines, random, f"受理来访{random.randint(9, 30)}批60人次，其中到县2批5人次、到市1批次3人。")


@fault("FZ323")
def announced_more(lines, random):
    return added(lines, random, "推进“法律六进”，组织法律进机关、进乡村、进校园。")


@fault("FZ625")
def a_stop_within_a_quotation(lines, random):
    return added(lines, random, "张贴“珍爱生命、远离毒品。”等标语。")


@fault("FZ626")
def needed_for_must(lines, random):
    return added(lines, random, "入户检查必需由两名以上执法人员进行。")


@fault("FZ412")
def a_meeting_in_another_year(lines, random):
    year = random.choice([2022, 2023, 2025])
    return added(lines, random, f"传达学习{year}年7月召开的党的二十届三中全会精神。")


@fault("FZ413")
def a_span_that_runs_backwards(lines, random):
    year = random.randint(2021, 2025)
    return added(lines, random, f"专项整治自{year}年3月持续到{year - 1}年10月。")


@fault("FZ212")
def a_point_told_twice(lines, random):
    words = ["第一，审查合同；第二，规范印章；第二，建立台账。", "①初审看主体；②复审看程序；④终审看结果。"]
    return added(lines, random, random.choice(words))


@fault("FZ416")
def a_day_that_no_month_has(lines, random):
    return added(lines, random, f"统计时间为1月1日至{random.choice([2, 4, 6, 9, 11])}月31日。")


@fault("FZ417")
def a_month_outside_its_quarter(lines, random):
    return added(lines, random, f"第三季度抓清理：7月摸底，8月评议，{random.choice([4, 10, 11])}月公布结果。")


@fault("FZ418")
def a_term_that_ends_too_late(lines, random):
    years = random.choice([5, 6])
    return added(lines, random, f"合同期三年，自2022年1月1日起至202{years}年12月31日止。")


@fault("FZ419")
def filed_before_it_was_issued(lines, random):
    return added(lines, random, f"该办法于2024年8月5日印发，2024年{random.randint(2, 7)}月18日报县司法局备案。")


@fault("FZ424")
def signed_a_year_too_early(lines, random):
    number = next((at for at, line in enumerate(lines) if re.match(r"\[成文日期\] 20\d\d年", line)), None)
    if number is None or document(lines).year is None:
        return None
    signed = with_line(lines, number, f"[成文日期] {document(lines).year}年1月{random.randint(4, 20)}日")
    return added(signed, random, "各项数据均按12月31日口径统计。")


@fault("FZ425")
def done_before_its_time(lines, random):
    year = document(lines).year
    return year and added(lines, random, f"{year + 1}年{random.randint(7, 11)}月，镇里已建成法治广场一处。")


@fault("FZ341")
def more_often_than_there_are_weeks(lines, random):
    return added(lines, random, f"每周四组织夜学一次，全年共组织{random.randint(58, 90)}次。")


@fault("FZ341")
def more_days_than_a_year_has(lines, random):
    return added(lines, random, f"便民大厅全年开放{random.randint(370, 420)}天。")


@fault("FZ342")
def older_than_born(lines, random):
    return added(lines, random, f"退休法官陈某生于1960年，现年{random.randint(70, 79)}岁，受聘担任调解员。")


@fault("FZ343")
def a_hearing_that_was_not_held(lines, random):
    return added(lines, random, f"全年未召开价格听证会。价格听证会由分管副镇长主持，到会{random.randint(12, 30)}人。")


@fault("FZ348")
def a_team_that_lost_some(lines, random):
    many = random.randint(12, 30)
    words = f"普法讲师团共{many}人，年内人员没有变动。讲师团{many - 2}名成员全部提交了总结。"
    return added(lines, random, words)


@fault("FZ348")
def records_that_do_not_agree(lines, random):
    many = random.randint(40, 90)
    return added(lines, random, f"登记事件{many}件，归档卷宗{many - 3}卷，卷宗数与登记数完全一致。")


@fault("FZ214")
def an_annex_that_is_not_listed(lines, random):
    listed = any(line.startswith("[附件说明]") for line in lines)
    return added(lines, random, f"执法人员名册见附件{random.randint(6, 9)}。") if listed else None


@fault("FZ350")
def at_least_within(lines, random):
    return added(lines, random, f"会议材料至少提前{random.randint(2, 6)}日以内送到与会人员手中。")


@fault("FZ351")
def the_only_one_of_several(lines, random):
    return added(lines, random, f"我镇是全县唯一的试点之一，先后接待学习{random.randint(3, 9)}批。")


@fault("FZ352")
def books_counted_as_people(lines, random):
    return added(lines, random, f"农家书屋新添法治类图书{random.randint(120, 600)}名。")


@fault("FZ353")
def a_range_from_more_to_less(lines, random):
    least = random.randint(100, 300)
    return added(lines, random, f"占道经营按{least + 200}元至{least}元的幅度处罚。")


@fault("FZ354")
def one_meeting_fewer_than_months(lines, random):
    words = "依法治镇协调会分别于2月、5月、8月、11月各召开一次，三次会议议定事项"
    return added(lines, random, f"{words}{random.randint(11, 30)}项。")


@fault("FZ355")
def a_task_given_to_two(lines, random):
    words = "合同的合法性审查由综合执法队承担。没有司法所出具的合法性审查意见的，不提交讨论。全年审查合同"
    return added(lines, random, f"{words}{random.randint(11, 60)}份。")


@fault("FZ356")
def capitals_that_are_not_the_digits(lines, random):
    return added(lines, random, f"对违规搭建的商户处以壹万伍仟元（{random.randint(101, 139)}00元）罚款。")


@fault("FZ417")
def a_day_outside_the_third_of_its_month(lines, random):
    return added(lines, random, f"3月中旬举办消防演练。3月{random.randint(22, 30)}日的这次演练出动了全部队员。")


@fault("FZ356")
def hours_beyond_their_ends(lines, random):
    return added(lines, random, f"听证会自9时至11时30分举行，历时{random.randint(4, 7)}个小时。")


@fault("FZ418")
def months_beyond_their_ends(lines, random):
    return added(lines, random, f"犬只管理整治从3月1日起到5月31日止，为期{random.randint(5, 9)}个月。")


@fault("FZ413")
def more_years_than_are_listed(lines, random):
    return added(lines, random, f"村里连续{random.randint(4, 6)}年（2018年、2019年、2020年）办村晚。")


@fault("FZ357")
def all_done_but_some(lines, random):
    many = random.randint(9, 30)
    return added(lines, random, f"全年收到代表建议{many}件，现已全部办结，仍在办理的{random.randint(2, 6)}件涉及修路。")


@fault("FZ357")
def all_rectified_and_some_found_open_later(lines, random):
    many, some = random.randint(9, 30), random.randint(2, 6)
    words = f"消防通道堵点{many}处均已整改到位。到年底，有{some}处消防通道堵点因产权不清至今没有整改。"
    return added(lines, random, words)


@fault("FZ357")
def none_fined_and_fines_collected(lines, random):
    many, some = random.randint(9, 30), random.randint(2, 9)
    words = f"沿街晾晒{many}起，均以劝导为主，未处罚款。上述{many}起共收缴罚款{some}00元。"
    return added(lines, random, words)


@fault("FZ357")
def nobody_and_yet_one(lines, random):
    words = f"全年没有一名学员旷课。对5月里旷课{random.randint(2, 9)}次的1名学员，讲师作了家访。"
    return added(lines, random, words)


@fault("FZ357")
def all_by_one_procedure_and_some_by_another(lines, random):
    words = f"上报的罚单全部适用简易程序。适用普通程序的{random.randint(2, 6)}起罚单附有调查笔录。"
    return added(lines, random, words)


@fault("FZ358")
def a_firm_of_another_name(lines, random):
    words = "聘请广东同舟律师事务所为常年顾问。续签时，仍由广东同州律师事务所承担这项服务。"
    return added(lines, random, words)


@fault("FZ358")
def a_person_of_another_name(lines, random):
    return added(lines, random, "网格员周建平冒雨排险。事后，村里写信感谢周建萍。")


@fault("FZ360")
def more_minutes_than_an_hour_has(lines, random):
    return added(lines, random, f"群众平均等候1小时{random.randint(61, 99)}分。")


@fault("FZ328")
def a_rest_of_shares(lines, random):
    many = 12 * random.randint(5, 20)
    words = f"法律顾问审查合同{many}份，三分之一是租赁合同，四分之一是采购合同，余下{many // 2}份是服务合同。"
    return added(lines, random, words)


@fault("FZ328")
def vacancies_that_are_not_left(lines, random):
    many = random.randint(14, 30)
    return added(lines, random, f"综合行政执法队核定编制{many}名，实有{many - 3}名，空缺的2名列入招考计划。")


@fault("FZ309")
def the_smallest_below_what_all_have(lines, random):
    many = random.randint(3, 6)
    return added(lines, random, f"法治宣传员每个村不少于{many}名，最多的村有9名，最少的村有{many - 1}名。")


@fault("FZ327")
def a_daily_average_of_a_span(lines, random):
    each = random.randint(3, 9)
    words = f"防汛值守从7月1日排到7月31日，累计排班{each * 31}班次，平均每天{each + 1}班次。"
    return added(lines, random, words)


@fault("FZ351")
def some_and_about(lines, random):
    return added(lines, random, f"每个小组选出两三名左右调解骨干，全年议事{random.randint(11, 40)}次。")


@fault("FZ349")
def one_paper_issued_twice(lines, random):
    month = random.randint(2, 6)
    words = f"{month}月，印发《印章借用办法》。《印章借用办法》{month + 1}月印发以来，各站所对照执行。"
    return added(lines, random, words)


@fault("FZ338")
def fewer_said_to_be_more(lines, random):
    many = random.randint(12, 20)
    return added(lines, random, f"巡逻队里女队员{many}人，男队员{many - 5}人，男多女少。")


@fault("FZ338")
def a_rank_beyond_the_number_of_towns(lines, random):
    towns = random.randint(12, 20)
    return added(lines, random, f"防汛演练考核列{towns}个乡镇第{towns + 2}位。")


@fault("FZ338")
def a_rise_that_ends_elsewhere(lines, random):
    was = random.randint(9, 12)
    return added(lines, random, f"消防演练评比由第{was}名前移4个位次，位列第{was - 5}名。")


@fault("FZ338")
def more_called_a_fall(lines, random):
    few = random.randint(11, 30)
    return added(lines, random, f"犬只扰民投诉由{few}件增至{few + 14}件，数量明显下降。")


@fault("FZ354")
def more_teams_than_were_formed(lines, random):
    words = random.choice(["成立5个护林巡查组，六个巡查组每日", "组建三支渡口劝导分队，四支分队每周"])
    return added(lines, random, f"{words}巡查{random.randint(2, 5)}次。")


@fault("FZ354")
def more_terms_than_were_planned(lines, random):
    many = random.randint(4, 9)
    return added(lines, random, f"计划开展渔船检查{many}次。列入计划的{many + 1}次检查全部完成。")


@fault("FZ339")
def the_first_of_every_year(lines, random):
    return added(
        lines, random, f"首次举办渔家普法灯会。自{random.randint(2011, 2015)}年举办渔家普法灯会以来，观众渐多。"
    )


@fault("FZ339")
def the_only_one_beside_others(lines, random):
    many = random.randint(3, 7)
    return added(lines, random, f"配备渔港法制员{many}名，轮流值守。唯一的渔港法制员全年在岗。")


@fault("FZ355")
def a_group_with_two_leaders(lines, random):
    words = "犬只管理工作领导小组由党委副书记任组长。犬只管理工作领导小组全年碰头"
    return added(lines, random, f"{words}{random.randint(3, 9)}次，由组长（综合执法队队长）主持。")


@fault("FZ338")
def a_reason_for_the_other_change(lines, random):
    few = random.randint(3, 9)
    return added(lines, random, f"夜间噪声来电同比减少{few}件。增加的主要原因是错峰施工。")


@fault("FZ343")
def so_many_of_none(lines, random):
    return added(lines, random, f"全年没有收到窗口差评{random.randint(2, 9)}件，均已回访。")


@fault("FZ348")
def some_missing_though_all_came(lines, random):
    many = random.randint(30, 60)
    return added(lines, random, f"夜校结业典礼应到{many}人，无一人缺席，实到{many - 2}人。")


@fault("FZ354")
def fewer_than_one_each(lines, random):
    many = random.randint(12, 30)
    words = f"对讲机做到一人一台。{many}名巡防员共配发{many - 2}台对讲机。"
    return added(lines, random, words)


@fault("FZ349")
def another_day_of_the_month(lines, random):
    day = random.randint(2, 9)
    words = f"把每月{day}日定为“说事日”。一年下来来客不少。有老人建议把时间由每月{day + 10}日挪到周末。"
    return added(lines, random, words)


@fault("FZ349")
def another_place(lines, random):
    words = "司法驿站设在桥头社区。桥东社区的司法驿站配有两名专职社工。"
    return added(lines, random, words)


@fault("FZ325")
def shares_beyond_a_hundred(lines, random):
    first = random.randint(20, 50)
    return added(
        lines, random, f"群众诉求中，住房类占{first}%，就业类占20%，其余{80 - first + random.randint(2, 9)}%为其他类。"
    )


@fault("FZ326")
def one_named_too_few(lines, random):
    return added(lines, random, "围绕粮食安全、防汛救灾、校园周边、燃气使用五个方面开展检查。")


@fault("FZ327")
def a_wrong_product(lines, random):
    villages, each = random.randint(8, 30), random.randint(2, 5)
    total = villages * each + random.randint(1, 9)
    return added(lines, random, f"按照每村{each}名的标准，{villages}个行政村共培养协理员{total}名。")


@fault("FZ328")
def a_wrong_rest(lines, random):
    whole, apart = random.randint(100, 400), random.randint(3, 40)
    return added(lines, random, f"摸排集体合同{whole}份，除{apart}份暂未核实外，其余{whole - apart + 10}份均已体检。")


@fault("FZ329")
def the_other_way(lines, random):
    few = random.randint(3, 20)
    return added(lines, random, f"道路事故由上年的{few}起降至{few + random.randint(1, 9)}起。")


@fault("FZ330")
def a_wrong_growth(lines, random):
    base = random.choice([20, 40, 50, 80])
    return added(lines, random, f"热线来电{base * 2}次，上年为{base}次，同比增长{random.choice([50, 90, 120])}%。")


@fault("FZ334")
def per_cent_for_points(lines, random):
    rate = random.randint(60, 80)
    return added(lines, random, f"案卷优秀率为{rate + 7}%，比上年的{rate}%提高7%。")


@fault("FZ335")
def a_point_in_the_wrong_place(lines, random):
    amount = random.randint(11, 99)
    return added(lines, random, f"收缴罚没款{amount}500元，合{amount}.5万元。")


@fault("FZ336")
def nearly_what_is_more(lines, random):
    whole = random.randint(3, 19) * 100
    return added(lines, random, f"参加夜校的有{whole + random.randint(1, 60)}人次，即近{whole}人次。")


@fault("FZ337")
def bare_digits(lines, random):
    return added(lines, random, f"开展校园周边联合整治{random.randint(5, 40)}，查扣玩具两批。")


@fault("FZ324")
def uncertified(lines, random):
    return added(lines, random, "执法中队应持证人员12人，持证10人。")


@fault("FZ312")
def another_figure_in_the_annex(lines, random):
    words = added(lines, random, "张贴村级法治公告120份。")
    return words and [
        *words,
        "[附件说明] 附件：数据表",
        "[附件] 附件",
        "指标｜单位｜数值",
        "张贴村级法治公告份数｜份｜150",
    ]


@fault("FZ321")
def villages_and_communities(lines, random):
    return added(lines, random, "辖25个行政村、3个社区。在30个村（社区）配备法律顾问，实现全覆盖。")


@fault("FZ624")
def a_year_that_lost_a_character(lines, random):
    return substituted(lines, random, random.choice(["一级", "标题", "正文"]), r"(20\d\d)年度", r"\1度")


# --- Against the facts, and against other reports. ---


@fault("FZ331")
def a_figure_that_the_facts_give_otherwise(lines, random):
    return substituted(
        lines, random, "正文", r"(?<![.\d])(\d+)(?=件|次|名|份|个)", lambda found: str(int(found[1]) + 7)
    )


@fault("FZ332")
def a_figure_left_out(lines, random):
    return substituted(lines, random, "正文", r"(?<=[。，；])[^。，；]*\d+(?:件|次|名|份)(?=[。，；])", "")


@fault("FZ333")
def a_figure_of_which_the_facts_know_nothing(lines, random):
    return added(lines, random, f"另外张贴村级告示{random.randint(1001, 9000)}张。")


def next_year(lines):
    """The same report a year later."""
    return [re.sub(r"20(\d\d)(?=年)", lambda found: f"20{int(found[1]) + 1}", line) for line in lines]


@fault("FZ901")
def last_year_copied(lines, random):
    if not re.search(r"\d{4}年", "".join(line for line in lines if line.startswith("[标题]"))):
        return None
    return next_year(lines)


@fault("FZ902")
def another_town_copied(lines, random):
    titled = re.search(r"\] ([\u4e00-\u9fff]{2,3})(?:镇|乡)人民政府", lines[0])
    return titled and [line.replace(titled[1], "双河口") for line in lines]


@fault("FZ903")
def all_of_another_town_copied(lines, random):
    return another_town_copied(lines, random)


@fault("FZ904")
def figures_of_last_year(lines, random):
    return last_year_copied(lines, random)


# --- The other families: what their examples say, in the middle of a real report. ---


def examples_in_text():
    """Rules of what words say → the examples that are a sentence or two and stand anywhere."""
    for rule in rules().values():
        if rule.id[2] in "4567":
            for example in rule.finds:
                told = [
                    line for line in example.text.split("\n") if not line.startswith("[") or line.startswith("[正文]")
                ]
                if len(told) == len(example.text.split("\n")) and not (
                    example.facts or example.against or example.residue
                ):
                    yield rule, example


PLACES = {"一": "举措|成效|开展情况", "二": "不足", "三": "第一责任人", "四": "安排"}


def planted_words(lines, example, random):
    """The lines with the example's own behind a paragraph of the section that it is about, its headings aside."""
    told = example.text.split("\n")
    heading = next((line for line in told if re.match("[一二三四]、", line)), "一、")
    number = ending(lines, random, PLACES[heading[0]])
    if re.search(r"20\d\d", heading):
        lines = _with_heading(lines, heading)
    words = [f"[正文] {line.removeprefix('[正文] ')}" for line in told if not re.match("[一二三四]、", line)]
    return [*lines[: number + 1], *words, *lines[number + 1 :]] if number is not None and words else None


def _with_heading(lines, heading):
    """The lines with this heading in the place of the one that it is like."""
    own = [first for first, _ in sections(lines) if re.search(PLACES[heading[0]], lines[first])]
    return with_line(lines, own[0], f"[一级] {heading}") if own else lines


# --- Found or not. ---


def told(findings, rule):
    return Counter((finding.words, finding.message) for finding in findings if finding.rule == rule)


def fits(rule, before):
    """Whether a report has enough of what is compared: prose of its own, figures, a year."""
    prose, figures = len(digest(before).passages), len(dict(digest(before).figures))
    return {"FZ901": prose > 0, "FZ902": prose > 0, "FZ903": prose > 5, "FZ904": figures > 11}.get(rule, True)


def beside(rule, mutant, lines):
    """The changed report as a document, with the unchanged beside it where the rule compares."""
    after = document(mutant)
    if rule.startswith("FZ33"):
        return replace(after, drafted=document(lines))
    return replace(after, others=(document(lines),)) if rule.startswith("FZ9") else after


def is_found(rule, before, after):
    """Whether the rule says something of the changed report that it did not say of the unchanged."""
    if rule.startswith("FZ7"):
        before, after = (replace(one, edition="公开版") for one in (before, after))
    now = told(check(after, select=[rule]), rule)
    return bool(now - told(check(before, select=[rule]), rule))


def outcomes():
    """Each planted fault: the rule, the report that it is in, whether it was found."""
    import planted_words  # noqa: F401 -- declares those of words

    for name, lines in bases().items():
        before = document(lines)
        for rule, plants in FAULTS.items():
            for plant in plants:
                random = Random(f"{name} {plant.__name__}")
                mutant = plant(lines, random)
                if mutant and mutant != lines and fits(rule, before):
                    yield rule, f"{name}: {plant.__name__}", is_found(rule, before, beside(rule, mutant, lines))
    yield from _words_planted()


def _words_planted():
    drafts = {name: lines for name, lines in bases().items() if not name.startswith("source")}
    for rule, example in examples_in_text():
        for name, lines in list(drafts.items())[:3]:
            random = Random(f"{name} {rule.id}")
            mutant = planted_words(lines, example, random)
            if mutant is not None:
                alone = replace(example, town="")
                found = is_found(rule.id, document(lines, alone), document(mutant, alone))
                yield rule.id, f"{name}: {example.text[:20]}", found
