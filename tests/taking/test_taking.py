"""Reports → proposals: what a draft told comes back, what a stranger tells is found by vocabulary and unit."""

import base64

import docx
import pytest
from sound_towns import sound_town
from taken import figures_of, report

from generator.compose import compose
from generator.errors import InputFault, UsageFault
from generator.facts.facts import Facts
from generator.layout import lay_out
from generator.reading import read
from generator.settings import Wording
from generator.taking.taking import take, taken_of
from generator.taking.taking_over import take_reports

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.mark.parametrize("seed", range(20, 26))
def test_the_figures_of_a_draft_come_back(tmp_path, seed):
    facts = sound_town(seed)
    composed = compose(facts, Wording())
    file = tmp_path / "草稿.docx"
    file.write_bytes(lay_out(composed.report))
    runs = [run for block in composed.report.blocks for run in getattr(block, "runs", ())]
    printed = {source for run in runs for source in run.sources}
    wanted = {path: value for path, value in figures_of(facts).items() if path in printed}
    told = {one.path: one.value for one in take(file).proposals if isinstance(one.value, str)}
    right = sum(told.get(path) == value for path, value in wanted.items())
    assert right >= 0.95 * len(wanted)


@pytest.mark.parametrize(
    ("sentence", "field", "value"),
    [
        ("全年发放普法宣传单8000余份。", "publicity.materials", "8000余"),
        ("党委中心组开展学法12次。", "study.centre", "12"),
        ("共签订合同6份，其中司法所审核6份。", None, None),
        ("组织8名干部参加行政执法考试，均取得了行政执法证。", "enforcement.newly_held", "8"),
        ("无行政复议案件及行政诉讼案件发生。", "oversight.suits", "0"),
        ("规范性文件报备率、及时率均达到100%。", "decision.punctual_rate", "100%"),
        ("每月召开法治工作联席会议。", "principal_duty.joint_meetings", "每月1次"),
        ("拆除违法建筑3处，面积0.2万平方米。", "enforcement.illegal_area", "0.2万"),
        ("去年发放宣传单300份。", "publicity.materials", None),
    ],
)
def test_a_strangers_sentence_is_understood_by_rule(tmp_path, sentence, field, value):
    told = {one.path: one for one in take(report(tmp_path, sentence)).proposals if one.certainty != "疑似"}
    assert field is None or (told[field].value if field in told else None) == value
    assert field not in told or told[field].sentence == sentence.rstrip("。")


def test_a_figure_without_a_field_is_a_guess_with_its_words_for_a_name(tmp_path):
    (*_, other) = take(report(tmp_path, "办理行政复议案件1件。", "全年慰问困难职工家庭35户。")).proposals
    assert (other.certainty, other.value) == ("疑似", {"name": "慰问困难职工家庭", "value": "35", "unit": "户"})


def test_figures_of_shortcomings_and_plans_are_not_the_years(tmp_path):
    file = report(tmp_path, "开展法治讲座2次。", "二、下一年度主要安排", "计划举办法治培训9场次，发放宣传资料4000份。")
    paths = {one.path for one in take(file).proposals}
    assert "study.talks" in paths
    assert not paths & {"study.trainings", "publicity.materials"}


def test_a_facts_file_names_its_report_and_not_its_folder(tmp_path):
    file = report(tmp_path)
    take_reports([file], output=tmp_path / "青山镇.yaml")
    text = (tmp_path / "青山镇.yaml").read_text(encoding="utf-8")
    assert f"从“{file.name}”取出" in text
    assert str(tmp_path) not in text


def test_a_facts_file_of_the_sure_ones_has_the_others_as_comments(tmp_path):
    file = report(tmp_path, "我镇举办法律讲堂6次。", "全年发放普法宣传单8000余份。")
    (taken,) = take_reports([file], output=tmp_path / "青山镇.yaml")
    text = taken.path.read_text(encoding="utf-8")
    assert "  年度: 2025\n  乡镇名称: 青山镇\n" in text
    assert "  # 宣传资料份数: 8000余\n" in text
    assert "# 规则｜报告.txt › 一、2025年度推进法治政府建设的主要举措和成效 › 第2段｜全年发放普法宣传单8000余份" in text
    (taken,) = take_reports([file], output=tmp_path / "全收.yaml", yes="规则")
    assert "  宣传资料份数: 8000余\n" in taken.path.read_text(encoding="utf-8")


def test_what_is_no_report_of_one_town_and_year_is_refused(tmp_path):
    with pytest.raises(InputFault, match="不像是法治政府建设报告"):
        take(other_genre(tmp_path))
    two = report(tmp_path, "开展法治讲座2次。", "柳河镇人民政府关于2025年度法治政府建设情况的报告", "开展法治讲座3次。")
    with pytest.raises(InputFault, match="2个乡镇的报告"):
        take(two)
    undated = tmp_path / "无年度.txt"
    undated.write_text("青山镇法治政府建设情况报告\n一、主要举措\n举办法治讲座2次。", encoding="utf-8")
    with pytest.raises(InputFault, match="看不出是哪一年"):
        take(undated)


def test_scanned_pages_are_refused(tmp_path):
    picture = tmp_path / "页.png"
    picture.write_bytes(base64.b64decode(PIXEL))
    document = docx.Document()
    document.add_picture(str(picture))
    document.save(str(tmp_path / "扫描件.docx"))
    with pytest.raises(InputFault, match="扫描的图片里读不出文字"):
        take(tmp_path / "扫描件.docx")
    (tmp_path / "扫描件.pdf").write_bytes(b"%PDF-1.4\n%%EOF")
    with pytest.raises(InputFault, match="这是 PDF 文件"):
        take(tmp_path / "扫描件.pdf")


