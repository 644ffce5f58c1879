"""What a page looks like, measured in the PDF that LibreOffice makes of it (Fandol faces stand in, 1 em wide)."""

import os
import subprocess
from collections import Counter
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from generator.layout import lay_out
from generator.report.outline import Annex, Head, Imprint, Paragraph, Report, Run, Table
from generator.word import measures as m

MM = 72 / 25.4
TOP, LEFT, WIDTH, HEIGHT = 37 * MM, 28 * MM, 156 * MM, 225 * MM
FONTS = Path(__file__).parent.parent / "fonts.conf"


def paragraph(role, text, level=0, number=""):
    return Paragraph(role, (Run(text),), level, number)


LONG = "坚持依法行政，推进法治政府建设。" * 6
ISSUER = "重庆市武隆区庙垭乡人民政府"
JOINT = ("中共云阳县凤鸣镇委员会", "云阳县凤鸣镇人民政府")
COPIED = "区委全面依法治区委员会办公室，区司法局，区人大常委会办公室，区政协办公室，区纪委监委。"
ROWS = tuple((str(number), f"第{number}项指标的名称" * 2, "件", str(number * 13)) for number in range(1, 60))


def issued(marks, title, issuers, recipient):
    """A whole 上行文: head, text with headings, list of attachments, sealed signature, annex, 版记."""
    blocks = (
        *(paragraph("title", line) for line in title),
        paragraph("recipient", recipient),
        *(paragraph("body", LONG) for _ in range(7)),
        paragraph("heading", "主要举措", 1, "一、"),
        paragraph("heading", "普法宣传", 2, "（一）"),
        paragraph("heading", "进学校", 3, "1."),
        paragraph("heading", "讲课", 4, "（1）"),
        paragraph("body", LONG),
        paragraph("closing", "特此报告。"),
        paragraph("attachment", "附件：1. 某年度法治政府建设主要数据表及其上年同期数和增减情况的说明"),
        paragraph("attachment", "2. 上年不足整改情况表"),
        *(paragraph("signature", name) for name in issuers),
        paragraph("date", "某年某月某日"),
    )
    table = Table(("序号", "指标", "单位", "本年"), ROWS)
    return Report(
        blocks,
        Head(marks, "某府发〔2026〕5号", ("张三",)),
        (Annex("附件1", "数据总表", (table,)),),
        Imprint(COPIED, "某某党政办公室", "2026年1月28日"),
        sealed=True,
    )


def filled(count, sealed=True):
    """So many lines of text, a signature, a date and a 版记."""
    return Report(
        (
            *(paragraph("body", f"第{index}段。") for index in range(count)),
            paragraph("signature", "青山镇人民政府"),
            paragraph("date", "某年某月某日"),
        ),
        imprint=Imprint("县委依法治县办。", "青山镇党政办公室", "2026年1月6日"),
        sealed=sealed,
    )


def ended(count):
    """So many lines of text and all that may end it."""
    text = (paragraph("body", f"第{index}段。") for index in range(count))
    ending = [("closing", "特此报告。"), ("attachment", "附件：数据表"), ("signature", "青山镇人民政府")]
    ending += [("date", "某年某月某日"), ("note", "（此件公开）")]
    return Report((*text, *(paragraph(role, words) for role, words in ending)))


def annexed(count):
    """A table of so many rows with a line below it and a 版记."""
    table = Table(("序号", "指标"), tuple((f"第{index}行", "指标") for index in range(count)))
    signed = paragraph("note", "填报人：　　　　审核人：")
    imprint = Imprint("县委依法治县办。", "青山镇党政办公室", "2026年1月6日")
    return Report((paragraph("body", "第一段。"),), Head(), (Annex("附件", "数据表", (table, signed)),), imprint)


