"""The pages in a real browser: mouse, keyboard alone, Chinese as it is composed, a phone, a server that is killed."""

import os
import resource
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import quote

import pytest
import yaml
from interviewing import START
from serving import served

FILE = f"/f/{quote('青山镇2025.yaml')}"
MATERIALS = f"{FILE}/ask?key=publicity.materials"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "青山镇2025.yaml"
    path.write_text(START, encoding="utf-8")
    return path


@pytest.fixture
def site(path):
    with served(path.parent, "--port", "0") as (process, link):
        yield process, link, link.split("/?")[0]


@pytest.fixture
def page(chromium, site):
    context = chromium.new_context(viewport={"width": 1366, "height": 800})
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto(site[1])
    yield page
    context.close()


def facts(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def key(page):
    return page.evaluate("new URL(location).searchParams.get('key') ?? ''")


def save(page):
    """Press the main button and wait for the next page."""
    with page.expect_navigation():
        page.click("button.main")


def test_a_journey_with_the_mouse_from_an_empty_folder_to_two_drafts(chromium, tmp_path):
    with served(tmp_path, "--port", "0") as (_, link):
        page = chromium.new_page()
        page.goto(link)
        page.fill("[name=town]", "白水乡")
        page.fill("[name=year]", "2025")
        save(page)
        for _ in range(150):
            if "/review" in page.url:
                break
            answer_with_the_mouse(page)
        assert "/review" in page.url
        page.click("text=生成报告")
        save(page)
        assert page.inner_text("#done") == "已经写好"
        drafts = sorted(one.name for one in tmp_path.glob("成果/*.docx"))
        assert len(drafts) == 2
        assert all("白水乡2025年度" in name for name in drafts)
        with page.expect_download() as downloaded:
            page.click("text=公开版，文本")
        assert downloaded.value.suggested_filename.endswith("（公开版）（草稿）.txt")
        with page.expect_navigation():
            page.click("text=公开版，网页")
        assert "公开的网页里还有“【待补：" in page.inner_text("#faults"), "a page for the public has no gaps"
        page.close()


def answer_with_the_mouse(page):
    """What stands there, else the first option, else 先标待补, else own words."""
    pending = page.locator("button[value='待补']")
    field = page.locator("#answer")
    if "具体表现" in page.inner_text("h1"):
        page.fill("#answer", "集体学法5次，其中研讨2次")
        save(page)
    elif field.evaluate("one => 'value' in one && one.type !== 'radio'") and field.input_value():
        save(page)
    elif page.locator("button[value='']").count():
        with page.expect_navigation():
            page.click("button[value='']")
    elif pending.count():
        with page.expect_navigation():
            pending.click()
    elif page.locator("[name=chosen]").count():
        page.locator("[name=chosen]").first.check()
        save(page)
    elif page.locator("button.main").count():
        page.fill("#answer", page.inner_text(".beside").partition("例如：")[2].partition("　")[0] or "加强学习")
        save(page)
    else:
        with page.expect_navigation():
            page.locator(".choices button").last.click()


def test_a_journey_with_the_keyboard_alone(page, site, path):
    page.goto(site[2] + MATERIALS)
    assert page.evaluate("document.activeElement.id") == "answer"
    page.keyboard.type("5000余")
    page.wait_for_selector("#echo:has-text('→ 5000余份')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert facts(path)["普法宣传"]["宣传资料份数"] == "5000余"
    assert page.locator(".preview .changed").count()
    page.goto(site[2] + MATERIALS)
    for words in ("保存，下一题", "数还没来，先标待补"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == words
    with page.expect_navigation():
        page.keyboard.press("Space")
    assert facts(path)["普法宣传"]["宣传资料份数"] == "待补"
    assert page.said == []


def test_a_fault_takes_the_focus_to_the_summary_and_leaves_the_box_as_it_is(page, site, path):
    before = path.read_bytes()
    page.goto(site[2] + MATERIALS)
    box = page.query_selector("#answer")
    page.keyboard.type("若干")
    page.keyboard.press("Enter")
    page.wait_for_selector("#faults")
    assert page.evaluate("document.activeElement.id") == "faults"
    assert box.input_value() == "若干"
    assert box.get_attribute("aria-invalid") == "true"
    page.click("#faults a")
    page.fill("#answer", "12")
    save(page)
    assert path.read_bytes() != before
    assert facts(path)["普法宣传"]["宣传资料份数"] == 12


def test_enter_while_chinese_is_composed_sends_nothing(page, site, path):
    page.goto(site[2] + f"{FILE}/ask?key=basic.superior")
    before = path.read_bytes()
    composer = page.context.new_cdp_session(page)
    page.focus("#answer")
    page.fill("#answer", "")
    composer.send("Input.imeSetComposition", {"text": "xian'wei", "selectionStart": 8, "selectionEnd": 8})
    composer.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Enter", "windowsVirtualKeyCode": 229})
    page.wait_for_timeout(300)
    assert path.read_bytes() == before
    composer.send("Input.insertText", {"text": "县委"})
    assert page.input_value("#answer") == "县委"
    save(page)
    assert facts(path)["基本信息"]["上级党委政府名称"] == "县委"


def test_back_reload_and_a_double_click_do_no_harm(page, site, path):
    page.goto(site[2] + MATERIALS)
    page.fill("#answer", "400")
    page.dblclick("button.main")
    page.wait_for_url(lambda url: "publicity.materials" not in url.split("done=")[0])
    assert facts(path)["普法宣传"]["宣传资料份数"] == 400
    page.go_back()
    page.wait_for_selector("#answer")
    assert page.input_value("#answer") == "400"
    before = path.read_bytes()
    page.reload()
    assert path.read_bytes() == before
    page.fill("#answer", "500")
    save(page)
    assert facts(path)["普法宣传"]["宣传资料份数"] == 500


def test_of_two_tabs_the_older_shows_both_values(page, site, path):
    page.goto(site[2] + MATERIALS)
    other = page.context.new_page()
    other.goto(site[2] + MATERIALS)
    other.fill("#answer", "400")
    save(other)
    page.fill("#answer", "500")
    page.click("button.main")
    page.wait_for_selector("#faults")
    assert "现在是“400”" in page.inner_text("#faults")
    assert facts(path)["普法宣传"]["宣传资料份数"] == 400
    save(page)
    assert facts(path)["普法宣传"]["宣传资料份数"] == 500


def test_a_killed_server_says_so_and_what_was_typed_is_saved_after_it_is_back(chromium, path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    page = chromium.new_context().new_page()
    with served(path.parent, "--port", port) as (process, link):
        page.goto(link)
        page.goto(link.split("/?")[0] + MATERIALS)
        process.send_signal(signal.SIGKILL)
        process.wait()
        page.fill("#answer", "5000余")
        page.click("button.main")
        page.wait_for_selector("#lost:not([hidden])")
        assert "没有存上" in page.inner_text("#lost")
        assert page.input_value("#answer") == "5000余"
    with served(path.parent, "--port", port) as (_, link):
        tab = page.context.new_page()
        tab.goto(link)
        page.click("button.main")
        page.wait_for_selector("#faults")
        assert page.input_value("#answer") == "5000余"
        save(page)
    assert facts(path)["普法宣传"]["宣传资料份数"] == "5000余"
    page.context.close()


def test_without_the_script_everything_works_too(chromium, site, path):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site[1])
    page.goto(site[2] + MATERIALS)
    page.fill("#answer", "若干")
    page.click("button.main")
    assert page.locator("#faults").count() == 1
    page.fill("#answer", "5000余")
    page.click("button.main")
    assert "done=publicity.materials" in page.url
    assert facts(path)["普法宣传"]["宣传资料份数"] == "5000余"
    context.close()


@pytest.mark.parametrize("width", [360, 683])
def test_no_page_is_wider_than_a_phone_or_than_half_a_screen(chromium, site, width):
    """683 pixels are what 1366 leave at 200%."""
    context = chromium.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto(site[1])
    asked = (f"ask?key={key}" for key in ("publicity.materials", "publicity.events", "shortcomings.entries.%2B"))
    for tail in ("/", "/check", *(f"{FILE}/{one}" for one in ("", "review", "report", "missing", "drafts", *asked))):
        page.goto(site[2] + tail)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), tail
    context.close()


def test_a_report_is_dropped_and_its_findings_stand_beside_it(page, site, tmp_path):
    page.goto(site[2] + "/check")
    report = tmp_path / "报告.txt"
    report.write_text(
        "青山镇人民政府关于2025年度法治政府建设情况的总结\n一、主要举措\n无理上访户均已劝返。\n", encoding="utf-8"
    )
    page.set_input_files("#report", str(report))
    save(page)
    assert page.locator(".findings li").count() >= 3
    page.click(".findings a >> nth=0")
    assert page.locator(".text :target").count() == 1
    assert page.said == []


def test_a_hostile_file_is_refused_in_words(page, site, tmp_path):
    page.goto(site[2] + "/check")
    bad = tmp_path / "坏的.docx"
    bad.write_bytes(b"PK\x03\x04" + os.urandom(2000))
    page.set_input_files("#report", str(bad))
    save(page)
    assert page.locator("#faults").count() == 1
    assert "Traceback" not in page.content()


def test_a_full_disk_is_said_and_nothing_is_lost(chromium, path):
    before = path.read_bytes()
    with served(path.parent, "--port", "0", before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))) as (
        _,
        link,
    ):
        page = chromium.new_page()
        page.goto(link)
        page.goto(link.split("/?")[0] + MATERIALS)
        page.fill("#answer", "5000余")
        page.click("button.main")
        page.wait_for_selector("#faults")
        assert "没有存上" in page.inner_text("#faults")
        assert page.input_value("#answer") == "5000余"
        page.close()
    assert path.read_bytes() == before


