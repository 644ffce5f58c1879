"""Who may see and change which file, and what is noted down of it: on one machine nothing, for a county everything."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from generator.web.guard import Visitor
from generator.web.view import View


class Keeper(Protocol):
    """The rules between the pages about a file and the file."""

    def town(self, path: Path) -> str:
        """The town of a file, at a county's desk; else nothing."""

    def opens(self, visitor: Visitor, path: Path) -> bool:
        """True if the visitor may see the file."""

    def view(self, visitor: Visitor) -> View | None:
        """The only view that the visitor may have; None for one who chooses."""

    def closed(self, path: Path, key: str = "") -> str:
        """The reason why the question of a key may not be answered now; empty if it may."""

    def before(self, path: Path) -> None:
        """Note down what others did to the file, before an answer."""

    def after(self, path: Path, visitor: Visitor) -> None:
        """Note down what the visitor's answer has changed in the file."""

    def remarks(self, path: Path, key: str = "") -> tuple[str, ...]:
        """The remarks on the question of a key, or all of them."""

    def offices(self, path: Path) -> dict[str, str]:
        """The office by path for each value that an office entered by itself."""


class OneMachine:
    """One clerk with her own folder: everything is open, nothing is noted down."""

    def town(self, path: Path) -> str:
        """Nothing: all files are hers."""
        return ""

    def opens(self, visitor: Visitor, path: Path) -> bool:
        """True for the clerk."""
        return visitor.role == "clerk"

    def view(self, visitor: Visitor) -> View | None:
        """None: she chooses."""

    def closed(self, path: Path, key: str = "") -> str:
        """Nothing: every question may be answered."""
        return ""

    def before(self, path: Path) -> None:
        """Nothing is noted down."""

    def after(self, path: Path, visitor: Visitor) -> None:
        """Nothing is noted down."""

    def remarks(self, path: Path, key: str = "") -> tuple[str, ...]:
        """There are none."""
        return ()

    def offices(self, path: Path) -> dict[str, str]:
        """There are none."""
        return {}
