"""From a facts file to a Word file, and never over a person's work."""

import io
import json
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from running import FAZHI, facts_file, fazhi, finished_file
from tampering import changed

from generator import InputFault, SomeFailed, TemplateFault, UsageFault, demo, draft, read_docx
from generator.compose import compose
from generator.files.resources import resource
from generator.sources.facts_file import read_facts
from generator.word.fingerprint import is_untouched

SEEDS = sorted(resource("seeds").glob("*.yaml"))
NAME = "青山镇2025年度法治政府建设情况的报告（报送版）.docx"
UNFINISHED = "青山镇2025年度法治政府建设情况的报告（报送版）（草稿）.docx"
PENDING = "政务公开:\n  主动公开信息条数: 待补"
DOUBTFUL = "行政执法:\n  应持证执法人员人数: 10\n  持有效行政执法证人数: 12"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_a_seed_becomes_a_draft_that_says_what_was_composed(tmp_path, seed):
    (made,) = draft(seed, output=tmp_path)
    assert is_untouched(made.path.read_bytes())
    assert read_docx(made.path).report == compose(read_facts(seed)).report.bare()
    assert made.facts_file == seed


def test_a_draft_stands_beside_its_facts_under_the_towns_name(tmp_path):
    (made,) = draft(facts_file(tmp_path))
    assert made.path == tmp_path / NAME
    assert (made.gaps, made.to_confirm, made.instead_of) == (0, (), "")
    assert made.unfilled > 0
    assert "司法所" in made.offices
    assert names(tmp_path) == ["facts.yaml", NAME]


def test_a_draft_with_gaps_says_so_in_its_name(tmp_path):
    (made,) = draft(facts_file(tmp_path, more=PENDING))
    assert (made.path.name, made.gaps) == (UNFINISHED, 1)


def test_both_editions_are_two_files_beside_each_other(tmp_path):
    submitted, public = draft(facts_file(tmp_path), edition="both")
    assert (submitted.path.name, submitted.edition) == (NAME, "报送版")
    assert (public.path.name, public.edition) == (NAME.replace("报送版", "公开版"), "公开版")
    assert read_docx(submitted.path).report.head.status == "送审稿"
    assert not read_docx(public.path).report.head
    (alone,) = draft(facts_file(tmp_path), edition="公开版")
    assert alone.path == public.path


def test_a_public_edition_tells_what_it_says_otherwise(tmp_path):
    more = "矛盾纠纷:\n  到县上访批次: 3\n  特色做法:\n    - 标题: 亲民电话\n      内容: 公布电话13812345678"
    submitted, public = draft(facts_file(tmp_path, more=more), edition="both")
    assert submitted.changes == ()
    assert list(map(str, public.changes)) == [
        "手机号码：13812345678 → 138****5678",
        "不公开数据：到县上访批次，已略去",
    ]
    assert "138****5678" in read_docx(public.path).report.to_text()
    assert "到县上访批次" in read_docx(submitted.path).report.to_text()


def test_of_both_editions_none_is_written_where_one_is_refused(tmp_path):
    file = facts_file(tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace("  成文", "  附注: 秘密★1年\n  成文"), encoding="utf-8")
    with pytest.raises(InputFault, match="公开版里有“秘密★”"):
        draft(file, edition="both")
    assert names(tmp_path) == ["facts.yaml"]
    (made,) = draft(file)
    assert made.edition == "报送版"


def test_an_unknown_edition_or_two_drafts_for_one_file_are_wrong_usage(tmp_path):
    with pytest.raises(UsageFault, match="是否想写“公开版”"):
        draft(facts_file(tmp_path), edition="公开本")
    with pytest.raises(UsageFault, match="2份草稿不能写进同一个文件"):
        draft(facts_file(tmp_path), edition="both", output=tmp_path / "稿.docx")


