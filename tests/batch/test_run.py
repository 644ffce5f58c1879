"""A county's batch over real facts files: what is drafted, what comes back, what is left alone."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from random import Random

import openpyxl
import pytest
from docx import Document
from filelock import FileLock

from generator import draft_towns, roll_up_towns
from generator.batch.lock import LOCK
from generator.batch.manifest import JOURNAL, MANIFEST
from generator.errors import UsageFault
from generator.layout.fingerprint import is_untouched
from generator.reading import read_docx
from generator.resources import resource
from generator.sheets.content import content_of
from generator.sheets.county import County, county_form
from generator.sources.facts_file import read_facts

TODAY = date(2026, 2, 10)
SEEDS = sorted(resource("seeds").glob("*.yaml"))
SAMPLE = resource("samples", "full.yaml")


def town(folder, name, text=None):
    """The facts of the full sample under another town's name."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.yaml"
    facts = SAMPLE.read_text(encoding="utf-8") if text is None else text
    path.write_text(facts.replace("清泉镇", name), encoding="utf-8")
    return path


def county(folder, count=3):
    for number in range(count):
        town(folder, f"{'甲乙丙丁戊己庚辛壬癸'[number // 10]}{'子丑寅卯辰巳午未申酉'[number % 10]}镇")
    return folder


def run(inputs, folder, **options):
    return draft_towns(inputs, folder, today=TODAY, **({"jobs": 1} | options))


def edit(path):
    """The draft as somebody saved it again with a sentence of their own."""
    document = Document(path)
    document.paragraphs[3].add_run("补充一句。")
    document.save(path)
    return path.read_bytes()


