"""Word files as offices send them: what holds text is read, what does not is named, what is struck out is no text."""

import base64
from io import BytesIO
from zipfile import ZipFile

import pytest
from strangers import A, O, R, V, cell, level, lists, numbered, p, run, style, table, text_box, word

from generator.checks import check
from generator.checks.checked_report import CheckedReport
from generator.errors import InputFault
from generator.reading import read
from generator.word.package import pack, unpack

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
D = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
PKG = "http://schemas.microsoft.com/office/2006/xmlPackage"
REST = (p("二、存在的不足和原因"), p("普法形式单一。"))


def texts(data):
    return [block.to_text() for block in read(data).report.blocks]


def unread(data):
    return [(str(one.place), one.text) for one in read(data).residue if one.kind == "unread"]


def with_file(docx, name, data, kind, id="x"):
    """The .docx with one more part that its text points to."""
    parts = unpack(docx)
    rels = "word/_rels/document.xml.rels"
    relation = f'<Relationship Id="{id}" Type="{R}/{kind}" Target="{name}"/></Relationships>'
    return pack({**parts, f"word/{name}": data, rels: parts[rels].replace(b"</Relationships>", relation.encode())})


# --- Inserted files ---

CHUNK = '<w:altChunk r:id="x"/>'


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", "<html><body><p>一、主要举措</p><p>全年学法12次。</p></body></html>".encode()),
        ("a.htm", "\ufeff<!DOCTYPE html><p>一、主要举措</p><p>全年学法12次。</p>".encode()),
        ("a.txt", "一、主要举措\r\n全年学法12次。".encode("gb18030")),
        ("a.docx", word(p("一、主要举措"), p("全年学法12次。"))),
    ],
)
def test_an_inserted_file_is_read_where_it_stands(name, data):
    docx = with_file(word(p("关于2025年度工作情况的报告"), CHUNK, *REST), name, data, "aFChunk")
    assert texts(docx) == [
        *("关于2025年度工作情况的报告", "一、主要举措", "全年学法12次。", "二、存在的不足和原因", "普法形式单一。"),
    ]


@pytest.mark.parametrize("data", [b"{\\rtf1 abc}", b"", b"%PDF-1.7", b"PK\x03\x04broken", b"\x00\x01\x02\xff" * 99])
def test_an_inserted_file_that_cannot_be_read_is_told(data):
    docx = with_file(word(p("一、主要举措"), p("学法。"), CHUNK, *REST), "a.bin", data, "aFChunk")
    assert [what for _, what in unread(docx)] == ["插入的文件"]
    assert texts(docx)[-1] == "普法形式单一。"


def test_files_inserted_in_inserted_ones_and_missing_ones_are_told():
    inner = with_file(word(p("一"), CHUNK), "a.txt", b"12", "aFChunk")
    assert unread(with_file(word(p("一、举措"), CHUNK), "a.docx", inner, "aFChunk"))
    assert unread(word(p("一、举措"), p("学法。"), CHUNK))


# --- Drawings and objects ---


def drawing(uri, inside=""):
    return (
        f'<w:r><w:drawing><a:graphic><a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic></w:drawing></w:r>'
    )


PICTURE = drawing("http://schemas.openxmlformats.org/drawingml/2006/picture")
CHART = drawing("http://schemas.openxmlformats.org/drawingml/2006/chart")
OLD_PICTURE = f'<w:r><w:pict><v:shape xmlns:v="{V}"><v:imagedata r:id="p"/></v:shape></w:pict></w:r>'
SHEET = f'<w:r><w:object><v:shape xmlns:v="{V}"/><o:OLEObject xmlns:o="{O}" ProgID="Excel.Sheet.12"/></w:object></w:r>'
OTHER = f'<w:r><w:object><o:OLEObject xmlns:o="{O}" ProgID="Package"/></w:object></w:r>'
HALF = "<m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den>"
FRACTION = f'<m:oMath xmlns:m="{M}"><m:f>{HALF}</m:f></m:oMath>'
LINE = '<w:r><w:pict><v:line from="0,0" to="9,0"/></w:pict></w:r>'


