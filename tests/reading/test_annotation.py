"""Findings as Word comments: at their words, in our files and in strangers', sound for both validators."""

import json
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strangers import cell, p, run, table, text_box, word

from generator.errors import InputFault
from generator.layout import lay_out
from generator.reading import Anchor, BlockPlace, Note, annotate, read
from generator.word.package import unpack
from generator.word.wordml import parse, q


def note(words, text="请核对", element=0, start=0, elements=1):
    return Note(BlockPlace(Anchor(element, start, elements)), words, text)


def commented(docx):
    """The words that each comment stands at, by the comment's text."""
    parts = unpack(docx)
    texts = {
        comment.get(q("id")): "".join(element.text or "" for element in comment.iter(q("t")))
        for comment in parse(parts["word/comments.xml"]).iter(q("comment"))
    }
    open_, found = set(), {}
    for element in parse(parts["word/document.xml"]).iter():
        number = element.get(q("id"))
        if element.tag == q("commentRangeStart"):
            open_.add(number)
            found[texts[number]] = ""
        elif element.tag == q("commentRangeEnd"):
            open_.discard(number)
        elif element.tag == q("t"):
            for number in open_:
                found[texts[number]] += element.text or ""
    return found


def in_words(docx, words, **anchor):
    return commented(annotate(docx, [note(words, **anchor)]))["请核对"]


def test_a_comment_stands_at_its_words_and_nothing_else_changes():
    docx = word(p("甲。"), p("全年学法12次，参加360人次。"))
    annotated = annotate(docx, [note("12次", element=1)])
    assert commented(annotated) == {"请核对": "12次"}
    assert read(annotated).report == read(docx).report


def test_words_that_runs_cut_up_are_found():
    cut = p(run("全年学", "<w:b/>"), run("法1"), run("2"), run("次，参", "<w:i/>"), run("加。"))
    assert in_words(word(cut), "学法12次") == "学法12次"


def test_the_type_of_a_run_that_is_cut_stays_on_both_sides():
    annotated = annotate(word(p(run("全年学法12次。", "<w:b/>"))), [note("学法")])
    assert [run.bold for run in read(annotated).format.blocks[0].runs] == [True]


def test_words_behind_the_beginning_of_the_block_go_before_others():
    docx = word(p("（一）学法。学法12次。"))
    starts = [place.anchor.start for place in read(docx).places]
    annotated = annotate(docx, [note("学法", "一", start=starts[0]), note("学法12", "二", start=starts[-1])])
    assert commented(annotated) == {"一": "学法", "二": "学法12"}


@pytest.mark.parametrize("words", ["", "没有的字"])
def test_a_comment_without_words_stands_at_the_whole_paragraph(words):
    assert in_words(word(p("甲。"), p("全年", "学法。")), words, element=1) == "全年学法。"


def test_comments_may_overlap():
    notes = [note("学法12次", "一"), note("12次，参加", "二"), note("学法12次", "三")]
    assert commented(annotate(word(p("全年学法12次，参加360人次。")), notes)) == {
        "一": "学法12次",
        "二": "12次，参加",
        "三": "学法12次",
    }


def test_words_in_a_table_s_cell_are_found():
    docx = word(p("甲。"), table(("项目", "数"), ("讲座", cell(p("12")))))
    anchor = read(docx).places[1].anchor
    assert in_words(docx, "12", element=anchor.element, elements=anchor.elements) == "12"


def test_what_stands_in_a_text_box_is_told_at_the_paragraph_that_it_hangs_on():
    docx = word(p("甲。"), p(run("乙"), text_box(p("框内电话")), run("。")))
    (story,) = read(docx).stories
    found = commented(annotate(docx, [Note(story.place, "框内电话", "请核对")]))
    assert found["请核对"].replace("框内电话", "") == "乙。"


def test_words_that_tracked_changes_brought_are_found():
    tracked = p(
        run("学法"), '<w:ins w:id="1" w:author="甲">' + run("新增12次") + "</w:ins>",
        '<w:del w:id="2" w:author="甲"><w:r><w:delText>10</w:delText></w:r></w:del>', run("，参加。"),
    )  # fmt: skip
    assert in_words(word(tracked), "12次，参") == "12次，参"


def test_comments_that_stand_there_stay():
    begin, end = '<w:commentRangeStart w:id="3"/>', '<w:commentRangeEnd w:id="3"/>'
    marked = p(begin, run("学法12次。"), end, '<w:r><w:commentReference w:id="3"/></w:r>')
    docx = word(marked, comments=f'<w:comment w:id="3" w:author="司法所">{p("旧批注")}</w:comment>')
    annotated = annotate(docx, [note("12次")])
    assert commented(annotated) == {"旧批注": "学法12次。", "请核对": "12次"}
    assert [comment.author for comment in read(annotated).comments] == ["司法所", "fazhi 检查"]


