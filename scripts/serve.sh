#!/bin/sh
# Shows the site and rebuilds it at each save; findings come at once, from a watcher of their own.
set -eu
cd "$(dirname "$0")/.."
export CONCORDANCE_WATCHED=1
.venv/bin/concordance watch &
watcher=$!
trap 'kill "$watcher" 2>/dev/null || true' EXIT
trap 'exit 130' INT TERM
# static-i18n tells each setting of each language at each rebuild, and would bury the findings.
.venv/bin/python -c '
import logging
from mkdocs.__main__ import cli
logging.getLogger("mkdocs.plugins.mkdocs_static_i18n").setLevel(logging.WARNING)
cli(prog_name="mkdocs")
' serve "$@"
