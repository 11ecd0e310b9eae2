# Every task of the project. `make serve` and `make test` set up what they need.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := .make
# No bytecode and no cache decides a build; messages of MkDocs and pip stay quiet.
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build test check format lint lock frontend bench soak clean

help: ## list the tasks
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

serve: $(STAMPS)/runtime ## build and open the real site
	@$(BIN)/changfeng serve

build: $(STAMPS)/runtime ## write the real site into site/
	@$(BIN)/changfeng build

test: $(STAMPS)/dev $(STAMPS)/zensical ## every test, browser tests included
	@CHANGFENG_CHROMIUM="$$(scripts/find-chromium)" $(BIN)/python -m pytest -m "not soak" $(ARGS)

check: format-check lint test ## format, lint, types, imports and tests

format: $(STAMPS)/dev ## mend the format of the code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

.PHONY: format-check
format-check: $(STAMPS)/dev
	@$(BIN)/ruff format --check .

lint: $(STAMPS)/dev ## lint, types, imports
	@$(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: $(STAMPS)/dev ## measure, beside a peer in the same run
	@$(BIN)/python -m benchmarks

soak: $(STAMPS)/dev $(STAMPS)/zensical ## the long tests
	@CHANGFENG_CHROMIUM="$$(scripts/find-chromium)" $(BIN)/python -m pytest -m soak $(ARGS)

frontend: ## rebuild the browser bundles (needs Node)
	@npm ci --no-audit --no-fund --ignore-scripts
	@npm run --silent build

lock: $(STAMPS)/dev ## renew the locked dependencies
	@scripts/lock

clean: ## remove everything that can be made again
	@rm -rf $(VENV) .venv-zensical $(STAMPS) node_modules site .pytest_cache .mypy_cache .ruff_cache .hypothesis

# An environment with the test tools serves as well, so whichever came first is kept.
$(STAMPS)/runtime: requirements/runtime.txt pyproject.toml | $(STAMPS)/python
	@if [[ ! -e $(STAMPS)/dev ]]; then scripts/install $(VENV) requirements/runtime.txt --with-project; fi
	@touch $@

$(STAMPS)/dev: requirements/dev.txt pyproject.toml | $(STAMPS)/python
	@scripts/install $(VENV) requirements/dev.txt --with-project
	@touch $@

$(STAMPS)/zensical: requirements/zensical.txt | $(STAMPS)/python
	@scripts/install .venv-zensical requirements/zensical.txt
	@touch $@

$(STAMPS)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo '需要 Python 3.11 或更新的版本；可以用 make PYTHON=/路径/python3 指定。 Python 3.11 or newer is needed; name one with make PYTHON=/path/to/python3.' >&2; exit 1; }
	@mkdir -p $(STAMPS) && touch $@