@pytest.mark.parametrize(
    ("edition", "today", "due"),
    [
        ("报送版", date(2026, 2, 17), "距报送期限2026年3月1日还有12天，距公开期限2026年4月1日还有43天"),
        ("公开版", date(2026, 4, 1), "今天到公开期限2026年4月1日"),
        ("公开版", date(2026, 4, 12), "公开期限2026年4月1日已经过去11天，公开已经迟了"),
        ("报送版", date(2028, 1, 1), ""),
    ],
)
def test_a_draft_says_how_many_days_are_left_and_a_public_one_that_it_is_late(tmp_path, edition, today, due):
    (made,) = draft(facts_file(tmp_path), edition=edition, today=today)
    assert made.due == due


def test_a_countys_own_deadlines_are_counted(tmp_path):
    (tmp_path / "fazhi.toml").write_text('["写法"]\n"报送期限" = "12月20日"\n', encoding="utf-8")
    (made,) = draft(facts_file(tmp_path), today=date(2025, 12, 10))
    assert made.due.startswith("距报送期限2025年12月20日还有10天")


def test_what_a_county_sets_is_held_to_the_same_form(tmp_path):
    told = '["写法"]\n"主送机关" = ["县委王书记"]\n"抄送机关" = ["各村"]\n'
    (tmp_path / "fazhi.toml").write_text(told, encoding="utf-8")
    with pytest.raises(InputFault) as caught:
        draft(facts_file(tmp_path))
    person, below = caught.value.faults
    assert (person.place, person.line, person.what) == ("写法 › 主送机关", 2, "主送机关“县委王书记”是个人")
    assert (below.place, below.line, below.what) == ("写法 › 抄送机关", 3, "抄送机关“各村”是下级")
    assert person.file.endswith("fazhi.toml")


def test_what_is_unusual_in_the_form_is_noted(tmp_path):
    file = facts_file(tmp_path)
    form = "  主送机关: 县委全面依法治县委员会办公室\n  发文字号: 青政〔2026〕5号\n  成文"
    file.write_text(file.read_text(encoding="utf-8").replace("  成文", form), encoding="utf-8")
    coordinator, unsigned = draft(file)[0].notes
    assert "抄送这个机构" in coordinator
    assert unsigned.startswith("基本信息 › 签发人：没有填签发人")


def test_a_final_draft_with_a_number_needs_its_signer_in_the_edition_that_prints_it(tmp_path):
    file = finished_file(tmp_path)
    told = json.loads(file.read_text(encoding="utf-8"))
    told["基本信息"]["发文字号"] = "青政〔2026〕5号"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(InputFault, match="签发人：没有填签发人"):
        draft(file, final=True)
    (public,) = draft(file, final=True, edition="公开版")
    assert public.path.is_file()


def test_a_signing_date_far_ahead_of_the_day_is_refused(tmp_path):
    with pytest.raises(InputFault, match="在今天（2024-12-31）一年以后"):
        draft(facts_file(tmp_path), today=date(2024, 12, 31))


@pytest.mark.parametrize(
    ("basic", "name"),
    [
        ("待补\n  乡镇类别: 镇", "某镇2025年度法治政府建设情况的报告（报送版）（草稿）.docx"),
        ("待补\n  乡镇类别: 街道", "某街道2025年度法治政府建设情况的报告（报送版）（草稿）.docx"),
        ("罗子山瑶族乡", "罗子山瑶族乡2025年度法治政府建设情况的报告（报送版）.docx"),
        ("红旗街道", "红旗街道2025年度法治政府建设情况的报告（报送版）.docx"),
    ],
)
def test_a_drafts_name_follows_the_town(tmp_path, basic, name):
    (made,) = draft(facts_file(tmp_path, town=basic))
    assert made.path.name == name


