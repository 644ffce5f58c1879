"""Killed at any moment: the file is whole, at most the answer being typed is lost, and the end is the same."""

import os
import random
import signal
import sys
import time

import pytest
from interviewing import START, answer_to

from generator.interview.interview import Interview
from generator.sources.yaml_text import read_yaml

KILLS = 60
LONGEST_LIFE = 0.12  # seconds: some twenty answers


def answer_some(path, told):
    """Answer question after question, telling each answer that was saved, until the review."""
    with Interview(path) as held:
        while (question := held.question()).topic != "审阅":
            reply = held.answer(answer_to(question, {}))
            assert reply.understood
            os.write(told, b".")


def whole(path):
    reader, writer = os.pipe()
    answer_some(path, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        return len(told.read())


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of Unix")
def test_sixty_random_kills_lose_nothing_and_the_end_is_the_same(tmp_path):
    undisturbed, path = tmp_path / "一次填完.yaml", tmp_path / "反复被关.yaml"
    for file in (undisturbed, path):
        file.write_text(START, encoding="utf-8")
    answers = whole(undisturbed)
    dice, kills, total = random.Random(60), 0, 0
    while kills < KILLS:
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                answer_some(path, writer)
            finally:
                os._exit(0)
        os.close(writer)
        time.sleep(dice.uniform(0, LONGEST_LIFE * (1 if total < answers else 0.1)))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reader, "rb") as told:
            total += len(told.read())
        kills += 1
        text = path.read_text(encoding="utf-8")
        assert read_yaml(text).faults == ()
        if total >= answers:  # filled in before the kills were used up: once more from the beginning
            assert text == undisturbed.read_text(encoding="utf-8")
            path.write_text(START, encoding="utf-8")
            (path.parent / ".fazhi" / f"{path.name}.asked").unlink(missing_ok=True)
            total = 0
    whole(path)
    assert path.read_text(encoding="utf-8") == undisturbed.read_text(encoding="utf-8")
