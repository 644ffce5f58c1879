"""What an office unpacks and starts without a network: ``python tools/build_bundle.py windows-x64 [-o DIR]``.

``--lock`` resolves the dependencies anew and writes the locks; what the locks do not name never gets in.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bundle.embedded import embedded_python
from bundle.linux import linux_files
from bundle.locking import CHECKOUT, write_lock
from bundle.packing import packed_tar, packed_zip
from bundle.papers import bill_of_materials, empty_form, handbook_page, licences
from bundle.targets import TARGETS, WINDOWS, Target
from bundle.wheels import Wheel, build, fetch
from bundle.windows import PROGRAM, windows_files

from generator.writing import replace_file


@dataclass(frozen=True)
class Ingredients:
    """What a bundle is packed from: fazhi's own wheel, those of the lock, and for Windows the embeddable Python."""

    own: Wheel
    locked: tuple[Wheel, ...]
    python: dict[str, bytes]

    @property
    def wheels(self) -> tuple[Wheel, ...]:
        """All wheels."""
        return self.own, *self.locked


def gather(target: Target, folder: Path, python: Path | None = None) -> Ingredients:
    """Build and download what the bundle is packed from into an empty folder.

    Args:
        target: the kind of machine.
        folder: where the files go; they must stay there until the bundle is packed.
        python: a zip of the embeddable Python at hand, instead of a download.
    """
    for name in ("own", "wheels", "python"):
        (folder / name).mkdir()
    embedded = embedded_python(folder / "python", python) if target is WINDOWS else {}
    return Ingredients(build(folder / "own"), tuple(fetch(target, folder / "wheels")), embedded)


def pack(target: Target, inside: Ingredients, year: int) -> bytes:
    """The bytes of the bundle, the same for the same ingredients; the form inside asks for the year (0: any)."""
    licensed = {"CPython": inside.python["LICENSE.txt"].decode("utf-8")} if inside.python else {}
    place = f"{PROGRAM}/" if target is WINDOWS else ""
    papers = {
        "手册.html": handbook_page(CHECKOUT / "docs" / "手册.md"),
        "填报表.xlsx": empty_form(year),
        f"{place}许可证.txt": licences(inside.wheels, licensed).encode("utf-8-sig"),
        f"{place}sbom.json": bill_of_materials(f"fazhi-{target.name}", inside.own.version, inside.wheels).encode(),
    }
    if target is WINDOWS:
        return packed_zip(windows_files(inside.python, inside.wheels, papers))
    return packed_tar(linux_files(target, inside.wheels, papers))


def build_bundle(target: Target, folder: Path, *, year: int, python: Path | None = None) -> Path:
    """Build a bundle into the folder, and give its path."""
    with tempfile.TemporaryDirectory() as work:
        packed = pack(target, gather(target, Path(work), python), year)
    archive = folder / f"fazhi-{target.name}.{'zip' if target is WINDOWS else 'tar.gz'}"
    folder.mkdir(parents=True, exist_ok=True)
    replace_file(archive, packed)
    return archive


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], help="the machines; default: all")
    parser.add_argument("-o", "--output", type=Path, default=Path("dist"))
    parser.add_argument("--python", type=Path, metavar="ZIP", help="the embeddable Python at hand")
    parser.add_argument("--year", type=int, default=date.today().year, help="the year that the form inside asks for")
    parser.add_argument("--lock", action="store_true", help="write the locks anew, build nothing")
    asked = parser.parse_args()
    for target in [TARGETS[name] for name in asked.targets or TARGETS]:
        if asked.lock:
            write_lock(target)
        else:
            archive = build_bundle(target, asked.output, python=asked.python, year=asked.year)
            print(f"{archive}\t{archive.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
