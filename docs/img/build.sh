#!/usr/bin/env bash
# Makes the pictures of docs/: page.png, the first page of a drafted seed, and a sheet of all pages for every sample and
# seed, in the name of its facts file; of the fullest also its 公开版 and a joint issue. Needs what .ci/prepare brings,
# and Pillow.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
tools="${FAZHI_TOOLS:-$HOME/.cache/fazhi-tools}"
export FONTCONFIG_FILE="$here/../../tests/fonts.conf" XDG_DATA_HOME="$tools" XDG_CACHE_HOME="$work"
cd "$here/../.."
draft() { ${PYTHON:-python} -m generator draft "$@" >/dev/null 2>&1; }
for facts in samples/*.yaml seeds/*.yaml; do draft "$facts" -o "$work/$(basename "$facts" .yaml).docx"; done
draft samples/full.yaml --edition 公开版 -o "$work/full-公开版.docx"
sed 's/联合行文: 否/联合行文: 是/' samples/full.yaml >"$work/joint.yaml"
draft "$work/joint.yaml" -o "$work/full-联合行文.docx"
soffice "-env:UserInstallation=file://$work/profile" --headless --norestore \
    --convert-to pdf --outdir "$work" "$work"/*.docx >/dev/null 2>&1
pdftoppm -r 60 -f 1 -l 1 -png -singlefile "$work"/002-*.pdf "$work/page"
for pdf in "$work"/*.pdf; do pdftoppm -r 56 -png "$pdf" "${pdf%.pdf}.page"; done
${PYTHON:-python} - "$work" "$here" <<'PYTHON'
import sys
from pathlib import Path
from PIL import Image
work, here = map(Path, sys.argv[1:])
greys = [(level, level, level) for level in range(0, 256, 28)] + [(255, 255, 255)]
reds = [(255, level, level) for level in (0, 64, 128, 192)]
palette = Image.new("P", (1, 1))
palette.putpalette([value for colour in (*greys, *reds, (255, 255, 0)) for value in colour])


def save(picture, name):
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(here / name, optimize=True)


save(Image.open(work / "page.png").convert("RGB"), "page.png")
for pdf in work.glob("*.pdf"):
    pages = [Image.open(path).convert("RGB") for path in sorted(work.glob(f"{pdf.stem}.page-*.png"))]
    width, height = pages[0].size
    across = min(4, len(pages))
    sheet = Image.new("RGB", (width * across, height * -(-len(pages) // across)), "white")
    for number, page in enumerate(pages):
        sheet.paste(page, (number % across * width, number // across * height))
    save(sheet, f"{pdf.stem}.png")
PYTHON
