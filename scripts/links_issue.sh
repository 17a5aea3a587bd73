#!/bin/sh
# Opens the one issue about external links, or brings it up to date; needs gh and GH_TOKEN.
set -eu
cd "$(dirname "$0")/.."
title="External links that no longer answer"
{
    printf 'Tried on %s. A link is dead at 404 or 410; the others may only have had a bad day.\n\n' "$(date -u +%F)"
    printf '```text\n'
    head -c 60000 .cache/external.txt
    printf '```\n'
} >.cache/external.md
number=$(gh issue list --state open --search "\"$title\" in:title" --json number --jq '.[0].number // empty')
if [ -n "$number" ]; then
    gh issue edit "$number" --body-file .cache/external.md
else
    gh issue create --title "$title" --body-file .cache/external.md
fi
