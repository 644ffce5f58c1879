"""fazhi check, as its two users call it: a report, a folder, a facts file beside it, pasted text."""

import json
import subprocess
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from running import FAZHI, facts_file, fazhi
from strangers import p, word

import generator
from generator.checks import rules
from generator.errors import InputFault, UsageFault
from generator.files.resources import resource
from generator.review.confirmations import confirmations_file

WRONG = """青山镇人民政府
关于2025年度法治政府建设情况的报告
2025年，青山镇推进依法行政。现将2025年度法治政府建设情况报告如下：
一、2025年度推进法治政府建设的主要举措和成效
全年开展普法活动22场次，其中进校园2场次、进企业2场次、进乡村19场次。累计劝导群众223895次。
二、2025年度推进法治政府建设存在的不足和原因
一是执法力量不足。持证人员只有3名。主要原因是编制少。二是普法形式单一。主要原因是缺少新媒体人员。
三、2025年度党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况
党委会研究法治工作4次。
四、2026年度推进法治政府建设的主要安排
充实执法力量，组织新媒体普法。
特此报告。
青山镇人民政府
2026年1月15日
"""
RIGHT = WRONG.replace("进乡村19场次", "进乡村18场次").replace("累计劝导群众223895次。", "")


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "青山镇.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


@pytest.fixture
def draft(tmp_path):
    """A draft of ours with its facts."""
    facts = facts_file(tmp_path)
    (made,) = generator.draft(facts)
    return made.path, facts


def rules_of(review):
    return {finding.rule for finding in review.findings}


def test_a_report_with_an_error_ends_with_1_and_says_where_and_what_to_do(report):
    done = fazhi("check", report, cwd=report.parent)
    assert done.returncode == 1
    assert (
        "一、2025年度推进法治政府建设的主要举措和成效 › 第1段，“22场次”：分项2＋2＋19＝23，大于总数22。" in done.stdout
    )
    assert "请核对总数和各分项" in done.stdout and "编号：FZ301-" in done.stdout


def test_a_report_without_an_error_ends_with_0_and_strictly_not_while_there_are_hints(tmp_path):
    path = tmp_path / "好.txt"
    path.write_text(RIGHT.replace("一、", "一、") + "", encoding="utf-8")
    assert fazhi("check", path, "--select", "FZ1,FZ2,FZ3", cwd=tmp_path).returncode == 0
    path.write_text(WRONG.replace("进乡村19场次", "进乡村18场次"), encoding="utf-8")
    assert fazhi("check", path, "--select", "FZ318", cwd=tmp_path).returncode == 0
    assert fazhi("check", path, "--select", "FZ318", "--strict", cwd=tmp_path).returncode == 1


def pasted(text, folder, *options):
    command = [*FAZHI, "check", "-", *options]
    return subprocess.run(command, input=text, capture_output=True, cwd=folder, check=False)


def test_pasted_text_is_checked(tmp_path):
    done = pasted(WRONG.encode(), tmp_path, "--select", "FZ301")
    assert done.returncode == 1 and "（粘贴的文字）" in done.stdout.decode()
    empty = pasted(b"", tmp_path)
    assert empty.returncode == 1 and "空的" in empty.stderr.decode()
    binary = pasted(bytes(range(256)) * 9, tmp_path)
    assert binary.returncode == 1 and "Traceback" not in binary.stderr.decode()


def test_rules_are_selected_and_ignored_by_the_beginning_of_their_ids(report):
    (only,) = generator.check(report, select=["fz3"], ignore=["FZ318"])
    assert rules_of(only) == {"FZ301"}
    with pytest.raises(UsageFault, match="没有规则“FZ999”"):
        generator.check(report, select=["FZ999"])