def drafts(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.docx"))}


def everything(folder):
    """What a folder holds, workbooks by their cells."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.name != LOCK:
            found[path.name] = cells(path) if path.suffix == ".xlsx" else path.read_bytes()
    return found


def cells(path):
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(path)}


def test_every_good_town_is_drafted_and_the_lists_lie_beside(tmp_path):
    found = run(SEEDS, tmp_path / "成果")
    assert (found.drafted, found.failed, found.faults, found.good) == (5, [], (), True)
    assert len(drafts(tmp_path / "成果")) == 5
    assert {path.name for path in found.files} == {"汇总.xlsx", "缺料清单.xlsx", "日志.txt"}
    assert all(is_untouched(data) for data in drafts(tmp_path / "成果").values())


def test_both_editions_are_two_files_for_each_town(tmp_path):
    run([SAMPLE], tmp_path / "成果", edition="both")
    names = list(drafts(tmp_path / "成果"))
    assert [name.partition("（")[2] for name in names] == ["公开版）.docx", "报送版）.docx"]


def test_a_town_with_faults_comes_back_and_the_others_are_drafted(tmp_path):
    inputs = county(tmp_path / "填报")
    bad = town(inputs, "红石镇", SAMPLE.read_text(encoding="utf-8").replace("年度: 2025", "年度: 两千"))
    found = run([inputs], tmp_path / "成果")
    assert found.drafted == 3
    assert not found.good
    assert [(each.town, each.source) for each in found.failed] == [("红石镇", str(bad))]
    assert "红石镇" in (tmp_path / "成果" / "日志.txt").read_text(encoding="utf-8-sig")
    status = {row[0]: row[1] for row in cells(tmp_path / "成果" / "汇总.xlsx")["报送情况"]}
    assert status["红石镇"] == "退回"


def test_a_file_that_cannot_be_read_does_not_keep_the_others_back(tmp_path):
    inputs = county(tmp_path / "填报", 2)
    (inputs / "坏.yaml").write_bytes(b"\xff\xfe\x00")
    found = run([inputs], tmp_path / "成果")
    assert found.drafted == 2
    assert len(found.faults) == 1
    assert not found.good


def test_two_files_for_one_town_both_come_back_whatever_spaces_they_write(tmp_path):
    inputs = county(tmp_path / "填报", 2)
    town(inputs, "青山镇")
    town(tmp_path / "另", "青山镇").rename(inputs / "又一份.yaml")
    found = run([inputs], tmp_path / "成果")
    assert [each.town for each in found.failed] == ["青山镇", "青山镇"]
    assert "青山镇.yaml" in str(found.failed[0].faults[0])
    assert found.drafted == 2


def test_towns_of_the_list_that_sent_nothing_are_named_and_strangers_come_back(tmp_path):
    inputs = tmp_path / "填报"
    town(inputs, "青山镇")
    town(inputs, "清山镇")
    (tmp_path / "名单.txt").write_text("青山镇\n绿水乡\n", encoding="utf-8")
    found = run([inputs], tmp_path / "成果", towns=tmp_path / "名单.txt")
    assert found.silent == ("绿水乡",)
    assert [each.town for each in found.failed] == ["清山镇"]
    assert "是否想写“青山镇”？" in str(found.failed[0].faults[0])


def test_what_has_not_changed_is_not_drafted_again(tmp_path):
    inputs = county(tmp_path / "填报")
    run([inputs], tmp_path / "成果")
    before = everything(tmp_path / "成果")
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "成果").glob("*.docx")}
    again = run([inputs], tmp_path / "成果")
    assert (again.drafted, again.unchanged) == (0, 3)
    assert {path: path.stat().st_mtime_ns for path in times} == times
    assert {**everything(tmp_path / "成果"), "日志.txt": b""} == {**before, "日志.txt": b""}


def test_a_town_that_changed_is_drafted_again_and_only_that_one(tmp_path):
    inputs = county(tmp_path / "填报")
    run([inputs], tmp_path / "成果")
    changed = inputs / "甲子镇.yaml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("普法活动: 36", "普法活动: 37"), encoding="utf-8")
    changed.write_text(changed.read_text(encoding="utf-8") + "\n# 改过\n", encoding="utf-8")
    assert run([inputs], tmp_path / "成果").drafted == 1


def test_settings_and_templates_that_changed_make_everything_new(tmp_path):
    inputs = county(tmp_path / "填报")
    run([inputs], tmp_path / "成果")
    (inputs / "fazhi.toml").write_text('["版式"]\n"三级标题加粗" = true\n', encoding="utf-8")
    assert run([inputs], tmp_path / "成果").drafted == 3
    assert run([inputs], tmp_path / "成果").drafted == 0
    assert run([inputs], tmp_path / "成果", edition="公开版").drafted == 3


def test_fresh_makes_everything_new(tmp_path):
    inputs = county(tmp_path / "填报")
    run([inputs], tmp_path / "成果")
    assert run([inputs], tmp_path / "成果", fresh=True).drafted == 3


def test_a_draft_that_was_edited_is_kept_and_listed(tmp_path):
    inputs = county(tmp_path / "填报", 1)
    run([inputs], tmp_path / "成果")
    (path,) = (tmp_path / "成果").glob("*.docx")
    edited = edit(path)
    again = run([inputs], tmp_path / "成果")
    assert [line for line in again.kept if path.name in line]
    assert path.read_bytes() == edited
    assert len(drafts(tmp_path / "成果")) == 1


def test_beside_a_draft_that_was_edited_the_new_one_is_written(tmp_path):
    inputs = county(tmp_path / "填报", 1)
    run([inputs], tmp_path / "成果")
    (path,) = (tmp_path / "成果").glob("*.docx")
    edited = edit(path)
    facts = next(inputs.glob("*.yaml"))
    facts.write_text(facts.read_text(encoding="utf-8") + "\n# 改过\n", encoding="utf-8")
    again = run([inputs], tmp_path / "成果")
    assert again.drafted == 1
    assert path.read_bytes() == edited
    assert f"{path.stem}（2）.docx" in drafts(tmp_path / "成果")


def test_a_draft_whose_name_changes_takes_the_old_one_along(tmp_path):
    inputs = tmp_path / "填报"
    facts = town(inputs, "青山镇")
    whole = facts.read_text(encoding="utf-8")
    facts.write_text(whole.replace("年度: 2025", "年度: 2024"), encoding="utf-8")
    run([inputs], tmp_path / "成果")
    old = set(drafts(tmp_path / "成果"))
    facts.write_text(whole, encoding="utf-8")
    run([inputs], tmp_path / "成果")
    assert old.isdisjoint(drafts(tmp_path / "成果"))
    assert len(drafts(tmp_path / "成果")) == 1


def test_what_the_officer_noted_in_the_roll_up_is_kept_and_carried_over(tmp_path):
    inputs = county(tmp_path / "填报", 2)
    run([inputs], tmp_path / "成果")
    path = tmp_path / "成果" / "汇总.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["报送情况"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "甲子镇")
    row[6].value = "请补充典型案例"
    book.save(path)
    edited = path.read_bytes()
    found = run([inputs], tmp_path / "成果")
    assert path.read_bytes() == edited
    assert "汇总（2）.xlsx" in {each.name for each in found.files}
    again = {row[0]: row[6] for row in cells(tmp_path / "成果" / "汇总（2）.xlsx")["报送情况"]}
    assert again["甲子镇"] == "请补充典型案例"


def test_a_dry_run_judges_everything_and_writes_nothing(tmp_path):
    inputs = county(tmp_path / "填报")
    town(inputs, "红石镇", SAMPLE.read_text(encoding="utf-8").replace("年度: 2025", "年度: 两千"))
    found = run([inputs], tmp_path / "成果", dry_run=True)
    assert (found.drafted, len(found.failed), found.files) == (3, 1, ())
    assert not (tmp_path / "成果").exists()


def test_many_processes_make_what_one_makes(tmp_path):
    inputs = county(tmp_path / "填报", 30)
    one, two = run([inputs], tmp_path / "一"), run([inputs], tmp_path / "二", jobs=2)
    assert (one.drafted, two.drafted) == (30, 30)
    assert everything(tmp_path / "一") == everything(tmp_path / "二")


def test_a_second_batch_in_the_same_folder_is_refused(tmp_path):
    (tmp_path / "成果").mkdir()
    with FileLock(tmp_path / "成果" / LOCK), pytest.raises(UsageFault, match="另一个批量任务"):
        run(SEEDS, tmp_path / "成果")
    assert run(SEEDS, tmp_path / "成果").good


def test_a_folder_without_any_facts_is_refused(tmp_path):
    (tmp_path / "空").mkdir()
    with pytest.raises(UsageFault, match="文件夹里没有填报表"):
        run([tmp_path / "空"], tmp_path / "成果")


def test_a_town_that_cannot_be_written_fails_alone(tmp_path):
    inputs = county(tmp_path / "填报", 2)
    blocked = tmp_path / "成果" / "甲子镇2025年度法治政府建设情况的报告（报送版）.docx"
    run([inputs], tmp_path / "先")
    assert blocked.name in drafts(tmp_path / "先")
    blocked.mkdir(parents=True)
    found = run([inputs], tmp_path / "成果")
    assert found.drafted == 2
    assert blocked.is_dir()
    assert [line for line in found.kept if "同名的是文件夹" in line]


COMMAND = "import sys; from generator.cli import main; main(sys.argv[1:])"


def begin(inputs, folder):
    command = [
        sys.executable,
        "-c",
        COMMAND,
        "batch",
        str(inputs),
        "-o",
        str(folder),
        "--quiet",
        "--today",
        "2026-02-10",
    ]
    return subprocess.Popen([*command, "--jobs", "2"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_at_any_moment_and_run_again_it_ends_like_one_uninterrupted_run(tmp_path):
    inputs = county(tmp_path / "填报", 60)
    run([inputs], tmp_path / "整")
    random, folder = Random(7), tmp_path / "断"
    killed = 0
    while killed < 6:
        process = begin(inputs, folder)
        time.sleep(random.uniform(0.5, 1.6))
        process.kill()
        process.communicate()
        killed += 1
        for path in folder.glob("*.docx"):
            read_docx(path)
    assert begin(inputs, folder).wait(120) == 0
    assert not [path.name for path in folder.iterdir() if path.suffix == ".tmp" or path.name == JOURNAL]
    whole, pieced = everything(tmp_path / "整"), everything(folder)
    assert {**pieced, "日志.txt": b""} == {**whole, "日志.txt": b""}


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_ctrl_c_says_what_is_done_and_ends_with_130(tmp_path):
    inputs = county(tmp_path / "填报", 60)
    process = begin(inputs, tmp_path / "成果")
    journal = tmp_path / "成果" / JOURNAL
    while process.poll() is None and not (journal.exists() and journal.stat().st_size > 1000):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "已中断" in said.decode()
    assert "Traceback" not in said.decode()
    assert run([inputs], tmp_path / "成果").unchanged > 0
    assert len(drafts(tmp_path / "成果")) == 60


def test_the_manifest_tells_which_file_came_from_which(tmp_path):
    inputs = county(tmp_path / "填报", 1)
    run([inputs], tmp_path / "成果")
    (made,) = json.loads((tmp_path / "成果" / MANIFEST).read_text(encoding="utf-8"))["towns"].values()
    assert made["source"] == str(inputs / "甲子镇.yaml")
    (output,) = made["outputs"]
    assert (tmp_path / "成果" / output["file"]).is_file()
    assert output["sha256"] == hashlib.sha256((tmp_path / "成果" / output["file"]).read_bytes()).hexdigest()


def workbook(path, *facts):
    """A county's form with the facts of some towns."""
    path.write_bytes(county_form(County([content_of(read_facts(each)) for each in facts], full=True, year=2025)))
    return path


def change(path, sheet, town, title, value):
    """Another value in the cell of a town below a title."""
    book = openpyxl.load_workbook(path)
    rows = list(book[sheet].iter_rows())
    column = next(cell.column for row in rows for cell in row if cell.value == title)
    row = next(row[0].row for row in rows if row[0].value == town)
    book[sheet].cell(row, column).value = value
    book.save(path)
    return path


def test_a_workbook_makes_the_drafts_that_its_facts_make(tmp_path):
    form = workbook(tmp_path / "填报表.xlsx", *SEEDS, SAMPLE)
    run([form], tmp_path / "表")
    run([*SEEDS, SAMPLE], tmp_path / "文件")
    assert drafts(tmp_path / "表") == drafts(tmp_path / "文件")


def test_a_row_with_faults_comes_back_as_the_form_and_can_be_handed_in_again(tmp_path):
    inputs = county(tmp_path / "填报", 3)
    form = workbook(tmp_path / "填报表.xlsx", *sorted(inputs.glob("*.yaml")))
    change(form, "普法宣传", "甲丑镇", "宣传资料份数", "若干")
    found = run([form], tmp_path / "成果")
    assert (found.drafted, [each.town for each in found.failed]) == (2, ["甲丑镇"])
    (fault,) = found.failed[0].faults
    assert fault.cell.startswith("普法宣传!")
    returned = tmp_path / "成果" / "退回.xlsx"
    assert [row[0] for row in cells(returned)["普法宣传"] if row[0] and row[0].endswith("镇")] == ["甲丑镇"]
    again = run([change(returned, "普法宣传", "甲丑镇", "宣传资料份数", "5000余")], tmp_path / "改后")
    assert (again.drafted, again.good) == (1, True)


def test_a_row_that_nobody_filled_in_is_a_town_that_sent_nothing(tmp_path):
    form = workbook(tmp_path / "填报表.xlsx", SAMPLE)
    change(form, "基本信息", "清泉镇", "乡镇名称", "清泉镇")
    book = openpyxl.load_workbook(form)
    sheet = book["基本信息"]
    last = max(cell.row for cell in sheet["A"] if cell.value)
    sheet.cell(last + 1, 1).value = "绿水乡"
    book.save(form)
    found = run([form], tmp_path / "成果")
    assert (found.drafted, found.silent) == (1, ("绿水乡",))


def test_workbooks_and_facts_files_of_one_town_are_a_double(tmp_path):
    form = workbook(tmp_path / "填报表.xlsx", SAMPLE)
    found = run([form, SAMPLE], tmp_path / "成果")
    assert [each.town for each in found.failed] == ["清泉镇", "清泉镇"]


def test_rows_of_a_workbook_that_have_not_changed_are_not_drafted_again(tmp_path):
    inputs = county(tmp_path / "填报", 3)
    form = workbook(tmp_path / "填报表.xlsx", *sorted(inputs.glob("*.yaml")))
    run([form], tmp_path / "成果")
    change(form, "普法宣传", "甲丑镇", "宣传资料份数", "6000余")
    again = run([form], tmp_path / "成果")
    assert (again.drafted, again.unchanged) == (1, 2)


def test_last_years_workbook_is_compared_town_by_town(tmp_path):
    inputs = county(tmp_path / "填报", 2)
    earlier = tmp_path / "上年"
    for path in sorted(inputs.glob("*.yaml")):
        town(earlier, path.stem, path.read_text(encoding="utf-8").replace("年度: 2025", "年度: 2024"))
    form = workbook(tmp_path / "填报表.xlsx", *sorted(inputs.glob("*.yaml")))
    run([form], tmp_path / "成果", last_year=earlier)
    assert "对比" in cells(tmp_path / "成果" / "汇总.xlsx")


def test_many_processes_make_of_a_workbook_what_one_makes(tmp_path):
    inputs = county(tmp_path / "填报", 30)
    form = workbook(tmp_path / "填报表.xlsx", *sorted(inputs.glob("*.yaml")))
    run([form], tmp_path / "一")
    run([form], tmp_path / "二", jobs=2)
    assert everything(tmp_path / "一") == everything(tmp_path / "二")


def test_the_roll_up_alone_is_the_batchs_own(tmp_path):
    inputs = county(tmp_path / "填报", 3)
    run([inputs], tmp_path / "成果")
    whole = cells(tmp_path / "成果" / "汇总.xlsx")
    (tmp_path / "成果" / "汇总.xlsx").unlink()
    found = roll_up_towns(tmp_path / "成果", today=TODAY, jobs=1)
    assert found.files == (tmp_path / "成果" / "汇总.xlsx",)
    assert cells(tmp_path / "成果" / "汇总.xlsx") == whole


def test_the_roll_up_of_facts_that_were_never_drafted_goes_where_it_is_told(tmp_path):
    inputs = county(tmp_path / "填报", 2)
    found = roll_up_towns(inputs, tmp_path / "汇总表.xlsx", today=TODAY, jobs=1)
    assert found.good
    assert [row[1] for row in cells(tmp_path / "汇总表.xlsx")["总表"]][-2:] == ["甲丑镇", "甲子镇"]
    assert not list(tmp_path.rglob("*.docx"))
