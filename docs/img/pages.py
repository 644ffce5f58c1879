"""Makes the pictures of the pages in a browser: ``python docs/img/pages.py``, with the fonts of docs/img/build.sh."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TOOLS = os.environ.get("FAZHI_TOOLS", str(Path.home() / ".cache" / "fazhi-tools"))
os.environ |= {"FONTCONFIG_FILE": str(ROOT / "tests" / "fonts.conf"), "XDG_DATA_HOME": TOOLS}
sys.path.insert(0, str(ROOT / "tests"))

from browsing import browser  # noqa: E402
from PIL import Image  # noqa: E402
from running import SHORT  # noqa: E402
from serving import served  # noqa: E402

from generator.web.county.invitations import invite  # noqa: E402
from generator.web.county.opening import open_county  # noqa: E402
from generator.web.guard import Visitor  # noqa: E402

LAPTOP, PHONE = {"width": 1366, "height": 820}, {"width": 360, "height": 740}
FILE = f"/f/{quote('青山镇2025.yaml')}"
PICTURES = {
    "首页": (LAPTOP, "/"),
    "填写": (LAPTOP, f"{FILE}/ask?key=publicity.materials"),
    "分项": (LAPTOP, f"{FILE}/ask?key=publicity.events"),
    "目录": (LAPTOP, f"{FILE}/"),
    "核对": (LAPTOP, f"{FILE}/review"),
    "报告": (LAPTOP, f"{FILE}/report"),
    "检查": (LAPTOP, "/check"),
    "手机": (PHONE, f"{FILE}/ask?key=publicity.campaigns"),
}


COUNTY = ("青山镇", "白水乡", "红石街道", "石门乡", "柳河镇")
KEY = "publicity.materials"


def main() -> None:
    """Take the pictures of a clerk's pages and of a county's."""
    of_a_clerk()
    of_a_county()


def of_a_county() -> None:
    """Five towns in different states: the officer's list and a town's page, the town's own page and question."""
    with TemporaryDirectory() as place:
        folder, listed = Path(place, "收报"), Path(place, "名单.txt")
        folder.mkdir()
        listed.write_text("\n".join(COUNTY), encoding="utf-8")
        _fill_in(folder)
        tokens = _handed_in(folder, listed)
        with (
            served(folder, "--county", "--towns", listed, "--port", "0") as (_, link),
            browser(shutil.which("chromium-headless-shell")) as opened,
        ):
            base = link.split("/?")[0]
            town = f"{base}/?token={tokens}"
            for name, first, path in (
                ("县里", link, "/"),
                ("审核", link, f"/t/{quote('白水乡')}/?key={KEY}"),
                ("退回", town, "/"),
                ("退回的题", town, f"{FILE}/ask?key={KEY}"),
            ):
                page = opened.new_page(viewport=LAPTOP)
                page.goto(first)
                page.wait_for_url(lambda url: "token" not in url)
                page.goto(base + path)
                _take(page, name)
                page.close()


def _fill_in(folder: Path) -> None:
    """Facts files of four of the towns, from the fullest sample and a short one."""
    full = (ROOT / "samples" / "full.yaml").read_text(encoding="utf-8")
    for town in COUNTY[:2]:
        Path(folder, f"{town}2025.yaml").write_text(full.replace("清泉镇", town), encoding="utf-8")
    for town in COUNTY[2:4]:
        Path(folder, f"{town}2025.yaml").write_text(SHORT.format(town=town, more=""), encoding="utf-8")


def _handed_in(folder: Path, listed: Path) -> str:
    """Let the towns hand in, one be received and one be sent back; the token of the latter's link."""
    desk = open_county(folder, listed, "")
    register, officer = desk.register, Visitor("officer")
    for town in COUNTY[:3]:
        register.move(town, "报送", Visitor("town", town))
    register.add_remark("青山镇", KEY, "与司法所的领用登记不一致，请核实后改正")
    register.add_remark("青山镇", "", "第三部分请写党政主要负责人本人做了什么")
    register.move("青山镇", "退回", officer)
    register.move("红石街道", "收下", officer)
    register.set_deadline(date(2026, 12, 20), officer)
    register.set_deadline(date(2026, 12, 31), officer, "石门乡")
    token = invite(register.store, "青山镇").token
    desk.close()
    return token


def _take(page: object, name: str) -> None:
    picture = HERE / f"网页-{name}.png"
    page.screenshot(path=str(picture))
    Image.open(picture).convert("RGB").quantize(48).save(picture, optimize=True)


def of_a_clerk() -> None:
    """Serve the fullest sample and take the pictures."""
    with TemporaryDirectory() as folder:
        text = (ROOT / "samples" / "full.yaml").read_text(encoding="utf-8")
        Path(folder, "青山镇2025.yaml").write_text(text.replace("清泉镇", "青山镇"), encoding="utf-8")
        with served(folder, "--port", "0") as (_, link), browser(shutil.which("chromium-headless-shell")) as opened:
            for name, (size, path) in PICTURES.items():
                page = opened.new_page(viewport=size)
                page.goto(link)
                page.goto(link.split("/?")[0] + path)
                if name == "填写":
                    page.fill("#answer", "5600余")
                    page.wait_for_selector("#echo:has-text('5600余')")
                if name == "检查":
                    page.set_input_files("#report", _report(folder))
                    page.click("form button")
                    page.wait_for_selector(".findings")
                _take(page, name)
                page.close()


def _report(folder: str) -> str:
    """A short report with a few faults."""
    path = Path(folder, "报告.txt")
    lines = (
        "青山镇人民政府关于2025年度法治政府建设情况的总结",
        "一、主要举措和成效",
        "（一）加强学习。全年集体学法5次，发放资料3000余份余。",
        "（三）规范执法。无理上访户均已劝返，实现零上访。",
        "二、存在的不足",
        "一是执法力量不足。",
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


if __name__ == "__main__":
    main()