ENDINGS = {f"ended {count}": ended(count) for count in range(14, 23)}
ENDINGS |= {f"annexed {count}": annexed(count) for count in range(12, 26)}
REPORTS = ENDINGS | {
    "full": Report((paragraph("body", "法治政府建设年度报告" * 250),)),
    "headed": Report(
        (
            paragraph("title", "青山镇人民政府关于2025年度"),
            paragraph("title", "法治政府建设情况的报告"),
            paragraph("recipient", "县人民政府："),
            paragraph("heading", "举措", 1, "一、"),
            paragraph("body", "正文。"),
            paragraph("signature", "青山县青山镇人民政府"),
            paragraph("date", "某年某月某日"),  # no digits: FandolFang's are wider than the half of 仿宋_GB2312's
        ),
        Head(("青山镇人民政府文件",), "青政发〔2026〕5号", ("张三",)),
        (Annex("附件1", "数据表", (paragraph("body", "附件正文。"),)),),
    ),
    # The text fills the page but for one line: the signature does not fit.
    "signed": Report(
        (
            *(paragraph("body", f"第{index}段。") for index in range(21)),
            paragraph("signature", "青山镇人民政府"),
            paragraph("date", "2026年1月5日"),
        )
    ),
    "issued": issued((f"{ISSUER}文件",), (f"{ISSUER}关于2025年度法治政府建设情况的报告",), (ISSUER,), "区委、区政府："),
    "joint": issued(JOINT, (f"{' '.join(JOINT)}关于2025年法治政府建设情况的报告",), JOINT, "县委、县政府："),
    "status": Report(
        (paragraph("title", "青山镇人民政府关于2025年度"), paragraph("body", LONG)), Head(status="送审稿")
    ),
    "room": filled(15),
    "no room": filled(17),
}


@pytest.fixture(scope="module")
def pages(require_tool, tmp_path_factory):
    """The pages of each report, by its name, as pdfplumber gives them."""
    import pdfplumber

    soffice, fonts = require_tool("soffice"), require_tool("fonts").parent
    folder = tmp_path_factory.mktemp("pages")
    for name, report in REPORTS.items():
        (folder / f"{name}.docx").write_bytes(lay_out(report))
    found = {"FONTCONFIG_FILE": str(FONTS), "XDG_DATA_HOME": str(fonts.parent), "XDG_CACHE_HOME": str(folder)}
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    files = [str(folder / f"{name}.docx") for name in REPORTS]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", folder, *files],
        env=os.environ | found, capture_output=True, timeout=120,
    )  # fmt: skip
    return {name: pdfplumber.open(folder / f"{name}.pdf").pages for name in REPORTS}


def lines(page):
    """The lines of the text area, top down: each the characters of one baseline."""
    inside = [char for char in page.chars if char["text"].strip() and char["top"] < TOP + HEIGHT]
    rows = {}
    for char in inside:
        rows.setdefault(round(char["bottom"]), []).append(char)
    return [sorted(rows[row], key=lambda char: char["x0"]) for row in sorted(rows)]


def words(line):
    return "".join(char["text"] for char in line)


def line_with(page, text):
    return next(line for line in lines(page) if text in words(line))


def characters(line):
    return sum(1 if east_asian_width(char["text"]) in "WFA" else 0.5 for char in line)


def page_number(page):
    return [char for char in page.chars if char["top"] > TOP + HEIGHT and char["text"].strip()]


def rules(page):
    """The rules across the text, top down."""
    return sorted((line for line in page.lines if line["width"] > 400), key=lambda line: line["top"])


def faces(line):
    return {char["fontname"].partition("+")[2] for char in line}


def bands(page, wanted):
    """Where colours that are wanted stand, top down: first and last millimetre of each band."""
    dots = 300
    image = page.to_image(resolution=dots).original.convert("RGB")
    rows = [
        y
        for y in range(image.height)
        if any(wanted(pixel) for _, pixel in image.crop((0, y, image.width, y + 1)).getcolors(image.width))
    ]
    starts = [row for row in rows if row - 1 not in rows]
    ends = [row + 1 for row in rows if row + 1 not in rows]
    return [(start / dots * 25.4, end / dots * 25.4) for start, end in zip(starts, ends, strict=True)]


def red(colour):
    return colour[0] > 180 and colour[1] < 90


def test_paper_is_a4(pages):
    assert (pages["full"][0].width / MM, pages["full"][0].height / MM) == pytest.approx((210, 297), abs=0.1)


def test_a_full_page_holds_22_lines_of_28_characters(pages):
    full = lines(pages["full"][1])
    assert len(full) == m.LINES
    assert Counter(map(characters, full)) == {m.CHARACTERS: m.LINES}


def test_text_stays_within_the_text_area_and_fills_it(pages):
    chars = [char for line in lines(pages["full"][1]) for char in line]
    assert min(char["x0"] for char in chars) == pytest.approx(LEFT, abs=0.5)
    assert max(char["x1"] for char in chars) == pytest.approx(LEFT + WIDTH, abs=2)
    assert min(char["top"] for char in chars) >= TOP - 1
    assert max(char["bottom"] for char in chars) <= TOP + HEIGHT + 1


def test_a_paragraph_begins_two_characters_in(pages):
    assert lines(pages["full"][0])[0][0]["x0"] == pytest.approx(LEFT + 2 * 16, abs=1)


