"""A report's way from a town to the county and back: states, versions, remarks, deadlines, the log."""

import re
import sqlite3
from datetime import date

import pytest
from counties import BEGUN, TOWNS, DeskOfCounty
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import SHORT

from generator.web.county.states import EVENTS, TRANSITIONS, EventRefused
from generator.web.guard import Visitor

TOWN, OTHER = TOWNS[0], TOWNS[1]
MATERIALS, CENTRES = "publicity.materials", "publicity.events"


@pytest.fixture
def town(county):
    """The browser of a town that has begun its report."""
    browser = county.town(TOWN)
    assert browser.post(f"/t/{TOWN}/begin", page="/").status_code == 303
    return browser


@pytest.fixture
def officer(county):
    return county.officer()


def logged(county, town=TOWN):
    return [
        tuple(row)
        for row in county.store.rows("SELECT who, what, path, before, after FROM log WHERE town = ? ORDER BY id", town)
    ]


def test_a_report_goes_there_and_back_and_is_received(county, town, officer):
    assert county.status(TOWN) == "填报中"
    town.answer(TOWN, MATERIALS, text="5000余")
    assert town.act(TOWN, "报送").status_code == 303
    assert "已交（第1次报送" in town.text()
    assert officer.act(TOWN, "退回", text="请核实宣传资料份数", key=MATERIALS).status_code == 303
    assert county.status(TOWN) == "退回"
    assert "请核实宣传资料份数" in town.text()
    assert "请核实宣传资料份数" in town.text(f"/f/{TOWN}2025.yaml/ask?key={MATERIALS}")
    assert "请核实宣传资料份数" not in town.text(f"/f/{TOWN}2025.yaml/ask?key={CENTRES}")
    town.answer(TOWN, MATERIALS, text="4800")
    town.act(TOWN, "报送")
    assert officer.act(TOWN, "收下").status_code == 303
    assert county.status(TOWN) == "已收"
    events = [what for _, what, path, *_ in logged(county) if not path]
    assert events == ["开始填报", "报送（第1次）", "退回：请核实宣传资料份数", "报送（第2次）", "收下"]


def test_what_still_is_to_be_mended_is_counted_and_nothing_is_called_a_success(county, town):
    town.answer(TOWN, MATERIALS, text="5000余")
    town.act(TOWN, "报送")
    assert re.search(r"已交（第1次报送，[^）]+），有\d处要改，还缺\d+项", town.text())
    assert not re.search("(报送|提交|已)成功|成功(报送|提交)", town.text())


@pytest.mark.parametrize(("status", "words"), [("已报送", "可以撤回再改"), ("已收", "县里已收下，不能再改")])
def test_what_was_handed_in_is_closed_and_the_reason_is_said(county, town, officer, status, words):
    town.act(TOWN, "报送")
    if status == "已收":
        officer.act(TOWN, "收下")
    before = county.register.text(TOWN)
    answer = town.answer(TOWN, MATERIALS, text="5000余")
    assert answer.status_code == 423
    assert words in answer.text
    assert county.register.text(TOWN) == before


def test_an_event_that_may_not_happen_is_refused_in_words_and_changes_nothing(county, town, officer):
    answer = officer.act(TOWN, "收下")
    assert answer.status_code == 409
    assert "还在填，没有报送" in answer.text
    assert town.act(TOWN, "收下").status_code == 409
    assert county.status(TOWN) == "填报中"
    assert town.act(TOWN, "飞走").status_code == 404


def test_sending_back_needs_a_remark(county, town, officer):
    town.act(TOWN, "报送")
    assert "写明意见" in officer.act(TOWN, "退回").text
    assert county.status(TOWN) == "已报送"


def test_several_remarks_are_noted_down_and_go_back_together(county, town, officer):
    town.act(TOWN, "报送")
    for key, text in ((MATERIALS, "份数太整"), ("", "请补全第三部分"), (CENTRES, "不要这一条")):
        officer.post(f"/t/{TOWN}/remarks", {"key": key, "text": text}, page=f"/t/{TOWN}/")
    assert "份数太整" not in town.text(), "what is only noted down is not shown to the town"
    last = county.register.remarks(TOWN)[-1]
    officer.post(f"/t/{TOWN}/remarks/{last.id}/drop", page=f"/t/{TOWN}/")
    officer.act(TOWN, "退回")
    page = town.text()
    assert "份数太整" in page
    assert "请补全第三部分" in page
    assert "不要这一条" not in page


def test_withdrawing_taking_back_and_opening_again_are_the_ways_back(county, town, officer):
    town.act(TOWN, "报送")
    town.act(TOWN, "撤回")
    assert county.status(TOWN) == "填报中"
    town.act(TOWN, "报送")
    officer.act(TOWN, "退回", text="请改")
    officer.act(TOWN, "取消退回")
    assert county.status(TOWN) == "已报送"
    officer.act(TOWN, "收下")
    officer.act(TOWN, "重新开放")
    assert county.status(TOWN) == "填报中"
    assert town.answer(TOWN, MATERIALS, text="7").status_code == 303