def test_the_json_has_the_hints_at_the_facts_it_was_compared_with(report, tmp_path):
    facts = tmp_path / "青山镇.yaml"
    small = resource("samples", "small.yaml").read_text(encoding="utf-8")
    facts.write_text(small.replace("乡镇名称: 南坪乡", "乡镇名称: 青\u200b山镇"), encoding="utf-8")
    done = fazhi("check", report, "--format", "json", "--facts", facts, cwd=report.parent)
    (review,) = json.loads(done.stdout)
    assert ["乡镇名称：有" in hint for hint in review["hints"]] == [True]


def test_the_json_has_every_finding_with_its_place(report):
    done = fazhi("check", report, "--format", "json", "--select", "FZ3", cwd=report.parent)
    (review,) = json.loads(done.stdout)
    assert (review["town"], review["year"]) == ("青山镇", 2025)
    assert {"id", "rule", "severity", "place", "words", "message", "todo", "basis"} == set(review["findings"][0])
    assert [one["rule"] for one in review["findings"]] == ["FZ301", "FZ318"]


def test_the_page_shows_a_hostile_text_as_text(tmp_path):
    path = tmp_path / "坏.txt"
    path.write_text(
        WRONG.replace("青山镇推进", "<script>alert(1)</script>青山镇推进") + "<b>共计12余次</b>", encoding="utf-8"
    )
    page = generator.present(generator.check(path), "html")
    assert page.startswith("<!doctype html>") and "<script>" not in page and "<b>共计" not in page


def test_our_own_draft_has_no_difference_from_its_facts(draft):
    path, facts = draft
    (review,) = generator.check(path, facts=facts, select=["FZ33"])
    assert review.findings == ()


@pytest.mark.parametrize("options", [{"edition": "报送版", "annex": True}, {"edition": "公开版"}], ids=str)
def test_a_draft_with_annexes_or_for_the_public_has_no_difference_either(options):
    from generator.files.resources import resource

    facts = resource("samples", "full.yaml")
    with TemporaryDirectory() as folder:
        (made,) = generator.draft(facts, output=folder, **options)
        (review,) = generator.check(made.path, facts=facts, edition=options["edition"], select=["FZ3"])
        assert [finding for finding in review.findings if finding.rule.startswith("FZ33")] == []
        assert [finding for finding in review.findings if finding.rule == "FZ312"] == []


def test_a_figure_that_was_changed_in_word_is_named_with_its_field(draft):
    from docx import Document

    path, facts = draft
    document = Document(str(path))
    run = next(run for par in document.paragraphs for run in par.runs if "5000余" in run.text)
    run.text = run.text.replace("5000余", "6000余")
    edited = path.with_name("改过.docx")
    document.save(str(edited))
    (review,) = generator.check(edited, facts=facts, select=["FZ33"])
    (finding,) = review.findings
    assert finding.rule == "FZ331" and "宣传资料份数" in finding.message and "5000余" in finding.message


def test_an_annotated_copy_has_each_finding_as_a_comment_and_leaves_the_file_alone(draft, tmp_path):
    path, _ = draft
    before = path.read_bytes()
    target = tmp_path / "批注.docx"
    done = fazhi("check", path, "--annotate", target, cwd=tmp_path)
    (review,) = generator.check(path)
    comments = generator.read_docx(target).comments
    assert str(target) in done.stderr and path.read_bytes() == before
    assert len(comments) == len(review.findings) > 0
    assert all(finding.key in "".join(comment.text for comment in comments) for finding in review.findings)


@pytest.mark.parametrize("target", ["青山镇.txt", "批注.txt"])
def test_only_a_word_file_is_annotated_and_never_the_file_itself(report, target):
    with pytest.raises(UsageFault, match="docx"):
        generator.check(report, annotated=report.with_name(target))


