#!/bin/sh
# Shows the site and rebuilds it at each save; findings come at once, from a watcher of their own.
# However it is stopped, neither of the two stays behind.
set -eu
cd "$(dirname "$0")/.."
export CONCORDANCE_WATCHED=1
watcher= server=
end() {
    trap '' INT TERM HUP
    for child in $watcher $server; do
        kill "$child" 2>/dev/null || true
    done
    wait
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
.venv/bin/concordance watch &
watcher=$!
# static-i18n tells each setting of each language at each rebuild, and would bury the findings.
# What asks the server to stop is answered as Ctrl-C is, so that it tidies up.
.venv/bin/python -c '
import logging
import signal

from mkdocs.__main__ import cli

signal.signal(signal.SIGTERM, signal.default_int_handler)
logging.getLogger("mkdocs.plugins.mkdocs_static_i18n").setLevel(logging.WARNING)
cli(prog_name="mkdocs")
' serve "$@" &
server=$!
wait "$server"
