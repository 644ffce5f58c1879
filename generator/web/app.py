"""The application: the routes, the guard in front of them, a page for whatever goes wrong."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

from generator.errors import FazhiError
from generator.files.os_errors import reason
from generator.files.resources import resource
from generator.web.asking import asking
from generator.web.checking import checking
from generator.web.desk import Desk
from generator.web.drafts import drafts
from generator.web.faults import in_words
from generator.web.folder import Folder
from generator.web.guard import Guard
from generator.web.links import new_name, question_address, town_of
from generator.web.preview import marked_up
from generator.web.start import start
from generator.web.summary import summary, words_of

_BY_SCRIPT = "X-Fazhi"
_LARGEST_FORM = 2 * 2**20
_REASONS = {
    404: "没有这一页，或者没有这份文件。请从目录重新打开。",
    405: "这一页不能这样打开。请从目录重新打开。",
    413: "送来的内容太大，没有收下。",
    421: "请从程序显示的网址打开。",
}


def application(folder: Folder, guard: Guard) -> Flask:
    """The pages of one clerk: a folder of facts files behind a guard."""
    return pages_of(Desk(folder), guard, (start, asking, summary, drafts, checking))


def pages_of(desk: Desk, guard: Guard, blueprints: Iterable[Blueprint]) -> Flask:
    """An application with the routes of these blueprints, behind a guard."""
    here = resource("templates", "web")
    app = Flask("fazhi", template_folder=str(here), static_folder=str(here / "static"), static_url_path="/static")
    app.config.update(MAX_CONTENT_LENGTH=_LARGEST_FORM, MAX_FORM_MEMORY_SIZE=_LARGEST_FORM)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.extensions |= {"desk": desk, "guard": guard}
    guard.protect(app)
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
    app.jinja_env.globals |= {
        "words_of": words_of,
        "question_address": question_address,
        "marked_up": marked_up,
        "new_name": new_name,
        "town_of": town_of,
    }
    app.after_request(_for_script)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(FazhiError, _of_fault)
    app.register_error_handler(OSError, _of_system)
    return app


def _for_script(answer: Response) -> Response:
    """Tell the script where to go in words: it could not read the place from a redirection."""
    if request.headers.get(_BY_SCRIPT) and answer.status_code == 303:
        answer.status_code = 200
        answer.set_data(answer.headers.pop("Location"))
        answer.content_type = "text/plain; charset=utf-8"
    return answer


def _of_http(error: HTTPException) -> tuple[str, int]:
    code = error.code or 500
    return render_template("fault.html", lines=(_REASONS.get(code, "没有办成，请返回再试一次。"),)), code


def _of_fault(error: FazhiError) -> tuple[str, int]:
    return render_template("fault.html", lines=in_words(error)), 422


def _of_system(error: OSError) -> tuple[str, int]:
    lines = (f"没有存上：{reason(error)}。先前存下的都还在；改好以后返回再试一次。",)
    return render_template("fault.html", lines=lines), 507
