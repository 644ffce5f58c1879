"""Every route × every role × the expected answer; the routes are those of the application, so none can be forgotten."""

from itertools import product

import pytest
from counties import BEGUN, HERE, HOST, TOWNS, Browser

from generator.interview import ticket
from generator.interview.state import State
from generator.web.permits import PERMITS

OWN, OTHER, OFFICE = TOWNS[0], TOWNS[1], "综合行政执法队"
ROLES = ("stranger", "officer", "town", "other town", "office", "other office")

# The answer to each role in the order above. A town's page of another town is not there (404), a route of another role
# is refused (403), a form that may be sent goes on (303) or says why not (409, 422, 423).
GETS = {
    "static": ("/static/page.css", 200, 200, 200, 200, 200, 200),
    "entry.door": ("/in", 200, 200, 200, 200, 200, 200),
    "county.home": ("/", 403, 200, 200, 200, 200, 200),
    "county.rollup": ("/county/rollup", 403, 200, 403, 403, 403, 403),
    "county.workbook": ("/county/汇总.xlsx", 403, 200, 403, 403, 403, 403),
    "county.reminders": ("/county/reminders", 403, 200, 403, 403, 403, 403),
    "county.archive": ("/county/全部.zip", 403, 200, 403, 403, 403, 403),
    "county.log_lines": ("/county/log", 403, 200, 403, 403, 403, 403),
    "towns.page": ("/t/{own}/", 403, 200, 200, 404, 403, 403),
    "towns.version": ("/t/{own}/versions/0", 403, 200, 200, 404, 403, 403),
    "towns.log_lines": ("/t/{own}/log", 403, 200, 200, 404, 403, 403),
    "towns.offices": ("/t/{own}/offices", 403, 403, 200, 404, 403, 403),
    "asking.question": ("/f/{own}2025.yaml/ask?key=publicity.materials", 403, 403, 200, 404, 410, 404),
    "summary.contents": ("/f/{own}2025.yaml/", 403, 403, 200, 404, 403, 403),
    "summary.review": ("/f/{own}2025.yaml/review", 403, 200, 200, 404, 403, 403),
    "summary.report": ("/f/{own}2025.yaml/report", 403, 200, 200, 404, 403, 403),
    "summary.missing": ("/f/{own}2025.yaml/missing", 403, 200, 200, 404, 403, 403),
    "drafts.made": ("/f/{own}2025.yaml/drafts", 403, 200, 200, 404, 403, 403),
    "drafts.download": ("/f/{own}2025.yaml/download/报送版.docx", 403, 422, 422, 404, 403, 403),
    "checking.drop": ("/check", 403, 200, 200, 200, 403, 403),
    "checking.found": ("/check/x", 403, 404, 404, 404, 403, 403),
    "checking.annotated": ("/check/x/annotated", 403, 404, 404, 404, 403, 403),
}
POSTS = {
    "entry.knock": ("/in", 403, 403, 403, 403, 403, 403),
    "county.deadline": ("/county/deadline", 403, 303, 403, 403, 403, 403),
    "county.invitations": ("/county/invitations", 403, 200, 403, 403, 403, 403),
    "towns.begin": ("/t/{own}/begin", 403, 403, 303, 404, 303, 404),
    "towns.act": ("/t/{own}/act", 403, 303, 303, 404, 403, 403),
    "towns.remark": ("/t/{own}/remarks", 403, 409, 403, 403, 403, 403),
    "towns.drop_remark": ("/t/{own}/remarks/1/drop", 403, 303, 403, 403, 403, 403),
    "towns.deadline": ("/t/{own}/deadline", 403, 303, 403, 403, 403, 403),
    "towns.invitation": ("/t/{own}/invitation", 403, 200, 403, 403, 403, 403),
    "towns.workbook": ("/t/{own}/workbook", 403, 422, 422, 404, 403, 403),
    "towns.office_link": ("/t/{own}/offices", 403, 403, 200, 404, 403, 403),
    "asking.answer": ("/f/{own}2025.yaml/ask?key=publicity.materials", 403, 403, 303, 404, 410, 404),
    "asking.understood": ("/f/{own}2025.yaml/understood?key=publicity.materials", 403, 403, 200, 404, 204, 404),
    "drafts.make": ("/f/{own}2025.yaml/drafts", 403, 403, 403, 403, 403, 403),
    "checking.check": ("/check", 403, 422, 422, 422, 403, 403),
}
FORM = {"event": "报送", "office": OFFICE, "day": "2026-02-20", "text": "5000余", "answer": "保存", "code": "AAAA"}


def visitor(county, role):
    towns = {"town": (OWN,), "other town": (OTHER,), "office": (OWN, OFFICE), "other office": (OTHER, OFFICE)}
    if role in towns:
        return county.town(*towns[role])
    return county.officer() if role == "officer" else county.stranger()


@pytest.fixture
def begun(county):
    for town in (OWN, OTHER):
        county.register.path(town).write_text(BEGUN.format(town=town), encoding="utf-8")
        county.store.run("UPDATE town SET status = '填报中' WHERE name = ?", town)
    return county


def routes(app):
    for rule in app.url_map.iter_rules():
        yield from ((rule.endpoint, method) for method in rule.methods - {"HEAD", "OPTIONS"})


