"""The questions as pages: an answer is one write, an old page writes nothing, what is typed is never lost."""

import re
from html import unescape
from urllib.parse import quote, unquote

import pytest
import yaml
from interviewing import START
from serving import Pages, hidden, key_of

from generator.facts.facts import fields
from generator.interview.interview import Interview
from generator.interview.state import State
from generator.sources.text_file import read_text

MATERIALS = "publicity.materials"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "青山镇2025.yaml"
    path.write_text(START, encoding="utf-8")
    return path


@pytest.fixture
def pages(path):
    return Pages(path.parent).enter()


def ask(key, **more):
    extra = "".join(f"&{name}={quote(word)}" for name, word in more.items())
    return f"/f/{quote('青山镇2025.yaml')}/ask?key={quote(key)}{extra}"


def facts(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_the_first_page_says_what_must_not_be_entered_and_offers_the_files(pages):
    page = pages.get("/").text
    assert "不得填写国家秘密、工作秘密" in page
    assert "青山镇 2025年度" in page


def test_a_new_file_begins_with_town_and_year(tmp_path):
    pages = Pages(tmp_path).enter()
    reply = pages.post("/", pages.form("/") | {"town": "白水乡", "year": "2025"})
    assert reply.status_code == 303
    assert facts(tmp_path / "白水乡2025.yaml")["基本信息"] == {"年度": 2025, "乡镇名称": "白水乡"}


@pytest.mark.parametrize(
    ("town", "year", "said"), [("", "2025", "乡镇名称"), ("白水乡", "二五", "二五"), ("{{ 7*7 }}", "2025", "{{")]
)
def test_what_is_no_town_or_year_begins_nothing(tmp_path, town, year, said):
    pages = Pages(tmp_path).enter()
    reply = pages.post("/", pages.form("/") | {"town": town, "year": year})
    assert reply.status_code == 422
    assert said in reply.text
    assert not list(tmp_path.glob("*.yaml"))


def test_an_answer_is_written_and_the_next_question_follows(pages, path):
    reply = pages.answer(ask(MATERIALS), text="5000余")
    assert reply.status_code == 303
    assert facts(path)["普法宣传"]["宣传资料份数"] == "5000余"
    assert key_of(reply.location) not in ("", MATERIALS)
    assert "5000余" in pages.get(reply.location).text


def test_what_is_not_understood_is_said_beside_the_box_and_above_and_stays_in_the_box(pages, path):
    before = path.read_bytes()
    reply = pages.answer(ask(MATERIALS), text="若干")
    assert reply.status_code == 422
    assert reply.text.count("请填数") >= 2 or reply.text.count("若干") >= 3
    assert 'value="若干"' in reply.text
    assert 'href="#answer"' in reply.text
    assert path.read_bytes() == before


def test_an_old_page_shows_both_values_and_writes_nothing(pages, path):
    old = pages.form(ask(MATERIALS))
    pages.answer(ask(MATERIALS), text="5000余")
    before = path.read_bytes()
    reply = pages.post(ask(MATERIALS), old | {"answer": "保存", "text": "400", "once": "other"})
    assert reply.status_code == 422
    assert "现在是“5000余”" in reply.text
    assert 'value="400"' in reply.text
    assert path.read_bytes() == before
    again = pages.post(ask(MATERIALS), hidden(reply.text) | {"answer": "保存", "text": "400"})
    assert again.status_code == 303
    assert facts(path)["普法宣传"]["宣传资料份数"] == 400


def test_a_form_that_is_sent_twice_counts_once(pages, path):
    form = pages.form(ask("shortcomings.entries.+")) | {"answer": "保存", "text": "执法人员少"}
    one, other = pages.post(ask("shortcomings.entries.+"), form), pages.post(ask("shortcomings.entries.+"), form)
    assert (one.status_code, one.location) == (other.status_code, other.location)
    assert len(facts(path)["不足和原因"]) == 1


def test_behind_a_new_entry_come_its_other_parts(pages):
    reply = pages.answer(ask("shortcomings.entries.+"), text="执法人员少")
    assert key_of(reply.location) == "shortcomings.entries.0.shows"


def test_a_page_of_before_a_restart_loses_nothing(pages, path):
    old = pages.form(ask(MATERIALS)) | {"answer": "保存", "text": "5000余"}
    later = Pages(path.parent).enter()
    reply = later.post(ask(MATERIALS), old)
    assert reply.status_code == 409
    assert 'value="5000余"' in reply.text
    assert later.post(ask(MATERIALS), hidden(reply.text) | {"answer": "保存", "text": "5000余"}).status_code == 303


def test_what_is_understood_is_said_while_one_types_and_nothing_is_written(pages, path):
    before = path.read_bytes()
    address = ask(MATERIALS).replace("/ask?", "/understood?")
    assert pages.post(address, {"text": "5000余"}).text == "→ 5000余份"
    assert pages.post(address, {"text": "若干"}).status_code == 422
    assert pages.post(address, {"text": ""}).status_code == 204
    assert path.read_bytes() == before


def test_the_parts_of_a_breakdown_have_boxes(pages, path):
    title = fields()["publicity.events"].choices[0]
    assert f'name="part:{title}"' in pages.get(ask("publicity.events")).text
    reply = pages.answer(ask("publicity.events"), text="22", **{f"part:{title}": "5"})
    assert reply.status_code == 303
    assert facts(path)["普法宣传"]["普法活动"] == {"合计": 22, title: 5}
    assert f'name="part:{title}" inputmode="decimal" value="5"' in pages.get(ask("publicity.events")).text


def test_ticks_and_own_words_go_together(pages, path):
    form = pages.form(ask("publicity.campaigns")) | {"answer": "保存"}
    options = re.findall(r'name="chosen" value="([^"]+)"', pages.get(ask("publicity.campaigns")).text)
    pages.post(ask("publicity.campaigns"), form | {"chosen": options[:2], "text": "法治赶集"})
    assert State.of(read_text(path)).facts.publicity.campaigns == (*options[:2], "法治赶集")


@pytest.mark.parametrize(("answer", "written"), [("待补", "待补"), ("无", 0), ("不适用", "不适用")])
def test_the_kinds_of_nothing_are_buttons(pages, path, answer, written):
    key = "disputes.petitions"
    assert f'value="{answer}"' in pages.get(ask(key)).text
    pages.answer(ask(key), answer=answer)
    assert facts(path)["矛盾纠纷"][fields()[key].title] == written


def test_figures_that_do_not_agree_are_asked_about_at_once_and_the_way_goes_on_behind_them(pages):
    pages.answer(ask("enforcement.should_hold"), text="10")
    reply = pages.answer(ask("enforcement.hold"), text="12")
    assert key_of(reply.location).startswith("doubt.")
    page = pages.get(reply.location).text
    later = re.findall(r'<button name="answer" value="([^"]+)"', page)[-1]
    onward = pages.answer(reply.location, answer=later)
    assert onward.status_code == 303
    assert not key_of(onward.location).startswith(("doubt.", "basic."))


def test_from_the_review_one_comes_back_to_the_review(pages):
    reply = pages.answer(ask(MATERIALS, back="review"), text="5000余")
    assert "/review" in reply.location
    assert reply.location.endswith(f"#at-{MATERIALS}")


def test_an_office_is_asked_its_own_questions_alone(pages):
    seen, address = [], ask("", 科室="综合行政执法队", 范围="全部")
    while "/review" not in address and len(seen) < 200:
        page = pages.get(address)
        seen.append(unquote(re.search(r'action="[^"]*key=([^&"]+)', page.text)[1]))
        address = unescape(re.search(r'<a href="([^"]+)" rel="next"', page.text)[1])
    assert len(seen) == len(set(seen))
    assert len(seen) > 5
    assert {fields()[key].office for key in seen if key in fields()} == {"综合行政执法队"}


def test_a_terminal_that_has_the_file_is_named_and_what_was_typed_stays(pages, path, monkeypatch):
    monkeypatch.setenv("LOGNAME", "王晓燕")
    with Interview(path):
        reply = pages.answer(ask(MATERIALS), text="5000余")
    assert reply.status_code == 422
    assert "王晓燕" in reply.text
    assert 'value="5000余"' in reply.text


def test_a_file_that_was_taken_away_is_not_begun_anew(pages, path):
    form = pages.form(ask(MATERIALS)) | {"answer": "保存", "text": "5"}
    path.unlink()
    assert pages.post(ask(MATERIALS), form).status_code == 404
    assert not path.exists()


def test_an_editor_a_second_server_and_a_page_may_take_turns(pages, path):
    form = pages.form(ask(MATERIALS)) | {"answer": "保存", "text": "5000余"}
    path.write_text(START + "学法:\n  党委会学法次数: 3\n", encoding="utf-8")
    assert Pages(path.parent).enter().answer(ask("disputes.petitions"), text="7").status_code == 303
    assert pages.post(ask(MATERIALS), form).status_code == 303
    told = facts(path)
    assert told["学法"] == {"党委会学法次数": 3}
    assert told["矛盾纠纷"] == {fields()["disputes.petitions"].title: 7}
    assert told["普法宣传"] == {"宣传资料份数": "5000余"}


def test_a_file_with_faults_says_where(pages, path):
    path.write_text(START + "普法宣传:\n  宣传资料份数: [\n", encoding="utf-8")
    page = pages.get(ask(MATERIALS))
    assert page.status_code == 422
    assert "第" in page.text
    path.write_text(START + "普法宣传:\n  宣传资料份数: 很多\n  没有这一项: 5\n", encoding="utf-8")
    assert "有误" in pages.get(ask(MATERIALS)).text
    assert "没有这一项" in pages.get(f"/f/{quote('青山镇2025.yaml')}/review").text


def test_a_very_long_answer_is_refused_and_the_server_lives(pages, path):
    reply = pages.answer(ask("study.forms"), text="长" * 100_000)
    assert reply.status_code == 422
    assert "太长" in reply.text
    assert "100000个字" in reply.text


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "'><b>"])
def test_hostile_words_stay_words(pages, path, text):
    reply = pages.answer(ask("basic.superior"), text=text)
    pages_seen = [reply.text, *(pages.get(f"/f/{quote(path.name)}/{where}").text for where in ("review", "report", ""))]
    for page in pages_seen:
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "<b>" not in page