@pytest.mark.parametrize("town", ["../../x镇", "a/b镇", "a\\b镇", "CON\n  乡镇类别: 镇", "镇" * 3000])
def test_no_town_name_leads_out_of_the_folder_or_to_an_impossible_name(tmp_path, town):
    inner = tmp_path / "inner"
    inner.mkdir()
    facts = facts_file(inner, town=town)
    try:
        (made,) = draft(facts)
    except InputFault as fault:
        assert "乡镇名称" in str(fault)
    else:
        assert made.path.parent == inner
        assert made.path.is_file()
    assert names(tmp_path) == ["inner"]


@pytest.mark.parametrize("year", ["1999", "2999"])
def test_no_draft_of_a_year_that_cannot_be(tmp_path, year):
    facts = facts_file(tmp_path)
    facts.write_text(facts.read_text(encoding="utf-8").replace("2025", year), encoding="utf-8")
    with pytest.raises(InputFault, match=year):
        draft(facts)
    assert names(tmp_path) == ["facts.yaml"]


def test_drafting_again_replaces_our_own_draft(tmp_path):
    draft(facts_file(tmp_path))
    facts = facts_file(tmp_path, more="政务公开:\n  主动公开信息条数: 87")
    (made,) = draft(facts)
    assert names(tmp_path) == ["facts.yaml", NAME]
    assert "87" in read_docx(made.path).report.to_text()


def test_an_edited_draft_is_left_alone_unless_forced(tmp_path):
    facts = facts_file(tmp_path)
    (made,) = draft(facts)
    edited = changed(made.path.read_bytes(), "5000余", "6000余")
    made.path.write_bytes(edited)
    (second,) = draft(facts)
    assert second.path.name == NAME.replace(".docx", "（2）.docx")
    assert second.instead_of
    assert made.path.read_bytes() == edited
    (forced,) = draft(facts, force=True)
    assert forced.path == made.path
    assert is_untouched(made.path.read_bytes())


def test_a_person_is_told_that_an_edited_draft_was_left_alone(tmp_path):
    facts = facts_file(tmp_path)
    (made,) = draft(facts, into_results=True)
    made.path.write_bytes(changed(made.path.read_bytes(), "5000余", "6000余"))
    result = fazhi("draft", facts.name, cwd=tmp_path)
    assert result.returncode == 0
    assert result.stdout == str(Path("成果", NAME.replace(".docx", "（2）.docx\n")))
    assert "没有覆盖" in result.stderr


def test_output_may_be_a_file_or_a_folder(tmp_path):
    facts = facts_file(tmp_path)
    (tmp_path / "稿").mkdir()
    assert draft(facts, output=tmp_path / "a.docx")[0].path == tmp_path / "a.docx"
    assert draft(facts, output=tmp_path / "稿")[0].path == tmp_path / "稿" / NAME


