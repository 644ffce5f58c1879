"""The routes of the whole county: everybody's first page, and the officer's lists, roll-up, reminders and files."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Blueprint, g, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from generator.batch.totals import Total, Totals, is_rate
from generator.facts.facts import fields, place
from generator.interview.typed_commands import SECRETS
from generator.web.county import log
from generator.web.county.county import county_desk
from generator.web.county.invitations import in_force, invite
from generator.web.county.posting import Shown, look_at_form, once
from generator.web.county.register import Register, TownReport, differences
from generator.web.county.reminders import reminders as reminders_of
from generator.web.county.standing import Standing, standing
from generator.web.county.states import STATUSES
from generator.web.county.towns import day_sent, town_page
from generator.web.county.workbooks import invitations_book
from generator.web.desk import Made, desk

county = Blueprint("county", __name__)
county.before_request(look_at_form)

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class TownLine:
    """A town in the officer's list: its report, its standing, and what changed since it was last handed in."""

    report: TownReport
    stands: Standing
    changed: int
    remarks: int


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure over all towns."""

    title: str
    unit: str
    total: Total
    rate: bool

    @property
    def sum(self) -> str:
        """The sum with its qualifier; — for a rate, which is never added up."""
        return "—" if self.rate else f"{self.total.qualifier}{self.total.sum.normalize():f}"


@county.get("/")
def home() -> str:
    """The first page: all towns for the officer, its report for a town, its questions for an office."""
    if g.visitor.role == "officer":
        return _overview()
    g.town = g.visitor.town
    if g.visitor.role == "town":
        return town_page()
    return render_template("county/office.html", report=_register().report(g.town), secrets=SECRETS)


def _overview() -> str:
    lines = [_line(report) for report in _register().reports()]
    invited = {one.town for one in in_force(_register().store) if not one.office}
    counts = {status: sum(line.report.status == status for line in lines) for status in STATUSES}
    return render_template(
        "county/overview.html",
        lines=lines,
        counts=counts,
        late=sum(line.report.late and line.report.status not in ("已报送", "已收") for line in lines),
        deadline=_register().deadline,
        year=_register().store.year,
        uninvited=[town for town in _register().towns if town not in invited],
        secrets=SECRETS,
    )


def _line(report: TownReport) -> TownLine:
    register = _register()
    register.settle(report.town)
    text, versions = register.text(report.town), register.versions(report.town)
    before = versions[-2:-1] if report.status in ("已报送", "已收") else versions[-1:]
    changed = len(differences(before[0].text, text)) if before else 0
    stands = standing(text, report.path) if text else Standing()
    return TownLine(report, stands, changed, len(register.remarks(report.town)))


@county.get("/county/rollup")
def rollup() -> str:
    """Every figure added up over the towns, as the files are now."""
    register, totals = _register(), Totals()
    left_out = []
    for town in register.towns:
        text = register.text(town)
        record = standing(text, register.path(town)).record if text else None
        if record:
            totals.add(record)
        else:
            left_out.append(town)
    lines = [
        FigureLine(place(path), fields()[path].unit, total, is_rate(path)) for path, total in totals.totals().items()
    ]
    return render_template("county/rollup.html", lines=lines, left_out=left_out, towns=len(register.towns))


@county.get("/county/汇总.xlsx")
def workbook() -> Response | tuple[str, int]:
    """The roll-up as the command writes it."""
    if not (files := _files()):
        return _nothing_yet()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "汇总.xlsx"
        words = _command("rollup", *files, "-o", path)
        if not path.exists():
            return _not_made(words)
        return send_file(BytesIO(path.read_bytes()), _XLSX, as_attachment=True, download_name=path.name)


@county.get("/county/reminders")
def reminders() -> str:
    """The messages to the towns that still owe something, to be copied."""
    return render_template("county/reminders.html", reminders=reminders_of(_register()))


@county.get("/county/全部.zip")
def archive() -> Response | tuple[str, int]:
    """All drafts of both editions with the lists of a batch, and the facts files."""
    if not (files := _files()):
        return _nothing_yet()
    data = BytesIO()
    with TemporaryDirectory() as folder, zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        out = Path(folder) / "成果"
        words = _command("batch", *files, "-o", out, "--edition", "both")
        if not (out / "汇总.xlsx").exists():
            return _not_made(words)
        for path in sorted(path for path in out.rglob("*") if path.is_file() and not path.name.startswith(".")):
            packed.write(path, path.relative_to(folder).as_posix())
        for path in files:
            packed.write(path, f"填报文件/{path.name}")
    data.seek(0)
    name = f"法治政府建设年度报告{_register().store.year}.zip"
    return send_file(data, "application/zip", as_attachment=True, download_name=name)


@county.get("/county/log")
def log_lines() -> str:
    """The log of all towns."""
    store = _register().store
    return render_template("county/log.html", lines=log.lines(store), town="", broken=log.first_broken(store))


@county.post("/county/deadline")
def deadline() -> Shown:
    """Set the county's deadline."""
    day = day_sent()
    return once(lambda: _set_deadline(day))


def _set_deadline(day: object) -> str:
    _register().set_deadline(day, g.visitor)  # type: ignore[arg-type]
    return url_for("county.home")


@county.post("/county/invitations")
def invitations() -> Response:
    """邀请.xlsx with a new link and code for each town that has none; with 全部换发 for all."""
    name = f"invitations {request.form.get('once', '')}"
    made = desk().downloads.get(name)
    if not isinstance(made, Made):
        made = Made("邀请.xlsx", _invite(everyone=request.form.get("event") == "全部换发"))
        desk().downloads.put(name, made)
    return send_file(BytesIO(made.data), _XLSX, as_attachment=True, download_name=made.name)


def _invite(*, everyone: bool) -> bytes:
    register = _register()
    invited = set() if everyone else {one.town for one in in_force(register.store) if not one.office}
    with register.store.change():
        made = [invite(register.store, town) for town in register.towns if town not in invited]
        for one in made:
            log.add(register.store, one.town, log.name_of(g.visitor), "发邀请")
    return invitations_book(made, register.listed, county_desk().address)


def _files() -> Sequence[Path]:
    register = _register()
    return [path for path in map(register.path, register.towns) if path.exists()]


def _command(name: str, *arguments: object) -> str:
    """The words of a command of this program over the towns' files.

    It is a process of its own, so that the towns' answers do not wait for sixty drafts.
    """
    command = [sys.executable, "-m", "generator", name, *map(str, arguments), "--towns", str(county_desk().town_list)]
    done = subprocess.run([*command, "--quiet"], capture_output=True, text=True, encoding="utf-8", errors="replace")
    return done.stderr


def _not_made(words: str) -> tuple[str, int]:
    return render_template("fault.html", lines=("没有写出来：", *words.splitlines()[:8])), 500


def _nothing_yet() -> tuple[str, int]:
    return render_template("fault.html", lines=("还没有乡镇开始填报，没有可下载的。",)), 409


def _register() -> Register:
    return county_desk().register
