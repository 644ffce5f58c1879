"""Figures of a stranger's report that have no field: guesses with a name that a person understands, or none."""

import pytest
from taken import MEASURES, report

from generator.errors import InputFault
from generator.taking.taking import take


def guesses(folder, sentence):
    """The names, values and units that are proposed as 其他指标."""
    taken = take(report(folder, sentence))
    return [tuple(one.value.values()) for one in taken.proposals if one.path.endswith(".others")]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("举办法治微展览4场。", ("举办法治微展览", "4", "场")),
        ("组织118名商户观看微电影。", ("组织商户观看微电影", "118", "名")),
        ("青山镇26名学员通过了结业考核。", ("学员", "26", "名")),
        ("法治讲座覆盖全镇2700名党员。", ("法治讲座覆盖全镇党员", "2700", "名")),
    ],
)
def test_a_guess_is_named_by_the_words_before_it_or_where_these_are_but_a_verb_behind_it(tmp_path, sentence, told):
    assert guesses(tmp_path, sentence) == [told]


@pytest.mark.parametrize(
    "sentence",
    [
        "贯彻党的二十届历次全会精神。",
        "落实省委十三届六次、七次全会精神。",
        "开展“落实中央八项规定精神”教育。",
        "入企次数由22724次减少至9346次，减少13378次。",
        "把法治思想传达到每1名党员。",
        "通过专家辅导等形式学习6次。",
    ],
)
def test_sessions_parts_of_names_changes_and_fragments_are_no_guess(tmp_path, sentence):
    assert guesses(tmp_path, sentence) == []


@pytest.mark.parametrize("sentence", ["组织118名网格员参加法治考试。", "邀请12名人民调解员旁听庭审。"])
def test_people_who_took_part_are_at_most_a_guess_at_how_many_there_are(tmp_path, sentence):
    assert {one.certainty for one in take(report(tmp_path, sentence)).proposals if one.value in ("118", "12")} == {
        "疑似"
    }


def test_a_meeting_of_residents_is_no_meeting_on_the_rule_of_law(tmp_path):
    residents, law = "召开小区议事厅联席会议37次。", "召开法治工作联席会议7次。"
    (other,) = guesses(tmp_path, residents)
    assert other == ("召开小区议事厅联席会议", "37", "次")
    found = {one.path: one.value for one in take(report(tmp_path, law)).proposals}
    assert found["principal_duty.joint_meetings"] == "7"


def test_no_name_of_a_specimen_is_left_in_a_guess(tmp_path):
    told = guesses(tmp_path, "全年青山镇文化站举办微展览4场。")
    assert told
    assert all("鼋鼍" not in "".join(one) for one in told)


@pytest.mark.parametrize(
    "opening",
    [
        "2025年，清河区政府落实法治政府建设各项要求。现将有关情况报告如下：",
        "我市把法治政府建设放在全局中推进，市政府常务会议学法4次。",
        "2025年，柳河县坚持依法行政。",
    ],
)
def test_the_report_of_a_county_is_refused(tmp_path, opening):
    file = tmp_path / "报告.txt"
    file.write_text("\n".join(("法治政府建设情况报告", opening, MEASURES, "发放资料300份。")), encoding="utf-8")
    with pytest.raises(InputFault, match="县（市、区）的报告"):
        take(file)


def test_a_town_that_names_its_county_is_a_town(tmp_path):
    file = tmp_path / "报告.txt"
    opening = "2025年，在区委、区政府领导下，我镇落实全区法治政府建设要求。"
    file.write_text("\n".join(("法治政府建设情况报告", opening, MEASURES, "发放资料300份。")), encoding="utf-8")
    assert take(file).year == 2025