def test_what_was_confirmed_is_shown_apart_until_its_own_sentence_changes(report):
    (review,) = generator.check(report, select=["FZ318"])
    key = review.findings[0].key
    done = fazhi("check", report, "--select", "FZ318", "--confirm", key, "--reason", "县里统计口径", cwd=report.parent)
    assert done.returncode == 0 and "已核，保留" in done.stdout and "县里统计口径" in done.stdout
    report.write_text(WRONG.replace("编制少", "编制少、待遇低").replace("一、2025", "一、2025"), encoding="utf-8")
    (later,) = generator.check(report, select=["FZ318"])
    assert later.findings == () and [kept.reason for kept in later.confirmed] == ["县里统计口径"]
    report.write_text(WRONG.replace("223895", "323895"), encoding="utf-8")
    (changed,) = generator.check(report, select=["FZ318"])
    assert len(changed.findings) == 1 and changed.confirmed == ()


def test_what_cannot_be_confirmed_says_why(report):
    with pytest.raises(UsageFault, match="没有写理由"):
        generator.check(report, confirm=["FZ301-000000"])
    with pytest.raises(UsageFault, match="没有编号是“FZ301-000000”"):
        generator.check(report, confirm=["FZ301-000000"], reason="因为")
    assert not confirmations_file(report).exists()
    confirmations_file(report).write_text("{", encoding="utf-8")
    with pytest.raises(InputFault, match="已核保留"):
        generator.check(report)


def test_a_folder_has_a_line_a_file_a_table_of_rules_and_a_workbook(report):
    folder = report.parent
    (folder / "绿水镇.txt").write_text(RIGHT.replace("青山", "绿水"), encoding="utf-8")
    (folder / "~$青山镇.docx").write_bytes(b"\x00")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 no zip")
    done = fazhi("check", folder, cwd=folder)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert [line.partition("：")[0].rpartition("/")[2] for line in lines[:3]] == ["坏.docx", "绿水镇.txt", "青山镇.txt"]
    assert "没有查" in lines[0] and "各条规则：" in lines and "FZ301 错误 分项之和超过总数　1份1处" in done.stdout
    book = openpyxl.load_workbook(folder / "检查结果.xlsx")
    assert book.sheetnames == ["汇总", "明细", "规则"]
    cells = [[cell.value for cell in row] for row in book["明细"].iter_rows()]
    assert any(row[0] == "青山镇.txt" and row[1] == "FZ301" for row in cells)


def test_the_workbook_has_the_gravest_first_filters_frozen_heads_and_the_look_of_pages_apart(report, draft):
    folder = report.parent
    (folder / "facts.yaml").unlink()
    plain = word(*(p(line) for line in WRONG.splitlines()))
    (folder / "外来.docx").write_bytes(plain)
    book = openpyxl.load_workbook(generator.write_results(generator.check(folder), folder))
    assert book.sheetnames == ["汇总", "明细", "版式", "规则"]
    for sheet in book:
        head = next(row for row in sheet.iter_rows() if row[0].value in ("文件", "规则"))
        assert sheet.auto_filter.ref.startswith(f"A{head[0].row}:") and sheet.freeze_panes.endswith(
            str(head[0].row + 1)
        )
    rows = {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)] for sheet in book}
    order = ["错误", "提示", "参考", "已核"]
    for name in ("明细", "版式"):
        ranks = [order.index(row[2]) for row in rows[name] if row[2] in order]
        assert ranks == sorted(ranks) and ranks
    assert {row[0] for row in rows["版式"][1:]} == {"外来.docx"}
    assert "FZ301" in {row[1] for row in rows["明细"]} and "FZ802" not in {row[1] for row in rows["明细"]}
    errors = [row[3] for row in rows["汇总"] if isinstance(row[3], int)]
    assert errors == sorted(errors, reverse=True) and len(errors) == 3