def test_odd_pages_are_numbered_on_the_right_and_even_ones_on_the_left(pages):
    first, second = (page_number(page) for page in pages["full"][:2])
    assert (words(first), words(second)) == ("—1—", "—2—")
    assert max(char["x1"] for char in first) == pytest.approx(LEFT + WIDTH - 16, abs=1)
    assert min(char["x0"] for char in second) == pytest.approx(LEFT + 16, abs=1)


def test_the_dash_stands_7_mm_below_the_text_area(pages):
    dash = page_number(pages["full"][0])[0]
    middle = (dash["top"] + dash["bottom"]) / 2
    assert (middle - TOP - HEIGHT) / MM == pytest.approx(7, abs=1)


def test_mark_and_rule_are_red_and_the_mark_is_35_mm_below_the_top(pages):
    page = pages["headed"][0]
    mark = line_with(page, "文件")
    assert {tuple(char["non_stroking_color"]) for char in mark} == {(1, 0, 0)}
    assert rules(page)[0]["width"] / MM == pytest.approx(156, abs=0.5)


def test_number_and_signer_stand_one_character_in(pages):
    line = line_with(pages["headed"][0], "签发人")
    assert words(line) == "青政发〔2026〕5号签发人：张三"
    assert line[0]["x0"] == pytest.approx(LEFT + 16, abs=1)
    assert line[-1]["x1"] == pytest.approx(LEFT + WIDTH - 16, abs=1)


def test_one_line_is_blank_below_the_title(pages):
    page = pages["headed"][0]
    title, recipient, heading = (line_with(page, text)[0]["bottom"] for text in ("情况的报告", "县人民政府：", "举措"))
    assert recipient - title == pytest.approx(2 * 28, abs=5)
    assert heading - recipient == pytest.approx(28, abs=3)


def test_the_date_begins_two_characters_right_of_the_signature(pages):
    page = pages["headed"][0]
    signature, date = line_with(page, "青山县青山镇人民政府"), line_with(page, "某年某月")
    assert signature[-1]["x1"] == pytest.approx(LEFT + WIDTH - 2 * 16, abs=2)
    assert date[0]["x0"] - signature[0]["x0"] == pytest.approx(2 * 16, abs=5)


def test_an_annex_has_its_label_in_the_first_line_and_its_title_in_the_third(pages):
    label, title, *_ = lines(pages["headed"][1])
    assert (words(label), words(title)) == ("附件1", "数据表")
    assert title[0]["bottom"] - label[0]["bottom"] == pytest.approx(2 * 28, abs=5)


@pytest.mark.parametrize("name", ENDINGS)
def test_no_page_holds_only_what_ends_the_text_or_the_table(pages, name):
    for page in pages[name]:
        told = [words(line) for line in lines(page)]
        assert any(line.startswith("第") for line in told), told


def test_a_signature_never_stands_alone_on_a_page(pages):
    assert len(pages["signed"]) == 2
    assert [words(line) for line in lines(pages["signed"][1])] == ["第20段。", "青山镇人民政府", "2026年1月5日"]


@pytest.mark.parametrize("name", ["issued", "joint"])
def test_the_upper_edge_of_the_mark_is_35_mm_below_that_of_the_text_area(pages, name):
    first, *_ = bands(pages[name][0], red)
    assert first[0] - 37 == pytest.approx(35, abs=1)


@pytest.mark.parametrize("name", ["issued", "joint"])
def test_the_red_rule_is_as_wide_as_the_text_and_4_mm_below_the_number(pages, name):
    page = pages[name][0]
    rule = rules(page)[0]
    assert (rule["x0"] / MM, rule["x1"] / MM) == pytest.approx((28, 184), abs=0.2)
    number = line_with(page, "签发人")
    above = max(end for start, end in bands(page, lambda colour: sum(colour) < 300) if end < rule["top"] / MM - 1)
    assert rule["top"] / MM - above == pytest.approx(4, abs=1)
    assert number[0]["bottom"] < rule["top"]


@pytest.mark.parametrize(("name", "longest"), [("issued", 15), ("joint", 11)])
def test_the_longest_mark_fits_into_the_width_of_the_text(pages, name, longest):
    marks = [line for line in lines(pages[name][0]) if line[0]["non_stroking_color"] == (1, 0, 0)]
    assert max(map(len, marks)) == longest
    for line in marks:
        assert LEFT - 1 <= line[0]["x0"] < line[-1]["x1"] <= LEFT + WIDTH + 1


