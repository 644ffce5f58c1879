"""click, speaking Chinese: its help pages, and what it says of a wrong call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import click

from generator.chinese.near_words import did_you_mean, near
from generator.chinese.width import columns as wide

HELP = "显示帮助"


class Formatter(click.HelpFormatter):
    """A help page with Chinese headings, its columns measured by display width."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that says how the command is called."""
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """A heading with a full-width colon."""
        self.write(f"{heading}：\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Two columns; a Chinese character is two wide, which click does not count."""
        rows = list(rows)
        first = min(max((wide(term) for term, _ in rows), default=0), col_max) + col_spacing
        for term, text in rows:
            lines = text.split("\n")
            gap = first - wide(term)
            self.write(" " * self.current_indent + term)
            self.write(" " * gap + lines.pop(0) + "\n" if gap > 1 else "\n")
            self.write("".join(" " * (self.current_indent + first) + line + "\n" for line in lines))


class Context(click.Context):
    """A context whose help pages are Chinese."""

    formatter_class = Formatter


class Argument(click.Argument):
    """An argument that is explained on the help page."""

    def __init__(self, names: Sequence[str], meaning: str = "", **attributes: Any) -> None:
        super().__init__(names, **attributes)
        self.meaning = meaning


class ChoiceType(click.Choice):  # type: ignore[type-arg, unused-ignore]
    """A choice that says in Chinese what may be chosen."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The choice itself. Raises ``click.BadParameter`` for any other word."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            known = "、".join(map(str, self.choices))
            self.fail(f"“{value}”不在可选范围内，请从 {known} 中选一个{_perhaps(value, self.choices)}", param, ctx)


class DayType(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """A day, written 2026-03-01."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day. Fails where there is none such."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}”不是日期，请写成 2026-03-01", param, ctx)


class Count(click.IntRange):
    """A whole number between two others."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Fails in Chinese for anything else."""
        try:
            number = int(value)
        except ValueError:
            self.fail(f"“{value}”不是整数", param, ctx)
        if not (self.min or 0) <= number <= (self.max or number):
            self.fail(f"“{value}”不在{self.min}至{self.max}之间", param, ctx)
        return number


class _Chinese(click.Command):
    """The parts that single commands and groups of commands share."""

    context_class = Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments that remain. Raises ``click.UsageError`` that always knows its command."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help page."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP
        return option


class Command(_Chinese):
    """A command whose help and faults are Chinese."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments that remain: none. Raises ``click.UsageError`` for one too many."""
        ctx.allow_extra_args = True
        if left := super().parse_args(ctx, args):
            ctx.fail(f"多了参数：{' '.join(left)}")
        return left

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write arguments and options, a heading each."""
        arguments = [(param.metavar or "", param.meaning) for param in self.params if isinstance(param, Argument)]
        _section(formatter, "参数", arguments)
        _section(formatter, "选项", _options(self, ctx))


class ChineseGroup(_Chinese, click.Group):
    """A command of commands whose help and faults are Chinese."""

    command_class = Command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant. Raises ``click.UsageError`` if there is none of that name."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            ctx.fail(f"没有“{name}”这个命令{_perhaps(name, self.commands)}")
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands first, then the options: a person looks for what to do."""
        named = [(name, (command.help or "").split("\n")[0]) for name, command in self.commands.items()]
        _section(formatter, "命令", named)
        _section(formatter, "选项", _options(self, ctx))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Nothing more: they are written above the options."""


def what_was_wrong(error: click.ClickException) -> str:
    """The Chinese message for a call that click refuses."""
    if isinstance(error, click.NoSuchOption):
        known = [name for param in error.ctx.command.params for name in param.opts] if error.ctx else []
        return f"没有“{error.option_name}”这个选项{_perhaps(error.option_name, [*known, '--help'])}"
    if isinstance(error, click.BadOptionUsage):
        return _badly_used(error)
    if isinstance(error, click.MissingParameter):
        return f"缺少{_named(error.param)}"
    if isinstance(error, click.BadParameter):
        return f"{_named(error.param)}：{error.message}"
    return error.message


def _badly_used(error: click.BadOptionUsage) -> str:
    params = error.ctx.command.params if error.ctx else []
    flag = any(error.option_name in param.opts and getattr(param, "is_flag", False) for param in params)
    return f"选项“{error.option_name}”后面{'不能带值' if flag else '缺少内容'}"


def _named(param: click.Parameter | None) -> str:
    if param is None:
        return "参数"
    return f"选项“{param.opts[-1]}”" if isinstance(param, click.Option) else f"参数“{param.metavar or param.name}”"


def _perhaps(typed: object, known: Iterable[object]) -> str:
    """是否想写 …, if something known comes near."""
    asked = did_you_mean(near(str(typed), map(str, known)))
    return f"。{asked}" if asked else ""


def _options(command: click.Command, ctx: click.Context) -> list[tuple[str, str]]:
    """Names and help of options; of click's own remarks (``[required]``, ``[1<=x<=64]``) the first in Chinese."""
    params = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    records = ((param, param.get_help_record(ctx)) for param in params)
    return [(record[0], _help_of(param)) for param, record in records if record]


def _help_of(param: click.Option) -> str:
    return f"{param.help or ''}{'（必填）' if param.required else ''}"


def _section(formatter: click.HelpFormatter, heading: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(heading):
            formatter.write_dl(rows)