def test_a_return_is_not_taken_back_once_the_town_has_changed_something(county, town, officer):
    town.act(TOWN, "报送")
    officer.act(TOWN, "退回", text="请改")
    town.answer(TOWN, MATERIALS, text="7")
    assert "已经在改" in officer.act(TOWN, "取消退回").text
    assert county.status(TOWN) == "退回"


def test_a_report_is_begun_anew_and_the_versions_and_the_log_remain(county, town):
    town.answer(TOWN, MATERIALS, text="5000余")
    town.act(TOWN, "报送")
    town.act(TOWN, "撤回")
    town.act(TOWN, "清空重填")
    assert county.status(TOWN) == "未开始"
    assert not county.register.path(TOWN).exists()
    assert [one.number for one in county.register.versions(TOWN)] == [1]
    assert ("青山镇", "清空重填") in [(who, what) for who, what, *_ in logged(county)]
    town.post(f"/t/{TOWN}/begin", page="/")
    assert "宣传资料份数" not in county.register.text(TOWN)


def test_versions_are_kept_and_compared_figure_by_figure(county, town, officer):
    town.answer(TOWN, MATERIALS, text="5000余")
    town.act(TOWN, "报送")
    town.act(TOWN, "撤回")
    town.answer(TOWN, MATERIALS, text="4800")
    town.act(TOWN, "报送")
    page = officer.text(f"/t/{TOWN}/versions/2")
    assert "改了1项" in page
    assert "宣传资料份数 5000余 4800" in page
    assert "5000余" in officer.text(f"/t/{TOWN}/versions/1")
    assert officer.get(f"/t/{TOWN}/versions/3").status_code == 404
    assert "1项" in officer.text("/")


def test_a_form_that_is_sent_twice_counts_once(county, town):
    form = town.form("/") | {"event": "报送"}
    answers = [town.post(f"/t/{TOWN}/act", form) for _ in range(2)]
    assert [one.status_code for one in answers] == [303, 303]
    assert len(county.register.versions(TOWN)) == 1


def test_the_log_has_who_when_and_what_before_and_after(county, town):
    town.answer(TOWN, MATERIALS, text="5000余")
    town.answer(TOWN, MATERIALS, text="4800")
    assert logged(county)[-2:] == [
        (TOWN, "填写", MATERIALS, "", "5000余"),
        (TOWN, "填写", MATERIALS, "5000余", "4800"),
    ]
    assert "5000余 4800" in town.text(f"/t/{TOWN}/log")


@pytest.mark.parametrize("statement", ["UPDATE log SET after = '1'", "DELETE FROM log", "UPDATE version SET text = ''",
                                       "DELETE FROM version"])  # fmt: skip
def test_neither_the_log_nor_a_version_can_be_changed(county, town, statement):
    town.act(TOWN, "报送")
    with pytest.raises(sqlite3.IntegrityError):
        county.store.run(statement)


def test_a_log_that_somebody_has_tampered_with_says_so(county, town, officer):
    town.answer(TOWN, MATERIALS, text="5000余")
    assert "对不上" not in officer.text("/county/log")
    county.store.run("DROP TRIGGER log_update")
    county.store.run("UPDATE log SET after = '6000' WHERE after = '5000余'")
    assert "数据库被人动过" in officer.text("/county/log")


def test_what_an_editor_changes_is_logged_before_the_next_answer(county, town):
    path = county.register.path(TOWN)
    path.write_text(path.read_text(encoding="utf-8") + "普法宣传:\n  宣传资料份数: 12\n", encoding="utf-8")
    town.answer(TOWN, "publicity.campaigns", text="3")
    assert ("（不知）", "在网页以外修改", MATERIALS, "", "12") in logged(county)


def test_the_name_and_the_year_are_the_countys(county, town):
    for key, text in (("basic.town", "白水乡"), ("basic.year", "2024")):
        answer = town.answer(TOWN, key, text=text)
        assert answer.status_code == 423
        assert "由县里定" in answer.text
    assert "白水乡" not in county.register.text(TOWN)


def test_a_county_goes_on_after_a_restart_with_the_same_links_and_open_pages(county, town):
    form = town.form(f"/f/{TOWN}2025.yaml/ask?key={MATERIALS}") | {"text": "5000余", "answer": "保存"}
    cookie = town.client.get_cookie("fazhi", domain="127.0.0.1").value
    again = restarted(county)
    browser = again.stranger()
    browser.client.set_cookie("fazhi", cookie, domain="127.0.0.1")
    assert browser.post(f"/f/{TOWN}2025.yaml/ask?key={MATERIALS}", form).status_code == 303
    assert "5000余" in again.register.text(TOWN)


def restarted(county):
    county.desk.close()
    return DeskOfCounty(county.folder)