def test_the_marks_of_a_joint_issue_are_equally_wide(pages):
    page = pages["joint"][0]
    edges = [(line[0]["x0"], line[-1]["x1"]) for line in lines(page)[:2]]
    assert edges[0] == pytest.approx(edges[1], abs=3)


def test_the_title_stands_two_lines_below_the_rule(pages):
    page = pages["issued"][0]
    rule = rules(page)[0]["top"]
    title = next(line for line in lines(page) if line[0]["top"] > rule)
    # Two lines of 28 pt, and above the title's characters of 22 pt what its own line leaves over.
    assert title[0]["bottom"] - 22 - rule == pytest.approx(2 * 28, abs=7)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("issued", [ISSUER, "关于2025年度法治政府建设情况的报告"]),
        ("joint", [*JOINT, "关于2025年法治政府建设情况的报告"]),
    ],
)
def test_the_title_breaks_between_words_and_every_line_is_centred(pages, name, title):
    page = pages[name][0]
    found = [line for line in lines(page) if line[0]["top"] > rules(page)[0]["top"]][: len(title)]
    assert list(map(words, found)) == title
    for line in found:
        assert (line[0]["x0"] + line[-1]["x1"]) / 2 == pytest.approx(LEFT + WIDTH / 2, abs=3)


@pytest.mark.parametrize("name", ["issued", "joint"])
def test_the_first_page_has_text(pages, name):
    assert any(words(line).startswith("坚持依法行政") for line in lines(pages[name][0]))


def test_faces_are_those_of_the_standard(pages):
    def face_of(text):
        return next(faces(line) for page in pages["issued"] for line in lines(page) if text in words(line))

    assert face_of("人民政府文件") == face_of("关于2025年度") == face_of("数据总表") == {"FandolSong-Regular"}
    assert face_of("一、主要举措") == face_of("附件1") == face_of("序号指标") == {"FandolHei-Regular"}
    assert face_of("（一）普法宣传") == {"FandolKai-Regular"}
    assert face_of("1.进学校") == face_of("（1）讲课") == face_of("区委、区政府：") == {"FandolFang-Regular"}
    assert face_of("坚持依法行政") == face_of("抄送：") == face_of("某年某月某日") == {"FandolFang-Regular"}
    signed = line_with(pages["issued"][0], "签发人")
    assert faces(signed[:-2]) == {"FandolFang-Regular"}
    assert faces(signed[-2:]) == {"FandolKai-Regular"}
    assert faces(page_number(pages["issued"][0])) == {"FandolSong-Regular"}


def test_every_face_is_embedded_and_none_other_is_used(pages, require_tool):
    made = Path(pages["issued"][0].pdf.path)
    listed = subprocess.run([require_tool("pdffonts"), made], capture_output=True, text=True, check=True).stdout
    rows = [row.split() for row in listed.splitlines()[2:]]
    assert {row[0].partition("+")[2] for row in rows} == {
        f"Fandol{face}-Regular" for face in ("Song", "Hei", "Kai", "Fang")
    }
    assert {row[-5] for row in rows} == {"yes"}


def test_sizes_are_those_of_the_standard(pages):
    sizes = {
        text: round(next(line for page in pages["issued"] for line in lines(page) if text in words(line))[0]["size"])
        for text in ("关于2025年度", "坚持依法行政", "一、主要举措", "抄送：", "数据总表")
    }
    assert sizes == {"关于2025年度": 22, "坚持依法行政": 16, "一、主要举措": 16, "抄送：": 14, "数据总表": 22}
    assert round(page_number(pages["issued"][0])[0]["size"]) == 14


def page_with(all_pages, text):
    return next(page for page in all_pages if any(text in words(line) for line in lines(page)))


def test_a_sealed_date_ends_four_characters_in_and_the_issuer_stands_centred_over_it(pages):
    page = page_with(pages["issued"], "某年某月某日")
    date, issuer = line_with(page, "某年某月某日"), line_with(page, ISSUER)
    assert LEFT + WIDTH - date[-1]["x1"] == pytest.approx(4 * 16, abs=8)
    middles = [(line[0]["x0"] + line[-1]["x1"]) / 2 for line in (date, issuer)]
    assert middles[0] == pytest.approx(middles[1], abs=1 * MM)
    assert date[0]["bottom"] - issuer[0]["bottom"] == pytest.approx(28, abs=1)


