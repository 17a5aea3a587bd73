#!/bin/sh
# Opens the one issue about external links, or brings it up to date; needs gh and GH_TOKEN.
# Of several with this title, only one that the same account opened is edited: nobody else's.
set -eu
cd "$(dirname "$0")/.."
title="External links that no longer answer"
{
    printf 'Tried on %s. A link is dead at 404 or 410; the others may only have had a bad day.\n\n' "$(date -u +%F)"
    printf '```text\n'
    head -c 60000 .cache/external.txt | tr '`' "'"
    printf '\n```\n'
} >.cache/external.md
if [ -n "${GITHUB_ACTIONS:-}" ]; then
    set -- --app github-actions
else
    set -- --author @me
fi
number=$(gh issue list --state open "$@" --search "\"$title\" in:title" --json number,title \
    --jq "map(select(.title == \"$title\")) | .[0].number // empty")
if [ -n "$number" ]; then
    gh issue edit "$number" --body-file .cache/external.md
else
    gh issue create --title "$title" --body-file .cache/external.md
fi