@pytest.mark.parametrize(
    ("object", "name"),
    [
        *((PICTURE, "图片"), (CHART, "图表"), (OLD_PICTURE, "图片"), (SHEET, "表格对象"), (OTHER, "其他程序的对象")),
        (FRACTION, "公式"),
    ],
)
def test_what_holds_no_text_that_can_be_read_is_named_with_its_place(object, name):
    docx = word(p("一、主要举措"), p("全年学法12次。"), p("有关数据：", object), *REST)
    assert unread(docx) == [("一、主要举措 › 第2段", name)]
    (finding,) = check(CheckedReport(read(docx)), select=["FZ423"])
    assert finding.severity == "提示" and f"有{name}没有读" in finding.message


@pytest.mark.parametrize("object", [LINE, text_box(p("框里的字。"))])
def test_lines_and_boxes_of_text_are_nothing_that_was_not_read(object):
    assert unread(word(p("一、主要举措"), p("学法。", object), *REST)) == []


def test_pictures_in_a_table_are_named_too_and_several_of_a_paragraph_once():
    docx = word(p("一、主要举措"), p("学法。", PICTURE, PICTURE), table(("项目", "数量"), ("学法", "12")), *REST)
    (finding,) = check(CheckedReport(read(docx)), select=["FZ423"])
    assert "有2处图片没有读" in finding.message


def test_a_formula_in_one_line_is_text():
    formula = f'<m:oMath xmlns:m="{M}"><m:r><m:t>7×24</m:t></m:r></m:oMath>'
    assert texts(word(p("一、举措"), p("热线", formula, "小时开通。")))[-1] == "热线7×24小时开通。"


def test_the_words_of_smartart_are_read_beside_the_text():
    diagram = drawing(D, f'<dgm:relIds xmlns:dgm="{D}" r:dm="x"/>')
    points = (("受理12件",), ("办结", "11件"))
    shown = ("".join(f"<a:r><a:t>{one}</a:t></a:r>" for one in words) for words in points)
    inside = "".join(f"<dgm:pt><dgm:t><a:p>{runs}</a:p></dgm:t></dgm:pt>" for runs in shown)
    data = f'<dgm:dataModel xmlns:dgm="{D}" xmlns:a="{A}"><dgm:ptLst>{inside}</dgm:ptLst></dgm:dataModel>'
    found = read(with_file(word(p("一、举措"), p("流程如下：", diagram), *REST), "d.xml", data.encode(), "diagramData"))
    (story,) = found.stories
    assert (story.kind, story.text) == ("diagram", "受理12件\n办结11件")


WPI = "http://schemas.microsoft.com/office/word/2010/wordprocessingInk"
CHARTEX = "http://schemas.microsoft.com/office/drawing/2014/chartex"
CONTROL = f'<w:r><w:object><v:shape xmlns:v="{V}"><v:imagedata r:id="p"/></v:shape><w:control/></w:object></w:r>'


@pytest.mark.parametrize(
    ("object", "name"),
    [
        *((CONTROL, "控件"), (drawing(WPI), "手写墨迹"), (drawing(CHARTEX), "图表"), (drawing("urn:x"), "图形对象")),
        (drawing(D, f'<dgm:relIds xmlns:dgm="{D}" r:dm="none"/>'), "SmartArt 图形"),
    ],
)
def test_controls_ink_and_drawings_of_other_programs_are_named(object, name):
    docx = word(p("一、主要举措"), p("全年学法12次。"), p("有关数据：", object), *REST)
    assert unread(docx) == [("一、主要举措 › 第2段", name)]


def test_the_parts_of_a_master_document_are_files_beside_it_and_told():
    docx = word(p("一、主要举措"), p("学法。"), '<w:subDoc r:id="x"/>', *REST)
    assert [what for _, what in unread(docx)] == ["插入的文件"]


WORD_ART = f'<w:r><w:pict><v:shape xmlns:v="{V}"><v:textpath string="内部资料"/></v:shape></w:pict></w:r>'


