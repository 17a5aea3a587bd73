#!/bin/sh
# Compiles requirements*.in into pinned files with hashes, for Python 3.11 to 3.14.
# No address of an index or folder is written into them.
set -eu
cd "$(dirname "$0")/.."
uv=.cache/uv/bin/uv
[ -x "$uv" ] || { python3 -m venv .cache/uv && .cache/uv/bin/pip install --quiet uv; }
for input in requirements.in requirements-dev.in requirements-anchor.in requirements-lsp.in requirements-links.in requirements-mutants.in requirements-cards.in; do
    [ -f "$input" ] || continue
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
        ${UPGRADE:+--upgrade} --output-file "${input%.in}.txt" "$input"
done
