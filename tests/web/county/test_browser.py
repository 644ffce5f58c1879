"""The officer's journey with three towns in a real browser; every page for the keyboard, a reader and a phone."""

import zipfile
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from counties import TOWNS, YEAR
from openpyxl import load_workbook
from running import SHORT
from serving import served

import generator
from generator.web.county.store import Store

GREEN, WHITE, RED = TOWNS
FILE = f"/f/{quote(GREEN)}{YEAR}.yaml"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "名单.txt").write_text("\n".join(TOWNS), encoding="utf-8")
    folder = tmp_path / "收报"
    folder.mkdir()
    Store.open(folder, year=lambda: YEAR).close()
    return folder


@pytest.fixture
def site(folder):
    with served(folder, "--county", "--towns", folder.parent / "名单.txt", "--port", "0") as (_, link):
        yield link


@contextmanager
def visitor(chromium, link, **options):
    """A page of a person of her own, who opens the link that she was given."""
    context = chromium.new_context(viewport={"width": 1366, "height": 800}, **options)
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.goto(link)
    page.wait_for_url(lambda url: "token" not in url)
    yield page
    assert page.faults == []
    context.close()


def press(page, words):
    with page.expect_navigation():
        page.get_by_role("button", name=words).first.click()


def follow(page, words):
    with page.expect_navigation():
        page.get_by_role("link", name=words).first.click()


def invited(page, folder):
    """The links of the towns out of 邀请.xlsx."""
    with page.expect_download() as downloaded:
        page.get_by_role("button", name="给3个乡镇发邀请").click()
    book = folder.parent / "邀请.xlsx"
    downloaded.value.save_as(book)
    return {row[0]: row[1] for row in load_workbook(book).active.iter_rows(min_row=4, values_only=True)}


def test_the_journey_of_an_officer_with_three_towns(chromium, site, folder):
    with visitor(chromium, site) as officer:
        links = invited(officer, folder)
        assert set(links) == set(TOWNS)
        with visitor(chromium, links[GREEN]) as green, visitor(chromium, links[WHITE]) as white:
            a_town_answers_and_hands_in(green, site)
            a_town_sends_its_workbook(white, folder)
            officer.reload()
            assert [row.split() for row in officer.locator(".towns tbody tr").all_inner_texts()][2][:2] == [
                RED,
                "未开始",
            ]
            the_officer_sends_back_with_a_remark_at_a_question(officer)
            a_town_mends_and_hands_in_again(green)
            the_officer_looks_at_the_change_and_receives(officer, site)
            green.goto(site.split("/?")[0] + f"{FILE}/ask?key=publicity.materials")
            assert "县里已收下，不能再改" in green.inner_text("main")
            green.fill("#answer", "1")
            green.click("button.main")
            green.wait_for_selector("#faults")
            assert "不能再改" in green.inner_text("#faults")
        the_officer_reminds_and_downloads(officer, site)


def a_town_answers_and_hands_in(page, site):
    assert "不得填写国家秘密、工作秘密" in page.inner_text("main")
    press(page, "开始填写")
    page.goto(site.split("/?")[0] + f"{FILE}/ask?key=publicity.materials")
    page.keyboard.type("5000余")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    follow(page, "报送")
    press(page, "报送（第1次）")
    assert "已交（第1次报送" in page.inner_text("main")
    assert "处要改" in page.inner_text("main")
    press(page, "撤回")
    assert "填报中" in page.inner_text("h1")
    press(page, "报送（第2次）")


def a_town_sends_its_workbook(page, folder):
    facts = folder.parent / f"{WHITE}.yaml"
    facts.write_text(SHORT.format(town=WHITE, more=""), encoding="utf-8")
    (form,) = generator.sheet_from(facts, folder.parent / "填报表.xlsx").paths
    page.set_input_files("#workbook", str(form))
    press(page, "取入")
    assert "填报中" in page.inner_text("h1")
    press(page, "报送（第1次）")
    assert "已报送" in page.inner_text("h1")


