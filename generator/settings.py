"""What a county may decide, as frozen values handed in; read from ``fazhi.toml``.

::

    ["写法"]
    "各组顺序" = ["学习贯彻", "监督公开", …]
    "第一责任人在前" = true
    "不公开数据写入正文" = false
    "内容模板" = "本县模板"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Fault, InputFault, UsageFault, meant
from generator.os_errors import reason

FILE = "fazhi.toml"
SECTION = "写法"
ORDER, PRINCIPAL_FIRST, RESTRICTED_IN_TEXT, CONTENT = "各组顺序", "第一责任人在前", "不公开数据写入正文", "内容模板"
KEYS = (ORDER, PRINCIPAL_FIRST, RESTRICTED_IN_TEXT, CONTENT)
GROUPS = ("学习贯彻", "依法履职", "依法决策", "行政执法", "纠纷治理", "普法服务", "监督公开", "典型案例")


@dataclass(frozen=True, slots=True)
class Wording:
    """The county's choices about the text; what a facts file says itself goes before them."""

    groups: tuple[str, ...] = GROUPS
    """The content templates of section one, in order; 学习贯彻 comes first everywhere."""

    principal_first: bool = False
    """第一责任人 as the first section instead of the third."""

    restricted_in_text: bool = False
    """Whether figures that are not for the public stand in the text of the 报送版."""

    content: Path | None = None
    """The folder of the county's own templates, named from where the settings stand."""

    recipients_joint: str = "、"
    """What stands between two 主送机关: 、 or ，."""

    recipients_published: bool = False
    """Whether the 公开版 names its 主送机关, too."""

    closing_published: bool = False
    """Whether the 公开版 closes with 特此报告。"""

    names_published: bool = False
    """Whether persons' names in the town's own words stay in the 公开版."""

    submit_by: tuple[int, int] = (3, 1)
    """Month and day by which the 报送版 is due: of the year after the report's, from October on of the report's own."""

    publish_by: tuple[int, int] = (4, 1)
    """Month and day by which the 公开版 is due."""

    for_the_public: bool = False
    """The text of the 公开版: figures that are not for the public stay out, whatever county and town have chosen."""


def wording_beside(facts_file: Path) -> Wording:
    """The wording that ``fazhi.toml`` in the folder of a facts file asks for; the built-in one where there is none."""
    path = facts_file.parent / FILE
    return read_wording(path) if path.is_file() else Wording()


def read_wording(path: Path) -> Wording:
    """The wording of a settings file. Raises UsageFault if it cannot be read, InputFault with all its faults."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageFault(Fault(f"设置文件打不开：{reason(error)}", "请核对文件名", file=str(path))) from None
    except UnicodeDecodeError:
        todo = "请用记事本打开，另存为时把“编码”选成 UTF-8"
        raise InputFault(Fault("设置文件不是 UTF-8 编码的文本", todo, file=str(path))) from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))  # TOMLDecodeError tells its line in words only
        todo = '每行写成 "名称" = 值，名称和文字都加半角引号，如 "第一责任人在前" = true'
        raise InputFault(Fault("设置文件的写法有误", todo, line=int(line[1]) if line else 0, file=str(path))) from None
    chosen = told.get(SECTION, {})
    if faults := list(_faults(told, chosen, path)):
        raise InputFault(faults)
    return Wording(
        tuple(chosen.get(ORDER, GROUPS)),
        chosen.get(PRINCIPAL_FIRST, False),
        chosen.get(RESTRICTED_IN_TEXT, False),
        path.parent / chosen[CONTENT] if CONTENT in chosen else None,
    )


def _faults(told: dict[str, object], chosen: object, path: Path) -> Iterator[Fault]:
    file = str(path)
    for name in told:
        if name != SECTION:
            yield Fault(f"没有“{name}”这一节", f'设置都写在 ["{SECTION}"] 下面', file=file)
    if not isinstance(chosen, dict):
        yield Fault(f"“{SECTION}”应是一节", f'请写成一行 ["{SECTION}"]', file=file)
        return
    for key, value in chosen.items():
        if key not in KEYS:
            yield Fault(f"没有“{key}”这项设置", meant(key, KEYS), place=SECTION, file=file)
        elif key == ORDER:
            yield from _order_faults(value, file)
        elif key == CONTENT:
            if not isinstance(value, str) or not (path.parent / value).is_dir():
                yield Fault(f"没有“{value}”这个文件夹", "请写模板所在的文件夹名", place=f"{SECTION} › {key}", file=file)
        elif not isinstance(value, bool):
            yield Fault(f"“{key}”应填 true 或 false", "不加引号", place=SECTION, file=file)


def _order_faults(value: object, file: str) -> Iterator[Fault]:
    place = f"{SECTION} › {ORDER}"
    if not isinstance(value, list) or not value:
        yield Fault("应是清单", f'请写成 "{ORDER}" = ["{GROUPS[0]}", "{GROUPS[1]}"]', place=place, file=file)
        return
    for name in value:
        if name not in GROUPS:
            yield Fault(f"没有“{name}”这一组", meant(str(name), GROUPS), place=place, file=file)
    if len(set(map(str, value))) < len(value):
        yield Fault("有的组写了两次", "请每组只写一次", place=place, file=file)
    if missing := [name for name in GROUPS if name not in value]:
        todo = "不写的组不会写进报告，请补上；某组没有内容时程序自己会略去"
        yield Fault(f"缺{'、'.join(f'“{name}”' for name in missing)}", todo, place=place, file=file)
    if value[0] != GROUPS[0]:
        yield Fault(f"第一组应是“{GROUPS[0]}”", "学习贯彻习近平法治思想在先", place=place, file=file)