def test_a_facts_file_is_no_report_and_the_way_to_check_it_is_told(tmp_path):
    path = facts_file(tmp_path)
    text = path.with_name("说明.txt")
    text.write_text("# 填报文件\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    for given in ([path], [path, text], [text]):
        done = fazhi("check", *given, cwd=tmp_path)
        assert done.returncode in (1, 2)
        assert "这是填报文件，不是报告" in done.stderr + done.stdout and "fazhi validate" in done.stderr + done.stdout
    piped = subprocess.run(
        [*FAZHI, "check", "-"], input=path.read_bytes(), capture_output=True, cwd=tmp_path, check=False, timeout=60
    )
    assert piped.returncode == 1 and "fazhi validate" in piped.stderr.decode()


def test_a_workbook_that_somebody_wrote_into_is_kept(report):
    folder = report.parent
    written = generator.write_results(generator.check(report), folder)
    assert generator.write_results(generator.check(report), folder) == written
    book = openpyxl.load_workbook(written)
    book["汇总"]["A1"] = "已电话通知"
    book.save(written)
    assert generator.write_results(generator.check(report), folder).name == "检查结果（2）.xlsx"
    assert openpyxl.load_workbook(written)["汇总"]["A1"].value == "已电话通知"


def test_two_towns_that_copied_from_each_other_are_named_to_both(tmp_path):
    copied = "坚持把说理贯穿办案全程，逐案制作说理清单，由包片干部上门讲法条、讲程序、讲后果，再约时间当面解释清楚。"
    for town in ("青山", "绿水"):
        text = RIGHT.replace("青山", town).replace("充实执法力量", copied + "充实执法力量")
        (tmp_path / f"{town}镇.txt").write_text(text, encoding="utf-8")
    reviews = generator.check([tmp_path], select=["FZ9"])
    assert [rules_of(review) for review in reviews] == [{"FZ902"}, {"FZ902"}]
    assert "绿水镇" in reviews[1].findings[0].message and "青山镇" in reviews[0].findings[0].message


def test_a_report_is_not_compared_with_itself(tmp_path):
    copied = "坚持把说理贯穿办案全程，逐案制作说理清单，由包片干部上门讲法条、讲程序、讲后果，再约时间当面解释清楚。"
    own, last = tmp_path / "今年.txt", tmp_path / "去年.txt"
    own.write_text(RIGHT.replace("充实执法力量", copied), encoding="utf-8")
    (alone,) = generator.check(own, against=tmp_path, select=["FZ9"])
    assert alone.findings == ()
    last.write_text(own.read_text(encoding="utf-8").replace("2025", "2024"), encoding="utf-8")
    (both,) = generator.check(own, against=tmp_path, select=["FZ9"])
    assert "FZ901" in rules_of(both) and "去年" in both.findings[-1].message


def test_a_folder_of_many_is_checked_by_several_processes_with_the_same_result(tmp_path):
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(WRONG if number % 2 else RIGHT, encoding="utf-8")
    told = []
    reviews = generator.check([tmp_path], select=["FZ3"], progress=lambda done, of: told.append((done, of)))
    assert [rules_of(review) for review in reviews] == [set(), {"FZ301", "FZ318"}] * 6
    assert told[-1] == (12, 12) and len(told) == 12


def test_what_is_no_report_says_so_without_a_traceback(tmp_path):
    missing = fazhi("check", "没有.docx", cwd=tmp_path)
    assert missing.returncode == 2 and "没有.docx" in missing.stderr
    nothing = fazhi("check", tmp_path, cwd=tmp_path)
    assert nothing.returncode == 2 and "没有要检查的文件" in nothing.stderr
    for done in (missing, nothing, fazhi("check", tmp_path, "--edition", "内部版", cwd=tmp_path)):
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("id", rules())
def test_each_rule_is_explained_with_its_examples(id):
    told = generator.explain(id.lower())
    assert told.startswith(f"{id} ") and "会提示的例子" in told and "不提示的例子" in told


def test_an_unknown_rule_is_not_explained():
    with pytest.raises(UsageFault, match="没有规则“FZ000”"):
        generator.explain("FZ000")


def test_the_handbook_lists_the_rules_as_they_are():
    from build_handbook import HANDBOOK, rule_table

    if not HANDBOOK.is_file():
        pytest.skip("the handbook is in the checkout only")
    assert rule_table() in HANDBOOK.read_text(encoding="utf-8"), "python tools/build_handbook.py rebuilds it"
