#!/bin/sh
# Shows the site and rebuilds it at each save; findings come at once, from a watcher of their own.
set -eu
cd "$(dirname "$0")/.."
export CONCORDANCE_WATCHED=1
.venv/bin/concordance watch &
watcher=$!
trap 'kill "$watcher" 2>/dev/null || true' EXIT
trap 'exit 130' INT TERM
.venv/bin/mkdocs serve "$@"