def test_sealed_issuers_stand_side_by_side_each_with_room_for_its_seal(pages):
    page = page_with(pages["joint"], "某年某月某日")
    signed, date = line_with(page, JOINT[0]), line_with(page, "某年某月某日")
    assert words(signed) == "".join(JOINT)
    first, last = signed[: len(JOINT[0])], signed[len(JOINT[0]) :]
    middles = [(line[0]["x0"] + line[-1]["x1"]) / 2 for line in (first, last, date)]
    assert middles[1] == pytest.approx(middles[2], abs=1 * MM)
    assert middles[1] - middles[0] > 42 * MM
    assert first[0]["x0"] >= LEFT


def test_two_lines_are_left_for_the_seal(pages):
    page = page_with(pages["room"], "某年某月某日")
    text, signed = line_with(page, "第14段。"), line_with(page, "青山镇人民政府")
    assert signed[0]["bottom"] - text[0]["bottom"] == pytest.approx(3 * 28, abs=1)


def test_later_attachments_and_what_is_turned_over_stand_under_the_first_name(pages):
    page = page_with(pages["issued"], "附件：")
    first = line_with(page, "附件：1.")
    rest = lines(page)[lines(page).index(first) + 1 :][:2]
    name = next(char for char in first if char["text"] == "某")
    assert first[0]["x0"] == pytest.approx(LEFT + 2 * 16, abs=2)
    # Within half a character: the full stop and the space of 仿宋_GB2312 are half-width, FandolFang's are narrower.
    assert rest[0][0]["x0"] == pytest.approx(name["x0"], abs=8)
    second = next(char for char in rest[1] if char["text"] == "上")
    assert second["x0"] == pytest.approx(name["x0"], abs=1)
    assert words(rest[1]) == "2.上年不足整改情况表"


def test_the_last_rule_of_the_imprint_is_the_lower_edge_of_the_text_area(pages):
    for name in ("issued", "joint", "room", "no room"):
        found = rules(pages[name][-1])[-3:]
        assert [rule["linewidth"] * 25.4 / 72 for rule in found] == pytest.approx([0.35, 0.25, 0.35], abs=0.02), name
        assert (found[-1]["top"] / MM, found[-1]["x0"] / MM, found[-1]["x1"] / MM) == pytest.approx(
            (262, 28, 184), abs=0.3
        )


def test_copies_turn_over_under_the_first_name_one_character_in(pages):
    page = pages["issued"][-1]
    copied, turned = line_with(page, "抄送："), line_with(page, "监委。")
    assert copied[0]["x0"] == pytest.approx(LEFT + 14, abs=1)
    assert turned[0]["x0"] == pytest.approx(copied[3]["x0"], abs=1)
    assert copied[-1]["x1"] <= LEFT + WIDTH - 14 + 1


def test_who_issued_stands_left_and_when_on_the_right_one_character_in(pages):
    line = line_with(pages["issued"][-1], "印发")
    assert words(line) == "某某党政办公室2026年1月28日印发"
    assert line[0]["x0"] == pytest.approx(LEFT + 14, abs=1)
    assert line[-1]["x1"] == pytest.approx(LEFT + WIDTH - 14, abs=1)


def test_an_imprint_for_which_there_is_no_room_takes_the_end_of_the_text_along(pages):
    assert len(pages["room"]) == 1
    assert [words(line) for line in lines(pages["no room"][-1])] == [
        *("第16段。", "青山镇人民政府", "某年某月某日"),
        *("抄送：县委依法治县办。", "青山镇党政办公室2026年1月6日印发"),
    ]


def test_a_table_repeats_its_header_and_breaks_no_row(pages):
    annex = [page for page in pages["issued"] if any("序号" in words(line) for line in lines(page))]
    assert len(annex) > 1
    for page in annex:
        table = page.find_tables()[0].extract()
        assert table[0] == ["序号", "指标", "单位", "本年"]
    rows = [row for page in annex for row in page.find_tables()[0].extract()[1:] if row[0].isdigit()]
    assert [tuple((cell or "").replace("\n", "") for cell in row) for row in rows] == list(ROWS)


def test_columns_of_numbers_are_narrow_and_those_of_names_wide(pages):
    page = page_with(pages["issued"], "序号")
    cells = page.find_tables()[0].rows[0].cells
    widths = [cell[2] - cell[0] for cell in cells]
    assert max(widths) == widths[1] > 3 * widths[0]
    assert sum(widths) == pytest.approx(WIDTH, abs=1)


def test_a_draft_without_a_number_says_so_in_the_first_line_and_the_title_follows_two_lines_below(pages):
    status, title, *_ = lines(pages["status"][0])
    assert words(status) == "送审稿"
    assert status[0]["x0"] == pytest.approx(LEFT, abs=1)
    assert title[0]["bottom"] - status[0]["bottom"] == pytest.approx(3 * 28, abs=4)
