"""What a draft is printed as: Word, page or text, by the options of ``fazhi draft``."""

from datetime import date

import pytest
from docx import Document
from running import facts_file, fazhi

from generator.drafting.drafting import draft
from generator.errors import InputFault, UsageFault
from generator.files.resources import resource
from generator.reading import read_docx


@pytest.fixture
def town(tmp_path):
    path = tmp_path / "full.yaml"
    path.write_bytes(resource("samples", "full.yaml").read_bytes())
    return path


def test_the_published_edition_becomes_a_page_and_a_text_with_the_same_lines(town):
    (page,) = draft(town, edition="公开版", to="html", published=date(2026, 3, 20))
    (text,) = draft(town, edition="公开版", to="txt")
    (word,) = draft(town, edition="公开版")
    assert (page.path.suffix, text.path.suffix, word.path.suffix) == (".html", ".txt", ".docx")
    assert page.path.stem == text.path.stem == word.path.stem
    lines = text.path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    assert lines == read_docx(word.path).report.to_text()
    html = page.path.read_text(encoding="utf-8")
    assert '<meta name="PubDate" content="2026-03-20">' in html
    for line in lines.splitlines():
        assert all(cell.replace("&", "&amp;") in html for cell in line.split("｜"))
    for secret in ("进京", "签发人", "抄送"):
        assert secret not in html + lines


def test_what_a_person_changed_is_left_and_what_nobody_changed_is_written_anew(town):
    for to in ("html", "txt"):
        (first,) = draft(town, edition="公开版", to=to)
        (again,) = draft(town, edition="公开版", to=to)
        assert again.path == first.path
        first.path.write_text(first.path.read_text(encoding="utf-8") + "我加的。", encoding="utf-8")
        (beside,) = draft(town, edition="公开版", to=to)
        assert beside.path.name == f"{first.path.stem}（2）.{to}"
        assert beside.instead_of == "已有人修改过，或不是本程序写的"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"to": "html"}, "报送版只写成 .docx，不写成 html。请加 --edition 公开版"),
        ({"to": "txt", "edition": "both"}, "报送版只写成 .docx"),
        ({"to": "pdf"}, "不能写成“pdf”"),
        ({"published": date(2026, 3, 20)}, "发布日期只写进网页"),
        ({"to": "txt", "edition": "公开版", "layout": "a.docx"}, "写成 txt 时不用版式模板"),
        ({"to": "html", "edition": "公开版", "output": "a.docx"}, "也不是 .html 文件名"),
    ],
)
def test_what_does_not_go_together_is_refused(town, options, told):
    with pytest.raises(UsageFault) as caught:
        draft(town, **options)
    assert told in str(caught.value)
    assert not list(town.parent.glob("*报告*"))


def test_the_table_of_figures_comes_with_the_option_or_the_countys_wish(town):
    def titles(made):
        return [annex.title for annex in read_docx(made.path).report.annexes]

    (plain,) = draft(town, force=True)
    assert "2025年度法治政府建设主要数据表" not in titles(plain)
    (asked,) = draft(town, annex=True)
    assert "2025年度法治政府建设主要数据表" in titles(asked)
    (town.parent / "fazhi.toml").write_text('["写法"]\n"附数据表" = true\n"附责任表" = true\n', encoding="utf-8")
    (wished,) = draft(town)
    assert titles(wished)[:2] == ["2025年度法治政府建设主要数据表", "2025年度法治政府建设不足整改责任表"]


def test_a_countys_choices_about_the_page_are_those_of_its_drafts(town):
    told = '["版式"]\n"三级标题加粗" = true\n\n["字体"]\n"标题" = "方正小标宋_GBK"\n"正文" = "仿宋"\n'
    (town.parent / "fazhi.toml").write_text(told, encoding="utf-8")
    (made,) = draft(town)
    styles = Document(str(made.path)).styles
    assert styles["公文标题"].font.name == "方正小标宋_GBK"
    assert styles["公文正文"].font.name == "仿宋"
    assert styles["三级标题"].font.bold is True


GAP = "政务公开:\n  主动公开信息条数: 待补"


def test_a_page_for_the_public_with_a_gap_is_refused_and_the_gap_is_named(tmp_path):
    path = facts_file(tmp_path, more=GAP)
    with pytest.raises(InputFault) as raised:
        draft(path, edition="公开版", to="html")
    (fault,) = raised.value.faults
    assert "【待补：主动公开信息条数】" in fault.what and fault.file == str(path) and ".docx" in fault.todo
    assert not list(tmp_path.glob("*.html"))


@pytest.mark.parametrize(("to", "coloured"), [("txt", False), ("docx", True)])
def test_only_of_a_word_file_it_is_told_that_gaps_are_coloured(tmp_path, to, coloured):
    done = fazhi("draft", facts_file(tmp_path, more=GAP), "--edition", "公开版", "--to", to, cwd=tmp_path)
    assert "待补1处" in done.stderr and ("底色" in done.stderr) == coloured
