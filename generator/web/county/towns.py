"""The routes of one town's report: its page, what happens to it, its versions, its log, the links of its offices."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from generator.errors import FazhiError
from generator.settings.wording import offices as offices_asked
from generator.web.county import log
from generator.web.county.county import CountyDesk, county_desk, worded
from generator.web.county.invitations import in_force, invite, revoke, revoke_all
from generator.web.county.posting import Shown, look_at_form, once
from generator.web.county.register import Register, differences
from generator.web.county.reminders import reminders
from generator.web.county.standing import standing
from generator.web.county.states import EVENTS, EventRefused, possible
from generator.web.county.workbooks import take_workbook
from generator.web.desk import desk
from generator.web.view import Form, View

towns = Blueprint("towns", __name__, url_prefix="/t/<town>")
LONGEST_REMARK = 2_000


@towns.before_request
def find_town() -> tuple[str, int] | None:
    """Find the town that an address names, if the visitor may see it; look at the form that was sent."""
    g.town = (request.view_args or {}).pop("town", "")
    if g.town not in _register().towns or (g.visitor.role != "officer" and g.visitor.town != g.town):
        abort(404)
    return look_at_form()


@towns.get("/")
def page() -> str:
    """The report's state, and what can be done with it."""
    return town_page()


def town_page() -> str:
    """The page of the town of this request: the officer's or the town's own."""
    register, town = _register(), g.town
    report, text = register.report(town), register.text(town)
    versions = register.versions(town)
    last = versions[-1].text if versions else ""
    return render_template(
        "county/town.html" if g.visitor.role == "officer" else "county/mine.html",
        report=report,
        stands=standing(text, report.path),
        versions=versions,
        changed=differences(last, text) if versions else (),
        remarks=[(one, worded(one.key, one.text)) for one in register.remarks(town)],
        events=possible(report.status, g.visitor.role),
        reminder=next((message for name, message, _ in reminders(register) if name == town), ""),
        listed=next(one for one in register.listed if one.name == town),
        invited=in_force(register.store, town),
        lines=log.lines(register.store, town, most=8),
        key=request.args.get("key", ""),
        questions=_questions(report.path) if report.begun and g.visitor.role == "officer" else (),
    )


@towns.post("/begin")
def begin() -> Shown:
    """Begin the facts file, if it is not there yet, and go to its first question."""
    with _turn():
        return once(_begin)


def _begin() -> str:
    _register().begin(g.town, g.visitor)
    return url_for("asking.question", name=_register().path(g.town).name)


@towns.post("/act")
def act() -> Shown:
    """Let an event happen to the report: 报送, 撤回, 退回, 收下 and so on."""
    with _turn():
        return once(_act)


def _act() -> str:
    event = request.form.get("event", "")
    if event not in EVENTS:
        abort(404)
    register = _register()
    with register.store.change():
        if event == "退回" and (text := request.form.get("text", "").strip()):
            _add_remark(register, text)
        register.move(g.town, event, g.visitor)
    return url_for("towns.page", town=g.town)


@towns.post("/remarks")
def remark() -> Shown:
    """Note down a remark for the next 退回."""
    return once(_remark)


def _remark() -> str:
    text = request.form.get("text", "").strip()
    if not text:
        raise EventRefused("意见是空的，没有记下")
    _add_remark(_register(), text)
    return url_for("towns.page", town=g.town, _anchor="remarks")


def _add_remark(register: Register, text: str) -> None:
    if len(text) > LONGEST_REMARK:
        raise EventRefused(f"意见写了{len(text)}个字，最多{LONGEST_REMARK}个字")
    if register.report(g.town).status != "已报送":
        raise EventRefused("报送以后、收下以前才能写意见")
    key = request.form.get("key", "")
    known = {one for one, _ in _questions(register.path(g.town))}
    register.add_remark(g.town, key if key in known else "", text)


@towns.post("/remarks/<int:number>/drop")
def drop_remark(number: int) -> Response:
    """Drop a remark that was not sent yet."""
    _register().drop_remark(g.town, number)
    return redirect(url_for("towns.page", town=g.town, _anchor="remarks"), 303)


