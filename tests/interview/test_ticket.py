"""An answer that names its question: pages, tabs, colleagues answer in any order, none is lost or crossed."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from interviewing import START

from generator.errors import UsageFault
from generator.interview.interview import Interview
from generator.interview.locked_file import LockedFactsFile
from generator.interview.plan import QuestionScope
from generator.interview.state import State
from generator.interview.ticket import Ticket, step_of
from generator.sources.text_file import read_text

MATERIALS = "publicity.materials"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "青山镇2025.yaml"
    path.write_text(START, encoding="utf-8")
    return path


def ticket_of(path, key):
    state = State.of(read_text(path))
    return Ticket.of(state, step_of(state, QuestionScope(), key))


def answered(path, ticket, text):
    with Interview(path, lasting=False) as held:
        return held.answer(text, ticket)


def test_an_answer_goes_to_the_question_that_was_shown_whichever_comes_next(path):
    reply = answered(path, ticket_of(path, MATERIALS), "5000余")
    assert (reply.understood, reply.echo) == (True, "→ 5000余份")
    assert "宣传资料份数: 5000余" in path.read_text(encoding="utf-8")


def test_an_old_page_changes_nothing_and_says_both_values(path):
    old = ticket_of(path, MATERIALS)
    assert answered(path, old, "5000余").understood
    before = path.read_bytes()
    reply = answered(path, old, "400")
    assert not reply.understood
    assert "5000余" in reply.fault
    assert "400" in reply.fault
    assert path.read_bytes() == before
    assert answered(path, ticket_of(path, MATERIALS), "400").understood


def test_the_same_answer_twice_is_one_answer(path):
    old = ticket_of(path, MATERIALS)
    assert answered(path, old, "5000余").understood
    before = path.read_bytes()
    assert answered(path, old, "5000余").understood
    assert path.read_bytes() == before


def test_two_tabs_with_different_questions_do_not_disturb_each_other(path):
    one, other = ticket_of(path, MATERIALS), ticket_of(path, "publicity.channels")
    assert answered(path, one, "5000余").understood
    assert answered(path, other, "微信公众号").understood


def test_an_entry_that_was_added_meanwhile_is_not_added_twice(path):
    old = ticket_of(path, "shortcomings.entries.+")
    assert answered(path, old, "执法人员少").understood
    assert not answered(path, old, "执法人员老").understood
    assert "执法人员老" not in path.read_text(encoding="utf-8")


def test_a_question_that_is_gone_is_said_to_be_gone(path):
    reply = answered(path, Ticket("doubt.没有这个关系", ""), "1")
    assert not reply.understood
    assert "现在不用答了" in reply.fault


def test_a_doubt_that_an_answer_raises_comes_first(path):
    assert answered(path, ticket_of(path, "enforcement.should_hold"), "10").understood
    ticket = ticket_of(path, "enforcement.hold")
    with Interview(path) as held:
        assert held.answer("12", ticket).understood
        assert held.ahead.startswith("doubt.")
        assert held.ticket.step == held.ahead


def test_a_lock_taken_in_one_thread_is_released_in_another(path):
    with ThreadPoolExecutor(1) as pool:
        sheet = pool.submit(LockedFactsFile, path).result()
    sheet.close()
    LockedFactsFile(path, wait=0).close()


def test_who_has_the_file_is_told_by_name(path, monkeypatch):
    monkeypatch.setenv("LOGNAME", "王晓燕")
    with Interview(path), pytest.raises(UsageFault, match="王晓燕"):
        Interview(path, wait=0)
    assert not list(path.parent.rglob("*.holder"))


def test_a_page_waits_until_another_page_has_written(path):
    tickets = [ticket_of(path, key) for key in (MATERIALS, "publicity.channels", "study.forms")]
    with ThreadPoolExecutor(3) as pool:
        replies = list(pool.map(lambda one: answered(path, one, "5"), tickets))
    assert all(reply.understood for reply in replies)
