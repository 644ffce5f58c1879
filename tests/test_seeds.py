"""The five seeds hold every figure and every name of the reports they come from, and none of their sentences."""

import json
import os
import re
from functools import cache
from pathlib import Path

import pytest
from seed_inventory import FIGURES, INVENTORY, expected, inventory

from generator.facts.facts import Facts, entries, given, topics
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.nothing import PENDING, Nothing
from generator.facts.values.quantity import ratio
from generator.files.resources import resource
from generator.sources.facts_file import examine, read_facts

SEEDS = sorted(resource("seeds").glob("*.yaml"))
DEFECTS = "defects_in_source"
TEXTS = Path(os.environ.get("FAZHI_SEED_TEXTS") or Path(__file__).resolve().parents[2] / "shared" / "seeds")


# What a report says beyond its figures, by the names it uses.
NAMED = {
    "000": """
        依法治理 依法行政 《宪法》 《民法典》 《公务员法》 《行政处罚法》 讲座培训 领导班子办公会议
        机关干部大会 购买法律服务 《镇党委、政府法律顾问工作规则》 列席党政联席会议 “五个一” 图解 信访响应
        领导干部接访 法治家庭示范户 乡贤 道德模范 党校 机关集中学法月 宪法宣传周 送法进机关 法律明白人
        法治带头人 法律服务微信群 政务微博微信 问卷 镇纪委 形式主义 南部生态新城
    """,
    "001": """
        第一责任人职责清单 宣传教育任务清单 分管领导 会前学法 党政联席会议 依法执政 宪法进万家 “八五”普法
        法治宣讲队 机关 乡村 校园 企业 外出务工 征地 赡养老人 法律援助 以案释法 主题班会 经济办 司法所
        社保所 三网办 风险评估 专家论证 综合行政执法大队 执法清单 违章建筑 和事堂 信访阵地
        2024年干部学法计划 普法宣传计划 法律明白人 青少年 政府信息公开年度报告 文明村镇 民主法治村 法治宝丰
        中央全面依法治国工作会议
    """,
    "002": """
        党的二十大 中央全面依法治国工作会议 目标责任制 领导小组全体会议 规范性文件清理 备案审查
        党政办＋司法所＋法律顾问 自治章程 村规民约 法治文化长廊 普法教育室 麻花庄 葛庄 传承红色法治基因
        国家宪法日 “八五”普法 一体机 LED大屏 游字屏 网格员 志愿者 《特色贡品，法典护航》 全市优秀作品 讲解队
        政法干部 乡村律师 安全生产责任 掌上执法 双随机 安全生产联合执法检查 矛盾纠纷调解中心 基层治理云平台
        一村一顾问 一格一警 志愿巡防 退役军人 医护人员 突发事件 信访接待 河南省政府法律顾问信息服务系统
        重大事项报告 教科书式 问责
    """,
    "003": """
        《党政主要负责人履行推进法治建设第一责任人职责规定》 镇长具体牵头 联席会议 党委会 镇村干部大会
        主题党日 网格员 《宪法》 《中国共产党章程》 决策听证 重大项目合法性审查 司法所长列席镇党委会议
        执法指导监督 公职律师 备案 网格化监管 出庭应诉 专题研讨 政务服务事项目录 派出所 马上办 网上办 就近办
        一次办 特困供养 低保 临时救助 人居环境 乡村振兴 惠民资金 惠民政策 谁执法谁普法 学法用法制度
    """,
    "004": """
        法治政府建设工作领导小组 考核评价机制 专题讲座 法律业务骨干 宪法宣传周 “八五”普法 宣传栏 横幅
        LED显示屏 微信公众号 法治讲座 集市 社区 司法所 重大基础设施 镇党委审议 持证上岗 资格管理 政府网站
        政务公开栏 信访工作责任制 家庭纠纷 经济纠纷 镇纪委 三资 财政所 一村一律师 法律服务日 法律援助
        《民法典》 新媒体 长效机制 社会主义核心价值观 家风
    """,
}

