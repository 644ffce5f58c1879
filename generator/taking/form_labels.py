"""The table of labels of a county, 标签对照.txt: which name a label of its forms means, confirmed once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.drafting.county_form.names import all_names
from generator.errors import Fault, UsageFault
from generator.files.os_errors import reason
from generator.writing import replace_file

FILE = "标签对照.txt"
OPEN = "？"
"""Before a line that nobody has confirmed yet."""

_HEAD = (
    "# 县里的表上的格子（左）对应哪一项（右）。程序猜的前面有“？”：对的删去“？”，不对的改右边，不要的整行删去。\n"
    "# 确认过的，以后每份表都照用：fazhi templates form 县里的表.docx --yes 已确认\n"
)


@dataclass(slots=True)
class LabelTable:
    """The labels with their names, confirmed or open, by label and unit without signs."""

    path: Path
    confirmed: dict[str, str] = field(default_factory=dict)
    open: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    """Lines that a person wrote for other persons."""

    @classmethod
    def read(cls, path: Path) -> LabelTable:
        """The table at the path, empty if there is none. Raises ``UsageFault`` with each line that is wrong."""
        table, faults = cls(path), []
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
        except (OSError, UnicodeDecodeError) as error:
            why = reason(error) if isinstance(error, OSError) else "不是 UTF-8 编码"
            raise UsageFault(Fault(f"打不开：{why}", "请核对文件", file=str(path))) from error
        known = {one.full for one in all_names()}
        for number, line in enumerate(lines, 1):
            words = line.partition("#")[0].strip()
            label, equals, name = map(str.strip, words.partition("="))
            if not words:
                table.remarks += [line] if line.strip() and f"{line}\n" not in _HEAD.splitlines(keepends=True) else []
                continue
            if not equals or not label.strip(OPEN):
                faults.append(
                    Fault("看不懂", "请写成“格子的名称 = 普法宣传.宣传资料份数”", line=number, file=str(path))
                )
            elif name not in known:
                faults.append(Fault(f"没有叫“{name}”的名称", "全部名称见 fazhi fields", line=number, file=str(path)))
            else:
                (table.open if label.startswith(OPEN) else table.confirmed)[label.strip(OPEN)] = name
        if faults:
            raise UsageFault(faults)
        return table

    def name_of(self, label: str, unit: str) -> str:
        """The name that was confirmed for a label; empty if none was."""
        keys = {plain(shown): name for shown, name in self.confirmed.items()}
        return keys.get(plain(shown_label(label, unit)), keys.get(plain(label), ""))

    def write(self, accepted: Mapping[str, str], guessed: Mapping[str, str]) -> None:
        """Write the table with what was accepted now and what is guessed; what was confirmed before stays."""
        confirmed = {**self.confirmed, **accepted}
        known = {plain(one) for one in confirmed}
        still = {label: name for label, name in {**self.open, **guessed}.items() if plain(label) not in known}
        lines = [*_lines(confirmed.items(), ""), *_lines(still.items(), OPEN)]
        remarks = "".join(f"{line}\n" for line in self.remarks)
        replace_file(self.path, (_HEAD + remarks + "".join(lines)).encode("utf-8-sig"))


def _lines(pairs: Iterable[tuple[str, str]], sign: str) -> list[str]:
    return [f"{sign}{label} = {name}\n" for label, name in pairs]


def shown_label(label: str, unit: str) -> str:
    """A label with its unit, as the table has it: 发放宣传资料（份）."""
    bare = re.sub(r"[=#？\s]", "", label)
    return f"{bare}（{unit}）" if unit else bare


def plain(label: str) -> str:
    """A label without signs, for comparing."""
    return re.sub(r"[\W_]", "", label)
