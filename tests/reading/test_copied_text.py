"""Documents with characters that cannot be seen or look like others are read as they look, and it is told."""

import pytest
from skeleton import skeleton
from strangers import p, word

from generator.checks import check
from generator.checks.checked_report import CheckedReport
from generator.layout import lay_out
from generator.reading import annotate, read, read_docx
from generator.reading.reading import Note
from generator.report.outline import Paragraph, Report, Run

LINES = (
    "关于2025年度法治政府建设情况的报告",
    "一、主要举措和成效",
    "（一）加强学习",
    "全年学法12次，⼈⺠群众满意。",
    "二、存在的不足和原因",
    "普法形式单一。",
)
USUAL = ["标题", "一级一、", "二级（一）", "正文", "一级二、", "正文"]


def hidden_in(line, char):
    return char.join(line)


@pytest.mark.parametrize("char", ["\u200b", "\u200e", "\u2060", "\u00ad", "\u180e", "\ufe0f", "\ufeff", "\u202c"])
@pytest.mark.parametrize("form", ["docx", "text", "page"])
def test_headings_are_known_whatever_stands_between_their_characters(char, form):
    lines = [hidden_in(line, char) for line in LINES]
    files = {
        "docx": word(*map(p, lines)),
        "text": "\n".join(lines).encode(),
        "page": f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode(),
    }
    found = read(files[form])
    assert skeleton(found.report) == USUAL
    assert "人民群众" in found.report.to_text()


def test_it_is_told_once_at_the_first_place_with_the_number_of_places():
    document = CheckedReport(read(word(*map(p, [hidden_in(line, "\u200b") for line in LINES]))))
    (finding,) = check(document, select=["FZ421"])
    assert finding.severity == "提示" and "U+200B" in finding.message and "共6处" in finding.message


def test_a_document_without_any_has_nothing_to_tell():
    document = CheckedReport(read(word(*map(p, LINES[:3]))))
    assert check(document, select=["FZ421"]) == ()


def test_a_comment_stands_at_its_words_though_they_are_written_otherwise():
    docx = word(p("全年学法1\u200b2次，⼈\u00ad⺠群众满意。"))
    place = read(docx).places[0]
    marked = read(annotate(docx, [Note(place, "人民群众", "请核对")]))
    assert marked.comments[0].text == "请核对"
    assert "人民群众" in marked.report.to_text()


def test_our_own_untouched_file_says_what_it_says():
    report = Report((Paragraph("body", (Run("学\u200b法⼈⺠"),)),))
    assert read_docx(lay_out(report)).report == report