def test_word_art_and_watermarks_are_read_beside_the_text():
    (story,) = read(word(p("一、举措"), p("学法。", WORD_ART), *REST)).stories
    assert (story.kind, story.text) == ("text box", "内部资料")
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    docx = word(p("一、举措"), p("学法。"), *REST, section=section, header1=p(WORD_ART))
    assert [(one.kind, one.text) for one in read(docx).stories] == [("header", "内部资料")]


def drop_down(given, *entries):
    listed = "".join(f'<w:listEntry w:val="{one}"/>' for one in entries)
    field = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{given}{listed}</w:ddList></w:ffData></w:fldChar>'
    return (
        f'<w:r>{field}</w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/>'
        "</w:r>"
    )


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        *(('<w:result w:val="1"/>', "12"), ("", "10"), ('<w:default w:val="2"/>', "14"), ('<w:result w:val="9"/>', "")),
        ('<w:result w:val="x"/>', ""),
    ],
)
def test_the_entry_that_a_form_shows_is_text(given, shown):
    assert texts(word(p("一、举措"), p("学法", drop_down(given, "10", "12", "14"), "次。")))[1] == f"学法{shown}次。"


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        *(("宋体", "4E00", "一"), ("Wingdings", "F0FE", "☑"), ("Wingdings 2", "F0A3", "□"), ("Wingdings", "F04A", "")),
        *(("Symbol", "F0B7", ""), ("宋体", "D800", ""), ("宋体", "XYZ", ""), ("宋体", "", "")),
    ],
)
def test_a_symbol_that_is_a_character_a_box_or_a_tick_is_text(font, code, shown):
    symbol = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    assert texts(word(p("一、举措"), p("学法", symbol, "合格。")))[1] == f"学法{shown}合格。"


def test_a_placeholder_that_nobody_filled_in_is_shown_and_found():
    empty = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    docx = word(p("一、举措"), p("学法", empty.format(run("单击或点击此处输入文字。"))), *REST)
    (finding,) = check(CheckedReport(read(docx)), select=["FZ402"])
    assert finding.severity == "错误"


# --- Struck-out text ---


STRUCK = (run("旧的", "<w:strike/>"), "新的", run("藏的", "<w:vanish/>"))


def of_story(kind):
    """A .docx with a part that says the same struck out, plain and hidden."""
    if kind == "text box":
        return word(p("一、举措"), p("学法。", text_box(p(*STRUCK))), *REST)
    if kind in ("footnote", "endnote"):
        note = f'<w:{kind} w:id="2">{p(*STRUCK)}</w:{kind}>'
        mark = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
        return word(p("一、举措"), p("学法。", mark), *REST, **{f"{kind}s": note})
    section = f'<w:sectPr><w:{kind}Reference w:type="default" r:id="{kind}1"/></w:sectPr>'
    return word(p("一、举措"), p("学法。"), *REST, section=section, **{f"{kind}1": p(*STRUCK)})


@pytest.mark.parametrize("kind", ["text box", "footnote", "endnote", "header", "footer"])
def test_outside_the_body_struck_out_text_is_no_text_either(kind):
    found = read(of_story(kind))
    assert [(one.kind, one.text) for one in found.stories] == [(kind, "新的")]
    assert {(one.kind, one.text) for one in found.residue} == {("struck", "旧的"), ("hidden", "藏的")}


def test_text_that_a_style_strikes_out_and_text_in_cells_is_no_text_either():
    struck = style("character", "划去", "<w:rPr><w:dstrike/></w:rPr>", id="X")
    cells = table(("项目", "数"), ("学法", cell(p(run("10", '<w:rStyle w:val="X"/>'), "12"))))
    docx = word(p("一、举措"), cells, *REST, styles=struck)
    assert "学法｜12" in texts(docx)[1]
    assert [one.text for one in read(docx).residue if one.kind == "struck"] == ["10"]


