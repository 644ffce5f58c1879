"""Wheels: fetched by the lock, built from the checkout, unpacked."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from dataclasses import dataclass
from email import message_from_string
from email.message import Message
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from bundle.locking import CHECKOUT
from bundle.targets import Target


@dataclass(frozen=True)
class Wheel:
    """A wheel on the disk."""

    path: Path

    @cached_property
    def metadata(self) -> Message:
        """Its METADATA: name, version, licence."""
        return message_from_string(self._text("METADATA"))

    @property
    def name(self) -> str:
        """The distribution's name."""
        return str(self.metadata["Name"])

    @property
    def version(self) -> str:
        """The release."""
        return str(self.metadata["Version"])

    @cached_property
    def sha256(self) -> str:
        """The hash of the file."""
        return sha256(self.path.read_bytes()).hexdigest()

    @property
    def licence(self) -> str:
        """The licence as the metadata has it: the expression, else the field, else the classifiers; "" if none says."""
        classified = [
            line.rsplit(" :: ", 1)[-1]
            for line in self.metadata.get_all("Classifier", [])
            if line.startswith("License ::")
        ]
        expression, field = self.metadata["License-Expression"], str(self.metadata["License"] or "")
        short = field if len(field) < 80 and "\n" not in field else ""
        return str(expression or short or "、".join(classified))

    def licence_texts(self) -> dict[str, str]:
        """The licence files that the wheel carries, by their path inside."""
        with zipfile.ZipFile(self.path) as packed:
            names = [name for name in packed.namelist() if _is_licence(name)]
            return {name: packed.read(name).decode("utf-8", "replace") for name in names}

    def files(self) -> dict[str, bytes]:
        """What goes into ``site-packages``, by path.

        Scripts are left out: each would name the Python of the machine that it was made on.
        """
        with zipfile.ZipFile(self.path) as packed:
            return {
                place: packed.read(name)
                for name in packed.namelist()
                if not name.endswith("/") and (place := _place(name))
            }

    def _text(self, name: str) -> str:
        with zipfile.ZipFile(self.path) as packed:
            (found,) = (each for each in packed.namelist() if each.endswith(f".dist-info/{name}"))
            return packed.read(found).decode("utf-8")


def fetch(target: Target, folder: Path) -> list[Wheel]:
    """The wheels of the lock, downloaded into the folder, their hashes checked; for each Python the target serves."""
    for python in target.pythons:
        platforms = [option for platform in target.pip_platforms for option in ("--platform", platform)]
        _pip(
            *("download", "--require-hashes", "--no-deps", "--only-binary", ":all:", "--dest", folder),
            *("--python-version", python, "--implementation", "cp", *platforms, "--requirement", target.lock),
        )
    return wheels_in(folder)


def build(folder: Path) -> Wheel:
    """The wheel of the checkout itself, the same bytes each time."""
    _pip("wheel", "--no-deps", "--wheel-dir", folder, CHECKOUT)
    (wheel,) = wheels_in(folder)
    return wheel


def wheels_in(folder: Path) -> list[Wheel]:
    """All wheels of a folder, by name."""
    return [Wheel(path) for path in sorted(folder.glob("*.whl"))]


def _pip(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *map(str, arguments)], check=True)


def _is_licence(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    named = file.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE"))
    return ".dist-info" in folder and (named or "/licenses" in folder)


def _place(name: str) -> str:
    top, _, rest = name.partition("/")
    if not top.endswith(".data"):
        return name
    kind, _, inside = rest.partition("/")
    return inside if kind in {"purelib", "platlib"} else ""
