#!/usr/bin/env bash
# Makes the pictures of docs/: page.png, the first page of a drafted seed, and a sheet of all pages for every sample and
# seed, in the name of its facts file. Needs what .ci/prepare brings, and Pillow.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
tools="${FAZHI_TOOLS:-$HOME/.cache/fazhi-tools}"
export FONTCONFIG_FILE="$here/../../tests/fonts.conf" XDG_DATA_HOME="$tools" XDG_CACHE_HOME="$work"
cd "$here/../.."
for facts in samples/*.yaml seeds/*.yaml; do
    ${PYTHON:-python} -m generator draft "$facts" -o "$work/$(basename "$facts" .yaml).docx" >/dev/null 2>&1
done
soffice "-env:UserInstallation=file://$work/profile" --headless --norestore \
    --convert-to pdf --outdir "$work" "$work"/*.docx >/dev/null 2>&1
pdftoppm -r 60 -f 1 -l 1 -png -singlefile "$work"/002-*.pdf "$work/page"
for pdf in "$work"/*.pdf; do pdftoppm -r 48 -png "$pdf" "${pdf%.pdf}.page"; done
${PYTHON:-python} - "$work" "$here" <<'PYTHON'
import sys
from pathlib import Path
from PIL import Image
work, here = map(Path, sys.argv[1:])
Image.open(work / "page.png").convert("RGB").quantize(16).save(here / "page.png", optimize=True)
for pdf in work.glob("*.pdf"):
    pages = [Image.open(path).convert("RGB") for path in sorted(work.glob(f"{pdf.stem}.page-*.png"))]
    width, height = pages[0].size
    across = min(4, len(pages))
    sheet = Image.new("RGB", (width * across, height * -(-len(pages) // across)), "white")
    for number, page in enumerate(pages):
        sheet.paste(page, (number % across * width, number // across * height))
    sheet.quantize(8).save(here / f"{pdf.stem}.png", optimize=True)
PYTHON