def test_equal_input_gives_equal_bytes(whole_report):
    docx = lay_out(whole_report)
    notes = [note("普法", element=3), note("报告", element=0)]
    assert annotate(docx, notes) == annotate(docx, notes)


def test_no_notes_leave_a_file_that_reads_the_same(whole_report):
    assert read(annotate(lay_out(whole_report), [])).report == whole_report.bare()


def test_hostile_words_of_a_finding_do_no_harm():
    text = "a\x00b]]>&<w:p>\ud800\u2028\n第二行" + "长" * 5000
    annotated = annotate(word(p("学法12次。")), [note("12次", text), note("&<>", "x", element=99)])
    assert read(annotated).comments[0].text.splitlines()[-1].startswith("第二行长")


@pytest.mark.parametrize("rubbish", [b"", b"PK\x03\x04", b"text"])
def test_what_is_no_word_file_is_refused(rubbish):
    with pytest.raises(InputFault, match="不是"):
        annotate(rubbish, [note("x")])


@given(st.lists(st.text(st.sampled_from("学法12次，\t\n 𠮷"), max_size=6), min_size=1, max_size=5), st.data())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_words_of_any_paragraph_are_marked_exactly(pieces, data):
    runs = [
        run(piece.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">').replace("\t", "</w:t><w:tab/><w:t>"))
        for piece in pieces
    ]
    shown = "".join(pieces).replace("\n", "").replace("\t", "　")
    begin = data.draw(st.integers(0, len(shown)))
    words = shown[begin : data.draw(st.integers(begin, len(shown)))]
    docx = word(p(*runs), p("尾。"))
    annotated = annotate(docx, [note(words, start=0)])
    assert read(annotated).report == read(docx).report
    if words:
        marked = in_words(docx, words)
        assert marked == words.replace("　", "")


@pytest.fixture(scope="module")
def annotated_files(whole_report, tmp_path_factory):
    """Our own file and a stranger's with everything, each with a comment at every block."""
    tracked = p(
        run("学法"), '<w:ins w:id="1" w:author="甲">' + run("新增12次") + "</w:ins>",
        '<w:del w:id="2" w:author="甲"><w:r><w:delText>10</w:delText></w:r></w:del>',
        '<w:hyperlink w:anchor="x">' + run("链接文字") + "</w:hyperlink>",
        '<w:fldSimple w:instr=" DATE ">' + run("2026年") + "</w:fldSimple>",
        "<w:sdt><w:sdtContent>" + run("控件文字") + "</w:sdtContent></w:sdt>", run("，参加。"),
    )  # fmt: skip
    stranger = word(
        p("关于情况的报告"),
        tracked,
        table(("项目", "数"), ("讲座", "12")),
        p(run("甲"), text_box(p("框内")), run("乙。")),
    )
    folder = tmp_path_factory.mktemp("annotated")
    words = {
        "stranger": ["新增12", "12次链", "接文", "字2026", "年控件", "件文字，参", "讲座", "框内", "乙"],
        "ours": ["普法", "56", "报告"],
    }
    for name, docx in (("ours", lay_out(whole_report)), ("stranger", stranger)):
        reading = read(docx)
        notes = [Note(place, said, f"{said}：请核对\n第二行") for place in reading.places for said in words[name]]
        notes += [Note(story.place, story.text, "框") for story in reading.stories]
        (folder / f"{name}.docx").write_bytes(annotate(docx, notes))
        (folder / f"{name} before.docx").write_bytes(docx)
    return [folder / "ours.docx", folder / "stranger.docx"]


def test_microsofts_validator_finds_nothing(require_tool, annotated_files):
    for path in annotated_files:
        command = [require_tool("ooxml-validator"), path, "--officeVersion", "Office2019"]
        found = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert json.loads(found.stdout)["errors"] == []


def test_openxml_audit_finds_nothing_that_was_not_there_before(annotated_files):
    from openxml_audit import OpenXmlValidator

    for path in annotated_files:
        before, after = (
            [str(error.description) for error in OpenXmlValidator().validate(file).errors]
            for file in (path.with_stem(f"{path.stem} before"), path)
        )
        assert after == before


def test_libreoffice_keeps_the_comments(require_tool, annotated_files, tmp_path):
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [require_tool("soffice"), profile, "--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run([*command, "--outdir", tmp_path / "saved", *annotated_files], capture_output=True, timeout=120)
    for path in annotated_files:
        kept = {comment.text for comment in read(tmp_path / "saved" / path.name).comments}
        assert {comment.text for comment in read(path).comments} <= kept