def other_genre(folder):
    file = folder / "总结.txt"
    file.write_text("青山镇2025年农业生产工作总结\n一、主要做法\n种植小麦3万亩。", encoding="utf-8")
    return file


def test_several_reports_fit_no_single_facts_file(tmp_path):
    with pytest.raises(UsageFault, match="只写一份报告的数据"):
        take_reports([report(tmp_path), tmp_path / "另一份.txt"], output=tmp_path / "青山镇.yaml")


def test_institutions_and_answers_are_named_by_rule(tmp_path):
    file = report(
        tmp_path,
        "成立法治政府建设领导小组，推行“一村一顾问”制度，全面落实行政执法公示制度。",
        "组织干部学习《宪法》《行政处罚法》等法律法规。",
        "2025年石桥村获评司法部全国民主法治示范村。",
    )
    told = {one.path: (one.value, one.certainty) for one in take(file).proposals}
    assert told["principal_duty.lead_body"] == ("法治政府建设领导小组", "规则")
    assert told["disputes.ways"] == (("“一村一顾问”制度",), "规则")
    assert told["enforcement.publicised"] == ("是", "规则")
    assert told["study.laws"] == (("《宪法》", "《行政处罚法》"), "规则")
    honour = {"name": "全国民主法治示范村", "granted_by": "司法部", "holder": "石桥村"}
    assert told["honours.entries"] == (honour, "规则")


def test_shortcomings_have_what_shows_them_and_why_and_plans_their_headings(tmp_path):
    file = report(
        tmp_path,
        "二、存在的不足和原因",
        "一是执法力量薄弱，持证人员少；二是普法形式单一，群众参与少。产生上述问题的原因主要是编制有限。",
        "三、下一年度主要安排",
        "（一）加强执法培训。每季度组织一次执法实务培训。",
    )
    told = [(one.path, one.value) for one in take(file).proposals if one.path.startswith(("short", "arrange"))]
    assert told == [
        ("shortcomings.shared_cause", "编制有限"),
        ("shortcomings.entries", {"problem": "执法力量薄弱", "shows": "持证人员少"}),
        ("shortcomings.entries", {"problem": "普法形式单一", "shows": "群众参与少"}),
        ("arrangements.entries", {"heading": "加强执法培训", "content": "每季度组织一次执法实务培训"}),
    ]


def test_an_arrangement_says_which_shortcomings_it_answers(tmp_path):
    file = report(
        tmp_path,
        "二、存在的不足和原因",
        "一是执法力量薄弱。主要原因是编制有限。",
        "二是普法形式单一。主要原因是缺少新媒体人员。",
        "三、下一年度主要安排",
        "（一）创新普法形式",
        "针对普法形式单一的问题，开设普法短视频栏目，每月制作一期短视频。",
    )
    (told,) = [one.value for one in take(file).proposals if one.path == "arrangements.entries"]
    assert told == {"heading": "创新普法形式", "content": "开设普法短视频栏目，每月制作一期短视频", "answers": "2"}


def test_last_years_shortcomings_come_with_what_became_of_them(tmp_path):
    file = report(
        tmp_path,
        "二、存在的不足和原因",
        "一是执法力量薄弱。主要原因是编制有限。",
        "上年度报告所列不足的整改情况：一是普法形式单一，开设短视频栏目，拍摄短片，整改正在推进，原因是人手不足；二是台账不全，已完成整改。",
    )
    told = [one.value for one in take(file).proposals if one.path == "follow_ups.entries"]
    assert told == [
        {"problem": "普法形式单一", "done": "开设短视频栏目，拍摄短片", "outcome": "正在推进", "why_not": "人手不足"},
        {"problem": "台账不全", "outcome": "已完成"},
    ]


def draft(folder, topics):
    """A draft of a town with these facts beside its name, as a file."""
    facts = Facts.parse({"basic": {"year": "2025", "town": "青山镇"}, **topics})
    file = folder / "草稿.docx"
    file.write_bytes(lay_out(compose(facts, Wording()).report))
    return file


def told(file):
    """What is proposed and no guess, by field."""
    taken = taken_of(read(file), file, ours=True)
    return {one.path: one.value for one in taken.proposals if one.certainty != "疑似"}


def test_what_is_still_to_come_is_no_value_whatever_its_name_holds(tmp_path):
    pending = {"recipients": "待补", "note": "待补"}
    file = draft(
        tmp_path,
        {
            "basic": {"year": "2025", "town": "青山镇", **pending},
            "service": {"hotline": "待补", "hotline_in_time": "26"},
        },
    )
    found = told(file)
    assert "service.hotline" not in found
    assert found["service.hotline_in_time"] == "26"
    assert not any("待补" in str(value) for value in found.values())


def test_institutions_of_one_list_come_back_from_all_the_clauses_that_tell_them(tmp_path):
    systems = ("行政执法人员持证上岗和资格管理", "柜台轮值", "夜间巡访", "执法日志")
    file = draft(tmp_path, {"enforcement": {"systems": systems, "recorders": "11"}})
    assert told(file)["enforcement.systems"] == systems


def test_a_deed_of_a_row_is_of_the_person_who_did_the_one_before_it(tmp_path):
    done = {"mayor_sessions": "每季度1次", "mayor_instructions": "待补", "mayor_visits": "115"}
    found = told(draft(tmp_path, {"principal_duty": {"secretary_lessons": "4", "secretary_visits": "3", **done}}))
    assert (found["principal_duty.mayor_visits"], found["principal_duty.secretary_visits"]) == ("115", "3")
