"""Every field of the vocabulary against every template: what is given is said, with its unit, its gap, its none."""

import re

import pytest

from generator.compose import compose
from generator.compose.environment import PLAIN_NAMES, compiled, environment, faults_of, vocabulary
from generator.compose.filters import FILTERS, FUNCTIONS
from generator.compose.unused import OF_FORM, STEERING
from generator.errors import TemplateFault
from generator.facts.declare import declarations
from generator.facts.facts import Facts, fields, topics
from generator.files.resources import resource
from generator.settings import GROUPS, Wording

STANDARD = resource("templates", "content", "standard")
TEMPLATES = sorted(STANDARD.glob("*.txt"))
FIELDS = {path: declared for path, declared in fields().items() if not path.startswith("basic.")}
MEASURES = "个件次人名场条份处项起批台家户亩元支期月年"
# 公布权责清单 ended with 2024, 履行职责事项清单 began with 2025; a document takes 参加考试 before 新取证.
LATER = {path for path, declared in FIELDS.items() if declared.since > 2024}


def example(number, declared):
    """A value for a field, no two alike."""
    if declared.item:
        return [{name: example(number, inner) for name, inner in declarations(declared.item).items()}]
    return {
        "number": str(100 + number), "rate": f"{10 + number % 90}.5%", "yes_no": "是", "date": "2026-01-05",
        "text": f"某{declared.title}", "texts": [f"某{declared.title}"], "person": "某人",
        "choice": (declared.choices or ("",))[0],
        "breakdown": {"合计": str(100 + number), **dict.fromkeys(declared.choices[:1], "1")},
    }[declared.kind]  # fmt: skip


def full(year="2024", **changed):
    """A town that has every field of the year, with some of them changed."""
    given = {
        "basic": {"year": year, "town": "商酒务镇", "restricted": "写入正文", "villages": "25", "communities": "3"}
    }
    for number, (path, declared) in enumerate(FIELDS.items()):
        topic, field = path.split(".")
        if declared.since <= int(year) <= declared.until:
            given.setdefault(topic, {})[field] = changed.get(path, example(number, declared))
    shortcomings = [{"problem": "某问题", "cause": "某原因"}]
    given["shortcomings"] = {"entries": shortcomings, "shared_cause": "某共同原因"}
    given["arrangements"] = {"entries": [{"heading": "某安排", "content": "某内容", "answers": ["1"]}]}
    return Facts.parse(given)


def said(facts):
    """The report's runs by the field that they stand on, each with the text behind it."""
    stands = {}
    for paragraph in compose(facts).report.paragraphs():
        text = paragraph.text
        position = 0
        for run in paragraph.runs:
            position += len(run.text)
            for source in run.sources:
                stands.setdefault(".".join(source.split(".")[:2]), []).append((run, text[position : position + 4]))
    return stands


def year_of(path):
    return "2025" if path in LATER else "2024"


FULL = {year: said(full(year)) for year in ("2024", "2025")}
FIGURES = [path for path, declared in FIELDS.items() if declared.kind in ("number", "breakdown")]


@pytest.mark.parametrize(
    "path", [path for path, declared in FIELDS.items() if declared.kind not in ("person", "items")]
)
def test_what_is_given_is_said(path):
    assert path in FULL[year_of(path)], f"{path} stands nowhere"


BASIC = {
    "year": "2025", "town": "商酒务镇", "town_kind": "镇", "superior": "县委、县政府", "province": "河南省",
    "city": "平顶山市", "villages": "25", "communities": "3", "area": "68.5", "population": "4.2万",
    "counted_until": "2025-11-30", "signed_on": "2026-01-15", "joint": "是",
    "title_style": "关于…法治政府建设情况的报告", "year_style": "年度", "recipients": ["县委", "县政府"],
    "copied_to": ["县委依法治县办"], "signer": "张某", "document_number": "商政〔2026〕5号", "printed_by": "党政办",
    "printed_on": "2026-01-20", "note": "此件公开", "secretary_name": "张某", "mayor_name": "李某",
    "considered_at": "镇党委会议", "considered_on": "2026-01-10", "last_published_on": "2025-03-20",
    "last_published_at": "县人民政府网站", "contact": "王某", "telephone": "办公电话", "order": "法定",
    "restricted": "不写入正文", "superior_plan": "《2025年工作要点》", "positioning": "建设生态新城",
}  # fmt: skip


