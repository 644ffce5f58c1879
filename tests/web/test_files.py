"""What the pages make: drafts beside the facts, downloads, annotated copies; and what a start loads."""

import subprocess
import sys
from io import BytesIO
from urllib.parse import quote

import pytest
from county_forms import form, lines
from docx import Document
from running import facts_file, fazhi
from serving import Pages

import generator

NAME = "青山镇2025.yaml"
AT = f"/f/{quote(NAME)}"


@pytest.fixture
def path(tmp_path):
    return facts_file(tmp_path, NAME)


@pytest.fixture
def pages(path):
    return Pages(path.parent).enter()


def make(pages):
    reply = pages.post(f"{AT}/drafts", pages.form(f"{AT}/drafts"))
    assert reply.status_code == 303
    return pages.get(reply.location).text


def test_both_editions_are_written_beside_the_facts_as_the_command_writes_them(pages, path):
    page = make(pages)
    written = {one.name: one.read_bytes() for one in path.parent.glob("成果/*.docx")}
    assert len(written) == 2
    assert all(name in page for name in written)
    fazhi("draft", NAME, "--edition", "both", "--force", cwd=path.parent)
    assert {one.name: one.read_bytes() for one in path.parent.glob("成果/*.docx")} == written


def test_a_draft_that_was_edited_is_left_alone_and_that_is_said(pages, path):
    make(pages)
    edited = sorted(path.parent.glob("成果/*.docx"))[0]
    document = Document(str(edited))
    document.add_paragraph("手工加的一句。")
    document.save(str(edited))
    before = edited.read_bytes()
    assert "没有覆盖" in make(pages)
    assert edited.read_bytes() == before
    assert len(list(path.parent.glob("成果/*.docx"))) == 3


def test_characters_that_cannot_be_seen_are_told_on_the_review(pages, path):
    assert "U+200B" not in pages.get(f"{AT}/review").text
    path.write_text(path.read_text(encoding="utf-8").replace("系统培训少", "系统\u200b培训少"), encoding="utf-8")
    assert "有看不见的字符（U+200B）。已按看到的文字处理" in pages.get(f"{AT}/review").text


def test_faults_that_keep_a_draft_back_are_all_listed(pages, path):
    path.write_text("基本信息:\n  年度: 2025\n  乡镇名称: 青山镇\n", encoding="utf-8")
    page = make(pages)
    assert "还不能生成" in page
    assert "不足至少要写2条" in page
    assert not list(path.parent.glob("成果/*.docx"))


@pytest.mark.parametrize(
    ("edition", "to", "status"),
    [
        ("报送版", "docx", 200),
        ("公开版", "docx", 200),
        ("公开版", "html", 200),
        ("公开版", "txt", 200),
        ("报送版", "html", 404),
        ("别的", "docx", 404),
        ("公开版", "exe", 404),
    ],
)
def test_an_edition_is_downloaded_and_leaves_nothing_in_the_folder(pages, path, edition, to, status):
    before = {one.name for one in path.parent.iterdir()}
    answer = pages.get(f"{AT}/download/{quote(edition)}.{to}")
    assert answer.status_code == status
    assert {one.name for one in path.parent.iterdir()} == before
    if status == 200:
        assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_word_file_comes_back_with_its_comments(pages, path):
    (draft,) = generator.draft(path)
    form = pages.form("/check") | {"report": (BytesIO(draft.path.read_bytes()), "..\\..\\报告.docx")}
    reply = pages.post("/check", form, content_type="multipart/form-data")
    assert reply.status_code == 303
    page = pages.get(reply.location).text
    assert "青山镇" in page
    answer = pages.get(f"{reply.location}/annotated")
    assert answer.status_code == 200
    assert answer.data.startswith(b"PK")
    assert b"word/comments.xml" in answer.data


def test_the_message_to_the_offices_is_that_of_the_command(pages, path):
    told = fazhi("missing", NAME, cwd=path.parent).stdout
    page = pages.get(f"{AT}/missing").text
    assert "司法所" in told
    assert all(line.strip() in page for line in told.splitlines()[2:6] if line.strip())


def modules_after(code):
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_no_other_command_loads_flask():
    loaded = modules_after("import generator.commands.main, generator.interview.interview")
    assert not {"flask", "werkzeug", "cheroot"} & loaded


def test_the_link_is_there_before_the_vocabulary_is_loaded():
    loaded = modules_after("import generator.web.serving")
    assert "flask" in loaded
    assert not {"generator.facts.facts", "generator.compose", "generator.checks"} & loaded


@pytest.mark.parametrize(("port", "said"), [("99999", "“99999”不在0至65535之间"), ("x", "“x”不是整数")])
def test_what_is_no_port_is_said_in_chinese(tmp_path, port, said):
    done = fazhi("serve", "--port", port, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_folder_that_is_not_there_is_said(tmp_path):
    done = fazhi("serve", "没有", cwd=tmp_path)
    assert done.returncode == 2
    assert "没有这个文件夹" in done.stderr


def with_form(path, words="{{ 镇.名 }}资料{{ 普法宣传.宣传资料份数 }}份", name="统计表.docx"):
    """A form of the county's in the folder where pages look for them."""
    folder = path.parent / "县里的表"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(form(words))


def test_a_form_of_the_county_is_a_choice_beside_our_own_layout(pages, path):
    assert "县里的表" not in pages.get(f"{AT}/drafts").text
    with_form(path)
    page = pages.get(f"{AT}/drafts").text
    assert "填好县里的表，下载" in page and "统计表.docx，报送版" in page
    answer = pages.get(f"{AT}/download/报送版.docx?form=统计表.docx")
    assert answer.status_code == 200
    assert lines(answer.data) == ["青山镇资料5000余份"]
    assert quote("青山镇2025年度统计表（报送版）.docx") in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("name", ["没有.docx", "../青山镇2025.yaml", "..%2F..%2Fetc%2Fpasswd", "", "~$统计表.docx"])
def test_only_a_form_of_the_folder_can_be_named(pages, path, name):
    with_form(path)
    with_form(path, name="~$统计表.docx")
    assert pages.get(f"{AT}/download/报送版.docx?form={name}").status_code == 404
    assert pages.get(f"{AT}/download/公开版.html?form=统计表.docx").status_code == 404


def test_a_form_with_faults_says_where_and_what_was_meant(pages, path):
    with_form(path, "{{ 普法宣传.宣传资料分数 }}")
    answer = pages.get(f"{AT}/download/报送版.docx?form=统计表.docx")
    assert answer.status_code == 422
    assert "是否想写“普法宣传.宣传资料份数”" in answer.text
    assert "统计表.docx" in answer.text and str(path.parent) not in answer.text
