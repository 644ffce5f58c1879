"""The folder beside a facts file for what is made of it."""

from __future__ import annotations

from pathlib import Path

from generator.errors import Fault, UsageFault
from generator.files.os_errors import reason

RESULTS = "成果"


def results_folder(facts_file: Path) -> Path:
    """The folder for drafts and lists, made if it is not there. Raises UsageFault if it cannot be."""
    folder = facts_file.parent / RESULTS
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError as error:
        fault = Fault(f"有一个文件也叫“{RESULTS}”，建不了这个文件夹", "请给那个文件换个名称", file=str(folder))
        raise UsageFault(fault) from error
    except OSError as error:
        raise UsageFault(
            Fault(f"建不了文件夹：{reason(error)}", "请换一个能写文件的文件夹", file=str(folder))
        ) from error
    return folder