@pytest.mark.parametrize("output", ["没有", "没有/", "a.doc", "没有/a.docx"])
def test_output_that_is_neither_says_what_to_do(tmp_path, output):
    result = fazhi("draft", facts_file(tmp_path), "-o", output, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "文件夹" in result.stderr
    assert names(tmp_path) == ["facts.yaml"]


def test_several_facts_do_not_go_into_one_file(tmp_path):
    several = [facts_file(tmp_path, "1.yaml"), facts_file(tmp_path, "2.yaml")]
    with pytest.raises(UsageFault, match="不能写进同一个文件"):
        draft(several, output=tmp_path / "a.docx")


def test_a_draft_is_not_written_over_its_layout(tmp_path):
    layout = tmp_path / "layout.docx"
    layout.write_bytes(resource("templates", "layout", "gbt9704.docx").read_bytes())
    with pytest.raises(UsageFault, match="版式模板"):
        draft(facts_file(tmp_path), output=layout, layout=layout, force=True)


def test_two_towns_of_one_name_get_two_drafts_and_again_the_same_two(tmp_path):
    several = [facts_file(tmp_path, "1.yaml"), facts_file(tmp_path, "2.yaml")]
    first = [made.path.name for made in draft(several)]
    assert first == [NAME, NAME.replace(".docx", "（2）.docx")]
    assert [made.path.name for made in draft(several)] == first


def test_one_bad_file_does_not_stop_the_others_and_every_fault_is_told(tmp_path):
    good = facts_file(tmp_path, "good.yaml")
    bad = [
        facts_file(tmp_path, "1.yaml", town="青山"),
        facts_file(tmp_path, "2.yaml", more="学法:\n  法治培训场次: 若干"),
    ]
    with pytest.raises(SomeFailed) as failed:
        draft([bad[0], good, bad[1]])
    assert [made.path.name for made in failed.value.done] == [NAME]
    assert {fault.file for fault in failed.value.faults} == {str(bad[0]), str(bad[1])}
    result = fazhi("draft", "1.yaml", "good.yaml", "2.yaml", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (1, f"{Path('成果', NAME)}\n")


def test_a_final_draft_of_finished_facts_is_written(tmp_path):
    (made,) = draft(finished_file(tmp_path), final=True)
    assert (made.path.name, made.gaps, made.unfilled, made.offices) == (NAME, 0, 0, ())


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (PENDING, "政务公开 › 主动公开信息条数：待补。请问党政办。"),
        ("", "政务公开 › 主动公开信息条数：未填。请问党政办。"),
        (DOUBTFUL, "持有效行政执法证人数"),
    ],
    ids=["待补", "未填", "未核实"],
)
def test_a_final_draft_of_unfinished_facts_is_refused_with_place_and_office(tmp_path, more, told):
    facts = facts_file(tmp_path, more=more)
    with pytest.raises(InputFault) as refused:
        draft(facts, final=True)
    assert told in "\n".join(map(str, refused.value.faults))
    assert all(fault.file == str(facts) for fault in refused.value.faults)
    assert names(tmp_path) == ["facts.yaml"]


def test_a_final_draft_is_refused_for_a_section_of_which_nothing_is_known(tmp_path):
    finished = finished_file(tmp_path)
    text = finished.read_text(encoding="utf-8")
    finished.write_text(text.replace('"宣传资料份数": "5000余"', '"宣传资料份数": "不适用"'), encoding="utf-8")
    with pytest.raises(InputFault, match="【待补：举措和成效】"):
        draft(finished, final=True)


def test_a_relation_to_confirm_is_told_with_the_draft(tmp_path):
    (made,) = draft(facts_file(tmp_path, more=DOUBTFUL))
    assert len(made.to_confirm) == 1
    assert "fazhi validate facts.yaml" in fazhi("draft", "facts.yaml", cwd=tmp_path).stderr


def layout_with(old, new):
    return changed(resource("templates", "layout", "gbt9704.docx").read_bytes(), old, new)


def bomb():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(300_000_000))
    return data.getvalue()


