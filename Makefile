# Every verb of the house. `make help` lists them.

PORT ?= 8000
DATA ?= var
STORIES ?= 10000
ARGS ?=
PYTHON ?=
export PYTHON
# compiled code is kept for the next of many processes, also where the machine's own setting says otherwise
unexport PYTHONDONTWRITEBYTECODE

PY := .venv/bin/python
# Our own commands work on the data folder and bring the embedded database along, unless DATABASE_URL names another.
MANAGE = NEWSROOM_DATA="$(DATA)" NEWSROOM_EMBEDDED=1 $(PY) manage.py
TESTS = NEWSROOM_DATA="$(DATA)/test"

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset manage test lint messages structure library lock bench rehearse runtime dev

help: ## this list
	@echo "Newsroom. Verbs:"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
	@echo "Options: PORT=8000 (demo)  STORIES=10000 (bench)  DATA=var (folder of all data)  ARGS='…' (manage, test, lock)  PYTHON=… (to use)"
	@echo "         DATABASE_URL=postgres://user:password@host:5432/name (instead of the embedded PostgreSQL)"

demo: runtime ## a newsroom to look at, on http://127.0.0.1:8000; Ctrl-C stops it
	@NEWSROOM_DATA="$(DATA)" exec $(PY) manage.py demo --port $(PORT)

demo-reset: runtime ## forget the demo's data; the next `make demo` starts over
	@NEWSROOM_DATA="$(DATA)" $(PY) manage.py demo --reset

manage: runtime ## any manage.py command on the same data: make manage ARGS='doctor'
	@$(MANAGE) $(ARGS)

test: dev ## every test, browser tests included; ARGS='tests/articles -k move' for some
	@$(TESTS) $(PY) -W ignore -m pytest -q -p no:warnings -n auto --dist loadgroup $(ARGS)

lint: dev ## style, templates, floors, types, migrations and what they come to, production settings
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@.venv/bin/djlint --lint --quiet templates
	@.venv/bin/lint-imports
	@$(TESTS) SECRET_KEY=to-read-types-by DATABASE_URL=postgres://nobody@localhost/none $(PY) -m mypy
	@$(TESTS) NEWSROOM_EMBEDDED=1 $(PY) manage.py makemigrations --check --dry-run
	@$(TESTS) NEWSROOM_EMBEDDED=1 $(PY) manage.py structure --check
	@$(TESTS) NEWSROOM_EMBEDDED=1 env $$(cat .ci/production.env) $(PY) manage.py check --deploy --fail-level WARNING

messages: dev ## gather the words to translate, and compile what is translated (needs gettext)
	@command -v msgmerge >/dev/null || { echo "gettext is missing. On Debian or Ubuntu: apt install gettext"; exit 1; }
	@$(TESTS) NEWSROOM_EMBEDDED=1 $(PY) manage.py makemessages -l id --no-location --ignore .venv --ignore var --ignore tests
	@$(PY) -m newsroom.catalogues

structure: dev ## write what an empty database is given anew, after a new migration
	@$(TESTS) NEWSROOM_EMBEDDED=1 $(PY) manage.py structure

library: dev ## cut the editor's library anew, after a new version of it (needs Node.js)
	@$(TESTS) NEWSROOM_EMBEDDED=1 $(PY) manage.py shell --no-imports -c 'from articles.body import library; library.make()'

lock: dev ## write requirements/*.txt anew from pyproject.toml; ARGS=--upgrade for newer versions
	@.venv/bin/uv --version >/dev/null 2>&1 || $(PY) -m pip install --quiet --disable-pip-version-check uv
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links $(ARGS) pyproject.toml -o requirements/runtime.txt
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links $(ARGS) --extra s3 -c requirements/runtime.txt \
		pyproject.toml -o requirements/s3.txt
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links $(ARGS) --extra s3 --extra metrics --extra tracker --extra pictures \
		-c requirements/runtime.txt pyproject.toml -o requirements/all.txt
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links $(ARGS) --extra dev -c requirements/all.txt \
		pyproject.toml -o requirements/dev.txt

bench: dev ## how fast readers are served, beside a bare Django view; STORIES=1000000 for a large archive
	@NEWSROOM_DATA="$(DATA)/bench" NEWSROOM_EMBEDDED=1 $(PY) manage.py bench --stories $(STORIES) $(ARGS)

rehearse: dev ## break every part of a whole newsroom in turn, and tell what people notice
	@$(PY) -W ignore -m rehearsal --folder "$(abspath $(DATA))/rehearsal" $(ARGS)

runtime:
	@requirements/install.sh runtime

dev:
	@requirements/install.sh dev
