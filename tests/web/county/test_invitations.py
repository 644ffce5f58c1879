"""Links and codes: shown once, known by their hashes alone, taken back and replaced, not to be guessed."""

import re
from io import BytesIO

import pytest
from counties import HERE, TOWNS, Browser
from openpyxl import load_workbook
from serving import key_of

from generator.web.county.invitations import invite, plain_code
from generator.web.county.throttle import FROM_ONE, IN_ALL, WITHIN, Throttle

TOWN, OTHER = TOWNS[0], TOWNS[1]
OFFICE = "综合行政执法队"


@pytest.fixture
def officer(county):
    return county.officer()


def book(officer, **fields):
    form = officer.form("/") | {"event": "发邀请"} | fields
    answer = officer.post("/county/invitations", form)
    assert answer.status_code == 200
    rows = load_workbook(BytesIO(answer.data)).active.iter_rows(min_row=4, values_only=True)
    return [row[:3] for row in rows if row[0]], form


def test_each_town_has_a_link_and_a_code_of_its_own(county, officer):
    rows, _ = book(officer)
    assert [row[0] for row in rows] == list(TOWNS)
    for town, link, code in rows:
        assert link.startswith(f"{HERE}/?token=")
        assert town in Browser(county.app, link.partition("token=")[2]).text()
        typed = county.stranger()
        assert typed.post("/in", {"code": f" {code.lower()} "}).status_code == 200
        assert town in typed.text()


def test_the_book_is_the_same_for_a_form_sent_twice_and_then_nobody_is_uninvited(county, officer):
    rows, form = book(officer)
    again = officer.post("/county/invitations", form)
    assert [row[:3] for row in load_workbook(BytesIO(again.data)).active.iter_rows(min_row=4, values_only=True)] == rows
    assert book(officer)[0] == []


def test_all_links_replaced_are_all_out(county, officer):
    rows, _ = book(officer)
    inside = Browser(county.app, rows[0][1].partition("token=")[2])
    fresh, _ = book(officer, event="全部换发")
    assert inside.get("/").status_code == 403
    assert {row[1] for row in fresh} & {row[1] for row in rows} == set()


def test_a_town_whose_invitation_is_taken_back_is_out_with_its_offices(county, officer):
    town, office, other = county.town(TOWN), county.town(TOWN, OFFICE), county.town(OTHER)
    officer.post(f"/t/{TOWN}/invitation", {"event": "作废"}, page=f"/t/{TOWN}/")
    assert [one.get("/").status_code for one in (town, office, other)] == [403, 403, 200]


def test_a_new_link_is_shown_once_and_the_old_one_opens_nothing(county, officer):
    old = invite(county.store, TOWN)
    shown = officer.post(f"/t/{TOWN}/invitation", {"event": "换发"}, page=f"/t/{TOWN}/").text
    token = shown.partition("token=")[2].split()[0]
    assert TOWN in Browser(county.app, token).text()
    assert county.stranger().get(f"/?token={old.token}").status_code == 403
    assert all(token not in officer.get(page).text for page in ("/", f"/t/{TOWN}/", "/county/log"))


def test_no_secret_is_in_the_store_or_the_log(county):
    made = invite(county.store, TOWN)
    Browser(county.app, made.token)
    held = b"".join(path.read_bytes() for path in (county.folder / ".fazhi").iterdir())
    assert made.token.encode() not in held
    assert plain_code(made.code).encode() not in held
    assert county.desk.access.token.encode() not in held


def test_the_cookie_is_only_for_this_server_and_no_script(county):
    made = invite(county.store, TOWN)
    answer = county.stranger().get(f"/?token={made.token}")
    assert answer.status_code == 200, "a page of our own goes on, so that a link in a mail opens too"
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert made.token not in cookie + answer.text


def test_too_many_wrong_codes_make_an_address_wait_even_with_the_right_one(county):
    code, browser = invite(county.store, TOWN).code, county.stranger()
    for _ in range(FROM_ONE):
        assert browser.post("/in", {"code": "AAAA-AAAA-AAAA"}).status_code == 403
    answer = browser.post("/in", {"code": code})
    assert answer.status_code == 429
    assert "请过10分钟再试" in answer.text
    elsewhere = {"environ_base": {"REMOTE_ADDR": "10.0.0.7"}}
    assert browser.post("/in", {"code": code}, **elsewhere).status_code == 200


def test_a_wrong_code_counts_for_a_while_and_from_everywhere_together():
    time = [0.0]
    throttle = Throttle(clock=lambda: time[0])
    for number in range(IN_ALL):
        throttle.count(f"10.0.{number // 250}.{number % 250}")
    assert throttle.minutes_to_wait("10.9.9.9") == 11
    time[0] = WITHIN + 1
    assert throttle.minutes_to_wait("10.9.9.9") == 0


def test_an_office_sees_its_own_questions_alone_and_its_answers_bear_its_name(county):
    town, office = county.town(TOWN), county.town(TOWN, OFFICE)
    page = office.post(f"/t/{TOWN}/begin", page="/")
    assert page.status_code == 303
    shown = office.get(page.location)
    key = key_of(re.search('action="([^"]+)"', shown.text)[1])
    assert OFFICE in shown.text
    assert "报告预览" not in shown.text
    assert "目录" not in shown.text
    office.answer(TOWN, key, text="26")
    assert f"{OFFICE}填" in town.text(f"/f/{TOWN}2025.yaml/review")
    assert (f"{TOWN}{OFFICE}", "填写", key) in [
        tuple(row) for row in county.store.rows("SELECT who, what, path FROM log WHERE path != ''")
    ]
    town.answer(TOWN, key, text="27")
    assert f"{OFFICE}填" not in town.text(f"/f/{TOWN}2025.yaml/review")


@pytest.mark.parametrize(
    "key", ["publicity.materials", "basic.town", "shortcomings.entries.+", "delete.basic", "none.x"]
)
def test_an_office_can_ask_for_no_other_question(county, key):
    office = county.town(TOWN, OFFICE)
    office.post(f"/t/{TOWN}/begin", page="/")
    before = county.register.text(TOWN)
    assert office.get(f"/f/{TOWN}2025.yaml/ask?key={key}").status_code == 410
    assert office.get(f"/f/{TOWN}2025.yaml/ask?key={key}&科室=司法所").status_code == 410
    form = office.form("/") | {"text": "1", "answer": "保存", "stamp": "x"}
    assert office.post(f"/f/{TOWN}2025.yaml/ask?key={key}&科室=司法所", form).status_code == 410
    assert county.register.text(TOWN) == before


def test_an_office_goes_through_its_questions_to_its_own_first_page(county):
    office = county.town(TOWN, OFFICE)
    office.post(f"/t/{TOWN}/begin", page="/")
    location = re.search('action="([^"]+)"', office.get(f"/f/{TOWN}2025.yaml/ask").text)[1]
    for _ in range(60):
        if location == "/":
            break
        key = key_of(location)
        location = office.answer(TOWN, key, answer="" if key.endswith("+") else "待补").location
    assert location == "/"
    assert "要填的内容" in office.text("/")


def test_a_town_gives_and_takes_back_the_links_of_its_offices(county):
    town = county.town(TOWN)
    page = f"/t/{TOWN}/offices"
    shown = town.post(page, {"office": OFFICE, "event": "发"}, page=page).text
    office = Browser(county.app, shown.partition("token=")[2].split()[0])
    assert OFFICE in office.text("/")
    town.post(page, {"office": OFFICE, "event": "作废"}, page=page)
    assert office.get("/").status_code == 403
    assert town.post(page, {"office": "外星人办", "event": "发"}, page=page).status_code == 404
