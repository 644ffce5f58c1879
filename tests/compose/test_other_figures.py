"""其他指标 are told where they belong, as well as a figure with a field of its own."""

from dataclasses import replace

import pytest
from measuring import paragraphs, sentences, text_of
from sound_towns import sound_town

from generator.compose import compose
from generator.compose.unused import unused
from generator.facts.facts import Facts, fields
from generator.facts.topics.open_lists import OtherFigure
from generator.settings import Wording

NAMES = ("name", "value", "unit", "link", "of", "subject", "place")


def town(topic="disputes", others=(), year=2025, **fields):
    entries = [dict(zip(NAMES, entry, strict=False)) for entry in others]
    return Facts.parse({"basic": {"year": str(year), "town": "青山镇"}, topic: fields | {"others": entries}})


def text(facts, **options):
    return "\n".join(paragraph.text for paragraph in compose(facts, **options).report.paragraphs())


@pytest.mark.parametrize(
    ("entries", "fields", "words"),
    [
        ([("微网格调处纠纷", "120余", "件")], {}, "微网格调处纠纷120余件。"),
        ([("学法笔记抽查", "12", "次", None, None, "司法所")], {}, "司法所学法笔记抽查12次。"),
        (
            [("女调解员", "12", "名", "其中", "人民调解员人数")],
            {"mediators": "30", "mediated": "8"},
            "人民调解员30名，其中女调解员12名。人民调解组织受理纠纷8件。",
        ),
        (
            [("女调解员", "12", "名", "其中", "人民调解员人数"), ("大学生", "5", "名", "其中", "人民调解员人数")],
            {"mediators": "30"},
            "人民调解员30名，其中女调解员12名、大学生5名。",
        ),
        ([("女调解员", "12", "名", "其中", "人民调解员人数")], {}, "人民调解员人数中，女调解员12名。"),
        (
            [("女调解员", "40", "%", "占", "人民调解员人数")],
            {"mediators": "30"},
            "人民调解员30名，女调解员占人民调解员人数的40%。",
        ),
        (
            [("下降", "20", "%", "同比", "人民调解受理件数")],
            {"mediated": "200"},
            "人民调解组织受理纠纷200件，同比下降20%。",
        ),
        ([("下降", "20", "%", "同比", "人民调解受理件数")], {}, "人民调解受理件数同比下降20%。"),
        ([("走访", "200", "户", "每", "网格员人数")], {"grid_workers": "62"}, "每名网格员走访200户。"),
        ([("群众安全感全县排名", "3", "名")], {}, "群众安全感全县排名第3名。"),
        ([("平安建设考核全县排名", "5", "%")], {}, "平安建设考核全县排名前5%。"),
        ([("集体上访", "0", "起")], {}, "没有集体上访。"),
        ([("调处失败率", "0", "%")], {}, "调处失败率为零。"),
        ([("夜间巡逻", "每周2次", "次")], {}, "夜间巡逻每周2次。"),
        ([("邻里调解件数", "12", "件")], {}, "邻里调解12件。"),
        (
            [("微网格调处成功率", "95", "%"), ("夜访", "3", "次"), ("微网格调处纠纷", "20", "件")],
            {},
            "微网格调处纠纷20件；微网格调处成功率95%。",
        ),
        (
            [("巡回调解", "6", "场", None, None, None, "人民调解员人数")],
            {"mediators": "30"},
            "人民调解员30名，巡回调解6场。",
        ),
    ],
)
def test_each_is_told_in_words_of_its_kind_and_at_its_place(entries, fields, words):
    facts = town(others=entries, **fields)
    assert words in text(facts)
    lost = [one for one in compose(facts).unused if one.why == "lost"]
    assert lost == []


def test_one_of_another_stands_behind_that():
    others = [("村干部授课", "5", "场", "其中", "夜校"), ("夜校", "12", "场")]
    assert "夜校12场，其中村干部授课5场。" in text(town(others=others))


def test_one_in_another_topic_joins_the_sentence_that_prints_what_it_is_of():
    facts = town("study", [("女调解员", "12", "名", "其中", "人民调解员人数")])
    facts = Facts.parse({"basic": facts.basic, "study": facts.study, "disputes": {"mediators": "30"}})
    assert "人民调解员30名，其中女调解员12名。" in text(facts)


