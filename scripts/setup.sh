#!/bin/sh
# Makes .venv/ hold what a target needs, and nothing twice: `scripts/setup.sh site|links|test|mutants|cards`.
# Debian packages are installed when this runs as root; otherwise one line says what to install.
set -eu
cd "$(dirname "$0")/.."
goal=${1:-site}

fail() {
    printf 'set-up: %s\n' "$1" >&2
    exit 1
}

# Installs Debian packages as root, or on CI where sudo asks nothing; elsewhere names them and stops.
debian() {
    why=$1
    shift
    as_root=
    if [ "$(id -u)" != 0 ]; then
        as_root=none
        if [ -n "${CI:-}" ] && sudo -n true 2>/dev/null; then
            as_root=sudo
        fi
    fi
    if [ "$as_root" = none ] || ! command -v apt-get >/dev/null 2>&1; then
        fail "$why; install it first, on Debian or Ubuntu: sudo apt-get install $*"
    fi
    printf 'set-up: installing %s\n' "$*" >&2
    mkdir -p .cache
    if ! { $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install \
        -y -qq --no-install-recommends "$@"; } >.cache/apt.log 2>&1; then
        fail "$why; installing $* failed: is the network reachable? (see .cache/apt.log)"
    fi
}

suits() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null
}

find_python() {
    set -- python3 python3.14 python3.13 python3.12 python3.11
    [ -z "${PYTHON:-}" ] || set -- "$PYTHON"
    for python; do
        if suits "$python"; then
            printf '%s' "$python"
            return
        fi
    done
}

make_environment() {
    python=$(find_python)
    if [ -z "$python" ]; then
        [ -z "${PYTHON:-}" ] || fail "PYTHON=$PYTHON is no Python from 3.11 to 3.14"
        if command -v python3 >/dev/null 2>&1; then
            fail "Python 3.11 to 3.14 is needed, this is $(python3 --version 2>&1); set PYTHON=/path/to/python3.11"
        fi
        debian "Python 3.11 or later is missing" python3 python3-venv
        python=$(find_python)
        [ -n "$python" ] || fail "Python 3.11 to 3.14 is needed, apt has only $(python3 --version 2>&1)"
    fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        debian "Python's venv module is missing" "$version"
    fi
    "$python" -m venv --clear .venv 2>/dev/null ||
        fail "cannot write .venv/: is this folder read-only, or the disk full?"
}

# pip_once NAME ARGUMENTS...: runs pip unless its inputs are those of the last time.
pip_once() {
    stamp=.venv/.$1
    key=$({ cat "requirements${2:+-$2}.txt"; sed '/^\[tool.ruff/,$d' pyproject.toml; } 2>/dev/null | cksum)
    [ "$(cat "$stamp" 2>/dev/null)" = "$key" ] && return
    printf 'set-up: installing the Python packages of requirements%s.txt\n' "${2:+-$2}" >&2
    mkdir -p .cache
    if ! .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
        --requirement "requirements${2:+-$2}.txt" >.cache/pip.log 2>&1; then
        if grep -q 'No space left' .cache/pip.log; then
            fail "the disk is full (see .cache/pip.log)"
        fi
        fail "pip could not install requirements${2:+-$2}.txt: is the network reachable? (see .cache/pip.log)"
    fi
    if [ "$1" = site ]; then
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
            --no-build-isolation --editable . >.cache/pip.log 2>&1 ||
            fail "the project itself could not be installed (see .cache/pip.log)"
    fi
    printf '%s' "$key" >"$stamp"
}

# compile_once: compiles hooks/ where it changed, also where Python is told to write no bytecode:
# every command then begins a fifth of a second sooner.
compile_once() {
    stamp=.venv/.compiled
    [ -e "$stamp" ] && [ -z "$(find hooks -name '*.py' -newer "$stamp" -print -quit)" ] && return
    .venv/bin/python -m compileall -q hooks && : >"$stamp"
}

# npm_once: puts the packages of package-lock.json into node_modules/ unless they are there.
npm_once() {
    stamp=node_modules/.lock
    key=$(cat package.json package-lock.json | cksum)
    [ "$(cat "$stamp" 2>/dev/null)" = "$key" ] && return
    printf 'set-up: installing the npm packages of package-lock.json\n' >&2
    mkdir -p .cache
    if ! npm ci --no-progress >.cache/npm.log 2>&1; then
        fail "npm could not install package-lock.json: is the network reachable? (see .cache/npm.log)"
    fi
    printf '%s' "$key" >"$stamp"
}

# The language identifier has ready builds for x86-64 and Python up to 3.13; elsewhere it is compiled.
compiler() {
    if [ "$(uname -m)" = x86_64 ] && .venv/bin/python -c 'import sys; sys.exit(sys.version_info >= (3, 14))'; then
        return
    fi
    first_of cc gcc clang || debian "a C compiler is missing" gcc libc6-dev python3-dev
}

first_of() {
    for program in "$@"; do
        if [ -n "$program" ] && command -v "$program" >/dev/null 2>&1; then
            return 0
        fi
    done
    return 1
}

if ! [ -x .venv/bin/python ] || ! suits .venv/bin/python; then
    make_environment
    compiler
fi
pip_once site
compile_once
[ "$goal" != site ] || exit 0
pip_once links links
[ "$goal" != links ] || exit 0
pip_once dev dev
if [ "$goal" = mutants ]; then
    pip_once mutants mutants
    exit 0
fi
first_of git || debian "git is missing" git
first_of "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome ||
    debian "a browser is missing (set CHROMIUM to one, or install it)" chromium-headless-shell
if [ "$goal" = cards ]; then
    pip_once cards cards
    exit 0
fi
first_of npm || debian "npm is missing" npm
first_of java || debian "java is missing" default-jre-headless
npm_once
dictionaries=$(hunspell -D 2>&1 </dev/null || true)
for language in fr:hunspell-fr es_ES:hunspell-es pt_BR:hunspell-pt-br; do
    case $dictionaries in
    */"${language%%:*}"*) ;;
    *)
        debian "hunspell or a dictionary is missing" \
            hunspell hunspell-fr hunspell-es hunspell-pt-br
        break
        ;;
    esac
done
