"""Loads a report's file and recognises its format; refuses what is too large, no report, or encrypted."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Literal, TypeAlias

from generator.chinese.expressions import Expression
from generator.errors import Fault, InputFault, UsageFault
from generator.files.compound import has_stream, is_compound, is_encrypted
from generator.files.os_errors import reason
from generator.files.text import ANY, NotText, decode, is_binary

MAX_BYTES = 64 * 2**20
MAX_CHARACTERS = 300_000
MAX_PARAGRAPHS = 30_000

Form: TypeAlias = Literal["docx", "flat", "old", "html", "archive", "text"]

_CHINESE = Expression("\\p{Han}")
_TEMPORARY = ("~$", ".~", "~wr")
_SAVE_AS = "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”后再试"
# Streams of a compound file that tell what it is, with its name.
_STREAMS = (("Workbook", "表格文件（.xls、.et）"), ("PowerPoint Document", "演示文件（.ppt、.dps）"))
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|h1|table|meta|span)\b",
    re.IGNORECASE | re.DOTALL,
)

WEB_ARCHIVE = Fault("这是单个文件网页（.mht），里面没有找到网页", _SAVE_AS)
"""The fault of an archive that holds no page."""

# What a saved page that begins with other lines of a letter's head has within its first lines.
_MAIL = re.compile(
    rb"\s*(?:MIME-Version|From|Subject|Date|Content-Type|Snapshot-Content-Location|X-[\w-]+): ", re.IGNORECASE
)
_PARTS = re.compile(rb"^(?:MIME-Version: |Content-Type: *multipart/related)", re.IGNORECASE | re.MULTILINE)
_XML = re.compile(rb"\s*<\?(?:xml|mso)|\s*<[A-Za-z][\w.-]*:\w+\s[^>]*xmlns")
_XML_FORMATS = (
    (b"http://schemas.microsoft.com/office/word/2003/wordml", "Word 2003 XML 文档"),
    (b"urn:schemas-microsoft-com:office:spreadsheet", "Excel 2003 XML 表格"),
    (b"schemas.uof.org", "标文通文档（UOF）"),
    (b"http://schemas.openxmlformats.org/wordprocessingml/", "从 .docx 里拆出来的部件"),
)

# What other files begin with: their name, and what to do.
_OTHERS = (
    (b"%PDF-", "这是 PDF 文件", "请换用 .docx；只有 PDF 的，请把文字复制出来，存成 .txt 再试"),
    (b"{\\rtf", "这是 RTF 文件", _SAVE_AS),
    (b"\xff\xd8\xff", "这是图片", "图片里的文字读不出来，请换用 .docx"),
    (b"\x89PNG", "这是图片", "图片里的文字读不出来，请换用 .docx"),
    (b"Rar!", "这是压缩文件", "请先解压"),
    (b"7z\xbc\xaf", "这是压缩文件", "请先解压"),
    (b"\x1f\x8b", "这是压缩文件", "请先解压"),
)


def load(path: Path) -> bytes:
    """The bytes of a file, not more than ``MAX_BYTES``.

    ``UsageFault`` if it cannot be opened; ``InputFault`` if it is too large or is a temporary file of Word's.
    """
    try:
        if path.is_dir():
            raise UsageFault(Fault("这是文件夹，不是文件", "请写出文件名", file=str(path)))
        if path.exists() and not path.is_file():
            raise UsageFault(Fault("这不是普通文件", "请换成 .docx、.txt 或 .html 文件", file=str(path)))
        if is_temporary(path):
            raise InputFault(Fault("这是 Word 打开文件时留下的临时文件", "请选原来的文件", file=path.name))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "路径里有系统不认的字符"
        raise UsageFault(Fault(f"文件打不开（{why}）", "请核对文件名和所在的文件夹", file=str(path))) from None
    if len(data) > MAX_BYTES:
        raise InputFault(Fault(f"文件超过 {MAX_BYTES // 2**20} 兆，没有打开", "请核对选的文件", file=path.name))
    return data


def is_temporary(path: Path) -> bool:
    """True if the name is one that Word, WPS or LibreOffice give to files that they leave while one is open."""
    return path.name.lower().startswith(_TEMPORARY)


def form_of(data: bytes) -> Form:
    """The format of the bytes, by their content; ``InputFault`` for a format that holds no report."""
    if not data.strip():
        raise InputFault(Fault("文件是空的", "请核对选的文件"))
    for beginning, what, todo in _OTHERS:
        if data.startswith(beginning):
            raise InputFault(Fault(what, todo))
    if data.startswith(b"PK"):
        _refuse_other_zip(data)
        return "docx"
    if is_compound(data):
        return _compound(data)
    beginning = _beginning(data)
    if _HTML.match(beginning):
        return "html"
    if _MAIL.match(beginning) and _PARTS.search(beginning):
        return "archive"
    return _xml(beginning) if _XML.match(beginning) else "text"


def _refuse_other_zip(data: bytes) -> None:
    """Raise ``InputFault`` for a zip that is known to hold another kind of document."""
    if data[30:38] == b"mimetype" and b"opendocument" in data[38:120]:
        raise InputFault(Fault("这是 OpenDocument 文档（.odt）", _SAVE_AS))
    if b"OFD.xml" in data and b"[Content_Types].xml" not in data:
        raise InputFault(Fault("这是版式文件（OFD）", "请换用 .docx；只有 OFD 的，请把文字复制出来，存成 .txt 再试"))
    if b"[Content_Types].xml" not in data and data.count(b"PK\x01\x02") > 0:
        raise InputFault(Fault("这是压缩文件（.zip），不是 Word 文档", "请先解压；解压后打不开的，文件已损坏"))


def _xml(beginning: bytes) -> Form:
    """The form of an XML file that is no web page; ``InputFault`` unless it is a Word document that can be read."""
    if b"<pkg:package" in beginning and b"http://schemas.microsoft.com/office/2006/xmlPackage" in beginning:
        return "flat"
    for sign, what in _XML_FORMATS:
        if sign in beginning:
            raise InputFault(Fault(f"这是{what}", _SAVE_AS))
    raise InputFault(Fault("这是 XML 文件，不是报告", "请选报告的 .docx 文件；是 Word、WPS 存的，请另存为 .docx 再试"))


def text_of(data: bytes) -> str:
    """The text of bytes in UTF-8, UTF-16 or GB 18030 (GBK); ``InputFault`` if they are no text."""
    try:
        text = decode(data, ANY)
    except NotText:
        raise _binary() from None
    if is_binary(text):
        raise _binary()
    return text


def _binary() -> InputFault:
    return InputFault(Fault("这不是文字，是二进制内容或没见过的编码", "请选 .docx、.txt 或 .html 文件"))


def _beginning(data: bytes) -> bytes:
    """The first bytes, in UTF-8 if they are marked as UTF-16."""
    start = data[:4096]
    wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return start.decode("utf-16", "ignore").lstrip("\ufeff").encode() if wide else start.removeprefix(codecs.BOM_UTF8)


def _compound(data: bytes) -> Form:
    if is_encrypted(data):
        raise InputFault(Fault("文件设了打开密码", "请先在 Word 或 WPS 里取消密码，另存一份再试"))
    for stream, what in _STREAMS:
        if has_stream(data, stream):
            raise InputFault(Fault(f"这是{what}", "请选报告的 .docx 文件"))
    return "old"


def is_short_enough(text: str) -> None:
    """Raise ``InputFault`` if there are more Chinese characters, or more of anything, than any report has."""
    if len(text) > MAX_CHARACTERS and (len(text) > 10 * MAX_CHARACTERS or len(_CHINESE.findall(text)) > MAX_CHARACTERS):
        raise InputFault(Fault(f"文字超过 {MAX_CHARACTERS // 10_000} 万字，不是一份报告", "请核对选的文件"))


def are_few_enough(paragraphs: int) -> None:
    """Raise ``InputFault`` if there are more paragraphs and cells than any report has."""
    if paragraphs > MAX_PARAGRAPHS:
        raise InputFault(Fault(f"段落和表格单元格超过 {MAX_PARAGRAPHS // 10_000} 万个，不是一份报告", "请核对选的文件"))
