"""Being interrupted: no signal is lost, whatever code it meets."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

# A signal that arrives in a finalizer raises an exception that Python only prints.
LOST = """
import signal, time
from generator.terminal.conversation import interruptible

class Dying:
    def __del__(self):
        signal.raise_signal(signal.{name})

try:
    with interruptible():
        Dying()
        print("survived", flush=True)
        time.sleep(60)
except KeyboardInterrupt:
    print("interrupted", *signal.getitimer(signal.ITIMER_REAL), flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="Windows has no alarm")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_an_interrupt_that_a_finalizer_swallowed_comes_again_and_leaves_no_alarm(name):
    ran = subprocess.run(
        [sys.executable, "-c", LOST.format(name=name)], capture_output=True, text=True, timeout=50, check=False
    )
    assert ran.stdout.split("\n") == ["survived", "interrupted 0.0 0.0", ""]
    assert "KeyboardInterrupt" in ran.stderr, "the first was swallowed, as Python says"
