"""A cache of compiled templates in the user's own cache folder: compiling is half the time of a short command.

Only templates that were checked are stored, under a key that changes with their text and with the names that an
environment offers. Where nothing can be stored, everything works, only slower.
"""

from __future__ import annotations

import marshal
import pickle
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FunctionLoader, Template
from jinja2.bccache import Bucket, bc_magic


class _Cache(FileSystemBytecodeCache):
    """Jinja's own cache on disk; a full disk or a damaged file costs time, never a draft."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the stored code into the bucket; code is read from bytes seven times as fast as from a file."""
        with (
            suppress(OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError),
            Path(self._get_cache_filename(bucket)).open("rb") as file,
        ):
            if file.read(len(bc_magic)) == bc_magic and pickle.load(file) == bucket.checksum:
                bucket.code = marshal.loads(file.read())

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def cache_folder() -> Path | None:
    """The folder that Jinja uses: the user's own, which nobody else may write; None where there is none."""
    try:
        return Path(FileSystemBytecodeCache().directory)
    except (OSError, RuntimeError):
        return None


@cache
def _cache_for(offered: str) -> BytecodeCache | None:
    try:
        return _Cache(pattern=f"__fazhi_{offered}_%s.cache")
    except (OSError, RuntimeError):
        return None


def compiled_template(environment: Environment, source: str, *, known: str = "") -> Template:
    """The template of a source, compiled now or in an earlier run.

    What an environment's ``compile`` refuses is not stored; ``known`` is the rest that this depends on.
    """
    names = sorted((*environment.filters, "|", *environment.tests, "|", *environment.globals))
    environment.bytecode_cache = _cache_for(sha256(" ".join(names).encode()).hexdigest()[:12])
    environment.loader = FunctionLoader(lambda _: source)
    return environment.get_template(sha256(f"{known}\0{source}".encode()).hexdigest())
