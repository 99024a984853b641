#!/bin/sh
# install.sh runtime|dev   makes .venv and installs the locked requirements, each checked by its hash, and compiles
# the translations. Does nothing of what has been done already.
set -eu
cd "$(dirname "$0")/.."
set_of="$1"
list="requirements/$set_of.txt"
venv=.venv
stamp="$venv/.installed-$set_of"

say() { echo "  $*"; }
stop() { echo "$*" >&2; exit 1; }

# A name on the path may be a stand-in that does not run (pyenv leaves such), so each is tried.
find_python() {
    found_old=""
    for name in ${PYTHON:-} python3.13 python3.14 python3.12 python3 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; then
            if "$name" -c 'import venv, ensurepip' >/dev/null 2>&1; then
                python="$name"
                return
            fi
            stop "$name cannot make environments: its module “venv” is missing. On Debian or Ubuntu: apt install $name-venv"
        fi
        if version=$("$name" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null); then
            found_old="$found_old $name is $version;"
        fi
    done
    stop "Newsroom needs Python 3.12 or later, and found none:${found_old:- no Python at all;} install one from your system's packages (on Debian or Ubuntu: apt install python3 python3-venv) or from python.org, or name it: make demo PYTHON=/path/to/python3.13"
}

compile_translations() { "$venv/bin/python" -m newsroom.catalogues; }
wanted() { { cat "$list"; "$venv/bin/python" -V; } | cksum; }

if [ -x "$venv/bin/python" ] && ! "$venv/bin/python" -c '' 2>/dev/null; then
    say "The Python that $venv was made with is gone; making it anew …"
    rm -rf "$venv"
fi
if [ ! -x "$venv/bin/python" ]; then
    find_python
    say "Making the environment $venv with $("$python" -V) …"
    "$python" -m venv "$venv" || { rm -rf "$venv"; stop "The environment could not be made. Is the disk full, or $(pwd) not yours to write to?"; }
fi
if [ "$(cat "$stamp" 2>/dev/null || true)" = "$(wanted)" ]; then
    compile_translations
    exit 0
fi

free=$(df -Pk . | awk 'NR == 2 { print $4 }')
[ "$free" -ge 716800 ] || stop "The disk of $(pwd) is nearly full: installing needs 700 MB. Free some space and try again."
began=$(date +%s)
say "Installing the packages of $list (the first time this fetches some 150 MB) …"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$list" ||
    stop "The packages were not installed; the lines above say why. Is there a way to the package index, and space on the disk?"
wanted >"$stamp"
if [ "$set_of" = dev ]; then # holds all that runtime does
    list=requirements/runtime.txt
    wanted >"$venv/.installed-runtime"
fi
compile_translations
say "  done in $(($(date +%s) - began)) s"