def the_officer_sends_back_with_a_remark_at_a_question(page):
    follow(page, GREEN)
    follow(page, "看填的内容")
    follow(page, "5000余")
    assert page.locator("#key option:checked").inner_text() == "宣传资料份数"
    page.fill("#text", "与司法所台账不一致，请核实")
    press(page, "退回乡镇")
    assert "退回" in page.inner_text("h1")


def a_town_mends_and_hands_in_again(page):
    page.reload()
    follow(page, "普法宣传 › 宣传资料份数：与司法所台账不一致，请核实")
    assert "县里退回意见" in page.inner_text(".remark")
    page.fill("#answer", "4800")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    follow(page, "去报送")
    press(page, "报送（第3次）")


def the_officer_looks_at_the_change_and_receives(page, site):
    page.goto(site.split("/?")[0])
    follow(page, "1项")
    assert page.locator(".changes tbody tr").all_inner_texts() == ["普法宣传 › 宣传资料份数\t5000余\t4800"]
    follow(page, "返回")
    press(page, "收下")
    assert "已收" in page.inner_text("h1")


def the_officer_reminds_and_downloads(page, site):
    follow(page, "催报")
    assert RED in page.inner_text("main")
    assert "还没有开始填报" in page.input_value("textarea >> nth=0")
    follow(page, "汇总")
    assert "宣传资料份数" in page.inner_text("main")
    page.goto(site.split("/?")[0])
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="全部草稿和清单（zip）").click()
    with zipfile.ZipFile(downloaded.value.path()) as packed:
        assert any(name.startswith(f"成果/{WHITE}") for name in packed.namelist())


def test_a_link_out_of_a_mail_on_another_site_opens_too(chromium, site, folder):
    """The cookie is SameSite=Strict: it goes along only with what our own page opens."""
    with visitor(chromium, site) as officer:
        links = invited(officer, folder)
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"data:text/html,<a href='{links[GREEN]}'>x</a>")
    page.click("a")
    page.wait_for_selector("text=开始填写")
    context.close()


def test_an_office_fills_in_its_own_questions(chromium, site, folder):
    with visitor(chromium, site) as officer, visitor(chromium, invited(officer, folder)[GREEN]) as town:
        follow(town, "给科室的链接")
        town.locator("li", has_text="综合行政执法队").get_by_role("button", name="发链接").click()
        town.wait_for_selector("#message")
        link = town.input_value("#message").partition("：")[2].split()[0]
        with visitor(chromium, link) as office:
            press(office, "开始填")
            assert "综合行政执法队的题" in office.inner_text("header")
            assert office.locator(".preview").count() == 0
            press(office, "先标待补")
        assert (
            "综合行政执法队" in (town.goto(site.split("/?")[0] + f"/t/{quote(GREEN)}/log"), town.inner_text("main"))[1]
        )


def test_axe_finds_nothing_and_no_page_is_wider_than_a_phone(chromium, site, folder, require_tool):
    axe, base = require_tool("axe-core").read_text(encoding="utf-8"), site.split("/?")[0]
    towns = ("", "versions/0", "log")
    with visitor(chromium, site) as officer:
        links = invited(officer, folder)
        with visitor(chromium, links[GREEN]) as town:
            press(town, "开始填写")
            own = ("/", *(f"/t/{quote(GREEN)}/{one}" for one in (*towns, "offices")), f"{FILE}/review", f"{FILE}/ask")
            look_at(town, base, own, axe)
            town.goto(base)
            press(town, "报送（第1次）")
            look_at(town, base, ("/",), axe)
        pages = "/", "/county/rollup", "/county/reminders", "/county/log", "/in", f"{FILE}/review", f"{FILE}/drafts"
        look_at(officer, base, (*pages, *(f"/t/{quote(GREEN)}/{one}" for one in towns)), axe)


def look_at(page, base, tails, axe):
    for tail in tails:
        page.goto(base + tail)
        for width in (360, 1366):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), tail
        page.evaluate(axe)
        found = page.evaluate("axe.run()")["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], tail
