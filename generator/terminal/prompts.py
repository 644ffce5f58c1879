"""The face with a cursor, on questionary: editable input, options by arrow keys, completion for long lists."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from shutil import get_terminal_size
from typing import Any

import questionary
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.shortcuts import CompleteStyle
from questionary import Choice, Style

from generator.interview.question import Question
from generator.terminal.editing import bind_keys, select_preset
from generator.terminal.screen import prompt_of

_FEW = 9
_MARK = "›"
_STYLE = Style([("qmark", "bold"), ("question", ""), ("answer", "bold")])
_TICK_KEYS = "空格＝打勾 ↑↓＝移动 回车＝完成 <＝上一题 ?＝说明"
_OTHER_OPTION = "其他（下一步自己写）"


class PromptFace:
    """A face of questionary prompts."""

    ticks = True

    def __init__(self) -> None:
        """Turn off cursor position requests: each would take a second on a terminal that does not answer."""
        os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")

    @property
    def width(self) -> int:
        """The present width in columns."""
        return get_terminal_size().columns

    def say(self, *lines: str) -> None:
        """Print the lines."""
        for line in lines:
            print(line)
        sys.stdout.flush()

    def ask(self, question: Question, refused: str | None = None) -> str:
        """The typed or ticked answer. Raises EOFError at Ctrl-D, KeyboardInterrupt at Ctrl-C."""
        if question.kind == "ticks" and not question.text and refused is None:
            return self._ticked(question)
        return self._typed(question, question.text if refused is None else refused)

    def choose(self, words: str, options: tuple[str, ...]) -> int:
        """The index (from 0) of the chosen option."""
        choices = [Choice(option, number) for number, option in enumerate(options)]
        prompt = questionary.select(
            words, choices, qmark="", pointer=_MARK, instruction="（↑↓ 选，回车确定，或按序号）",
            use_shortcuts=len(options) <= _FEW, style=_STYLE, erase_when_done=True,
        )  # fmt: skip
        return int(prompt.unsafe_ask())

    def _typed(self, question: Question, text: str) -> str:
        options: dict[str, Any] = {"default": text, "qmark": prompt_of(question), "style": _STYLE}
        words = list(question.known or question.options)
        completed = len(words) > _FEW and not question.page
        if completed:
            prompt = questionary.autocomplete(
                _MARK, words, match_middle=True, complete_style=CompleteStyle.COLUMN, **options
            )
        else:
            prompt = questionary.text(_MARK, **options)
        bind_keys(prompt.application, () if completed else question.options)
        select_preset(prompt.application)
        return str(prompt.unsafe_ask())

    def _ticked(self, question: Question) -> str:
        choices = [Choice(option, option, checked=option in question.ticked) for option in question.options]
        if not question.closed:
            choices.append(Choice(_OTHER_OPTION, _OTHER_OPTION))
        prompt = questionary.checkbox(
            _MARK, choices, qmark="", pointer=_MARK, instruction=_TICK_KEYS, style=_STYLE, erase_when_done=True
        )
        bound = prompt.application.key_bindings
        prompt.application.key_bindings = merge_key_bindings([bound, _command_keys()] if bound else [_command_keys()])
        chosen = prompt.unsafe_ask()
        if isinstance(chosen, str):
            return chosen
        if _OTHER_OPTION in chosen:
            chosen.remove(_OTHER_OPTION)
            own = self._typed(question, "")
            return own if own in ("<", "?") else "、".join(filter(None, (*chosen, own)))
        if question.ticked:
            return "\n".join(chosen) or "无"
        return "、".join(chosen)


def _command_keys() -> KeyBindings:
    """Bindings of < and ? that end a tick list with that command."""
    bindings = KeyBindings()
    for keys, word in ((("<", "《", "＜"), "<"), (("?", "？"), "?")):
        for key in keys:
            bindings.add(key, eager=True)(_exit_with(word))
    return bindings


def _exit_with(word: str) -> Callable[[Any], None]:
    return lambda event: event.app.exit(result=word)