def test_where_another_figure_stands_between_it_is_told_behind_the_sentence():
    facts = town("study", [("晚间培训", "2", "场次", "其中", "法治培训场次")], trainings="4", trainees="200")
    assert "法治培训4场次、参训200人次。法治培训场次中，晚间培训2场次。" in text(facts)


def test_one_is_never_told_between_a_total_and_the_sentence_of_its_parts():
    events = {"合计": "169", "学校": "89", "机关": "66", "社区": "8", "企业": "3", "集市": "2", "军营": "1"}
    lectures = ("东洼村参与讲课", "42", "次", None, None, None, "普法活动")
    told = text(town("publicity", others=[lectures], events=events))
    assert "普法活动169场次。按场所分，进学校89场次" in told and "东洼村参与讲课42次" in told.partition("按场所分")[2]


def test_one_stands_behind_the_practice_that_its_place_names():
    practice = {"title": "和事堂", "content": "请老党员到场说理"}
    facts = town(others=[("化解纠纷", "5", "件", None, None, None, "和事堂")], practices=[practice])
    assert "请老党员到场说理。我镇化解纠纷5件。" in text(facts)


def test_one_is_compared_with_last_year_by_topic_name_and_unit():
    entry = [("微网格调处纠纷", "20", "件"), ("微网格调处成功率", "95", "%")]
    before = [("微网格调处纠纷", "16", "件"), ("微网格调处成功率", "92", "%")]
    found = text(town(others=entry), last_year=town(others=before, year=2024))
    assert "微网格调处纠纷20件，比上年增加4件；微网格调处成功率95%，比上年增加3个百分点。" in found


def test_the_table_has_last_years_beside_it():
    now, before = town(others=[("夜访", "20", "次")]), town(others=[("夜访", "16", "次")], year=2024)
    report = compose(now, Wording(annex=True), last_year=before).report
    rows = [row for table in report.tables() for row in table.rows if "夜访" in row]
    assert [row[2:6] for row in rows] == [("次", "20", "16", "增4")]


@pytest.mark.parametrize(
    ("belongs", "before"),
    [("普法队伍", "建有普法队伍3支"), ("法律明白人", "建有普法队伍3支"), ("宣传资料份数", "发放宣传资料5000份")],
)
def test_a_practice_stands_with_the_matter_that_it_says_it_belongs_to(belongs, before):
    practice = {"content": "每天早晚用大喇叭播报", "belongs": belongs}
    facts = Facts.parse(
        {
            "basic": {"year": "2025", "town": "青山镇"},
            "publicity": {"team_count": "3", "materials": "5000", "practices": [practice]},
            "study": {"trainings": "4"},
        }
    )
    composed = compose(facts)
    paragraph = next(one.text for one in composed.report.paragraphs() if "大喇叭" in one.text)
    assert before in paragraph
    assert not [one for one in unused(facts, composed.report, composed.wording) if one.why == "lost"]


@pytest.mark.parametrize("seed", range(0, 60, 3))
def test_one_of_a_towns_own_that_is_part_of_a_figure_stands_in_that_figures_sentence(seed):
    facts = sound_town(seed)
    printed = {source for one in paragraphs(compose(facts).report) for run in one.runs for source in run.sources}
    for path, declared in list(fields().items())[seed % 7 :: 40]:
        topic, value = path.split(".")[0], facts.at(path)
        if declared.kind != "number" or path not in printed or getattr(value, "zero", True) or topic == "basic":
            continue
        part = OtherFigure(name="夜间专场", value=value, unit=declared.unit, link="其中", of=declared.title)
        own = replace(facts, **{topic: replace(getattr(facts, topic), others=(part,))})
        told = [one for paragraph in paragraphs(compose(own).report) for one in sentences(paragraph)]
        (with_part,) = (one for one in told if any(f"{topic}.others.0.value" in run.sources for run in one))
        assert any(path in run.sources for run in with_part), (path, text_of(with_part))