@towns.post("/deadline")
def deadline() -> Shown:
    """Give the town a deadline of its own, or the usual one again."""
    day = day_sent()
    return once(lambda: _set_deadline(day))


def _set_deadline(day: date | None) -> str:
    _register().set_deadline(day, g.visitor, g.town)
    return url_for("towns.page", town=g.town)


@towns.post("/invitation")
def invitation() -> Shown:
    """A new link and code for the town, shown this once; or none at all any more."""
    store = _register().store
    if request.form.get("event") == "作废":
        revoke_all(store, g.town)
        log.add(store, g.town, log.name_of(g.visitor), "作废邀请")
        return redirect(url_for("towns.page", town=g.town), 303)
    made = invite(store, g.town)
    log.add(store, g.town, log.name_of(g.visitor), "换发邀请")
    return render_template("county/invited.html", made=made, address=_desk().address)


@towns.post("/workbook")
def workbook() -> Shown:
    """Take a town's workbook over into its facts file."""
    sent = request.files.get("workbook")
    if sent is None or not sent.filename:
        return render_template("fault.html", lines=("请先选一份填报表。",)), 422
    with _turn():
        return once(lambda: _take(sent.filename or "", sent.stream.read()))


def _take(name: str, data: bytes) -> str:
    if why := desk().keeper.closed(_register().path(g.town)):
        raise EventRefused(why)
    take_workbook(_register(), g.town, g.visitor, name, data, replace=request.form.get("replace") == "是")
    return url_for("towns.page", town=g.town)


@towns.get("/versions/<int:number>")
def version(number: int) -> str:
    """The changes of a version, figure by figure, against the one before it; 0 is the file as it is now."""
    register = _register()
    kept = {one.number: one for one in register.versions(g.town)}
    if number and number not in kept:
        abort(404)
    before = kept.get(number - 1 if number else max(kept, default=0))
    text = kept[number].text if number else register.text(g.town)
    return render_template(
        "county/version.html",
        town=g.town,
        this=kept.get(number),
        before=before,
        changes=differences(before.text if before else "", text),
        stands=standing(text, register.path(g.town)),
    )


@towns.get("/log")
def log_lines() -> str:
    """The log of the town."""
    store = _register().store
    return render_template(
        "county/log.html", lines=log.lines(store, g.town), town=g.town, broken=log.first_broken(store)
    )


@towns.get("/offices")
def offices() -> str:
    """The offices, and which of them have a link."""
    return offices_page()


def offices_page(**more: Any) -> str:
    """The page of the offices' links."""
    invited = {one.office: one for one in in_force(_register().store, g.town) if one.office}
    named = [office for office in offices_asked() if office]
    return render_template("county/offices.html", offices=named, invited=invited, town=g.town, **more)


@towns.post("/offices")
def office_link() -> Shown:
    """A new link for an office, shown this once; or none any more."""
    office, store = request.form.get("office", ""), _register().store
    if office not in offices_asked():
        abort(404)
    if request.form.get("event") == "作废":
        revoke(store, g.town, office)
        log.add(store, g.town, log.name_of(g.visitor), f"作废{office}的链接")
        return redirect(url_for("towns.offices", town=g.town), 303)
    made = invite(store, g.town, office)
    log.add(store, g.town, log.name_of(g.visitor), f"给{office}发链接")
    return render_template("county/invited.html", made=made, address=_desk().address)


def day_sent() -> date | None:
    """The day in the form; None for an empty one. A page says so if it is no day."""
    text = request.form.get("day", "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        abort(422)


def _questions(path: Path) -> tuple[tuple[str, str], ...]:
    """Key and title of every question that a remark can be bound to."""
    try:
        form = Form.read(path, View(full=True))
    except FazhiError:
        return ()
    return tuple((one.key, one.declared.title) for name in form.counts for one in form.of_topic(name))


def _turn() -> Any:
    return desk().turn(_register().path(g.town).name)


def _desk() -> CountyDesk:
    return county_desk()


def _register() -> Register:
    return county_desk().register
