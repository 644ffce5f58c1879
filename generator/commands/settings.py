"""The command about a county's settings: settings."""

from __future__ import annotations

from pathlib import Path

import click

import generator
from generator.commands.base import FILE, command, debug_option, show, tell
from generator.commands.click_chinese import Argument


@command(
    "settings",
    "显示本县的设置（fazhi.toml）各项现在取什么值。\n\n"
    "设置放在填报文件所在的文件夹或上级文件夹；填报文件里写明的优先于设置。",
)
@click.argument(
    "facts_file", cls=Argument, meaning="填报文件，或放填报文件的文件夹；默认当前文件夹",
    metavar="[填报文件]", required=False, type=FILE,
)  # fmt: skip
@click.option("--explain", is_flag=True, help="说明每一项的来处：默认、设置文件第几行、填报文件")
@click.option("--new", "fresh", is_flag=True, help="新建一份带说明的 fazhi.toml；已有的不会被覆盖")
@debug_option
def settings(facts_file: Path | None, explain: bool, fresh: bool) -> None:
    """Show the choices that hold, or make a settings file to begin with."""
    if fresh:
        show(str(generator.new_settings(facts_file)))
        tell("  各项都有说明，删去行首的“# ”就起作用。改好以后：fazhi settings --explain")
        return
    click.echo(generator.choices(facts_file).to_text(explain=explain), nl=False)
