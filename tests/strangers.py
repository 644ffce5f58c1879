"""Word files that are not ours: written by hand, down to the XML that Word and WPS write."""

from __future__ import annotations

from generator.word.package import pack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
V, O = "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office"  # noqa: E741
_PREFIXES = {"w": W, "r": R, "mc": MC, "wps": WPS, "wp": WP, "a": A, "v": V, "o": O}
NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _PREFIXES.items())
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MARGINS = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" '
    'w:header="851" w:footer="992" w:gutter="0"/>'
)
SECTION = f"<w:sectPr>{MARGINS}</w:sectPr>"
_ROOTS = {"theme": "theme/theme1"}


def run(text: str, properties: str = "") -> str:
    """A run."""
    given = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{given}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, properties: str = "") -> str:
    """A paragraph of runs, or of plain texts."""
    runs = "".join(one if one.startswith("<") else run(one) for one in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    """A table's cell."""
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{properties}</w:tcPr>{"".join(content)}</w:tc>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, or of plain texts."""
    made = "".join(
        f"<w:tr>{''.join(one if one.startswith('<') else cell(p(one)) for one in row)}</w:tr>" for row in rows
    )
    grid = "".join('<w:gridCol w:w="1000"/>' for _ in range(max(map(len, rows))))
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>'


def text_box(*paragraphs: str) -> str:
    """A run with a text box as Word writes it: twice, for old and new versions."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    drawing = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="9" cy="9"/>'
        f'<wp:docPr id="7" name="框"/><a:graphic><a:graphicData uri="{WPS}">{shape}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
    old = f'<w:pict><v:shape type="#t"><v:textbox>{inside}</v:textbox></v:shape></w:pict>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def word(*body: str, section: str = SECTION, **others: str) -> bytes:
    """A .docx of these paragraphs and tables; ``others`` are further parts by kind: ``numbering="<w:num …>"``."""
    parts = {"word/document.xml": f"<w:document {NAMES}><w:body>{''.join(body)}{section}</w:body></w:document>"}
    relations, types = [], [("word/document.xml", "document.main")]
    for kind, inside in others.items():
        name, base = _ROOTS.get(kind, kind), kind.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(base, base)
        whole = inside if inside.startswith("<a:theme") else f"<w:{root} {NAMES}>{inside}</w:{root}>"
        parts[f"word/{name}.xml"] = whole
        relations.append(f'<Relationship Id="{kind}" Type="{R}/{base}" Target="{name}.xml"/>')
        types.append((f"word/{name}.xml", base))
    parts["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(relations)}</Relationships>'
    )
    parts["_rels/.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="m" Type="{R}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    parts["[Content_Types].xml"] = _types(types)
    return pack({name: f'<?xml version="1.0" encoding="UTF-8"?>{content}'.encode() for name, content in parts.items()})


def _types(names: list[tuple[str, str]]) -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{_type(kind)}"/>' for name, kind in names)
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' + overrides + "</Types>"
    )


def _type(kind: str) -> str:
    if kind == "theme":
        return "application/vnd.openxmlformats-officedocument.theme+xml"
    return f"{WORD}.{kind}+xml"


def numbered(instance: int, depth: int = 0) -> str:
    """The property that puts a paragraph into a list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{instance}"/></w:numPr>'


def level(depth: int, counts: str, text: str, *, start: int = 1, more: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{counts}"/>{more}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def style(kind: str, name: str, inside: str, *, id: str = "S", more: str = "") -> str:
    """A style."""
    return f'<w:style w:type="{kind}" w:styleId="{id}"{more}><w:name w:val="{name}"/>{inside}</w:style>'


def lists(*abstracts: str, instances: tuple[str, ...] = ()) -> str:
    """The content of ``numbering.xml``: list n (from 1) follows abstract n, and then the further instances."""
    made = "".join(f'<w:abstractNum w:abstractNumId="{n}">{one}</w:abstractNum>' for n, one in enumerate(abstracts, 1))
    plain = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(abstracts) + 1)
    )
    return made + plain + "".join(instances)