def test_a_second_server_on_the_folder_is_refused(county):
    from generator.errors import UsageFault

    with pytest.raises(UsageFault, match="在另一个窗口里开着"):
        DeskOfCounty(county.folder)


def test_files_that_are_there_already_are_begun(tmp_path):
    folder = tmp_path / "收报"
    folder.mkdir()
    (folder / f"{TOWN}2025.yaml").write_text(BEGUN.format(town=TOWN), encoding="utf-8")
    county = DeskOfCounty(folder)
    assert [county.status(town) for town in TOWNS] == ["填报中", "未开始", "未开始"]


def test_deadlines_are_the_settings_the_countys_or_a_towns_own(county, officer):
    assert county.register.report(TOWN).due == date(2026, 3, 1)
    officer.post("/county/deadline", {"day": "2026-02-10"}, page="/")
    officer.post(f"/t/{OTHER}/deadline", {"day": "2099-02-20"}, page="/")
    assert [county.register.report(town).due for town in (TOWN, OTHER)] == [date(2026, 2, 10), date(2099, 2, 20)]
    assert [county.register.report(town).late for town in (TOWN, OTHER)] == [True, False]
    assert "逾期" in officer.text("/")
    officer.post(f"/t/{OTHER}/deadline", {"day": ""}, page="/")
    assert county.register.report(OTHER).due == date(2026, 2, 10)
    assert officer.post("/county/deadline", {"day": "昨天"}, page="/").status_code == 422


def test_reminders_are_for_those_who_owe_something(county, town, officer):
    for name in (TOWN, OTHER):
        county.register.path(name).write_text(SHORT.format(town=name, more=""), encoding="utf-8")
    county.town(OTHER).post(f"/t/{OTHER}/begin", page="/")
    county.town(OTHER).post(f"/t/{OTHER}/begin", page="/")
    page = officer.text("/county/reminders")
    assert "红石街道：2025年度法治政府建设年度报告还没有开始填报。 请尽快补齐，请于3月1日前报送。" in page
    assert "青山镇：2025年度法治政府建设年度报告还没有报送。还缺" in page
    county.town(TOWN).act(TOWN, "报送")
    assert "青山镇" not in officer.text("/county/reminders")


def test_the_roll_up_adds_up_what_the_files_say_now(county, officer):
    for name, figure in ((TOWN, "100"), (OTHER, "50余")):
        county.register.path(name).write_text(
            SHORT.format(town=name, more="").replace("5000余", figure), encoding="utf-8"
        )
    assert "宣传资料份数 不少于150 份 2" in officer.text("/county/rollup")
    county.register.path(OTHER).write_text("基本信息:\n  年度: 二零\n", encoding="utf-8")
    assert "没有加的（没有填或有错误）：白水乡、红石街道" in officer.text("/county/rollup")


def test_a_broken_file_breaks_no_page_of_the_officer(county, officer):
    county.register.path(TOWN).write_text("基本信息: [", encoding="utf-8")
    for page in ("/", f"/t/{TOWN}/", "/county/rollup", "/county/reminders"):
        assert TOWN in officer.text(page)


def test_a_store_that_cannot_be_written_is_said_and_the_answer_is_not_lost(county, town):
    form = town.form(f"/f/{TOWN}2025.yaml/ask?key={MATERIALS}") | {"text": "5000余", "answer": "保存"}
    county.store.run("ALTER TABLE log RENAME TO elsewhere")
    answer = town.post(f"/f/{TOWN}2025.yaml/ask?key={MATERIALS}", form)
    assert answer.status_code == 507
    assert "没有写成" in answer.text
    assert "Traceback" not in answer.text
    county.store.run("ALTER TABLE elsewhere RENAME TO log")
    town.answer(TOWN, "publicity.campaigns", text="3")
    assert ("（不知）", "在网页以外修改", MATERIALS, "", "5000余") in logged(county)


STEPS = st.lists(st.tuples(st.sampled_from(EVENTS), st.sampled_from(("town", "officer", "office"))), max_size=14)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_people_try_in_whatever_order_state_versions_and_log_agree(county, steps):
    register, roles = county.register, {"town": Visitor("town", OTHER), "officer": Visitor("officer"),
                                        "office": Visitor("office", OTHER, "司法所")}  # fmt: skip
    status, before = register.report(OTHER).status, len(logged(county, OTHER))
    versions, done = len(register.versions(OTHER)), 0
    for event, role in steps:
        register.path(OTHER).write_text(BEGUN.format(town=OTHER), encoding="utf-8")
        if event == "退回" and status == "已报送":
            register.add_remark(OTHER, "", "请改")
        try:
            status = register.move(OTHER, event, roles[role])
        except EventRefused:
            continue
        done += 1
        versions += event == "报送"
        assert status == TRANSITIONS[event].after
    assert register.report(OTHER).status == status
    assert len(register.versions(OTHER)) == versions
    events = [what for _, what, path, *_ in logged(county, OTHER)[before:] if not path]
    assert len(events) == done
