"""Every state with every event by every role: where it leads, or why it may not happen."""

from itertools import product
from typing import get_args

import pytest

from generator.web.county.states import EVENTS, STATUSES, EventRefused, after, closed, possible
from generator.web.guard import Role

ROLES = get_args(Role)
LEADS = {
    ("未开始", "开始填报", "office"): "填报中",
    ("未开始", "开始填报", "town"): "填报中",
    ("未开始", "开始填报", "officer"): "填报中",
    ("填报中", "清空重填", "town"): "未开始",
    ("填报中", "报送", "town"): "已报送",
    ("填报中", "报送", "officer"): "已报送",
    ("退回", "报送", "town"): "已报送",
    ("退回", "报送", "officer"): "已报送",
    ("已报送", "撤回", "town"): "填报中",
    ("已报送", "退回", "officer"): "退回",
    ("退回", "取消退回", "officer"): "已报送",
    ("已报送", "收下", "officer"): "已收",
    ("已收", "重新开放", "officer"): "填报中",
}


@pytest.mark.parametrize(("status", "event", "role"), list(product(STATUSES, EVENTS, ROLES)))
def test_an_event_leads_on_or_is_refused_in_words(status, event, role):
    if (status, event, role) in LEADS:
        assert after(status, event, role) == LEADS[status, event, role]
        assert event in possible(status, role)
        return
    assert event not in possible(status, role)
    with pytest.raises(EventRefused, match=f"“{event}”"):
        after(status, event, role)


@pytest.mark.parametrize("status", STATUSES)
def test_from_every_state_there_is_a_way_to_every_other(status):
    reached, before = {status}, set()
    while reached != before:
        before = reached
        reached = reached | {target for (start, *_), target in LEADS.items() if start in reached}
    assert reached == set(STATUSES)


def test_what_was_handed_in_is_closed_until_it_is_withdrawn_or_comes_back():
    assert {status for status in STATUSES if closed(status)} == {"已报送", "已收"}
    assert "撤回" in closed("已报送")
    assert "重新开放" in closed("已收")


def test_a_remark_says_nothing_of_success():
    assert all("成功" not in closed(status) for status in STATUSES)
