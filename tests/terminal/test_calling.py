"""The commands that are shown exist on this machine and can be copied."""

import shlex
import subprocess
from pathlib import Path

from generator.terminal.calling import command_line


def run(line):
    return subprocess.run([*shlex.split(line), "--version"], capture_output=True, text=True, timeout=60, check=False)


def test_the_program_is_called_by_its_name_where_it_is_found():
    assert command_line("ask", Path("青山镇2025.yaml")) == "fazhi ask 青山镇2025.yaml"
    assert run(command_line()).returncode == 0


def test_it_is_called_by_python_where_it_is_not(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    line = command_line("ask", Path("青山镇 2025.yaml"))
    assert line.endswith('-m generator ask "青山镇 2025.yaml"')
    assert run(command_line()).returncode == 0
