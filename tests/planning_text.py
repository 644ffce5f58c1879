"""Sentences for the planner's tests, written as text: a digit is a figure, 〈…〉 a person's own words."""

import re

from generator.compose.messages import Message, Subject
from generator.compose.sentence import Sentence
from generator.report.outline import Run

_PART = re.compile("〈([^〉]*)〉|(\\d+(?:\\.\\d+)?%?)|([^〈\\d]+)")


def runs(text, source="some.field"):
    """The runs of a sentence."""
    found = []
    for own, figure, plain in _PART.findall(text):
        kind = "own" if own else "figure" if figure else "plain"
        found.append(Run(own or figure or plain, kind, () if plain else (source,)))
    return Sentence(found)


def text_of(sentences):
    """The words of sentences, one after another."""
    return "".join(run.text for sentence in sentences for run in sentence)


def message(role, *sentences, title="", source="some.field"):
    return Message(role, tuple(runs(sentence, source) for sentence in sentences), runs(f"〈{title}〉" if title else ""))


def subject(name, *keywords, halves=(), slot="某组", related=False):
    return Subject(name, (name, *keywords), tuple(runs(half) for half in halves), slot, related)
