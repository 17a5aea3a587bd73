#!/usr/bin/env bash
# Tries a wheel in a fresh environment, where nothing may be compiled: `scripts/wheel.sh FILE.whl`.
# Installs it, asks its version, checks two languages, and builds a site with the plugin.
set -euo pipefail
wheel=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python=$(command -v python3 || command -v python)
"$python" -m venv "$folder/venv"
bin=$folder/venv/bin
[ -d "$bin" ] || bin=$folder/venv/Scripts
"$bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: \
    "$wheel" mkdocs mkdocs-static-i18n
cd "$folder"
"$bin/concordance" --version
mkdir -p docs/en docs/fr
cat >mkdocs.yml <<'END'
site_name: Hives
site_url: https://example.org/
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
  - concordance
END
printf '# Hives {#a}\n\nThere are 30 hives.\n' >docs/en/index.md
printf '# Ruches {#a}\n\nIl y a 31 ruches.\n' >docs/fr/index.md
if "$bin/concordance" check --format json >found.json; then
    echo "the planted fault was not found" >&2
    exit 1
fi
grep -q value-mismatch found.json
printf '# Ruches {#a}\n\nIl y a 30 ruches.\n' >docs/fr/index.md
"$bin/concordance" check
"$bin/python" -m mkdocs build --strict --quiet
grep -q 'hreflang="fr"' site/index.html
echo "the wheel installs, checks and builds"
