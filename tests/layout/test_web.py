"""The web page: clean elements, literal words, metadata; read back by other parsers and opened in a browser."""

import re
from datetime import date

import pytest
from build_samples import facts_files
from hypothesis import HealthCheck, given, settings
from lxml import html
from random_facts import facts as any_facts

from generator.compose import compose
from generator.drafting.proof.text import prove_page
from generator.errors import TemplateFault
from generator.files.stamp import is_untouched_text
from generator.layout.web import LONGEST_DESCRIPTION, web_page
from generator.report.outline import Annex, Paragraph, Report, Run, Table
from generator.settings import Wording
from generator.sources.facts_file import read_facts

PUBLIC = Wording(for_the_public=True, annex=True, annex_duties=True)
HOSTILE = "</p><script>alert(1)</script> & &amp; <b> \"'　A  B —— 2021—2025年 12345 𠮷"


def public(name):
    return compose(read_facts(next(file for file in facts_files() if file.stem == name)), PUBLIC).report


def body(*texts):
    return Report((Paragraph("title", (Run("标题"),)), *(Paragraph("body", (Run(text),)) for text in texts)))


def tree(report, **given):
    return html.document_fromstring(web_page(report, **given).decode())


def meta(page):
    return {each.get("name"): each.get("content") for each in page.iter("meta") if each.get("name")}


@pytest.mark.parametrize("file", facts_files(), ids=lambda file: file.stem)
def test_every_sample_says_on_its_page_what_its_outline_says(file):
    report = compose(read_facts(file), PUBLIC).report
    prove_page(web_page(report), report)


def test_a_report_with_something_of_everything_reads_back(whole_report):
    prove_page(web_page(whole_report), whole_report)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_facts())
def test_any_facts_read_back(facts):
    report = compose(facts, PUBLIC).report
    prove_page(web_page(report), report)


def test_hostile_words_stay_words():
    report = Report(
        (
            Paragraph("title", (Run(HOSTILE),)),
            Paragraph("body", (Run(HOSTILE, "own"),)),
            Table((HOSTILE,), ((HOSTILE,),)),
        ),
        annexes=(Annex("附件", HOSTILE, (Table(("甲",), ((HOSTILE,),)),)),),
    )
    page = tree(report)
    assert not list(page.iter("script"))
    assert not list(page.iter("b"))
    assert page.findtext("head/title") == HOSTILE
    assert [each.text_content() for each in page.iter("td")] == [HOSTILE, HOSTILE]
    prove_page(web_page(report), report)


def test_a_page_that_says_anything_else_is_refused():
    report = body("全年开展普法活动22场次。")
    page = web_page(report)
    for wrong in (page.replace(b"22", b"23"), page.replace("<p>全年".encode(), "<p>某</p><p>全年".encode())):
        with pytest.raises(TemplateFault, match="读回来却是"):
            prove_page(wrong, report)


def test_parts_are_the_elements_that_they_are(whole_report):
    page = tree(whole_report)
    assert page.get("lang") == "zh-CN"
    assert page.find("head/meta").get("charset") == "utf-8"
    assert [each.tag for each in page.iter("h1", "h2", "h3", "h4", "strong")] == [
        "h1",
        "h2",
        "h3",
        "h4",
        "strong",
        "h2",
        "h2",
        "h2",
    ]
    assert [each.text for each in page.iter("mark")] == ["【待补：法治讲课场次】"]
    assert [each.text for each in page.find(".//table/thead/tr")] == ["指标", "本年", "上年"]
    assert page.find(".//time").get("datetime") == "2026-01-05"


def test_a_table_of_an_annex_has_the_annexs_title_for_its_caption():
    page = tree(public("full"))
    captions = [each.text for each in page.iter("caption")]
    assert captions[0] == "2025年度法治政府建设主要数据表"
    assert all(table.find("thead/tr/th").get("scope") == "col" for table in page.iter("table"))


def test_there_are_no_faces_sizes_or_word_styles_but_the_families_named_once_in_the_head():
    text = web_page(public("full")).decode()
    head, body = text.split("<body>")
    assert not re.search(r"mso|font|style=|<span|class=\"Mso|&nbsp;|<o:p", body)
    assert not re.search(r"mso|font-size|@font-face", head)
    assert not re.search(r"\b(?:src|href)=", text)


def test_what_the_page_says_of_itself_is_so():
    found = meta(tree(public("full"), published=date(2026, 3, 20)))
    assert found["ArticleTitle"] == "清泉镇人民政府关于2025年度法治政府建设情况的报告"
    assert found["ContentSource"] == "清泉镇人民政府"
    assert found["dcterms.created"] == "2026-01-15"
    assert found["PubDate"] == found["dcterms.issued"] == "2026-03-20"
    assert found["description"] == "清泉镇辖22个行政村、3个社区，面积68.5平方公里，人口4.2万人。"


def test_what_is_not_known_is_not_said():
    found = meta(tree(body("内容。")))
    assert not {"PubDate", "dcterms.issued", "dcterms.created", "ContentSource"} & set(found)


@pytest.mark.parametrize("text", ["一" * 300, f"{'一' * 50}。{'二' * 100}。", "短。"])
def test_a_description_is_whole_sentences_where_there_are_any_and_no_longer_than_is_shown(text):
    found = meta(tree(body(text)))["description"]
    assert len(found) <= LONGEST_DESCRIPTION
    assert found.endswith(("。", "…"))


def test_a_page_knows_whether_anybody_changed_it():
    page = web_page(public("full"))
    assert is_untouched_text(page)
    assert is_untouched_text(page.replace(b"\n", b"\r\n"))
    assert not is_untouched_text(page.replace("清泉".encode(), "清源".encode(), 1))
    assert not is_untouched_text(page + b" ")
    assert not is_untouched_text(b"<html></html>")


def test_equal_reports_give_equal_pages():
    assert web_page(public("full")) == web_page(public("full"))


def test_a_browser_shows_the_lines_of_the_report(require_tool, tmp_path):
    shell = require_tool("chromium-headless-shell")
    from playwright.sync_api import sync_playwright

    report = public("full")
    path = tmp_path / "公开版.html"
    path.write_bytes(web_page(report))
    asked, said = [], []
    with sync_playwright() as tools:
        browser = tools.chromium.launch(
            executable_path=str(shell), args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path.as_uri())
        mode, charset, title = page.evaluate("[document.compatMode, document.characterSet, document.title]")
        shown = page.evaluate(
            "[...document.querySelectorAll('h1, h2, h3, h4, p, caption, tr')].flatMap(each => each.tagName === 'TR'"
            " ? [[...each.cells].map(cell => cell.innerText).join('｜')] : each.innerText.split('\\n'))"
        )
        wide = page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        browser.close()
    assert (mode, charset, title) == ("CSS1Compat", "UTF-8", "清泉镇人民政府关于2025年度法治政府建设情况的报告")
    assert asked == [path.as_uri()]
    assert said == []
    assert wide
    assert shown == report.to_text().split("\n")[:-1]


@pytest.mark.parametrize(
    ("element", "families"),
    [
        ("body", ("仿宋_GB2312", "FangSong")),
        ("h1", ("小标宋", "SimSun")),
        ("h2", ("黑体", "SimHei")),
        ("h3", ("楷体", "KaiTi")),
    ],
)
def test_a_page_names_chinese_typefaces_and_a_generic_one_at_last(element, families):
    style = tree(body("正文。")).findtext(".//style")
    (named,) = re.findall(rf"(?m)^{element} {{ font-family: ([^;]*);", style)
    assert all(family in named for family in families)
    assert named.rpartition(", ")[2] in ("serif", "sans-serif")
