"""The application of a county: its own routes, and those of the questions, reports and checks that a clerk has too."""

from __future__ import annotations

import sqlite3

from flask import Flask, render_template

from generator.chinese.dates import written_out
from generator.web.app import pages_of
from generator.web.asking import asking
from generator.web.checking import checking
from generator.web.county.clock import shown
from generator.web.county.county import CountyDesk, CountyKeeper
from generator.web.county.entry import entry
from generator.web.county.officer import county
from generator.web.county.towns import towns
from generator.web.desk import Desk
from generator.web.drafts import drafts
from generator.web.folder import Folder
from generator.web.guard import Guard
from generator.web.summary import summary


def county_application(county_desk: CountyDesk, guard: Guard) -> Flask:
    """The pages of a county: the officer's, the towns' and their offices', behind a guard."""
    register = county_desk.register
    desk = Desk(Folder(register.folder), CountyKeeper(register))
    app = pages_of(desk, guard, (county, towns, entry, asking, summary, drafts, checking))
    app.extensions["county"] = county_desk
    app.jinja_env.globals |= {"shown": shown, "written_out": written_out}
    app.register_error_handler(sqlite3.Error, _of_store)
    return app


def _of_store(_: sqlite3.Error) -> tuple[str, int]:
    """The page for a store that cannot be written: an answer is in its file then, and logged before the next one."""
    lines = ("县里这台电脑上的记录没有写成，可能是磁盘满了。刚填的请返回看一看，没有的再存一次；请告诉县里。",)
    return render_template("fault.html", lines=lines), 507