def test_axe_finds_nothing_on_any_page(chromium, site, require_tool):
    axe = require_tool("axe-core").read_text(encoding="utf-8")
    page = chromium.new_page()
    page.goto(site[1])
    keys = "publicity.materials", "publicity.events", "publicity.campaigns", "shortcomings.entries.%2B", "study.forms"
    tails = "", "review", "report", "missing", "drafts", *(f"ask?key={key}" for key in keys)
    for tail in ("/", "/check", *(f"{FILE}/{tail}" for tail in tails)):
        page.goto(site[2] + tail)
        page.evaluate(axe)
        found = page.evaluate("axe.run()")["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], tail
    page.close()


def test_the_usual_port_being_taken_another_one_is_used(tmp_path):
    with served(tmp_path) as (_, one), served(tmp_path) as (_, other):
        assert one.startswith("http://127.0.0.1:")
        assert one.split("/?")[0] != other.split("/?")[0]


def test_the_port_being_taken_is_said(site, tmp_path):
    port = site[2].rsplit(":")[-1]
    command = [sys.executable, "-m", "generator", "serve", str(tmp_path), "--no-browser", "--port", port]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 2
    assert f"端口 {port} 用不了" in done.stderr


@pytest.mark.parametrize("seconds", [0.1, 0.15, 0.2, 0.25, 0.8])
def test_an_interrupt_ends_it_in_words(path, seconds):
    with served(path.parent, "--port", "0") as (process, link):
        assert link.startswith("http://127.0.0.1:")
        time.sleep(seconds)  # while the pages are loaded, and after
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
