"""The states of a town's report and the events between them, as one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from generator.web.guard import Role

Status: TypeAlias = Literal["未开始", "填报中", "已报送", "退回", "已收"]
Event: TypeAlias = Literal["开始填报", "清空重填", "报送", "撤回", "退回", "取消退回", "收下", "重新开放"]

STATUSES: tuple[Status, ...] = get_args(Status)
EVENTS: tuple[Event, ...] = get_args(Event)

_TOWN: frozenset[Role] = frozenset(("town", "officer"))
_OFFICE: frozenset[Role] = frozenset(("office", "town", "officer"))
_OFFICER: frozenset[Role] = frozenset(("officer",))
_TOWN_ALONE: frozenset[Role] = frozenset(("town",))


@dataclass(frozen=True, slots=True)
class Transition:
    """An event: the states in which it may happen, the one that it leads to, and who may cause it."""

    event: Event
    before: tuple[Status, ...]
    after: Status
    roles: frozenset[Role]


# Each state but the first has a way back: 清空重填, 撤回, 取消退回, 重新开放.
TRANSITIONS: dict[Event, Transition] = {
    one.event: one
    for one in (
        Transition("开始填报", ("未开始",), "填报中", _OFFICE),
        Transition("清空重填", ("填报中",), "未开始", _TOWN_ALONE),
        # A town that sends a workbook by other ways has no page: the officer takes it in and hands it in for the town.
        Transition("报送", ("填报中", "退回"), "已报送", _TOWN),
        Transition("撤回", ("已报送",), "填报中", _TOWN_ALONE),
        Transition("退回", ("已报送",), "退回", _OFFICER),
        Transition("取消退回", ("退回",), "已报送", _OFFICER),
        Transition("收下", ("已报送",), "已收", _OFFICER),
        Transition("重新开放", ("已收",), "填报中", _OFFICER),
    )
}

_BECAUSE: dict[Status, str] = {
    "未开始": "还没有开始填",
    "填报中": "还在填，没有报送",
    "已报送": "已经报送，等县里审核；县里收下以前可以撤回再改",
    "退回": "县里已退回，等重新报送",
    "已收": "县里已收下，不能再改；确需修改的，请联系县里重新开放",
}


class EventRefused(Exception):
    """An event that may not happen now or not by this person; the text says why, in words for a page."""


def after(status: Status, event: Event, role: Role) -> Status:
    """The state that an event leads to. Raises EventRefused where it may not happen."""
    transition = TRANSITIONS[event]
    if role not in transition.roles:
        raise EventRefused(f"“{event}”不由您办理")
    if status not in transition.before:
        raise EventRefused(f"现在不能“{event}”：{_BECAUSE[status]}")
    return transition.after


def possible(status: Status, role: Role) -> tuple[Event, ...]:
    """The events that a person may cause in a state."""
    found = (one for one in TRANSITIONS.values() if status in one.before and role in one.roles)
    return tuple(one.event for one in found)


def closed(status: Status) -> str:
    """The reason why nothing may be entered in a state; empty if it may."""
    return f"没有存上：{_BECAUSE[status]}" if status in ("已报送", "已收") else ""
