"""Options that change what a draft says: last year's figures, a county's own wording."""

import pytest
from running import facts_file, fazhi

from generator import InputFault, TemplateFault, UsageFault, draft, figures, read_docx, validate

MORE = "学法:\n  法治培训场次: 6\n"


def two_years(folder):
    """This year's file and that of the year before, with fewer trainings."""
    last = facts_file(folder, "2024.yaml", more=MORE.replace("6", "4"))
    last.write_text(last.read_text(encoding="utf-8").replace("2025", "2024").replace("2026", "2025"), encoding="utf-8")
    return facts_file(folder, "2025.yaml", more=MORE), last


def test_a_file_that_is_not_of_the_year_before_is_refused(tmp_path):
    this, last = two_years(tmp_path)
    told = "这是2025年度的填报文件，对照要用2023年度的"
    for run in (draft, figures):
        with pytest.raises(InputFault, match=told):
            run(last, last_year=this)
    assert told in str(validate(last, last_year=this)[0].faults[0])


def test_a_figure_that_jumps_is_asked_about_and_answered(tmp_path):
    this, last = two_years(tmp_path)
    last.write_text(last.read_text(encoding="utf-8").replace("5000余", "100"), encoding="utf-8")
    shown = fazhi("validate", this.name, "--last-year", last.name, cwd=tmp_path).stdout
    assert "多于上年的五倍" in shown
    assert "五倍" not in fazhi("validate", this.name, cwd=tmp_path).stdout
    assert draft(this, last_year=last)[0].to_confirm


def test_one_file_of_last_year_goes_with_one_of_this_year(tmp_path):
    this, last = two_years(tmp_path)
    other = facts_file(tmp_path, "3.yaml", town="白水镇")
    for run in (draft, validate):
        with pytest.raises(UsageFault, match="这里有2份"):
            run([this, other], last_year=last)


@pytest.mark.parametrize("command", ["draft", "sources", "validate"])
def test_each_command_takes_last_years_file_and_tells_its_faults(tmp_path, command):
    this, last = two_years(tmp_path)
    assert fazhi(command, this.name, "--last-year", last.name, cwd=tmp_path).returncode == 0
    last.write_text(last.read_text(encoding="utf-8").replace("场次: 4", "场次: 若干"), encoding="utf-8")
    result = fazhi(command, this.name, "--last-year", last.name, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("2024.yaml，第")
    assert fazhi(command, this.name, "--last-year", "没有.yaml", cwd=tmp_path).returncode == 2


COMPARING = "## 普法\n举办法治培训{{ 学法.法治培训场次 }}场次{{ 学法.法治培训场次 | 增减 }}。\n"


def test_a_county_says_it_in_its_own_words_and_compares_with_last_year(tmp_path):
    this, last = two_years(tmp_path)
    (tmp_path / "模板").mkdir()
    (tmp_path / "模板" / "普法服务.txt").write_text(COMPARING, encoding="utf-8")
    (made,) = draft(this, content=tmp_path / "模板", last_year=last)
    assert "举办法治培训6场次，比上年增加2场次。" in read_docx(made.path).report.to_text()
    shown = fazhi("sources", this.name, "--content", "模板", "--last-year", last.name, cwd=tmp_path).stdout
    assert "2 ← 学法 › 法治培训场次：6；上年 › 学法 › 法治培训场次：4" in shown


@pytest.mark.parametrize("command", ["draft", "sources"])
def test_faulty_wording_is_3_all_faults_once_and_nothing_is_written(tmp_path, command):
    this = facts_file(tmp_path)
    (tmp_path / "模板").mkdir()
    (tmp_path / "模板" / "普法服务.txt").write_text("## 普法\n{{ 普法.宣传材料份数 }}份。\n", encoding="utf-8")
    (tmp_path / "模板" / "报告.txt").write_text("{% if 基本.年度 %}\n", encoding="utf-8")
    result = fazhi(command, this.name, "--content", "模板", cwd=tmp_path)
    assert (result.returncode, result.stdout, len(list(tmp_path.iterdir()))) == (3, "", 2)
    told = (
        "普法服务.txt，第2行，“{{ 普法.宣传材料份数 }}份。”：没有“普法”的字段“宣传材料份数”。是否想写“宣传资料份数”？"
    )
    assert told in result.stderr.splitlines()
    assert "报告.txt，第" in result.stderr


def test_a_folder_that_is_none_is_2(tmp_path):
    result = fazhi("draft", facts_file(tmp_path).name, "--content", "没有", cwd=tmp_path)
    assert (result.returncode, "没有：模板文件夹打不开" in result.stderr) == (2, True)


def test_several_files_are_told_once_of_a_faulty_template(tmp_path):
    files = [facts_file(tmp_path, "1.yaml"), facts_file(tmp_path, "2.yaml", town="白水镇")]
    (tmp_path / "模板").mkdir()
    (tmp_path / "模板" / "普法服务.txt").write_text("{{ 甲 }}", encoding="utf-8")
    with pytest.raises(TemplateFault) as caught:
        draft(files, content=tmp_path / "模板")
    assert len(caught.value.faults) == 1