@pytest.mark.parametrize("mark", ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="true"/>'])
def test_struck_out_text_is_no_text_and_is_told(mark):
    docx = word(p("一、举措"), p("全年学法", run("10", mark), "12次。"), *REST)
    assert texts(docx)[1] == "全年学法12次。"
    (finding,) = check(CheckedReport(read(docx)), select=["FZ422"])
    assert "划去的文字“10”" in finding.message and "一、举措" in str(finding.place)


def test_text_whose_strike_is_switched_off_is_text():
    assert texts(word(p("学法", run("12", '<w:strike w:val="0"/>'), "次。")))[0] == "学法12次。"


# --- Other files under the name of .doc or .docx ---


def flat(docx):
    parts = unpack(docx)
    types = {"word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"}
    made = []
    for name, data in parts.items():
        if name != "[Content_Types].xml":
            kind = types.get(name, "application/vnd.openxmlformats-package.relationships+xml")
            inside = data.decode().partition("?>")[2]
            made.append(
                f'<pkg:part pkg:name="/{name}" pkg:contentType="{kind}"><pkg:xmlData>{inside}</pkg:xmlData></pkg:part>'
            )
    picture = base64.b64encode(b"\x89PNG").decode()
    made.append(
        f'<pkg:part pkg:name="/a.png" pkg:contentType="image/png"><pkg:binaryData>{picture}</pkg:binaryData></pkg:part>'
    )
    head = '<?xml version="1.0" standalone="yes"?>\r\n<?mso-application progid="Word.Document"?>\r\n'
    return f'{head}<pkg:package xmlns:pkg="{PKG}">{"".join(made)}</pkg:package>'.encode()


def test_a_document_in_one_xml_file_is_read_like_its_docx():
    docx = word(p("一、主要举措"), p("全年学法12次。"), *REST)
    assert texts(flat(docx)) == texts(docx)


@pytest.mark.parametrize("broken", [lambda data: data[:-30], lambda data: data.replace(b"<w:body>", b"<w:boy>")])
def test_a_damaged_one_is_refused(broken):
    with pytest.raises(InputFault, match=r"损坏|XML"):
        read(broken(flat(word(p("一、举措")))))


XML, RELATED = '<?xml version="1.0"?>', "Content-Type: multipart/related"
WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (f'{XML}<?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="{WORD_2003}"/>', "Word 2003 XML"),
        (f'{XML}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "Excel 2003 XML"),
        (f'\ufeff{XML}<uof:UOF xmlns:uof="http://schemas.uof.org/cn/2009/uof"/>', "UOF"),
        (f"{XML}<facts><year>2025</year></facts>", "XML"),
        (f"MIME-Version: 1.0\r\n{RELATED}; boundary=x\r\n\r\n--x", "mht"),
        (f'From: <Saved by WPS>\r\nSubject: report\r\nMIME-Version: 1.0\r\n{RELATED};\r\n\ttype="text/html"', "mht"),
        (f"From: =?utf-8?B?5oql?=\nSnapshot-Content-Location: file:///a\n{RELATED}; boundary=x\n", "mht"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_is_no_text_is_never_read_as_text_and_the_way_to_save_it_is_told(data, what, encoding):
    with pytest.raises(InputFault) as raised:
        read(data.encode(encoding))
    (fault,) = raised.value.faults
    assert what in fault.what and "docx" in fault.todo


@pytest.mark.parametrize(
    "text", ["From: 青山镇\n一、主要举措\n学法。", "Date: 2026\n一、主要举措\n学法。", "a:b c\n一、举措"]
)
def test_a_text_that_only_begins_like_a_letter_is_a_text(text):
    assert "举措" in read(text.encode()).report.to_text()


def archive(page, encoding="utf-8", name="utf-8"):
    """A page in a single file, as Word and browsers save it."""
    coded = base64.encodebytes(page.encode(encoding)).decode()
    picture = "--b\r\nContent-Type: image/png\r\n\r\nxx\r\n"
    parts = f'--b\r\nContent-Type: text/html; charset="{name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n{coded}'
    return f'MIME-Version: 1.0\r\n{RELATED}; boundary="b"\r\n\r\n{picture}{parts}\r\n--b--\r\n'.encode()


PAGE = "<html><body><p>一、主要举措</p><p>全年学法12次。</p></body></html>"


@pytest.mark.parametrize(("encoding", "name"), [("utf-8", "utf-8"), ("gbk", "gb2312"), ("gbk", "nonsense")])
def test_a_page_in_a_single_file_is_read_by_itself_and_inserted(encoding, name):
    data = archive(PAGE, encoding, name)
    assert texts(data) == ["一、主要举措", "全年学法12次。"]
    docx = with_file(word(p("关于2025年度工作情况的报告"), CHUNK, *REST), "a.mht", data, "aFChunk")
    assert texts(docx)[1:3] == texts(data)


def zipped(**parts):
    data = BytesIO()
    with ZipFile(data, "w") as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "."), text)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (zipped(mimetype="application/vnd.oasis.opendocument.text", content__xml="<x/>"), "OpenDocument"),
        (zipped(OFD__xml="<x/>", Doc_0="x"), "OFD"),
        (zipped(a__docx="x", b__docx="y"), "压缩文件"),
    ],
)
def test_other_files_in_a_zip_are_named_and_what_to_do_is_told(data, what):
    with pytest.raises(InputFault) as raised:
        read(data)
    (fault,) = raised.value.faults
    assert what in fault.what and fault.todo