def test_every_route_of_the_application_is_in_the_table(county):
    assert sorted(routes(county.app)) == sorted([(one, "GET") for one in GETS] + [(one, "POST") for one in POSTS])


def test_no_route_is_permitted_that_is_not_there_and_none_is_forgotten(county):
    own = {endpoint for endpoint, _ in routes(county.app)} - {"static", "entry.door", "entry.knock"}
    assert own | {"start.files", "start.begin"} == set(PERMITS)


@pytest.mark.parametrize(("endpoint", "role"), list(product(GETS, ROLES)))
def test_a_page_is_shown_or_refused(begun, endpoint, role):
    path, *answers = GETS[endpoint]
    answer = visitor(begun, role).get(path.format(own=OWN))
    assert answer.status_code == answers[ROLES.index(role)]
    if answer.status_code in (403, 404):
        assert "年度" not in answer.text.partition("<main")[2].replace("年度报告", "")


@pytest.mark.parametrize(("endpoint", "role"), list(product(POSTS, ROLES)))
def test_a_form_is_taken_or_refused_and_what_is_refused_changes_nothing(begun, endpoint, role):
    path, *answers = POSTS[endpoint]
    browser = visitor(begun, role)
    token = "" if role == "stranger" else form_token(begun, browser)
    before = snapshot(begun)
    answer = browser.post(path.format(own=OWN), FORM | stamp(begun) | {"form_token": token})
    assert answer.status_code == answers[ROLES.index(role)], answer.text
    if answer.status_code not in (200, 303):
        assert snapshot(begun) == before


FOREIGN = ({}, {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"})


@pytest.mark.parametrize("role", ROLES)
def test_no_form_of_another_page_is_taken_from_anyone(begun, role):
    browser = visitor(begun, role)
    before = snapshot(begun)
    form = FORM | {"form_token": "" if role == "stranger" else form_token(begun, browser)}
    for (path, *_), headers in product(POSTS.values(), FOREIGN):
        assert browser.post(path.format(own=OWN), form, headers=headers).status_code == 403
    assert snapshot(begun) == before


def test_a_form_without_its_token_is_taken_from_nobody(begun):
    before = snapshot(begun)
    for role in ("officer", "town", "office"):
        browser = visitor(begun, role)
        for endpoint, (path, *_) in POSTS.items():
            if endpoint.startswith(("county", "towns")):
                assert browser.post(path.format(own=OWN), FORM).status_code in (403, 409)
    assert snapshot(begun) == before


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{HOST.split(':')[1]}", "127.0.0.1:80"])
def test_under_another_name_there_is_nothing(begun, host):
    officer = begun.officer()
    for path, *_ in (*GETS.values(), *POSTS.values()):
        answer = officer.client.get(path.format(own=OWN), base_url=f"http://{host}")
        assert answer.status_code == 421
        assert OWN not in answer.text


@pytest.mark.parametrize("name", ["../收报", "没有镇", "..%2f", "CON", ".fazhi", "county.sqlite3"])
def test_no_town_but_those_of_the_list_can_be_named(begun, name):
    officer = begun.officer()
    assert officer.get(f"/t/{name}/").status_code in (404, 308)
    assert officer.get(f"/f/{name}/review").status_code in (404, 308)


def test_another_file_in_the_folder_is_nobodys(begun):
    (begun.folder / "别的.yaml").write_text(BEGUN.format(town=OWN), encoding="utf-8")
    for role in ROLES:
        assert visitor(begun, role).get("/f/别的.yaml/review").status_code in (403, 404)


def test_no_page_has_a_script_a_style_or_another_site_within(begun):
    for role, (path, *_) in product(("officer", "town", "office"), GETS.values()):
        answer = visitor(begun, role).get(path.format(own=OWN))
        if answer.content_type.startswith("text/html"):
            assert " style=" not in answer.text
            assert "<style" not in answer.text
            assert answer.text.count("<script") == answer.text.count('<script src="/static/page.js" defer></script>')
            assert not [one for one in answer.text.split('"') if one.startswith("http") and not one.startswith(HERE)]
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def form_token(county, browser):
    """The token that the visitor's pages have, without opening one that might change something."""
    cookie = browser.client.get_cookie("fazhi", domain="127.0.0.1").value
    guard = county.app.extensions["guard"]
    with county.app.test_request_context(base_url=HERE, headers={"Cookie": f"fazhi={cookie}"}):
        return guard.form_token()


def stamp(county):
    return {"stamp": ticket.stamp(State.of(county.register.text(OWN)), "publicity.materials")}


def snapshot(county):
    files = {path.name: path.read_bytes() for path in county.folder.iterdir() if path.is_file()}
    tables = {name: [tuple(row) for row in county.store.rows(f"SELECT * FROM {name}")]
              for name in ("town", "version", "remark", "log", "county")}  # fmt: skip
    return files, tables


def test_a_stranger_with_a_made_up_cookie_is_a_stranger(begun):
    browser = Browser(begun.app)
    browser.client.set_cookie("fazhi", "x" * 32, domain="127.0.0.1")
    assert browser.get("/").status_code == 403
