"""What goes with the program: licences of everything inside, a bill of materials, the handbook, an empty form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.shared import Mm

from bundle.wheels import Wheel


def licences(wheels: Iterable[Wheel], more: dict[str, str]) -> str:
    """The licences of all that a bundle holds, one after another; ``more`` has texts by the name of the component."""
    parts = [f"{_RULE}{name}\n\n{text.strip()}\n" for name, text in sorted(more.items())]
    for wheel in wheels:
        texts = wheel.licence_texts() or {"": "（随包没有许可证原文，见上面的名称）"}
        head = f"{_RULE}{wheel.name} {wheel.version}　{wheel.licence or '许可证名称未注明'}\n"
        parts += [head, *(f"\n{text.strip()}\n" for text in texts.values())]
    return "本文件夹里的程序和组件，以及各自的许可证\n" + "".join(parts)


_RULE = f"\n{'=' * 72}\n"


def bill_of_materials(name: str, version: str, wheels: Iterable[Wheel]) -> str:
    """The bill of materials of a bundle (CycloneDX 1.5, JSON): each wheel with its release, hash and licence."""
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": name, "version": version}},
        "components": [_component(wheel) for wheel in wheels],
    }
    return json.dumps(bill, ensure_ascii=False, indent=2) + "\n"


def _component(wheel: Wheel) -> dict[str, object]:
    purl = f"pkg:pypi/{wheel.name.lower().replace('_', '-')}@{wheel.version}"
    licence = {"licenses": [{"license": {"name": wheel.licence}}]} if wheel.licence else {}
    return {
        "type": "library",
        "bom-ref": purl,
        "name": wheel.name,
        "version": wheel.version,
        "purl": purl,
        "hashes": [{"alg": "SHA-256", "content": wheel.sha256}],
        **licence,
    }


def empty_form(year: int) -> bytes:
    """A town's form to fill in, as ``fazhi sheet town`` makes it."""
    from generator.workbook.forms.content import Content
    from generator.workbook.forms.town import TownForm, town_form

    return town_form(TownForm(Content(), year=year))


def handbook_page(handbook: Path) -> bytes:
    """The handbook as one web page, its pictures inside."""
    import pypandoc

    style = Path(__file__).parent / "files" / "手册.css"
    options = ["--standalone", "--embed-resources", "--toc", "--toc-depth=2", f"--css={style}", *_OPTIONS]
    page = pypandoc.convert_text(_alone(handbook), "html5", _MARKDOWN, [*options, *_from(handbook)])
    return str(page).encode()


def _alone(handbook: Path) -> str:
    """The handbook's text without links to other files of the project, which its reader does not have."""
    return re.sub(r"(?<!!)\[([^]]*)\]\((?!#|https?:)[^)]*\)", r"\1", handbook.read_text(encoding="utf-8"))


def handbook_document(handbook: Path, target: Path) -> None:
    """Write the handbook as a Word file in Chinese faces."""
    import pypandoc

    options = ["--toc", "--toc-depth=2", *_OPTIONS, *_from(handbook)]
    pypandoc.convert_text(_alone(handbook), "docx", _MARKDOWN, options, outputfile=str(target))
    word = Document(str(target))
    _set_chinese_faces(word)
    _fit_to_a4(word)
    word.save(str(target))


_MARKDOWN = "gfm"
_OPTIONS = [
    *("--quiet", "--metadata=lang:zh-CN"),
    *("--metadata=pagetitle:法治政府建设年度报告程序手册", "--metadata=toc-title:目录"),
]


def _from(handbook: Path) -> list[str]:
    return [f"--resource-path={handbook.parent}"]


def _set_chinese_faces(word: WordDocument) -> None:
    for style in word.styles.element.iter(qn("w:style")):
        fonts = style.get_or_add_rPr().get_or_add_rFonts()
        for kind in [kind for kind in fonts.attrib if kind.endswith("Theme")]:
            del fonts.attrib[kind]
        heading = style.get(qn("w:styleId"), "").startswith(("Heading", "Title", "TOCHeading"))
        fonts.set(qn("w:eastAsia"), "黑体" if heading else "宋体")
        fonts.set(qn("w:ascii"), "Times New Roman")
        fonts.set(qn("w:hAnsi"), "Times New Roman")


def _fit_to_a4(word: WordDocument) -> None:
    for section in word.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
    for drawing in word.element.body.iter(qn("wp:inline")):
        columns = max((len(row.tc_lst) for row in drawing.iterancestors(qn("w:tr"))), default=1)
        widest, picture = Mm(160) // columns - Mm(5), InlineShape(drawing)
        if picture.width > widest:
            picture.width, picture.height = widest, picture.height * widest // picture.width