def test_what_is_given_of_the_town_is_said_or_has_a_reason():
    assert set(BASIC) == {path.partition(".")[2] for path in fields() if path.startswith("basic.")}
    composed = compose(Facts.parse({"basic": BASIC}))
    told = {unused.path: unused.reason for unused in composed.unused}
    runs = {source for paragraph in composed.report.paragraphs() for run in paragraph.runs for source in run.sources}
    for name in BASIC:
        path = f"basic.{name}"
        assert path in runs or told[path] == {**OF_FORM, **STEERING}.get(path, "姓名只留底，不写进报告"), path


@pytest.mark.parametrize("path", FIGURES)
def test_a_figure_is_followed_by_its_unit(path):
    unit = FIELDS[path].unit
    figures = [
        behind for run, behind in FULL[year_of(path)][path] if run.kind == "figure" and not run.text.endswith("%")
    ]
    assert figures
    assert all(behind.startswith(unit) for behind in figures), (unit, figures)


@pytest.mark.parametrize("path", FIGURES)
def test_a_figure_still_to_come_stands_as_a_gap_with_its_title(path):
    runs = [run for run, _ in said(full(year_of(path), **{path: "待补"}))[path]]
    assert f"【待补：{FIELDS[path].title}】" in {run.text for run in runs}


@pytest.mark.parametrize("path", FIGURES)
def test_none_is_said_in_words_or_told_as_not_said(path):
    composed = compose(full(year_of(path), **{path: "0"}))
    runs = [run for paragraph in composed.report.paragraphs() for run in paragraph.runs if path in run.sources]
    assert all(run.text not in ("0", "0%") for run in runs)
    reasons = [unused.reason for unused in composed.unused if unused.path == path]
    assert runs or reasons[0].startswith("填“0”，正文不写")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("oversight.reviews", "未发生以镇政府为被申请人的行政复议案件"),
        ("oversight.suits", "未发生以镇政府为被告的行政诉讼案件"),
        ("oversight.lost", "无败诉案件"),
        ("oversight.violations", "未发生重大违纪违法案件"),
        ("oversight.incidents", "未发生重大舆情"),
        ("oversight.should_appear", "没有需负责人出庭应诉的案件"),
        ("decision.major", "全年未作出重大行政决策"),
        ("decision.normative", "全年未制定行政规范性文件"),
        ("decision.contracts", "全年未签订政府合同"),
        ("disputes.found", "未排查出纠纷"),
        ("disputes.mediated", "人民调解未受理纠纷"),
        ("disputes.administrative", "未办理行政调解案件"),
        ("disputes.petitions", "未受理信访事项"),
        ("disclosure.requests", "全年未收到政府信息公开申请"),
        ("enforcement.penalty_powers", "未承接行政处罚权"),
        ("enforcement.should_hold", "现有岗位无应持证执法人员"),
        ("enforcement.inspections", "全年未实施行政检查"),
        ("enforcement.penalties", "全年无办结的行政处罚案件"),
        ("enforcement.illegal_buildings", "全年未拆除违法建筑"),
        ("enforcement.environment_found", "巡查未发现环保问题"),
        ("enforcement.hazards_found", "排查未发现安全隐患"),
        ("enforcement.feedback_found", "上级未反馈执法问题"),
        ("service.hotline", "未收到12345热线工单"),
        ("service.mailbox", "未收到领导信箱来信"),
    ],
)
def test_what_did_not_occur_is_said_to_be_none(path, words):
    assert words in compose(full(year_of(path), **{path: "0"})).report.to_text()


@pytest.mark.parametrize("path", [path for path in FIGURES if FIELDS[path].direction == "越多越好"])
def test_a_duty_that_was_not_done_is_no_measure_and_is_asked_about(path):
    composed = compose(full(year_of(path), **{path: "0"}))
    reasons = [unused.reason for unused in composed.unused if unused.path == path]
    said_of_it = [run for paragraph in composed.report.paragraphs() for run in paragraph.runs if path in run.sources]
    assert said_of_it or "请核实" in reasons[0]


@pytest.mark.parametrize("path", FIGURES)
def test_one_is_never_all_of_several(path):
    for run, behind in said(full(year_of(path), **{path: "1"}))[path]:
        assert not re.search("(?<![未人])(均|全部)", run.text + behind), run.text + behind


