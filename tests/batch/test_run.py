"""A county's batch over real facts files: what is drafted, what comes back, what is left alone."""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from random import Random

import openpyxl
import pytest
from docx import Document
from filelock import FileLock

from generator import draft_towns, roll_up_towns
from generator.batch.lock import LOCK
from generator.batch.manifest import JOURNAL
from generator.errors import UsageFault
from generator.files.resources import resource
from generator.reading import read_docx
from generator.sources.facts_file import read_facts
from generator.word.fingerprint import is_untouched
from generator.workbook.forms.content import content_of
from generator.workbook.forms.county import CountyForm, county_form
from generator.workbook.submissions import MANIFEST

TODAY = date(2026, 2, 10)
SEEDS = sorted(resource("seeds").glob("*.yaml"))
SAMPLE = resource("samples", "full.yaml")
SMALL = resource("samples", "small.yaml").read_text(encoding="utf-8")


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


def many(folder, count):
    """Short facts of many towns."""
    for number in range(count):
        name = "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in f"{number:03}") + "镇"
        town(folder, name, SMALL.replace("南坪乡", name))
    return folder


def of_one_year(folder, *files):
    """Copies of facts files that all report on 2025."""
    folder.mkdir(exist_ok=True)
    for path in files:
        text = re.sub(r"(?m)^  年度: \d{4}", "  年度: 2025", path.read_text(encoding="utf-8"))
        (folder / path.name).write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


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
    found = run(of_one_year(tmp_path / "填报", *SEEDS), tmp_path / "成果")
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


def test_a_town_without_its_name_cannot_be_matched_with_the_list_and_comes_back(tmp_path):
    town(tmp_path / "填报", "待补")
    (tmp_path / "名单.txt").write_text("甲子镇\n", encoding="utf-8")
    (failed,) = run([tmp_path / "填报"], tmp_path / "成果", towns=tmp_path / "名单.txt").failed
    assert [(fault.what, fault.todo) for fault in failed.faults] == [("乡镇名称还是“待补”，和名单对不上", "请填上名称")]


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
    assert [line for line in again.edited if path.name in line]
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


def test_what_the_officer_noted_stays_in_the_one_roll_up_however_often_it_is_filled_in(tmp_path):
    inputs = county(tmp_path / "填报", 2)
    run([inputs], tmp_path / "成果")
    path = tmp_path / "成果" / "汇总.xlsx"
    for column, words in ((6, "请补充典型案例"), (7, "www.example.gov.cn"), (8, "2026-03-20")):
        note_in_roll_up(path, "甲子镇", column, words)
        run([inputs], tmp_path / "成果")
        assert [each.name for each in path.parent.glob("汇总*.xlsx")] == ["汇总.xlsx"]
    (noted,) = [row for row in cells(path)["报送情况"] if row[0] == "甲子镇"]
    assert noted[6:9] == ("请补充典型案例", "www.example.gov.cn", "2026-03-20")


def test_a_roll_up_that_was_edited_elsewhere_is_kept_and_what_was_noted_is_carried_over(tmp_path):
    inputs = county(tmp_path / "填报", 2)
    run([inputs], tmp_path / "成果")
    path = tmp_path / "成果" / "汇总.xlsx"
    note_in_roll_up(path, "甲子镇", 6, "请补充典型案例")
    note_in_roll_up(path, "甲丑镇", 1, "已改")
    edited = path.read_bytes()
    found = run([inputs], tmp_path / "成果")
    assert path.read_bytes() == edited
    assert "汇总（2）.xlsx" in {each.name for each in found.files}
    again = {row[0]: row[6] for row in cells(tmp_path / "成果" / "汇总（2）.xlsx")["报送情况"]}
    assert again["甲子镇"] == "请补充典型案例"


