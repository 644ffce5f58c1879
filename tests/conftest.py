"""What tests of several folders share."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.report.outline import Annex, Head, Imprint, Paragraph, Report, Run, Table

# How fast examples are made says something of the machine and what else it does, nothing of the code under test.
settings.register_profile("any speed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any speed")

# The program says how it is called on this machine: as in an installation, fazhi is found.
os.environ["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
TOOLS = Path(os.environ.get("FAZHI_TOOLS") or Path.home() / ".cache" / "fazhi-tools")

# A tool by name: where it may be, and what brings it (`.ci/prepare` brings all).
_PLACES = {
    "soffice": shutil.which("soffice"),
    "chromium-headless-shell": shutil.which("chromium-headless-shell"),
    "pdffonts": shutil.which("pdffonts"),
    "ooxml-validator": TOOLS / "node_modules" / ".bin" / "ooxml-validator",
    "axe-core": TOOLS / "node_modules" / "axe-core" / "axe.min.js",
    "fonts": TOOLS / "fonts" / "FandolFang-Regular.otf",
}


@pytest.fixture(scope="session")
def require_tool() -> Callable[[str], Path]:
    """A function that gives a tool's path, or skips the test; where ``CI`` is set it fails instead."""

    def path_of(name: str) -> Path:
        place = _PLACES[name]
        if place and Path(place).exists():
            return Path(place)
        reason = f"{name} is not installed here; .ci/prepare installs it"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)

    return path_of


@pytest.fixture(scope="session")
def whole_report() -> Report:
    """A report with something of everything: head, each role and level, a gap, a mask, tables, annexes."""

    def p(role: str, *runs: str | Run, level: int = 0, number: str = "") -> Paragraph:
        made = tuple(run if isinstance(run, Run) else Run(run) for run in runs)
        return Paragraph(role, made, level, number)  # type: ignore[arg-type]

    figures = Run("56", "figure", ("普法.普法活动",)), Run("5000余", "figure", ("普法.宣传资料",))
    published = p("body", "全年开展普法活动", figures[0], "场次，发放宣传资料", figures[1], "份，群众知晓率稳步提高。")
    blocks = (
        p("title", "××县青山镇人民政府关于2025年度"),
        p("title", "法治政府建设情况的报告"),
        p("recipient", "××县人民政府："),
        p("body", "2025年，青山镇扎实推进法治政府建设，现将有关情况报告如下。"),
        p("heading", "主要举措和成效", level=1, number="一、"),
        p("heading", "深化普法宣传，营造法治氛围", level=2, number="（一）"),
        published,
        p("heading", "进学校", level=3, number="1."),
        p("heading", "讲课", level=4, number="（1）"),
        p(
            "body",
            "到学校讲课",
            Run("【待补：法治讲课场次】", "pending"),
            "场次，",
            Run("由李某某主讲", "masked"),
            "。",
            number="一是",
        ),
        Table(("指标", "本年", "上年"), (("普法活动", "56", "40"), ("调解", "120", "98"))),
        p("body", Run("镇里自己的话 & <特色> \"做法\" 'ａ' 𠮷野　", "own")),
        p("closing", "特此报告。"),
        p("attachment", "附件：数据表"),
        p("signature", "中共××县青山镇委员会"),
        p("signature", "××县青山镇人民政府"),
        p("date", "2026年1月5日"),
        p("note", "（此件公开）"),
    )
    head = Head(("××县青山镇人民政府文件",), "青政发〔2026〕5号", ("张三", "李四", "王五"), "送审稿")
    annexes = (
        Annex("附件1", "数据表", (p("body", "单位：场次。"), Table(("项目", "数"), (("讲座", "12"),)))),
        Annex("附件2", "说明", (p("heading", "口径", level=1, number="一、"), p("body", "按次计。"))),
    )
    imprint = Imprint("县委全面依法治县委员会办公室，县司法局。", "青山镇党政综合办公室", "2026年1月6日")
    return Report(blocks, head, annexes, imprint, sealed=True)
