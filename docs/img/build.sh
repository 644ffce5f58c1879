#!/usr/bin/env bash
# Makes the pictures of docs/: page.png, the first page of a drafted seed, and a sheet of all pages for each example of
# 样例.md. Needs what .ci/prepare brings, and Pillow.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
tools="${FAZHI_TOOLS:-$HOME/.cache/fazhi-tools}"
export FONTCONFIG_FILE="$here/../../tests/fonts.conf" XDG_DATA_HOME="$tools" XDG_CACHE_HOME="$work"
cd "$here/../.."
python -m generator draft seeds/002-*.yaml -o "$work/page.docx" >/dev/null 2>&1
python -m generator draft samples/full.yaml -o "$work/full.docx" >/dev/null 2>&1
python -m generator draft samples/街道.yaml -o "$work/subdistrict.docx" >/dev/null 2>&1
python -m generator draft seeds/001-*.yaml -o "$work/seed-001.docx" >/dev/null 2>&1
soffice "-env:UserInstallation=file://$work/profile" --headless --norestore \
    --convert-to pdf --outdir "$work" "$work"/*.docx >/dev/null 2>&1
pdftoppm -r 60 -f 1 -l 1 -png -singlefile "$work/page.pdf" "$work/page"
for name in full subdistrict seed-001; do pdftoppm -r 48 -png "$work/$name.pdf" "$work/$name"; done
python - "$work" "$here" <<'PYTHON'
import sys
from pathlib import Path
from PIL import Image
work, here = map(Path, sys.argv[1:])
for name in ("page", "full", "subdistrict", "seed-001"):
    pages = [Image.open(path).convert("RGB") for path in sorted(work.glob(f"{name}*.png"))]
    width, height = pages[0].size
    across = min(4, len(pages))
    sheet = Image.new("RGB", (width * across, height * -(-len(pages) // across)), "white")
    for number, page in enumerate(pages):
        sheet.paste(page, (number % across * width, number // across * height))
    sheet.quantize(16).save(here / f"{name}.png", optimize=True)
PYTHON
