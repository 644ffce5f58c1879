"""Translates a Word part with docxtpl's tags in its text into the source of a Jinja template.

docxtpl's own translation does the work. Before it, tags that Word split over runs are joined, and ``{%r … %}`` gets
a run of its own, so that neither tracked changes nor direct formatting of the words between tags is lost. After it,
the empty runs that it leaves are taken out. Each tag begins on the line that is its paragraph's number.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from generator.chinese.expressions import Expression
from generator.word.wordml import XML_SPACE, q

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OPENING = Expression(r"\{[{%#](?:(?:-|p|r|tr|tc)(?=\s))?")
_LINE = "\n"
_RUN_TAG = Expression(r"(\{[{%]r\s.*?[%}]\})", re.DOTALL)
_EMPTY_RUN = Expression(
    r"<w:r(?: [^>]*)?>(?:<w:rPr(?:/>|>(?:(?!</?w:r[ >]).)*?</w:rPr>))?<w:t(?: [^>]*)?(?:/>|></w:t>)</w:r>", re.DOTALL
)
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a template: the number of its paragraph, its text, the paragraph's words around it."""

    paragraph: int
    text: str
    around: str


def paragraph_texts(root: etree._Element) -> Iterator[tuple[int, str]]:
    """The paragraphs of a part, numbered from 1, tables' included."""
    for number, paragraph in enumerate(root.iter(q("p")), 1):
        yield number, "".join(element.text or "" for element in _texts(paragraph))


def tags(root: etree._Element) -> Iterator[Tag]:
    """The tags of a part in reading order, comments left out."""
    for number, words in paragraph_texts(root):
        for match in TAG.finditer(words):
            if not match[0].startswith("{#"):
                around = words[max(0, match.start() - 12) : match.end() + 12]
                yield Tag(number, match[0].translate(_STRAIGHT), around)


def to_jinja(root: etree._Element) -> str:
    """The Jinja source of a part; line ``n`` of it begins with the first tag of paragraph ``n``."""
    from docxtpl import DocxTemplate  # 0.1 s to import

    root, line = deepcopy(root), 1
    for number, paragraph in enumerate(root.iter(q("p")), 1):
        _join_tags(paragraph)
        if _first_tag_to_line(paragraph, number - line):
            line = number
        for run in list(paragraph.iter(q("r"))):
            _isolate_run_tags(run)
    source = etree.tostring(root, encoding="unicode")
    return _EMPTY_RUN.sub("", TAG.sub(_unescape, DocxTemplate("").patch_xml(source)))


@cache
def translator_version() -> str:
    """A hash of the translating code, ours and docxtpl's, as a key for compiled templates; empty if unreadable."""
    found = find_spec("docxtpl")
    folders = (found.submodule_search_locations if found else None) or ()
    try:
        code = [Path(__file__).read_bytes(), *(Path(folder, "template.py").read_bytes() for folder in folders)]
    except OSError:
        return ""
    return sha256(b"".join(code)).hexdigest()


def _texts(paragraph: etree._Element) -> list[etree._Element]:
    """The ``w:t`` of a paragraph, without those of a text box within it."""
    return [element for element in paragraph.iter(q("t")) if next(element.iterancestors(q("p"))) is paragraph]


def _join_tags(paragraph: etree._Element) -> None:
    """Put each tag wholly into the ``w:t`` where it begins."""
    texts = _texts(paragraph)
    joined = "".join(element.text or "" for element in texts)
    owner = [index for index, element in enumerate(texts) for _ in element.text or ""]
    for match in TAG.finditer(joined):
        owner[match.start() : match.end()] = [owner[match.start()]] * len(match[0])
    for index, element in enumerate(texts):
        mine = (character for character, place in zip(joined, owner, strict=True) if place == index)
        element.text = "".join(mine).replace("\n", " ")
        element.set(XML_SPACE, "preserve")


def _first_tag_to_line(paragraph: etree._Element, breaks: int) -> bool:
    """Put line breaks inside the paragraph's first tag, where Jinja counts them and Word does not."""
    for element in _texts(paragraph):
        words = element.text or ""
        if match := TAG.search(words):
            begun = match.start() + len(_OPENING.match(match[0])[0])  # type: ignore[index]  # every tag begins so
            element.text = f"{words[:begun]} {_LINE * breaks}{words[begun:]}"
            return True
    return False


def _isolate_run_tags(run: etree._Element) -> None:
    """Cut a run at its ``{%r … %}`` tags; every piece keeps the run's formatting."""
    words = run.findall(q("t"))
    if len(words) != 1 or len(pieces := [p for p in _RUN_TAG.split(words[0].text or "") if p]) < 2:
        return
    for piece in pieces[:-1]:
        copy = deepcopy(run)
        _only_text(copy).text = piece
        run.addprevious(copy)
    words[0].text = pieces[-1]


def _only_text(run: etree._Element) -> etree._Element:
    return next(run.iter(q("t")))


def _unescape(tag: re.Match[str]) -> str:
    return html.unescape(tag[0]).translate(_STRAIGHT)
