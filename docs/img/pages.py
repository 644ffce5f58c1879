"""Makes the pictures of the pages in a browser: ``python docs/img/pages.py``, with the fonts of docs/img/build.sh."""

from __future__ import annotations

import os
import shutil
import sys
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
from serving import served  # noqa: E402

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


def main() -> None:
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
                picture = HERE / f"网页-{name}.png"
                page.screenshot(path=str(picture))
                Image.open(picture).convert("RGB").quantize(48).save(picture, optimize=True)
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
