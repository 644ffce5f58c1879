"""Several files in one run: one that fails does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from generator.errors import FazhiError, UsageFault

Done = TypeVar("Done")
FileName: TypeAlias = Path | str


class SomeFailed(FazhiError, Generic[Done]):
    """Some of the files had faults; ``done`` is what came of the others, ``exit_code`` the failures' own if alike."""

    def __init__(self, failures: list[FazhiError], done: tuple[Done, ...]) -> None:
        super().__init__(fault for failure in failures for fault in failure.faults)
        self.done = done
        codes = {failure.exit_code for failure in failures}
        self.exit_code = codes.pop() if len(codes) == 1 else 1


def paths(files: Iterable[FileName] | FileName) -> tuple[Path, ...]:
    """One file name or many, each once. Raises ``UsageFault`` if there is none."""
    names = (files,) if isinstance(files, Path | str) else files
    if not (found := tuple(dict.fromkeys(map(Path, names)))):
        raise UsageFault("没有给出填报文件")
    return found


def for_each(files: tuple[Path, ...], do: Callable[[Path], Done]) -> tuple[Done, ...]:
    """The result of each file. Raises a single file's own error; of several, ``SomeFailed`` when all are done."""
    return for_all(files, lambda path: (do(path),))


def for_all(files: tuple[Path, ...], do: Callable[[Path], Iterable[Done]]) -> tuple[Done, ...]:
    """All results of files that give one or more each. Raises as :func:`for_each`."""
    failures: list[FazhiError] = []
    done: list[Done] = []
    for path in files:
        try:
            done.extend(do(path))
        except FazhiError as error:
            if len(files) == 1:
                raise
            failures.append(_naming(path, error))
    if failures:
        raise SomeFailed(failures, tuple(done))
    return tuple(done)


def _naming(path: Path, error: FazhiError) -> FazhiError:
    """The error with the file named in each fault."""
    error.faults = tuple(fault if fault.file else replace(fault, file=str(path)) for fault in error.faults)
    return error
