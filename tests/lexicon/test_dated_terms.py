"""Old names, laws and campaigns: each is told in a year that it does not fit, and in no other."""

from datetime import date
from pathlib import Path

import pytest

from generator.files.resources import resource
from generator.lexicon.dated_terms import FILE, outdated, rows
from generator.tasks.inspection import validate

LAWS = Path(__file__).parents[3] / "shared" / "laws.md"
NAMED = [(row, name) for row in rows() for name in row.names]
OLD = [(row, name) for row, name in NAMED if row.state == "旧称"]
NEW = [(row, name) for row, name in NAMED if row.state == "新称"]
REVISED = [(row, name) for row, name in NAMED if row.state == "修订" and name.startswith("新修订的")]


def each(named):
    return pytest.mark.parametrize(("row", "name"), named, ids=[name for _, name in named])


def told(text, year, row, **more):
    return [found for found in outdated(text, year, **more) if found.row is row]


def sentence(row, name):
    return f"组织学习{name}，{'、'.join(row.only_with)}有关内容"


@each(OLD)
def test_an_old_name_is_told_in_the_first_whole_year_after_and_not_in_the_year_itself(row, name):
    later = row.since.year if row.since == date(row.since.year, 1, 1) else row.since.year + 1
    found = told(sentence(row, name), later, row)
    assert [one.words for one in found] == [name]
    assert row.instead in found[0].todo
    assert not told(sentence(row, name), later - 1, row)


@each(OLD)
def test_an_old_name_may_be_told_as_history(row, name):
    year = row.since.year + 2
    assert not told(f"{row.since.year}年开展的工作涉及{name}，{'、'.join(row.only_with)}", year, row)
    assert not told(f"接收原{name}移来的{'、'.join(row.only_with)}", year, row)
    inside = name.replace("《", "〈").replace("》", "〉")
    assert not told(f"保存《关于{inside}的通知》，{'、'.join(row.only_with)}", year, row)


@each(NEW)
def test_a_new_name_is_told_before_its_year_and_not_from_then_on(row, name):
    assert [one.words for one in told(sentence(row, name), row.since.year - 1, row)] == [name]
    assert not told(sentence(row, name), row.since.year, row)
    assert not told(sentence(row, name), row.since.year - 1, row, following=True)


@each(REVISED)
def test_a_revised_law_is_told_only_where_it_is_called_new_too_early(row, name):
    law = name.removeprefix("新修订的")
    assert told(f"学习{name}", row.since.year - 2, row)
    assert not told(f"学习{name}", row.since.year - 1, row)
    assert not told(f"学习{name}", row.since.year + 1, row)
    assert not told(f"学习{law}", row.since.year - 2, row)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.names[0])
def test_a_row_has_its_day_and_its_ground(row):
    assert isinstance(row.since, date)
    assert row.basis
    assert bool(row.instead) == (row.state == "旧称")


def test_no_words_stand_in_two_rows_of_a_kind():
    for state in ("旧称", "新称", "修订"):
        names = [name for row, name in NAMED if row.state == state and row.since]
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("《劳动合同法》", 2025), ("重大执法决定法制审核", 2025), ("法制员到岗，社会主义法制教育基地开放", 2025),
        ("公安法制大队指导法制办案中心建设", 2025), ("综治中心实体化运行", 2025), ("按一般程序办理入职", 2025),
        ("常态化开展扫黑除恶斗争", 2025), ("巩固拓展脱贫攻坚成果同乡村振兴有效衔接", 2025), ("建档立卡资料归档", 2025),
        ("获评脱贫攻坚先进集体", 2025), ("2016—2020年“七五”普法档案已归集", 2025), ("“七五”普法先进集体", 2025),
        ("推进党史学习教育常态化长效化", 2025), ("停止征收社会抚养费", 2022), ("2020年脱贫的建档立卡贫困户", 2025),
        ("习近平法治思想，即全面依法治国新理念新思想新战略", 2025), ("农业农村局、生态环境局", 2025),
        ("截至2021年底，县长热线已归并", 2025), ("县扶贫办更名为乡村振兴局", 2023), ("开展法治主题教育", 2026),
        ("学习中央全面依法治国工作会议精神", 2021), ("深入实施“八五”普法规划", 2026), ("", 2025),
    ],
)  # fmt: skip
def test_what_only_looks_old_stays_silent(text, year):
    assert outdated(text, year) == ()


def test_a_law_is_known_by_its_full_name_and_by_its_name_alone():
    assert [one.words for one in outdated("《中华人民共和国合同法》", 2025)] == ["《中华人民共和国合同法》"]
    assert [one.words for one in outdated("信访条例", 2025)] == ["信访条例"]


def test_what_is_not_certain_is_for_reference_only():
    (found,) = outdated("公布权责清单", 2026)
    assert found.what == "“权责清单”可能已是旧称"
    assert found.todo.startswith("只作参考，请核对。")


def test_several_are_told_in_the_order_of_the_text():
    text = "开展“七五”普法，学习《信访条例》；选聘法制副校长"
    assert [one.words for one in outdated(text, 2025)] == ["“七五”普法", "《信访条例》", "法制副校长"]


def test_every_old_law_of_the_list_this_came_from_is_a_row():
    if not LAWS.exists():
        pytest.skip("laws.md is not here")
    text = (resource("templates", "content") / FILE).read_text(encoding="utf-8")
    lines = [line.split("|")[1] for line in LAWS.read_text(encoding="utf-8").splitlines() if line.startswith("| 《")]
    for line in lines:
        for name in line.replace("《", "\n《").split("\n")[1:]:
            assert name[: name.index("》") + 1] in text, line


def test_hints_are_shown_with_place_and_line_and_are_no_faults(tmp_path):
    path = tmp_path / "事实.yaml"
    path.write_text(
        "基本信息:\n  年度: 2025\n  乡镇名称: 青山镇\n学法:\n  学习的法律法规:\n    - 《民法典》\n    - 《信访条例》\n"
        "不足和原因:\n  - 问题: 甲\n    原因: 乙\n    整改措施: 做好“九五”普法准备\n"
        "  - 问题: 丙\n    原因: 扶贫办人员少\n"
        "下一年度安排:\n  - 安排标题: 丁\n    安排内容: 学习“十五五”规划\n    对应问题: 1、2\n",
        encoding="utf-8",
    )
    (verdict,) = validate([path])
    assert verdict.faults == ()
    assert [(hint.line, hint.place) for hint in verdict.hints] == [
        (7, "学法 › 学习的法律法规 › 第2项"),
        (13, "不足和原因 › 第2项 › 原因"),
    ]
    assert str(verdict.hints[0]).endswith(
        "《信访条例》的说法用到2022年5月。2025年度应写：《信访工作条例》（中共中央、国务院2022年印发《信访工作条例》）。"
    )


@pytest.mark.parametrize("seed", sorted(resource("seeds").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_seeds_have_none(seed):
    assert validate([seed])[0].hints == ()