def note_in_roll_up(path, name, column, words):
    """Words of the officer in the row of a town, below a column."""
    book = openpyxl.load_workbook(path)
    next(row for row in book["报送情况"].iter_rows() if row[0].value == name)[column].value = words
    book.save(path)


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
    assert run(of_one_year(tmp_path / "填报", *SEEDS), tmp_path / "成果").good


def test_a_file_where_the_folder_should_be_is_refused_in_chinese_and_stays(tmp_path):
    (tmp_path / "成果").write_text("别的内容", encoding="utf-8")
    with pytest.raises(UsageFault, match="那里已有同名的文件"):
        run(SEEDS, tmp_path / "成果")
    assert (tmp_path / "成果").read_text(encoding="utf-8") == "别的内容"


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes of that kind")
def test_a_pipe_is_no_workbook_and_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "填报表.xlsx")
    (fault,) = run([tmp_path / "填报表.xlsx"], tmp_path / "成果").faults
    assert "这不是普通文件" in str(fault)


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
    assert [line for line in found.edited if "同名的是文件夹" in line]


COMMAND = "import sys; from generator.commands.main import main; main(sys.argv[1:])"


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
    inputs = many(tmp_path / "填报", 400)
    process = begin(inputs, tmp_path / "成果")
    journal = tmp_path / "成果" / JOURNAL
    while process.poll() is None and not (journal.exists() and journal.stat().st_size > 1000):
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    done = int(re.search(r"做完了400个中的(\d+)个。已写好的不会重写，再运行一次会接着做。", said.decode())[1])
    assert "已中断" in said.decode()
    assert "Traceback" not in said.decode()
    assert 0 < done < 400
    assert run([inputs], tmp_path / "成果").unchanged >= done
    assert len(drafts(tmp_path / "成果")) == 400


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("last", ["汇总.xlsx", "缺料清单.xlsx", "manifest.json"])
def test_killed_while_the_lists_are_written_it_ends_like_one_uninterrupted_run(tmp_path, last):
    inputs, folder = county(tmp_path / "填报", 12), tmp_path / "断"
    run([inputs], tmp_path / "整")
    process = begin(inputs, folder)
    while process.poll() is None and not (folder / last).exists():
        time.sleep(0.001)
    process.kill()
    process.communicate()
    for path in folder.glob("*.xlsx"):
        openpyxl.load_workbook(path)
    run([inputs], folder)
    whole, pieced = everything(tmp_path / "整"), everything(folder)
    assert {**pieced, "日志.txt": b""} == {**whole, "日志.txt": b""}


FULL_DISK = """
    mount -t tmpfs -o size=120k none "$2" || exit 77
    head -c 200000 /dev/zero > "$2/obstacle" 2>/dev/null && exit 78
    rm "$2/obstacle"
    "$1" -m generator batch "$3" -o "$2/成果" --quiet --jobs 1 --today 2026-02-10; echo "code $?"
    cat "$2"/成果/*.docx | wc -c; ls -A "$2/成果"
"""


