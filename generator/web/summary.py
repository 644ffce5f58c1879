"""The routes around the questions: the topics, everything on one page, the report, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, g, render_template, request

from generator.errors import FazhiError
from generator.facts.facts import place, topics
from generator.facts.judging.relation import Judgement
from generator.interview.deletion import deletable
from generator.interview.step import FieldStep, PartStep
from generator.interview.understanding import display_value
from generator.report.editions import PUBLISHED, SUBMITTED
from generator.settings.wording import offices
from generator.tasks.inspection import lack_of
from generator.web.asking import form_now, open_file
from generator.web.desk import desk
from generator.web.preview import document_of, preview_of
from generator.web.view import Form

summary = Blueprint("summary", __name__, url_prefix="/f/<name>")
summary.before_request(open_file)


@dataclass(frozen=True, slots=True)
class Row:
    """A field with its value and state: 已填, 待补, 空, 有误."""

    key: str
    title: str
    value: str
    standing: str


@summary.get("/")
def contents() -> str:
    """The topics with their counts, and the offices whose questions can be shown alone."""
    return render_template("contents.html", form=form_now(), names=_names(), offices=offices())


@summary.get("/review")
def review() -> str:
    """Everything on one page: what does not agree, what is owed, each answer with its question."""
    form = form_now()
    return render_template(
        "review.html",
        form=form,
        names=_names(),
        doubts=form.state.doubts(compared=True),
        owed=form.state.demands(),
        rows={name: list(_rows(form, name)) for name in topics()},
        wrong=[(path, place(path), why) for path, why in form.state.wrong.items() if why],
        unused=list(_unused(form)),
        remarks=desk().keeper.remarks(g.path),
        by_office=desk().keeper.offices(g.path),
        deletable={name: bool(deletable(form.state, name)) for name in topics()},
    )


@summary.get("/report")
def report() -> str:
    """The whole report, of either edition."""
    form = form_now()
    edition = request.args.get("edition", SUBMITTED)
    edition = edition if edition in (SUBMITTED, PUBLISHED) else SUBMITTED
    shown = preview_of(form, edition=edition, changed=request.args.get("done", ""))
    return render_template("report.html", form=form, preview=shown, edition=edition, editions=(SUBMITTED, PUBLISHED))


@summary.get("/missing")
def missing() -> str:
    """The message to the offices, to be copied."""
    form = form_now()
    lack = lack_of(form.path, form.state.facts, date.today())
    return render_template("missing.html", form=form, lack=lack)


def words_of(form: Form, doubt: Judgement) -> str:
    """The figures that do not agree, in the town's words."""
    return form.state.worded(doubt.what)


def _names() -> dict[str, str]:
    return {name: topic.title for name, topic in topics().items()}


def _rows(form: Form, topic: str) -> Iterator[Row]:
    for step in form.of_topic(topic):
        title = form.state.worded(step.declared.title)
        if isinstance(step, PartStep):
            title = f"第{int(step.path.split('.')[2]) + 1}条 · {title}"
        yield Row(step.key, title, _value(form, step), _standing(form, step))


def _value(form: Form, step: FieldStep | PartStep) -> str:
    if step.path in form.state.wrong:
        return form.state.as_written(step.path)
    return display_value(step.declared, form.state.value(step.path)) if form.state.has(step.path) else ""


def _standing(form: Form, step: FieldStep | PartStep) -> str:
    if step.path in form.state.wrong:
        return "有误"
    if not form.state.has(step.path):
        return "空"
    return "待补" if str(form.state.value(step.path)) == "待补" else "已填"


def _unused(form: Form) -> Iterator[tuple[str, str, str]]:
    """The given values that will not be printed: key, place, reason."""
    if not form.begun:
        return
    try:
        left = document_of(form, SUBMITTED).composed.unused
    except FazhiError:
        return
    for one in left:
        yield one.path, place(one.path), one.reason
