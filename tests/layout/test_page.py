"""What a page looks like, measured in the PDF that LibreOffice makes of it (Fandol faces stand in, 1 em wide)."""

import os
import subprocess
from collections import Counter
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from generator.layout import lay_out
from generator.layout import measures as m
from generator.outline import Annex, Head, Paragraph, Report, Run

MM = 72 / 25.4
TOP, LEFT, WIDTH, HEIGHT = 37 * MM, 28 * MM, 156 * MM, 225 * MM
FONTS = Path(__file__).parent.parent / "fonts.conf"


def paragraph(role, text, level=0, number=""):
    return Paragraph(role, (Run(text),), level, number)


REPORTS = {
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
    assert (mark[0]["top"] - TOP) / MM == pytest.approx(35, abs=2)
    rules = [shape for shape in (*page.lines, *page.rects) if shape["width"] > 400]
    assert rules[0]["width"] / MM == pytest.approx(156, abs=0.5)


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


def test_a_signature_never_stands_alone_on_a_page(pages):
    assert len(pages["signed"]) == 2
    assert [words(line) for line in lines(pages["signed"][1])] == ["第20段。", "青山镇人民政府", "2026年1月5日"]