LAYOUTS = {
    "empty": lambda: b"",
    "no zip": lambda: b"%PDF-1.7",
    "cut off": lambda: resource("templates", "layout", "gbt9704.docx").read_bytes()[:2000],
    "zip bomb": bomb,
    "full-width braces": lambda: layout_with("{{ 段.序号 }}", "｛｛ 段.序号 ｝｝"),
    "misspelt": lambda: layout_with("{{ 段.序号 }}", "{{ 段.序好 }}"),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_at_fault_writes_nothing_where_the_draft_would_have_been(tmp_path, layout):
    (tmp_path / "layout.docx").write_bytes(layout())
    several = [facts_file(tmp_path, "1.yaml"), facts_file(tmp_path, "2.yaml")]
    with pytest.raises(TemplateFault) as fault:
        draft(several, layout=tmp_path / "layout.docx")
    assert fault.value.exit_code == 3
    assert {fault.file for fault in fault.value.faults} == {str(tmp_path / "layout.docx")}, "told once, by its own name"
    assert names(tmp_path) == ["1.yaml", "2.yaml", "layout.docx"]


@pytest.mark.parametrize("layout", ["没有.docx", "."])
def test_a_layout_that_cannot_be_read_is_2(tmp_path, layout):
    result = fazhi("draft", facts_file(tmp_path), "--layout", layout, cwd=tmp_path)
    assert (result.returncode, "版式模板打不开" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    "text",
    ["&amp; A&B <x> \"y\" 'z'", "𠮷野家", "a" * 7_999, "第一行\n第二行", "1 < 2 && 3 > 2"],
    ids=["markup", "beyond the BMP", "long", "lines", "signs"],
)
def test_what_a_person_writes_reaches_word_as_it_was_written(tmp_path, text):
    entry = f"基层治理:\n  特色做法:\n    - 标题: 试点\n      内容: {json.dumps(text + '。', ensure_ascii=False)}"
    facts = facts_file(tmp_path, more=entry)
    (made,) = draft(facts)
    assert text.replace("\n", "") in read_docx(made.path).report.to_text()


@pytest.mark.parametrize("text", ["{{7*7}}", "{% raw %}", "\\0", "\\uFFFE", "\\uE000", "\\uD800", "a" * 100_000])
def test_what_could_never_be_safe_is_refused_with_its_place(tmp_path, text):
    facts = facts_file(tmp_path, more=f'基层治理:\n  特色做法:\n    - 标题: 试点\n      内容: "{text}"')
    with pytest.raises(InputFault) as refused:
        draft(facts)
    assert any(fault.line or fault.place for fault in refused.value.faults)
    assert names(tmp_path) == ["facts.yaml"]


def test_50_megabytes_are_refused_at_once(tmp_path):
    (tmp_path / "facts.yaml").write_bytes(b"# nothing\n" * 5_000_000)
    result = fazhi("draft", "facts.yaml", cwd=tmp_path)
    assert (result.returncode, "MB" in result.stderr) == (1, True)


def test_a_disk_that_takes_no_more_leaves_the_old_draft(tmp_path):
    facts = facts_file(tmp_path)
    (made,) = draft(facts, into_results=True)
    old = made.path.read_bytes()
    limited = ["sh", "-c", 'ulimit -f 2; exec "$@"', "sh"]
    write = [sys.executable, "-c", "open('obstacle', 'wb').write(bytes(9000))"]
    assert subprocess.run([*limited, *write], cwd=tmp_path, capture_output=True, check=False).returncode != 0
    (tmp_path / "obstacle").unlink()
    result = fazhi("draft", facts.name, cwd=tmp_path, by=(*limited, *FAZHI), PYTHONDONTWRITEBYTECODE="1")
    assert (result.returncode, "系统允许的大小" in result.stderr) == (2, True), result.stderr
    assert made.path.read_bytes() == old
    assert (names(tmp_path), names(tmp_path / "成果")) == (["facts.yaml", "成果"], [NAME])


def test_the_demo_drafts_the_five_seeds_beside_their_facts(tmp_path):
    made = demo(tmp_path / "a" / "b")
    assert [one.facts_file.name for one in made] == [seed.name for seed in SEEDS]
    assert len(names(tmp_path / "a" / "b")) == 2 * len(SEEDS)


def test_the_demo_again_keeps_what_was_edited(tmp_path):
    first = demo(tmp_path)
    facts, edited = first[1].facts_file, first[2].path
    facts.write_text(facts.read_text(encoding="utf-8").replace("5000余", "7000余"), encoding="utf-8")
    edited.write_bytes(changed(edited.read_bytes(), "报告", "总结"))
    theirs = edited.read_bytes()
    again = demo(tmp_path)
    assert "7000余" in read_docx(again[1].path).report.to_text()
    assert again[2].path != edited
    assert edited.read_bytes() == theirs


def test_the_demo_says_where_it_cannot_write(tmp_path):
    (tmp_path / "file").touch()
    result = fazhi("demo", "file/below", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "建不了文件夹" in result.stderr