# The faults of the sources: none may come back.
IMPROPER = """
    《信访条例》 老上访户 无理上访 息访罢诉 停访息诉 请示领导 法制讲座 册份 党组 《党章》 五保 民治法治
    县长热线 县长信箱 企业法人 宣传讲队 执法化水平 要高度重视 法律八进 政务合同 法制机构 供应便民 满足度
    名目 m² 法规部门 新理念 约120 镇府领导 法律思维 “大” 截止 书记书记 大地提高 打下来 bookmark 便民服中心
    县委县政府 党史学习教育 涉黑 法制宣传 综合治理
"""

# Official names that are one run of characters, and must be quoted to the letter.
OFFICIAL = (
    "习近平总书记在中央全面依法治国委员会会议上的重要讲话精神",
    "习近平总书记关于全面依法治国的重要论述",
    "中央全面依法治国工作会议精神",
)
LONGEST_SHARED_RUN = 13

by_name = pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)


@cache
def facts_of(path: Path) -> Facts:
    return read_facts(path)


def seed(number: str) -> Path:
    return next(path for path in SEEDS if path.name.startswith(number))


def texts(path: Path) -> list[tuple[str, str]]:
    """Each text that the file's author typed, with its field's path; no figures, no choices."""
    found = []
    for entry in entries(facts_of(path)):
        values = entry.value if isinstance(entry.value, tuple) else (entry.value,)
        if entry.declaration.kind != "choice":
            found += [(entry.path, value) for value in values if isinstance(value, str)]
    return found


def figure(facts: Facts, where: str) -> str | Nothing | None:
    """What stands at a place of the table, as the draft will print it; a gap is a gap."""
    if " / " in where:
        numerator, denominator = (facts.at(path) for path in where.split(" / "))
        return str(ratio(numerator, denominator))
    if " + " in where:
        return "".join(facts.at(path) for path in where.split(" + "))
    path, _, part = where.partition(" › ")
    value = facts.at(path)
    if part and isinstance(value, Breakdown):
        value = dict(value.parts)[part]
    elif part:
        value = next(other.value for other in value if other.name == part)
    if isinstance(value, Breakdown):
        value = value.total
    return value if value is None or isinstance(value, Nothing) else str(value)


def test_there_are_five_seeds_and_the_inventory_knows_each_by_town_and_year():
    assert [path.name[:3] for path in SEEDS] == list(FIGURES)
    for path in SEEDS:
        report, basic = inventory(path.name[:3]), facts_of(path).basic
        assert basic.year == report["year"]
        assert basic.town == (PENDING if report["masked"] else report["town"])


@by_name
def test_a_seed_has_no_fault_and_nothing_to_confirm(path):
    examined = examine(path)
    assert not examined.faults
    assert not examined.to_confirm


@pytest.mark.parametrize("number", FIGURES)
def test_the_table_places_every_figure_of_the_inventory_and_no_other(number):
    assert list(FIGURES[number]) == [fact["topic"] for fact in inventory(number)["facts"]]


@pytest.mark.parametrize(
    ("number", "fact"),
    [(number, fact) for number in FIGURES for fact in inventory(number)["facts"]],
    ids=lambda value: value if isinstance(value, str) else value["topic"],
)
def test_a_figure_of_the_inventory_stands_in_its_field_as_the_source_has_it(number, fact):
    assert figure(facts_of(seed(number)), FIGURES[number][fact["topic"]]) == expected(fact)


def test_a_rate_without_a_count_is_kept_beside_a_gap_for_the_count():
    assert facts_of(seed("002")).decision.normative is PENDING
    assert facts_of(seed("004")).disputes.petitions is PENDING


def test_all_contracts_of_003_were_reviewed_and_one_certificate_of_002_is_unexplained():
    decision, enforcement = facts_of(seed("003")).decision, facts_of(seed("002")).enforcement
    assert decision.contracts_reviewed == decision.contracts
    assert enforcement.not_held is PENDING


def test_the_date_of_signing_is_a_gap_since_no_source_has_one():
    assert {facts_of(path).basic.signed_on for path in SEEDS} == {PENDING}


@pytest.mark.parametrize("number", NAMED)
def test_what_a_report_names_is_in_its_seed(number):
    typed = "\n".join(text for _, text in texts(seed(number)))
    assert [name for name in NAMED[number].split() if name not in typed] == []


