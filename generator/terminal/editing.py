"""Edits a line that holds a text already, which is selected: typing replaces it, → and Backspace edit it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition, shift_selection_mode
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.keys import Keys

_BLANK = re.compile("_{2,}|＿{2,}")


def select_preset(application: Application[Any]) -> None:
    """Select the first blank of the preset text, or all of it; typing then replaces what is selected."""
    buffer = application.current_buffer
    if blank := _BLANK.search(buffer.text):
        _select(buffer, *blank.span())
    elif buffer.text:
        _select(buffer, 0, len(buffer.text))


def _select(buffer: Buffer, start: int, end: int) -> None:
    buffer.cursor_position = start
    buffer.start_selection()
    assert buffer.selection_state is not None
    buffer.selection_state.enter_shift_mode()
    buffer.cursor_position = end


def bind_keys(application: Application[Any], options: tuple[str, ...] = ()) -> None:
    """Add the keys of a line: Esc empties it, Tab goes to the next blank, ↑ and ↓ bring the options."""
    bound = application.key_bindings
    added = [_of_a_line(), _arrows(options)]
    application.key_bindings = merge_key_bindings([bound, *added] if bound else added)


def _of_a_line() -> KeyBindings:
    """Esc empties the line, Tab selects the next blank; typing, Delete and a paste replace what is selected."""
    bindings = KeyBindings()

    @bindings.add("escape", eager=True)
    def _empty(event: Any) -> None:
        event.current_buffer.reset()

    @bindings.add("tab", filter=Condition(_has_blank))
    def _next_blank(event: Any) -> None:
        buffer = event.current_buffer
        found = _BLANK.search(buffer.text, buffer.cursor_position) or _BLANK.search(buffer.text)
        if found:
            _select(buffer, *found.span())

    @bindings.add("delete", filter=shift_selection_mode)
    def _cut(event: Any) -> None:
        event.current_buffer.cut_selection()

    @bindings.add("backspace", filter=shift_selection_mode)
    def _cut_or_mend(event: Any) -> None:
        # Who goes back over the end of a whole line mends it; a lone blank goes.
        buffer = event.current_buffer
        if buffer.document.selection_range() == (0, len(buffer.text)):
            buffer.exit_selection()
            buffer.delete_before_cursor()
        else:
            buffer.cut_selection()

    @bindings.add(Keys.BracketedPaste, filter=shift_selection_mode)
    def _paste(event: Any) -> None:
        event.current_buffer.cut_selection()
        # A paste may bring the line ends of Windows or of an old Mac.
        event.current_buffer.insert_text(event.data.replace("\r\n", "\n").replace("\r", "\n"))

    return bindings


def _has_blank() -> bool:
    return bool(_BLANK.search(get_app().current_buffer.text))


def _arrows(options: tuple[str, ...]) -> KeyBindings:
    """Bindings of the up and down keys that put the previous or next option into the line."""
    bindings = KeyBindings()
    if options:
        bindings.add("down", eager=True)(_moving(options, 1))
        bindings.add("up", eager=True)(_moving(options, -1))
    return bindings


def _moving(options: tuple[str, ...], step: int) -> Callable[[Any], None]:
    def move(event: Any) -> None:
        buffer = event.current_buffer
        at = options.index(buffer.text) + step if buffer.text in options else (0 if step > 0 else -1)
        chosen = options[at % len(options)]
        buffer.reset()
        buffer.insert_text(chosen)

    return move
