#!/usr/bin/env bash
# Makes page.png, the first page of a drafted seed. Needs what .ci/prepare brings.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
tools="${FAZHI_TOOLS:-$HOME/.cache/fazhi-tools}"
export FONTCONFIG_FILE="$here/../../tests/fonts.conf" XDG_DATA_HOME="$tools" XDG_CACHE_HOME="$work"
python -m generator draft "$here"/../../seeds/002-*.yaml -o "$work/page.docx" >/dev/null 2>&1
soffice "-env:UserInstallation=file://$work/profile" --headless --norestore \
    --convert-to pdf --outdir "$work" "$work/page.docx" >/dev/null 2>&1
pdftoppm -r 60 -f 1 -l 1 -gray -png -singlefile "$work/page.pdf" "$here/page"
python -c "
import sys
from PIL import Image
Image.open(sys.argv[1]).quantize(16).save(sys.argv[1], optimize=True)" "$here/page.png"
