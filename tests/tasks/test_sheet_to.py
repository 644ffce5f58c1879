"""fazhi sheet to: workbooks as facts files; several of a town are settled, and nothing is left out in silence."""

import zipfile
from datetime import datetime
from xml.sax.saxutils import escape

import pytest
from handing_out import Handed, save
from openpyxl.comments import Comment

from generator import facts_from_sheets
from generator.errors import UsageFault
from generator.sources.facts_file import read_facts

TITLE = "宣传资料份数"
_MANIFEST = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_newer_of_two_forms_counts_whatever_their_order_and_that_is_told(tmp_path, order):
    paths = []
    for name, figure, day in (("青山镇.xlsx", "100", 5), ("青山镇（改）.xlsx", "120", 9)):
        handed = Handed.town(tmp_path)
        handed.answer(TITLE).value = figure
        paths.append(save(handed.book, tmp_path / name, datetime(2026, 1, day)))
    (made,) = facts_from_sheets(tmp_path / "数据", [paths[number] for number in order])
    assert str(read_facts(made.path).publicity.materials) == "120"
    assert [note.partition("（")[0] for note in made.notes] == ["青山镇　宣传资料份数：100 → 120"]


def test_remarks_beside_the_facts_are_told(tmp_path):
    handed = Handed.town(tmp_path)
    handed.answer(TITLE).comment = Comment("不含线上", "李某")
    handed.book.save(handed.path)
    (made,) = facts_from_sheets(tmp_path / "数据", handed.path)
    assert [note.rpartition("：")[2] for note in made.notes] == ["不含线上"]


def test_what_an_ods_does_not_show_is_told(tmp_path):
    path = open_document(tmp_path / "青山镇.ods", Handed.town(tmp_path).book)
    (made,) = facts_from_sheets(tmp_path / "数据", path)
    assert str(read_facts(made.path).publicity.materials) == "5000余"
    assert any("看不到单元格格式、隐藏行" in note for note in made.notes)


def open_document(path, book):
    """A workbook as an .ods with its texts alone."""
    tables = "".join(
        f'<table:table table:name="{page.title}">'
        + "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in page.values)
        + "</table:table>"
        for page in book
    )
    names = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")}
    spaces = " ".join(f'xmlns:{name}="{space}"' for name, space in names.items())
    content = f"<office:document-content {spaces}><office:body><office:spreadsheet>{tables}</office:spreadsheet>"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", OPEN_DOCUMENT)
        file.writestr("META-INF/manifest.xml", _MANIFEST)
        file.writestr("content.xml", f"{content}</office:body></office:document-content>")
    return path


def _cell(value):
    if value is None:
        return "<table:table-cell/>"
    text = escape(str(value)).replace("\n", "</text:p><text:p>")
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def test_a_facts_file_is_no_workbook(tmp_path):
    (tmp_path / "甲.yaml").write_text("", encoding="utf-8")
    with pytest.raises(UsageFault, match="这已经是填报文件，不是填报表"):
        facts_from_sheets(tmp_path / "数据", tmp_path / "甲.yaml")