def test_on_a_full_disk_rows_fail_with_their_reason_and_the_rest_goes_on(tmp_path):
    """A disk of 120 KiB of its own, mounted where nobody else sees it."""
    if not shutil.which("unshare"):
        pytest.skip("no unshare on this system, so no small disk to fill")
    disk = tmp_path / "disk"
    disk.mkdir()
    inputs = county(tmp_path / "填报", 20)
    result = subprocess.run(
        ["unshare", "-rm", "sh", "-c", FULL_DISK, "sh", sys.executable, disk, inputs],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if result.returncode in (1, 77):
        pytest.skip(f"this system lets nobody mount a disk: {result.stderr.strip()}")
    assert result.returncode == 0, "the obstacle is none"
    names = result.stdout.splitlines()[-1 - result.stdout[::-1].count("\n") :]
    written = [name for name in names if name.endswith(".docx")]
    assert "code 1" in names
    assert 0 < len(written) < 20
    assert f"没有写出{20 - len(written)}个" in result.stdout
    assert result.stderr.count("磁盘已满") < 20 - len(written)
    assert f"没有写出{20 - len(written)}个乡镇　写不进去：磁盘已满" in result.stderr
    assert not [name for name in names if name.endswith(".tmp")]
    assert "Traceback" not in result.stderr


def test_a_folder_that_vanishes_on_the_way_fails_the_rows_after_it_and_nothing_is_claimed(tmp_path):
    inputs = county(tmp_path / "填报", 4)
    gone = []

    def vanish(done, count, name):
        if done == 2:
            shutil.rmtree(tmp_path / "成果")
            gone.append(name)

    found = run([inputs], tmp_path / "成果", progress=vanish)
    assert gone
    assert (found.drafted, [each.sound for each in found.failed]) == (2, [True, True])
    assert "不存在" in found.failed[0].fault_lines[0]
    assert (found.files, found.good) == ((), False)
    assert run([inputs], tmp_path / "成果").drafted == 4


def test_a_town_that_the_disk_did_not_take_is_not_returned_to_its_clerk(tmp_path):
    inputs = county(tmp_path / "填报", 2)
    form = workbook(tmp_path / "填报表.xlsx", *sorted(inputs.glob("*.yaml")))
    folder, away = tmp_path / "成果", tmp_path / "移走"

    def vanish(done, count, name):
        folder.rename(away) if done == 1 else away.rename(folder)

    found = run([form], folder, progress=vanish)
    assert (found.drafted, [each.sound for each in found.failed]) == (1, [True])
    assert not (folder / "退回.xlsx").exists()
    assert [row[1] for row in cells(folder / "汇总.xlsx")["报送情况"]][-2:] == ["已成稿", "没有写出"]


def test_a_draft_that_is_open_in_word_is_left_alone_and_the_new_one_written_beside(tmp_path):
    inputs = county(tmp_path / "填报", 1)
    run([inputs], tmp_path / "成果")
    (path,) = (tmp_path / "成果").glob("*.docx")
    (tmp_path / "成果" / f"~${path.name[2:]}").write_bytes(b"owner")
    found = run([inputs], tmp_path / "成果", fresh=True)
    assert f"{path.stem}（2）.docx" in drafts(tmp_path / "成果")
    assert [line for line in found.edited if "打开" in line]


@pytest.mark.parametrize("name", ["../../etc", "CON", "a/b", "..", "NUL.镇"])
def test_a_name_that_no_system_takes_leads_to_no_file_outside(tmp_path, name):
    inputs = tmp_path / "填报"
    inputs.mkdir()
    (inputs / "一.yaml").write_text(SMALL.replace("南坪乡", name), encoding="utf-8")
    town(inputs, "青山镇")
    before = {path for path in tmp_path.rglob("*") if path.suffix == ".docx"}
    found = run([inputs], tmp_path / "成果")
    assert found.drafted + len(found.failed) == 2
    made = {path for path in tmp_path.rglob("*") if path.suffix == ".docx"} - before
    assert {path.parent for path in made} == {tmp_path / "成果"}
    assert not [path for path in made if path.stem.split(".")[0].upper() in ("CON", "NUL")]


@pytest.mark.parametrize("other", ["青 山镇", " 青山镇", "青山镇　", "青山镇\u3000"])
def test_towns_that_differ_only_in_spaces_are_one_town(tmp_path, other):
    inputs = tmp_path / "填报"
    town(inputs, "青山镇", SMALL.replace("南坪乡", "青山镇"))
    (inputs / "又.yaml").write_text(SMALL.replace("乡镇名称: 南坪乡", f"乡镇名称: '{other}'"), encoding="utf-8")
    found = run([inputs], tmp_path / "成果")
    assert [each.faults[0].what.partition("：")[0].endswith("还有一份") for each in found.failed] == [True, True]
    assert not drafts(tmp_path / "成果")


def test_towns_that_differ_only_in_full_width_are_one_town(tmp_path):
    inputs = tmp_path / "填报"
    town(inputs, "西区1街道", SMALL.replace("南坪乡", "西区1街道"))
    town(inputs, "西区１街道", SMALL.replace("南坪乡", "西区１街道"))
    assert len(run([inputs], tmp_path / "成果").failed) == 2


def test_the_lists_stand_in_the_order_of_the_countys_own_list(tmp_path):
    inputs = county(tmp_path / "填报", 3)
    names = ["甲寅镇", "甲子镇", "甲丑镇"]
    book = openpyxl.Workbook()
    for row in (["序号", "乡镇名称"], *([number, name] for number, name in enumerate(names, 1))):
        book.active.append(row)
    book.save(tmp_path / "名单.xlsx")
    run([inputs], tmp_path / "成果", towns=tmp_path / "名单.xlsx")
    assert [row[1] for row in cells(tmp_path / "成果" / "汇总.xlsx")["总表"]][-3:] == names


def test_a_fault_of_a_cell_is_told_with_its_place_its_value_and_what_to_do(tmp_path):
    inputs = county(tmp_path / "填报", 2)
    form = workbook(tmp_path / "填报表.xlsx", *sorted(inputs.glob("*.yaml")))
    change(form, "矛盾纠纷", "甲丑镇", "人民调解成功件数", "很多")
    found = run([form], tmp_path / "成果")
    (line,) = [line for each in found.failed for line in each.fault_lines]
    said = (tmp_path / "成果" / "日志.txt").read_text(encoding="utf-8-sig")
    assert line in said
    assert re.search(r"填报表\.xlsx，矛盾纠纷![A-Z]+\d+，矛盾纠纷 › 人民调解成功件数：.*很多.*请", line), line
    assert said.count("甲丑镇")


def test_faults_of_a_workbooks_form_stand_in_the_log(tmp_path):
    form = workbook(tmp_path / "填报表.xlsx", SAMPLE)
    book = openpyxl.load_workbook(form)
    book.create_sheet("普法 宣传").append(["乡镇名称", "宣传资料份数"])
    book.save(form)
    found = run([form], tmp_path / "成果")
    assert not found.good
    assert str(found.faults[0]) in (tmp_path / "成果" / "日志.txt").read_text(encoding="utf-8-sig")


def test_the_countys_own_offices_and_deadlines_are_in_the_lists(tmp_path):
    inputs = tmp_path / "填报"
    town(inputs, "青山镇", SMALL.replace("南坪乡", "青山镇"))
    toml = '["写法"]\n"报送期限" = "2月20日"\n["科室"]\n"司法所" = "司法行政办公室"\n'
    (inputs / "fazhi.toml").write_text(toml, encoding="utf-8")
    run([inputs], tmp_path / "成果")
    offices = {row[1] for row in cells(tmp_path / "成果" / "缺料清单.xlsx")["按乡镇"]}
    assert "司法行政办公室" in offices
    assert "司法所" not in offices
    status = cells(tmp_path / "成果" / "汇总.xlsx")["报送情况"]
    assert "还有10天" in next(row for row in status if row[0] == "青山镇")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are text there")
def test_a_file_whose_name_is_no_text_is_taken_like_any_other(tmp_path):
    inputs = county(tmp_path / "填报", 2)
    unnamed = town(inputs, "丙镇", SAMPLE.read_text(encoding="utf-8").replace("清泉镇", "待补"))
    for number, path in enumerate((inputs / "甲子镇.yaml", unnamed)):
        path.rename(Path(os.fsdecode(os.fsencode(inputs) + b"/\xb3\xc7%d.yaml" % number)))  # GBK, from another system
    assert run([inputs], tmp_path / "成果").drafted == 3
    assert run([inputs], tmp_path / "成果").unchanged == 3
    places = [str(row[-1]) for row in cells(tmp_path / "成果" / "汇总.xlsx")["报送情况"]]
    assert sum(place.endswith((r"\udcb3\udcc70.yaml", r"\udcb3\udcc71.yaml")) for place in places) == 2
    assert roll_up_towns(tmp_path / "成果", today=TODAY).good


def test_a_batchs_own_list_is_no_form_and_that_is_said_once(tmp_path):
    run([county(tmp_path / "填报", 2)], tmp_path / "成果")
    for name in ("汇总.xlsx", "缺料清单.xlsx"):
        found = run([tmp_path / "成果" / name], tmp_path / "又一次")
        assert [fault.what for fault in found.faults] == ["这是批量写稿时做的清单，不是填报表"]


def command(*arguments, cwd):
    line = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(line, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_command_ends_with_3_where_the_countys_template_is_at_fault_and_no_town_is_returned_for_it(tmp_path):
    form = workbook(tmp_path / "填报表.xlsx", *sorted(county(tmp_path / "填报", 2).glob("*.yaml")))
    (tmp_path / "模板").mkdir()
    (tmp_path / "模板" / "普法服务.txt").write_text("## 普法\n发放资料{{ 普法.没有这一项 }}份。\n", encoding="utf-8")
    (tmp_path / "fazhi.toml").write_text('["写法"]\n"内容模板" = "模板"\n', encoding="utf-8")
    result = command("batch", form, "-o", "成果", "--quiet", cwd=tmp_path)
    assert result.returncode == 3
    assert "没有写出2个" in result.stdout
    assert "普法服务.txt，第2行" in result.stderr
    assert not drafts(tmp_path / "成果")
    assert not (tmp_path / "成果" / "退回.xlsx").exists()


def test_the_command_ends_with_1_for_faults_also_when_nothing_is_written(tmp_path):
    inputs = county(tmp_path / "填报", 1)
    town(inputs, "红石镇", SMALL.replace("年度: 2025", "年度: 两千"))
    result = command("batch", inputs, "-o", "成果", "--dry-run", "--quiet", cwd=tmp_path)
    assert result.returncode == 1
    assert "可以成稿1个乡镇，退回1个" in result.stdout
    assert "退回　" in result.stderr
    assert not (tmp_path / "成果").exists()


def test_where_there_is_no_log_every_town_that_is_returned_is_told(tmp_path):
    inputs = many(tmp_path / "填报", 25)
    for path in inputs.glob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("2025", "25"), encoding="utf-8")
    dry = command("batch", "填报", "-o", "成果", "--dry-run", "--quiet", cwd=tmp_path)
    assert (dry.stderr.count("退回　"), "日志" in dry.stderr) == (25, False)
    wet = command("batch", "填报", "-o", "成果", "--quiet", cwd=tmp_path)
    assert wet.stderr.count("退回　") == 20
    assert "还有5个乡镇退回或没有写出，都写在“日志.txt”里。" in wet.stderr


def test_the_command_ends_with_0_where_all_is_good_and_2_for_what_is_not_there(tmp_path):
    inputs = county(tmp_path / "填报", 1)
    assert command("batch", inputs, "-o", "成果", "--quiet", cwd=tmp_path).returncode == 0
    assert command("batch", "没有.xlsx", "-o", "成果", cwd=tmp_path).returncode == 2
    assert command("rollup", "成果", cwd=tmp_path).returncode == 0


def test_elsewhere_than_on_a_terminal_progress_is_lines_and_quiet_says_none(tmp_path):
    inputs = county(tmp_path / "填报", 2)
    said = command("batch", inputs, "-o", "成果", cwd=tmp_path).stderr
    assert re.search(r"^  2/2　甲子镇　已用\d+秒$", said, re.MULTILINE)
    assert "\x1b" not in said
    assert not command("batch", inputs, "-o", "成果", "--quiet", "--fresh", cwd=tmp_path).stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
def test_on_a_terminal_progress_is_a_bar_that_goes_away(tmp_path):
    pytest.importorskip("pexpect")
    pytest.importorskip("pyte")
    from pty_screen import Terminal

    inputs = county(tmp_path / "填报", 12)
    terminal = Terminal("batch", inputs, "-o", "成果", "--jobs", 1, cwd=tmp_path, columns=100)
    assert terminal.end() == 0
    shown = terminal.history.decode()
    assert re.search(r"\d+/12", shown)
    assert "份/秒" in shown
    assert "剩余" in shown
    assert "成果：已成稿12个乡镇" in terminal.wide
    assert "份/秒" not in terminal.wide


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
    path.write_bytes(county_form(CountyForm([content_of(read_facts(each)) for each in facts], full=True, year=2025)))
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
    towns = of_one_year(tmp_path / "填报", *SEEDS, SAMPLE)
    form = workbook(tmp_path / "填报表.xlsx", *towns)
    run([form], tmp_path / "表")
    run(towns, tmp_path / "文件")
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


def test_rows_that_came_back_corrected_take_the_place_of_the_first_ones(tmp_path):
    inputs = county(tmp_path / "填报", 3)
    form = workbook(tmp_path / "填报表.xlsx", *sorted(inputs.glob("*.yaml")))
    change(form, "普法宣传", "甲丑镇", "宣传资料份数", "若干")
    run([form], tmp_path / "成果")
    returned = change(tmp_path / "成果" / "退回.xlsx", "普法宣传", "甲丑镇", "宣传资料份数", "5000余")
    again = run([form, returned], tmp_path / "成果")
    assert (again.drafted, again.unchanged, again.good) == (1, 2, True)
    assert returned.is_file(), "the officer has corrected it, so it stays"
    assert len(drafts(tmp_path / "成果")) == 3


def test_what_was_returned_and_is_good_now_is_no_longer_returned(tmp_path):
    form = workbook(tmp_path / "填报表.xlsx", SAMPLE)
    change(form, "普法宣传", "清泉镇", "宣传资料份数", "若干")
    run([form], tmp_path / "成果")
    assert (tmp_path / "成果" / "退回.xlsx").is_file()
    change(form, "普法宣传", "清泉镇", "宣传资料份数", "5000余")
    assert run([form], tmp_path / "成果").good
    assert not (tmp_path / "成果" / "退回.xlsx").exists()


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


def test_the_roll_up_of_a_batch_remembers_its_list_of_towns(tmp_path):
    inputs = county(tmp_path / "填报", 2)
    names = tmp_path / "名单.txt"
    names.write_text("甲子镇\n甲丑镇\n绿水乡\n", encoding="utf-8")
    run([inputs], tmp_path / "成果", towns=names)
    assert roll_up_towns(tmp_path / "成果", today=TODAY, jobs=1).silent == ("绿水乡",)
    run([inputs], tmp_path / "成果")
    assert roll_up_towns(tmp_path / "成果", today=TODAY, jobs=1).silent == ()


def test_a_roll_up_of_another_day_is_still_the_batchs_own(tmp_path):
    inputs = county(tmp_path / "填报", 2)
    run([inputs], tmp_path / "成果")
    roll_up_towns(tmp_path / "成果", today=date(2026, 2, 20), jobs=1)
    again = run([inputs], tmp_path / "成果")
    assert (again.edited, again.unchanged) == ([], 2)


def test_the_roll_up_of_facts_that_were_never_drafted_goes_where_it_is_told(tmp_path):
    inputs = county(tmp_path / "填报", 2)
    found = roll_up_towns(inputs, tmp_path / "汇总表.xlsx", today=TODAY, jobs=1)
    assert found.good
    assert [row[1] for row in cells(tmp_path / "汇总表.xlsx")["总表"]][-2:] == ["甲丑镇", "甲子镇"]
    assert not list(tmp_path.rglob("*.docx"))
