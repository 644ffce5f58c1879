"""The command that asks: ask. What ``fazhi`` alone opens on a terminal is in :mod:`generator.commands.base`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.base import FILE, command, debug_option, last_year_option
from generator.commands.click_chinese import Argument


@command("ask", "一问一答填写数据，填一项存一项，最后生成报告。\n\n随时可以退出（Ctrl-C），下次接着填。")
@click.argument(
    "path", cls=Argument, meaning="填报文件，新的、填了一半的都可以；不写的按乡镇名称和年度取名",
    metavar="[填报文件]", required=False, default=None, type=FILE,
)  # fmt: skip
@click.option("--full", is_flag=True, help="所有内容都问，默认只问核心内容")
@click.option("--least", is_flag=True, help="只问报告里不能没有的，30题左右")
@click.option("--topic", metavar="主题", help="只问一个主题的所有内容，如 普法宣传")
@last_year_option
@click.option("--from", "report", metavar="报告", type=FILE, help="从这份报告取出拟填的答案，附原句；上年的只作对比")
@click.option("--plain", is_flag=True, help="一行一行地问答，适合简单的终端和脚本")
@debug_option
def ask(path: Path | None, plain: bool, full: bool, least: bool, topic: str | None, **given: Path | None) -> int:
    """Hold an interview on the terminal."""
    from generator.terminal.session import choose_face, interview, scope_of

    scope = scope_of(full=full, topic=topic, least=least)
    return interview(choose_face(plain=plain), path, scope=scope, **given)