@pytest.mark.parametrize("path", [path for path, declared in FIELDS.items() if declared.kind == "breakdown"])
def test_parts_are_said_with_their_total(path):
    parts = FIELDS[path].choices[:2]
    text = compose(full(**{path: {"合计": "9", parts[0]: "5", parts[1]: "4", "分项完整": "是"}})).report.to_text()
    assert all(part in text for part in parts)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_holds_no_figure_of_its_own(template):
    text = template.read_text(encoding="utf-8")
    words = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", text, flags=re.DOTALL).replace("12345热线", "")
    assert not re.search(r"[0-9０-９]", words)
    assert not re.search(
        rf"[一二三四五六七八九十百千两]+[{MEASURES}]",
        re.sub("“一约四会”|第一责任人|第一议题|办成一件事|四议两公开|“两委”", "", words),
    )


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_names_only_what_there_is(template):
    assert list(faults_of(environment().parse(template.read_text(encoding="utf-8")))) == []


def test_every_template_is_used():
    sections = {"报告", "并组", "上年整改", "举措和成效", "不足和原因", "第一责任人", "下一年度安排", "其他情况"}
    assert {path.stem for path in TEMPLATES} == sections | set(GROUPS)


def test_names_of_topics_functions_filters_and_tests_do_not_clash():
    assert not set(vocabulary()) & set(FUNCTIONS)
    assert len(vocabulary()) == len(topics()) + 2 + len(PLAIN_NAMES)


@pytest.mark.parametrize("name", [*FILTERS, *FUNCTIONS])
def test_every_filter_and_function_is_used_in_a_template(name):
    text = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    assert re.search(rf"\| ?{name}\b|{name}\(", text)


def test_what_steers_the_draft_is_a_field():
    assert {*STEERING, *OF_FORM} <= set(fields())


@pytest.mark.parametrize(
    ("line", "what", "todo"),
    [
        ("{{ 普法.宣传材料份数 }}", "没有“普法”的字段“宣传材料份数”", "是否想写“宣传资料份数”"),
        ("{{ 普发.宣传资料份数 }}", "没有名称“普发”", "是否想写“普法”"),
        ("{{ 普法.普法活动 | 其他 }}", "没有过滤器“其他”", "是否想写"),
        ("{% if 普法.普法活动 is 已经填 %}{% endif %}", "没有判断“已经填”", "是否想写“已填”"),
        ("{{ 普法.普法活动 + 1 }}", "不能运算", ""),
        ("{{ 普法.普法主题活动[0] }}", "取下标", ""),
        ("{{ 普法.普法主题活动[:2] }}", "取下标", ""),
        ("{% if 普法.普法活动 == '2' %}{% endif %}", "比较", ""),
        ("{{ 普法.__class__ }}", "没有“普法”的字段“__class__”", ""),
        ("{{ 普法.普法活动.value }}", "前面只能是主题名", ""),
        ("{{ 普法.普法活动 | upper }}", "没有过滤器“upper”", ""),
        ("{% include '报告.txt' %}", "引用别的文件", ""),
        ("{% if 普法.普法活动 is 已填 %}", "模板写法有误", "是否成对"),
        ("{{ 普法.普法活动", "模板写法有误", ""),
    ],
)
def test_a_faulty_template_is_told_with_line_words_and_remedy(tmp_path, line, what, todo):
    (tmp_path / "普法服务.txt").write_text(f"## 普法\n{line}\n", encoding="utf-8")
    with pytest.raises(TemplateFault) as caught:
        compiled(tmp_path, "普法服务")
    fault = caught.value.faults[0]
    assert what in fault.what
    assert todo in fault.todo
    assert fault.file == "普法服务.txt"
    assert fault.line in (2, 3)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("全年开展活动5次。", "模板里写了数字"),
        ("发放宣传资料{{ 普法.宣传资料份数 }}份", "一句话没有句号"),
        ("以{{ 普法.宣传资料份数 }}份，，资料。", "标点不通"),
        ("[发放宣传资料{{ 普法.宣传资料份数 }}份。", "方括号"),
        ("{{ 学法.制定年度学法清单 }}。", "要用 | 作"),
        ("@章", "没有“@章”这种写法"),
    ],
)
def test_a_line_that_would_not_read_is_refused(tmp_path, line, what):
    for path in TEMPLATES:
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "普法服务.txt").write_text(f"## 普法\n{line}\n", encoding="utf-8")
    with pytest.raises(TemplateFault, match=re.escape(what)):
        compose(full(), content=tmp_path)


def test_a_missing_template_is_named():
    with pytest.raises(TemplateFault, match=re.escape("缺少模板“财政审计.txt”")):
        compose(full(), Wording(groups=("学习贯彻", "财政审计")))