def test_last_years_file_beside_it_is_shown_in_grey(pages, path):
    before = START.replace("2025", "2024") + "普法宣传:\n  宣传资料份数: 4000余\n"
    (path.parent / "青山镇2024.yaml").write_text(before, encoding="utf-8")
    assert "上年：4000余份" in pages.get(ask(MATERIALS)).text


FIRST_OF_KIND = {(one.kind, one.cadence, bool(one.common)): key for key, one in reversed(fields().items())}


@pytest.mark.parametrize("key", sorted(FIRST_OF_KIND.values()))
def test_a_question_of_every_kind_has_a_page_and_takes_its_example(pages, key):
    declared = fields()[key]
    page = pages.get(ask(key if declared.item is None else f"{key}.+", 范围="全部"))
    if key == "basic.town_kind":  # the name says it
        assert page.status_code == 410
        return
    assert page.status_code == 200
    assert declared.title in page.text
    if declared.example and declared.kind not in ("choice", "items"):
        assert pages.answer(ask(key, 范围="全部"), text=declared.example).status_code == 303


def test_the_page_says_what_counts_and_what_does_not(pages):
    page = pages.get(ask(MATERIALS)).text
    assert "什么算、什么不算" in page
    assert "算：发出去的册子、折页、单页，合起来算" in page
    assert "不算：横幅、标语、小礼品" in page
