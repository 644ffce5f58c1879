"""The command in a process of its own, and facts files to run it on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import yaml

from generator.facts.judging.gaps import gaps
from generator.sources.facts_file import read_facts

FAZHI = (sys.executable, "-m", "generator")

# A short facts file: what is required, and a figure for each section that may not be empty.
SHORT = """\
基本信息:
  年度: 2025
  乡镇名称: {town}
  上级党委政府名称: 县委、县政府
  成文日期: 2026-01-15
第一责任人:
  法治建设专题会议次数: 4
普法宣传:
  宣传资料份数: 5000余
{more}
不足和原因:
  - 问题: 执法人员专业能力不足
    具体表现: 26名持证人员中法律专业2人
    原因: 编制有限，系统培训少
    整改措施: 制定年度执法培训计划
  - 问题: 普法形式单一
    具体表现: 宣传以发放资料为主
    原因: 缺少新媒体人员
    整改措施: 开设普法短视频栏目
下一年度安排:
  - 安排标题: 加强执法队伍建设
    安排内容: 每季度组织一次实务培训
    对应问题: [1]
  - 安排标题: 创新普法形式
    安排内容: 每月制作一期普法短视频
    对应问题: [2]
"""


def fazhi(
    *arguments: object, cwd: Path, by: tuple[str, ...] = FAZHI, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run one call and give its exit code, results (stdout) and talk (stderr)."""
    return subprocess.run(
        [*by, *map(str, arguments)],
        cwd=cwd, env=os.environ | environment,
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip


def facts_file(folder: Path, name: str = "facts.yaml", *, town: str = "青山镇", more: str = "") -> Path:
    """A short facts file; ``more`` are lines of other topics."""
    path = folder / name
    path.write_text(SHORT.format(town=town, more=more), encoding="utf-8")
    return path


def finished_file(folder: Path, name: str = "finished.json") -> Path:
    """A facts file that lacks nothing: what is core and not required does not apply to this town."""
    short = facts_file(folder, "short.yaml")
    told = yaml.safe_load(short.read_text(encoding="utf-8"))
    told["基本信息"]["成文日期"] = "2026-01-15"
    for gap in gaps(read_facts(short)):
        topic, _, title = gap.place.partition(" › ")
        if title:
            told.setdefault(topic, {})[title] = "不适用"
    told["上年不足整改"] = [{"上年问题": "干部学法不经常", "采取的措施": "每月学法一次", "整改结果": "已完成"}]
    short.unlink()
    path = folder / name
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return path
