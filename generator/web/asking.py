"""The routes of the questions: one a page, its answer, and what is understood while it is typed."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from generator.errors import FazhiError
from generator.interview.interview import Interview
from generator.interview.question import Reply
from generator.interview.step import Step
from generator.interview.ticket import Ticket
from generator.web.controls import Controls, answer_of
from generator.web.desk import desk
from generator.web.faults import in_words
from generator.web.guard import guard
from generator.web.links import Way, link, link_to, new_name
from generator.web.preview import preview_of
from generator.web.view import Form, View

asking = Blueprint("asking", __name__, url_prefix="/f/<name>")

LONGEST_ANSWER = 20_000
"""Characters of an answer that are looked at; facts hold less, and say how much."""

_OLD_FORM = "这一页是程序重新启动以前打开的，没有存上；填的内容还在，请再保存一次"


def open_file() -> None:
    """Find the file that an address names, behind the guard and before any route below it."""
    g.path = path_named((request.view_args or {}).pop("name", ""))


asking.before_request(open_file)


def path_named(name: str) -> Path:
    """The facts file of that name, if the visitor may see it; else the page says that there is none."""
    path = desk().folder.find(name)
    if path is None or not desk().keeper.opens(g.visitor, path):
        abort(404)
    return path


def form_now() -> Form:
    """The file that the address names, in the view that it asks for."""
    chosen = View.of(request.args.get("主题", ""), request.args.get("范围", ""), request.args.get("科室", ""))
    return Form.read(g.path, desk().keeper.view(g.visitor) or chosen)


@asking.get("/ask")
def question() -> str | Response | tuple[str, int]:
    """The page of a question; without a key the next that is open."""
    form, way = form_now(), Way.of_request()
    key = request.args.get("key", "") or form.following("")
    if not key:
        return redirect(_end(form), 303)
    step = form.step(key)
    if step is None:
        return render_template("gone.html", form=form), 410
    return _page(form, step, way)


@asking.post("/ask")
def answer() -> str | Response | tuple[str, int]:
    """Take the answer and go on to the next question; or the same page with what is wrong, nothing written."""
    way, once = Way.of_request(), request.form.get("once", "")
    key = request.args.get("key", "")
    with desk().turn(g.path.name):
        if once and (known := desk().went_to.get(once)):
            return redirect(known, 303)
        form = form_now()
        step = form.step(key)
        if step is None:
            return render_template("gone.html", form=form), 410
        if not guard().knows_form:
            return _page(form, step, way, Reply(False, fault=_OLD_FORM)), 409
        if why := desk().keeper.closed(g.path, key):
            return _page(form, step, way, Reply(False, fault=why)), 423
        desk().keeper.before(g.path)
        reply, ahead = _answered(form, step)
        if not reply.understood:
            return _page(Form.read(g.path, form.view), step, way, reply), 422
        desk().keeper.after(g.path, g.visitor)
        target = _next(Form.read(g.path, form.view), step, way, ahead)
        if once:
            desk().went_to.put(once, target)
    return redirect(target, 303)


@asking.post("/understood")
def understood() -> tuple[str, int]:
    """The interpretation of an answer while it is typed; nothing is written."""
    form = form_now()
    step = form.step(request.args.get("key", ""))
    text = answer_of(request.form, step)[:LONGEST_ANSWER] if step else ""
    if step is None or not text:
        return "", 204
    try:
        return step.take(form.state, text).echo, 200
    except FazhiError as error:
        return in_words(error)[0], 422
    except ValueError as error:
        return str(error), 422


def _answered(form: Form, step: Step) -> tuple[Reply, str]:
    """The result of an answer, and the step that has to come next because of it."""
    if not g.path.exists():
        return Reply(False, fault="文件不在原来的地方了，没有存上；请看看是不是被移走或改了名"), ""
    text = answer_of(request.form, step)
    if len(text) > LONGEST_ANSWER:
        return Reply(False, fault=f"写了{len(text)}个字，太长了，没有存上；请只写这一项的内容"), ""
    try:
        with Interview(g.path, scope=form.view.scope, last_year=form.state.last_year, wait=2, lasting=False) as held:
            reply = held.answer(text, Ticket(step.key, request.form.get("stamp", "")))
            return reply, held.ahead
    except FazhiError as error:
        return Reply(False, fault=in_words(error)[0]), ""


def _next(form: Form, step: Step, way: Way, ahead: str) -> str:
    """The page after an answer: the step that it put in front, the page one came from, else the next open question."""
    if ahead and ahead != step.key and form.step(ahead):
        return link_to(form, ahead, Way(way.back, way.after or step.key))
    if way.back == "review" and not form.view.bound:
        return link("summary.review", form, _anchor=f"at-{step.key}")
    if way.back == "report" and not form.view.bound:
        return link("summary.report", form, done=step.key)
    following = form.behind(way.after or step.key)
    return link_to(form, following, done=step.key) if following else _end(form, done=step.key)


def _end(form: Form, *, done: str = "") -> str:
    """The page behind the last question."""
    return url_for("county.home") if form.view.bound else link("summary.review", form, done=done)


def _page(form: Form, step: Step, way: Way, reply: Reply | None = None) -> str:
    """The question with what the file says now, or with what was just entered and what is wrong with it."""
    asked = step.question(form.state)
    controls = Controls.of(form.state, step, asked)
    if reply is not None:
        controls = controls.refilled(request.form)
    done = request.args.get("done", "")
    return render_template(
        "question.html",
        form=form,
        step=step,
        question=asked,
        controls=controls,
        number=form.number(step),
        ticket=Ticket.of(form.state, step),
        once=new_name(),
        fault=reply.fault if reply else "",
        notices=reply.notices if reply else (),
        page=link_to(form, step.key, way),
        understood=link("asking.understood", form, key=step.key),
        before=link_to(form, key) if (key := form.preceding(step.key)) else "",
        skip=_skip(form, step, way),
        preview=None if form.view.bound else preview_of(form, changed=done, here=step.key),
        remarks=desk().keeper.remarks(g.path, step.key),
        closed=desk().keeper.closed(g.path, step.key),
    )


def _skip(form: Form, step: Step, way: Way) -> str:
    if way.back and not form.view.bound:
        return link(f"summary.{'report' if way.back == 'report' else 'review'}", form)
    following = form.following(way.after or step.key)
    return link_to(form, following) if following else _end(form)