@by_name
def test_nothing_improper_or_wrong_in_a_source_is_carried_over(path):
    found = [(where, word) for where, text in texts(path) for word in IMPROPER.split() if word in text]
    assert found == []


@by_name
def test_typed_texts_are_free_of_masks_and_half_width_punctuation(path):
    assert [text for _, text in texts(path) if re.search(r"[*,;:!?()+\"']|\s", text)] == []


@by_name
def test_a_shortcoming_shows_somehow_has_a_cause_and_is_answered(path):
    facts = facts_of(path)
    entered = facts.shortcomings.entries
    assert len(entered) >= 2
    assert all(given(one.shows) and given(one.remedy) for one in entered)
    assert all(given(one.cause) or given(facts.shortcomings.shared_cause) for one in entered)
    answered = {int(number) for one in facts.arrangements.entries for number in one.answers or ()}
    assert answered == set(range(1, len(entered) + 1))


@by_name
def test_texts_end_as_the_sentences_around_them_need(path):
    facts = facts_of(path)
    practices = [p for name in topics() for p in getattr(getattr(facts, name), "practices", ())]
    assert all(practice.content.endswith("。") for practice in practices)
    parts = [part for one in facts.shortcomings.entries for part in (one.problem, one.shows, one.cause, one.remedy)]
    parts += [one.content for one in facts.arrangements.entries]
    assert not [part for part in parts if part and "。" in part]
    assert all(len(one.heading) <= 14 for one in facts.arrangements.entries)


@by_name
def test_a_name_that_a_sentence_calls_a_system_does_not_say_so_itself(path):
    facts = facts_of(path)
    lists = (facts.decision.systems, facts.decision.counsel_duties, facts.enforcement.systems, facts.oversight.systems)
    assert not [entry for entered in lists for entry in entered or () if entry.endswith("制度")]


@by_name
def test_what_was_supplied_is_marked_and_holds_no_figure(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    supplied = [line.partition("#")[0] for line in lines if "示例补充" in line and not line.startswith("#")]
    assert supplied
    assert not [line for line in supplied if re.search(r"\d", line)]


@by_name
def test_fields_stand_in_the_order_of_the_vocabulary(path):
    keys = re.findall(r"^(\w+):", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert keys == [topic.title for topic in topics().values() if topic.title in keys]


@by_name
def test_no_sentence_or_clause_of_a_source_is_copied(path):
    sources = list(TEXTS.glob(f"{path.name[:3]}_*.txt")) if TEXTS.is_dir() else []
    if not sources:
        pytest.skip(f"原报告不在 {TEXTS}，无从比对（可用 FAZHI_SEED_TEXTS 指定）")
    source = re.sub(r"\s", "", sources[0].read_text(encoding="utf-8"))
    runs = [(where, longest_shared_run(text, source)) for where, text in texts(path)]
    assert [(where, run) for where, run in runs if len(run) > LONGEST_SHARED_RUN] == []


def longest_shared_run(text: str, source: str) -> str:
    """The longest run of characters in both, names in 《》 and “” and official terms apart."""
    for name in (*re.findall("《[^》]+》|“[^”]{1,16}”", text), *OFFICIAL):
        text = text.replace(name, "\n")
    runs = (text[start:end] for start in range(len(text)) for end in range(start + 1, len(text) + 1))
    return max((run for run in runs if run in source), key=len, default="")


def test_a_copied_clause_is_noticed_and_a_quoted_name_is_not():
    source = "每月组织召开联席会议分析当月重点难点问题执行《党政主要负责人履行推进法治建设第一责任人职责规定》"
    assert longest_shared_run("镇里分析当月重点难点问题", source) == "分析当月重点难点问题"
    assert longest_shared_run("《党政主要负责人履行推进法治建设第一责任人职责规定》", source) == ""


def test_the_inventory_travels_unchanged():
    original = TEXTS / "inventory.json"
    if not original.is_file():
        pytest.skip(f"原清单不在 {TEXTS}，无从比对")
    assert json.loads(original.read_text(encoding="utf-8")) == INVENTORY
