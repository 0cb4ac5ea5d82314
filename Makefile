# The one interface of this project: `make help` names its targets.
#
# Set-up steps are skipped while a stamp is there that is named after the checksum of what the step
# depends on: an edit makes a new name, so the step runs again; a mere `touch` does not.

.DEFAULT_GOAL := help
.PHONY: help serve test build check bench generate lock python node

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
# How many processes share the test files, at most four: `auto` is one for each processor, 0 none beside pytest itself.
JOBS ?= auto
BIN := .venv/bin
ASIDE := .build/site

# Silences a notice about MkDocs 2, which pyproject.toml rules out.
export NO_MKDOCS_2_WARNING := 1

# The checkout's path belongs to the name: a virtual environment cannot be moved.
stamp = $(shell { pwd; cat $(1); } | cksum | tr ' ' '-')
PYTHON_READY := .venv/ready/$(call stamp,requirements.txt pyproject.toml)
NODE_READY := node_modules/.ready/$(call stamp,requirements-node.txt package.json package-lock.json .npmrc)
PEERS := tests/bench/peers
PEERS_READY := $(PEERS)/node_modules/.ready/$(call stamp,$(PEERS)/package.json $(PEERS)/package-lock.json $(PEERS)/.npmrc)
COMPILER := .cache/pyodide-build
COMPILER_READY := $(COMPILER)/.ready/$(call stamp,requirements-pyodide.txt)

help:
	@echo "make serve   set up, build and serve with live reload on $(ADDRESS)"
	@echo "make test    set up and run every test, the browser's included"
	@echo "             (EVERYTHING=1: as root on Debian, also install Firefox, WebKit and Java for further tests)"
	@echo "make build   the publishable site, in site/"
	@echo "make check   lint, types, YAML and architecture rules, in seconds"
	@echo "make bench   measure speed in a real browser and of builds, written to docs/contributing/performance.md"
	@echo "make generate   write schemas and key tables below playbooks/ anew"
	@echo "make lock    pin every dependency anew (UPGRADE=--upgrade: to the newest allowed)"

# The site is written anew with each edit: in memory, where the system has a folder for that with room for it.
MEMORY = $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 200000 { print "TMPDIR=/dev/shm" }')
serve: python node
	@$(MEMORY) $(BIN)/mkdocs serve --no-strict --dev-addr $(ADDRESS)

# Asked before the tests, so that what cannot be had ends the target with a sentence.
BROWSERS = BROWSERS="$$($(BIN)/python -m macros.setup.testing)" && eval "$$BROWSERS"
test: python node
	@$(BROWSERS) && \
	 PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pytest \
	 --numprocesses $(JOBS) --maxprocesses 4 --dist loadfile $(ARGS)

# Built aside and swapped in, so that a failed build leaves the last good site/ as it was.
build: python node
	@rm -rf $(ASIDE)
	@$(BIN)/mkdocs build --strict --site-dir $(ASIDE)
	@rm -rf site && mv $(ASIDE) site && echo "The site is in site/"

check: python
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/playbook check
	@$(BIN)/python -m macros.outputs.generated --check
	@$(BIN)/python -m pytest -q tests/test_architecture.py tests/test_setup.py

# Without an address, the site works at the bench's own hosts.
bench: export SITE_URL :=
bench: build $(PEERS_READY)
	@$(BROWSERS) && \
	 $(BIN)/python -m tests.bench $(ARGS)

generate: python
	@$(BIN)/python -m macros.outputs.generated

COMPILE = $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header $(UPGRADE)
lock: python
	@$(COMPILE) --python-version 3.11 pyproject.toml --group dev --output-file requirements.txt
	@$(COMPILE) --python-version 3.11 --group node --output-file requirements-node.txt
	@$(COMPILE) --python-version 3.14 --group compiler --output-file requirements-pyodide.txt
	@$(BIN)/python -m macros.setup.node install --package-lock-only
	@$(BIN)/python -m macros.setup.node install --package-lock-only --prefix $(PEERS)

python: $(PYTHON_READY)
$(PYTHON_READY):
	@$(PYTHON) macros/setup/environment.py .venv
	@rm -rf $(@D) && mkdir -p $(@D) && touch $@

node: $(NODE_READY) $(COMPILER_READY)
$(NODE_READY): $(PYTHON_READY)
	@$(BIN)/python -m macros.setup.node ci
	@mkdir -p $(@D) && touch $@
$(PEERS_READY): $(NODE_READY)
	@$(BIN)/python -m macros.setup.node ci --prefix $(PEERS)
	@mkdir -p $(@D) && touch $@
$(COMPILER_READY): $(PYTHON_READY)
	@$(BIN)/python -m macros.setup.compiler $(COMPILER)
	@mkdir -p $(@D) && touch $@
