"""The command that opens the pages in a browser: serve."""

from __future__ import annotations

from pathlib import Path

import click

import generator
from generator.commands.base import DONE, FILE, command, debug_option, show, tell
from generator.commands.click_chinese import Argument, Count
from generator.errors import Fault, UsageFault


@command("serve", "在浏览器里填报，边填边看报告。\n\n只有这台电脑能打开；关掉窗口就停止，填过的都已存好。")
@click.argument(
    "folder", cls=Argument, meaning="放填报文件和报告的文件夹，默认是当前文件夹",
    metavar="[文件夹]", default=Path(), type=FILE,
)  # fmt: skip
@click.option("--port", metavar="端口", type=Count(0, 65535), help="默认 8765，被占用时自动换一个；0 表示自动选")
@click.option("--no-browser", is_flag=True, help="不自动打开浏览器，只显示网址")
@debug_option
def serve(folder: Path, port: int | None, no_browser: bool) -> int:
    """Serve the pages until the window is closed."""
    try:
        pages = generator.serve(folder, port=port)
    except ModuleNotFoundError as error:
        todo = '请运行：pip install "fazhi-report[web]"'
        raise UsageFault(Fault(f"没有装网页填报要用的组件（{error.name}）", todo)) from error
    show(pages.link)
    tell("网页填报已启动，网址在上面一行。填的时候不要关这个窗口；填完按 Ctrl-C 停止。")
    if not no_browser:
        _open(pages.link)
    try:
        pages.run()
    except KeyboardInterrupt:
        tell("已停止，填过的都已存好。")
    return DONE


def _open(link: str) -> None:
    import webbrowser

    if not webbrowser.open(link):
        tell("没有找到浏览器，请把上面的网址粘贴到浏览器里打开。")
