#!/usr/bin/env bash
# What action.yml runs: findings as annotations, and as SARIF where a file is named.
# ARGUMENTS is split at blanks and nothing else: it is never run by a shell.
set -euo pipefail
read -r -a arguments <<<"${ARGUMENTS:-}"
if [ -n "${SINCE:-}" ]; then
    arguments+=("--since=$SINCE")
fi
if [ -n "${SARIF:-}" ]; then
    concordance check "${arguments[@]}" --format sarif >"$SARIF" || [ "$?" = 1 ]
fi
exec concordance check "${arguments[@]}" --format github
