"""The command that opens the pages in a browser, for a clerk or for a county: serve."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import generator
from generator.commands.base import DONE, FILE, command, debug_option, show, tell
from generator.commands.click_chinese import Argument, Count
from generator.errors import Fault, UsageFault

if TYPE_CHECKING:
    from generator import Serving

HERE = "127.0.0.1"


@command(
    "serve",
    "在浏览器里填报，边填边看报告，只有这台电脑能打开。\n\n关掉窗口就停止，填过的都已存好。\n\n"
    "县里收报用 --county：乡镇凭链接或代码填报、报送，县里审核、退回、汇总、催报。",
)
@click.argument(
    "folder", cls=Argument, meaning="放填报文件和报告的文件夹，默认是当前文件夹",
    metavar="[文件夹]", default=Path(), type=FILE,
)  # fmt: skip
@click.option("--port", metavar="端口", type=Count(0, 65535), help="默认 8765，被占用时自动换一个；0 表示自动选")
@click.option("--no-browser", is_flag=True, help="不自动打开浏览器，只显示网址")
@click.option("--county", is_flag=True, help="县里收报：文件夹里放各乡镇的填报文件")
@click.option("--towns", metavar="名单", type=FILE, help="乡镇名单（文本或表格），与 --county 一起用")
@click.option("--bind", metavar="地址", help="本机的内网地址，写了别的电脑才能打开；与 --county 一起用")
@click.option("--tls-cert", metavar="文件", type=FILE, help="证书（PEM），有的用 https；与 --tls-key 一起用")
@click.option("--tls-key", metavar="文件", type=FILE, help="证书的密钥（PEM）")
@debug_option
def serve(folder: Path, no_browser: bool, **options: Any) -> int:
    """Serve the pages until the window is closed."""
    try:
        pages = _pages(folder, **options)
    except ModuleNotFoundError as error:
        todo = '请运行：pip install "fazhi-report[web]"'
        raise UsageFault(Fault(f"没有装网页填报要用的组件（{error.name}）", todo)) from error
    show(pages.link)
    tell(f"网页填报已启动，网址在上面一行。{pages.reach}。填的时候不要关这个窗口；填完按 Ctrl-C 停止。")
    if not no_browser:
        _open(pages.link)
    try:
        pages.run()
    except KeyboardInterrupt:
        tell("已停止，填过的都已存好。")
    return DONE


def _pages(
    folder: Path,
    *,
    port: int | None,
    county: bool,
    towns: Path | None,
    bind: str | None,
    tls_cert: Path | None,
    tls_key: Path | None,
) -> Serving:
    """The pages of one clerk or of a county. Raises ``click.UsageError`` for options that do not go together."""
    if not county:
        if towns or bind or tls_cert or tls_key:
            raise click.UsageError("--towns、--bind、--tls-cert、--tls-key 要与 --county 一起用")
        return generator.serve(folder, port=port)
    if towns is None:
        raise click.UsageError("--county 还要 --towns：乡镇名单")
    if (tls_cert is None) != (tls_key is None):
        raise click.UsageError("--tls-cert 和 --tls-key 要一起用")
    tls = (tls_cert, tls_key) if tls_cert and tls_key else None
    return generator.serve_county(folder, towns=towns, port=port, bind=bind or HERE, tls=tls)


def _open(link: str) -> None:
    import webbrowser

    if not webbrowser.open(link):
        tell("没有找到浏览器，请把上面的网址粘贴到浏览器里打开。")