# --- Numbers, 版记, titles ---


def test_a_list_that_counts_with_nothing_does_not_hide_the_typed_number():
    numbering = lists(level(0, "none", "%1"), level(0, "none", ""))
    for list_ in (1, 2):
        docx = word(p("一、主要举措", properties=numbered(list_)), p("学法12次。"), *REST, numbering=numbering)
        assert [block.role for block in read(docx).report.blocks] == ["heading", "body", "heading", "body"]


def test_a_number_that_is_typed_and_automatic_is_seen_twice_as_it_is_shown_and_told():
    numbering = lists(level(0, "chineseCounting", "%1、"))
    docx = word(p("一、主要举措", properties=numbered(1)), p("学法12次。"), *REST, numbering=numbering)
    assert texts(docx)[0] == "一、一、主要举措"
    (finding,) = check(CheckedReport(read(docx)), select=["FZ213"])
    assert finding.words == "一、一、"


@pytest.mark.parametrize(
    "line", ["————————————", "____________", "──────────", "－－－－－－", "＿＿＿＿＿", "— — — — —"]
)
def test_typed_lines_of_the_imprint_are_no_text(line):
    docx = word(
        *map(p, ("一、举措", "学法12次。", "青山镇人民政府", "2026年1月5日", line, "抄送：县司法局。", line)),
        p("青山镇党政办公室　2026年1月5日印发"), p(line),
    )  # fmt: skip
    found = read(docx).report
    assert line not in found.to_text()
    assert (found.imprint.copied_to, found.imprint.issued_on) == ("县司法局。", "2026年1月5日")


@pytest.mark.parametrize(
    "title",
    [
        "关于印发《青山镇普法责任清单》的通知",
        "青山镇党委会会议纪要",
        "关于请求拨付经费的请示",
        "青山镇重大行政决策程序规定",
        "关于商请支持的函",
        "青山镇法治政府建设自评",
        "青山镇人民政府行政处罚决定书",
        "2025年法治政府建设考核评分表",
        "党委会议程",
        "青山镇防汛应急预案",
    ],
)
def test_the_title_of_a_document_that_is_no_report_is_a_title(title):
    found = read(word(p(title), p("各村（社区）："), p("现将有关事项通知如下。"))).report
    assert found.blocks[0].role == "title"


CENTRED = '<w:jc w:val="center"/>'


@pytest.mark.parametrize("titles", [("青山镇的一天",), ("青山镇", "走村串户见闻")])
def test_lines_in_the_middle_above_the_text_are_its_title_whatever_they_say(titles):
    docx = word(*(p(title, properties=CENTRED) for title in titles), p("清晨"), p("一、见闻"), p("见闻如下。"))
    roles = [block.role for block in read(docx).report.blocks]
    assert roles == [*["title"] * len(titles), "body", "heading", "body"]


def test_a_short_line_that_is_neither_in_the_middle_nor_names_a_genre_is_text():
    found = read(word(p("清晨"), p("一、见闻"), p("见闻。"))).report.blocks
    assert found[0].role == "body"
