"""``--form`` of a draft: what it excludes, how the draft is named, when it is refused."""

import pytest
from county_forms import form, lines
from running import facts_file, fazhi

from generator import draft
from generator.errors import InputFault, TemplateFault, UsageFault


@pytest.fixture
def town(tmp_path):
    facts_file(tmp_path)
    (tmp_path / "县里的表.docx").write_bytes(form("{{ 镇.名 }}资料{{ 普法宣传.宣传资料份数 }}份"))
    return tmp_path


def run(town, **more):
    return draft(town / "facts.yaml", form=town / "县里的表.docx", **more)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"layout": "a.docx"}, "县里的表有自己的版式，不用版式模板。请去掉 --form，或去掉 --layout"),
        ({"to": "html", "edition": "公开版"}, "县里的表只写成 .docx，不写成 html。请去掉 --form，或去掉 --to"),
        ({"annex": True}, "县里的表不附数据表。请去掉 --form，或去掉 --annex"),
    ],
)
def test_what_does_not_go_with_a_form_is_refused(town, more, said):
    if "layout" in more:
        from generator.files.resources import resource

        more["layout"] = resource("templates", "layout", "gbt9704.docx")
    with pytest.raises(UsageFault, match=said):
        run(town, **more)


def test_a_form_that_is_not_there_is_named(town):
    (town / "县里的表.docx").unlink()
    with pytest.raises(UsageFault, match="县里的表打不开"):
        run(town)


def test_a_form_is_never_written_over(town):
    with pytest.raises(UsageFault, match="这是县里的表，草稿不能写在它上面"):
        run(town, output=town / "县里的表.docx")


def test_a_final_draft_refuses_the_gaps_of_the_form_and_no_others(town):
    assert run(town, final=True)[0].gaps == 0
    (town / "县里的表.docx").write_bytes(form("{{ 普法宣传.宣传资料份数 }}、{{ 普法宣传.固定标语条数 }}"))
    with pytest.raises(InputFault, match="普法宣传 › 固定标语条数：未填。请问司法所"):
        run(town, final=True)


def test_both_editions_of_a_form(town):
    made = run(town, edition="both")
    assert [one.path.name for one in made] == [
        "青山镇2025年度县里的表（报送版）.docx",
        "青山镇2025年度县里的表（公开版）.docx",
    ]
    assert lines(made[0].path.read_bytes()) == ["青山镇资料5000余份"]


def test_a_form_with_faults_is_named_with_its_file_and_nothing_is_written(town):
    (town / "县里的表.docx").write_bytes(form("{{ 镇.吗 }}"))
    with pytest.raises(TemplateFault) as caught:
        run(town)
    assert str(caught.value).startswith(f"{town / '县里的表.docx'}，第1段：“{{{{ 镇.吗 }}}}”")
    assert sorted(path.name for path in town.iterdir()) == ["facts.yaml", "县里的表.docx"]


def test_the_command_tells_gaps_and_checks_forms(town):
    (town / "县里的表.docx").write_bytes(form("{{ 普法宣传.固定标语条数 }}"))
    made = fazhi("draft", "facts.yaml", "--form", "县里的表.docx", cwd=town)
    assert made.returncode == 0
    assert "待补1处（草稿里标了底色）" in made.stderr
    found = fazhi("templates", "check", "县里的表.docx", cwd=town)
    assert (found.returncode, found.stdout) == (0, "县里的表.docx：通过（1个标签）\n")
    assert "必填的数字里，这份表没有用到" in found.stderr
    (town / "县里的表.docx").write_bytes(form("{{ 普法宣传.固定标语数 }}"))
    found = fazhi("templates", "check", "县里的表.docx", cwd=town)
    assert found.returncode == 3
    assert "第1段" in found.stdout and "是否想写“普法宣传.固定标语条数”？" in found.stdout


def test_a_draft_does_not_bear_what_the_name_of_a_form_with_tags_ends_in(town):
    (town / "县里的表.docx").rename(town / "县里的表（标签）.docx")
    (made,) = draft(town / "facts.yaml", form=town / "县里的表（标签）.docx")
    assert made.path.name == "青山镇2025年度县里的表（报送版）.docx"
