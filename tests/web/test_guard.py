"""Who may ask: every route without a token, from another page, under another name; every answer with its headers."""

from urllib.parse import quote

import pytest
from interviewing import START
from serving import HERE, HOST, Pages

NAME = quote("青山镇2025.yaml")
GETS = (
    "/", "/check", "/check/x", "/check/x/annotated", f"/f/{NAME}/", f"/f/{NAME}/ask", f"/f/{NAME}/review",
    f"/f/{NAME}/report", f"/f/{NAME}/missing", f"/f/{NAME}/drafts", f"/f/{NAME}/download/{quote('报送版')}.docx",
)  # fmt: skip
POSTS = ("/", "/check", f"/f/{NAME}/ask?key=publicity.materials", f"/f/{NAME}/understood?key=publicity.materials",
         f"/f/{NAME}/drafts")  # fmt: skip


@pytest.fixture
def pages(tmp_path):
    (tmp_path / "青山镇2025.yaml").write_text(START, encoding="utf-8")
    return Pages(tmp_path)


def test_the_table_above_has_every_route(pages):
    rules = [rule for rule in pages.app.url_map.iter_rules() if rule.endpoint != "static"]
    assert sum("GET" in rule.methods for rule in rules) == len(GETS)
    assert sum("POST" in rule.methods for rule in rules) == len(POSTS)


@pytest.mark.parametrize("path", GETS)
def test_without_a_token_nothing_is_to_be_had(pages, path):
    for answer in (pages.get(path), pages.get(f"{path}{'&' if '?' in path else '?'}token=wrong")):
        assert answer.status_code == 403
        assert "青山镇" not in answer.text


@pytest.mark.parametrize("path", POSTS)
def test_without_a_token_nothing_is_written(pages, path, tmp_path):
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    assert pages.post(path, {"town": "白水乡", "year": "2025", "answer": "待补"}).status_code == 403
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": HERE},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:9999"},
    ],
)
def test_a_form_of_another_page_is_refused(pages, path, headers, tmp_path):
    pages.enter()
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    form = pages.form("/") | {"town": "白水乡", "year": "2025", "answer": "待补"}
    assert pages.post(path, form, headers=headers).status_code == 403
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


@pytest.mark.parametrize("headers", [{"Origin": HERE}, {"Sec-Fetch-Site": "same-origin"}])
def test_either_sign_of_our_own_page_is_enough(pages, headers):
    pages.enter()
    form = pages.form("/") | {"town": "白水乡", "year": "2025"}
    assert pages.post("/", form, headers=headers).status_code == 303


def test_a_form_without_its_token_writes_nothing(pages, tmp_path):
    pages.enter()
    assert pages.post("/", {"town": "白水乡", "year": "2025"}).status_code == 409
    assert pages.post(f"/f/{NAME}/drafts", {}).status_code == 303
    assert [one.name for one in tmp_path.iterdir() if not one.name.startswith(".")] == ["青山镇2025.yaml"]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", "localhost.:8765"])
def test_under_another_name_there_is_nothing_not_even_for_who_has_the_token(pages, host):
    for path in (*GETS, f"/?token={pages.token}", "/static/page.css"):
        answer = pages.client.get(path, base_url=f"http://{host}")
        assert answer.status_code == 421
        assert "青山镇" not in answer.text


def test_the_token_goes_out_of_the_address_into_a_cookie(pages):
    answer = pages.get(f"/?token={pages.token}")
    assert (answer.status_code, answer.location) == (303, "/")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert pages.token not in cookie
    assert pages.get("/").status_code == 200


@pytest.mark.parametrize("path", ["/", "/static/page.css", "/nothing"])
def test_every_answer_has_its_headers(pages, path):
    headers = pages.enter().get(path).headers
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert (headers["X-Content-Type-Options"], headers["X-Frame-Options"]) == ("nosniff", "DENY")


def test_no_page_has_a_script_or_a_style_within(pages):
    pages.enter()
    for path in GETS:
        answer = pages.get(path)
        if answer.content_type.startswith("text/html"):
            assert "<style" not in answer.text
            assert " style=" not in answer.text
            assert " onclick" not in answer.text
            assert answer.text.count("<script") == answer.text.count('<script src="/static/page.js" defer></script>')
            assert "http://" not in answer.text.replace("http://www.w3.org", "")
            assert "https://" not in answer.text


OUTSIDE = (
    "../secret.yaml", "..%2fsecret.yaml", "%2e%2e/secret.yaml", "..%5csecret.yaml", "/etc/passwd", "%2fetc%2fpasswd",
    "link.yaml", ".hidden.yaml", "folder.yaml", "CON", "nul.yaml", "aux", "C:%5csecret.yaml", "secret.yaml%00",
    "sub/a.yaml",
)  # fmt: skip


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_file_outside_the_folder_can_be_named(pages, tmp_path, name):
    outside = tmp_path.parent / "secret.yaml"
    outside.write_text(START.replace("青山镇", "秘密镇"), encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(outside)
    (tmp_path / ".hidden.yaml").write_text(START, encoding="utf-8")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.yaml").write_text(START, encoding="utf-8")
    pages.enter()
    for tail in ("/", "/ask", "/report", "/review"):
        answer = pages.get(f"/f/{name}{tail}")
        assert answer.status_code in (404, 308, 400), answer.status
        assert "秘密镇" not in answer.text
    assert "秘密镇" not in pages.get("/").text


def test_a_form_that_is_too_large_is_refused(pages):
    pages.enter()
    answer = pages.post(f"/f/{NAME}/ask?key=publicity.materials", {"text": "长" * 3_000_000})
    assert answer.status_code == 413
    assert "太大" in answer.text


def test_secrets_are_not_in_a_page_or_its_address(pages):
    pages.enter()
    assert all(pages.token not in pages.get(path).text for path in GETS)
    assert HOST
