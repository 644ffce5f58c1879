"""Makes the pictures of the three roads: ``python docs/img/handbook.py``, with the fonts of docs/img/build.sh.

The terminal is a real one on a pty, its screen drawn cell by cell; the form is what the program writes, printed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TOOLS = Path(os.environ.get("FAZHI_TOOLS", str(Path.home() / ".cache" / "fazhi-tools")))
os.environ |= {"FONTCONFIG_FILE": str(ROOT / "tests" / "fonts.conf"), "XDG_DATA_HOME": str(TOOLS)}
sys.path.insert(0, str(ROOT / "tests"))

from openpyxl import load_workbook  # noqa: E402
from PIL import Image, ImageDraw, ImageFont  # noqa: E402
from pty_screen import Terminal  # noqa: E402

from generator.chinese.width import columns  # noqa: E402

os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
FONT = ImageFont.truetype(str(TOOLS / "fonts" / "FandolHei-Regular.otf"), 16)
CELL, LINE, EDGE = 9, 22, 12
ANSWERS = {
    "乡镇名称": "青山镇", "上级党委政府名称": "县委、县政府", "行政村个数": "22", "社区个数": "3",
    "党委会研究法治次数": "4", "听取法治工作汇报次数": "每半年1次", "年终述法人数": "待补", "理论中心组学法次数": "12",
    "法治培训场次": "每季度1次",
}  # fmt: skip
HALF = {"›": ">", "“": '"', "”": '"', "→": ">", "·": "-"}
"""What takes one column of a terminal and has no such narrow glyph in the font."""
INK, PAPER = (230, 230, 230), (24, 28, 36)


def main() -> None:
    """Make every picture."""
    with TemporaryDirectory() as folder:
        terminal(Path(folder))
    with TemporaryDirectory() as folder:
        forms(Path(folder))


def terminal(folder: Path) -> None:
    """The menu, a question, its explanation, the bank of shortcomings, the end."""
    menu = Terminal(cwd=folder, columns=80, rows=16)
    menu.wait_for("6) 退出")
    draw(menu, "终端-菜单")
    menu.type("\r")
    menu.wait_for("例如：2025")
    menu.child.close(force=True)
    sample = (ROOT / "samples" / "full.yaml").read_text(encoding="utf-8").replace("清泉镇", "青山镇")
    path = folder / "青山镇2025.yaml"
    path.write_text(sample.replace("  宣传资料份数:", "  # 宣传资料份数:"), encoding="utf-8")
    asking = Terminal("ask", path.name, "--topic", "普法宣传", cwd=folder, columns=80, rows=44)
    asking.wait_for("宣传资料份数")
    asking.type("?\r")
    asking.wait_for("保存后离开")
    draw(asking, "终端-填写")
    asking.answer("目录", "接下来做什么")
    asking.answer("生成报告", "生成哪一种")
    asking.answer("2", "报告已生成")
    asking.end()
    draw(asking, "终端-生成")


def draw(shown: Terminal, name: str) -> None:
    """A picture of the screen, each character in its cells."""
    lines = shown.text.splitlines()
    picture = Image.new("RGB", (EDGE * 2 + shown.screen.columns * CELL, EDGE * 2 + len(lines) * LINE), PAPER)
    pen = ImageDraw.Draw(picture)
    for row in range(len(lines)):
        for column, char in enumerate(shown.screen.buffer[row][at].data for at in range(shown.screen.columns)):
            if char.strip():
                spare = CELL * columns(char) - FONT.getlength(HALF.get(char, char))
                pen.text((EDGE + column * CELL + spare / 2, EDGE + row * LINE), HALF.get(char, char), INK, FONT)
    picture.quantize(16).save(HERE / f"{name}.png", optimize=True)


def forms(folder: Path) -> None:
    """The form of a town with a few figures in it."""
    done = [sys.executable, "-m", "generator", "sheet", "town", "-o", "填报表.xlsx"]
    subprocess.run(done, cwd=folder, check=True, capture_output=True)
    form = folder / "填报表.xlsx"
    book = load_workbook(form)
    fill(book, ANSWERS)
    book.save(form)
    printed(folder, form, "填报表", page=2)


def fill(book: object, answers: dict[str, str]) -> None:
    """Put the answers beside their titles."""
    for sheet in book.worksheets:  # type: ignore[attr-defined]
        heads = {}
        for row in sheet.iter_rows():
            for cell in row:
                if str(cell.value).startswith("本年"):
                    heads[cell.column] = cell.row
            title = next((str(one.value).lstrip("★") for one in row if str(one.value).lstrip("★") in answers), "")
            if title and heads:
                sheet.cell(row[0].row, max(heads)).value = answers[title]


def printed(folder: Path, book: Path, name: str, *, page: int = 1) -> None:
    """The upper half of a page of a workbook as it is printed."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    convert = [
        "soffice",
        profile,
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(book),
    ]
    subprocess.run(convert, check=True, capture_output=True)
    target = folder / name
    pdf = folder / f"{book.stem}.pdf"
    subprocess.run(
        ["pdftoppm", "-r", "120", "-f", str(page), "-l", str(page), "-png", "-singlefile", pdf, target], check=True
    )
    picture = Image.open(f"{target}.png").convert("RGB")
    picture = picture.crop((60, 70, picture.width - 60, picture.width * 3 // 5))
    picture.quantize(32).save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
