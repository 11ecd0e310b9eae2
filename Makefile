# Every task of the project. `make serve` and `make test` set up what they need.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
export PYTHON
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Material for MkDocs advertises its successor on every run unless told not to.
export NO_MKDOCS_2_WARNING := 1
# One more than cores: who drives a browser waits half of the time.
WORKERS = $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) + 1)))

.PHONY: help serve build test check format format-check lint lock frontend bench soak clean
.PHONY: environment test-environment

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: environment ## build and open the real site
	@$(BIN)/changfeng serve $(ARGS) || [[ $$? == 130 ]] # Ctrl+C is how one ends it

build: environment ## write the real site into site/
	@$(BIN)/changfeng build $(ARGS)

test: test-environment ## every test, browser tests included
	@chromium="$$(scripts/find-chromium)"; \
	CHANGFENG_CHROMIUM="$$chromium" $(BIN)/python -m pytest -m "not soak" -n $(WORKERS) --dist worksteal $(ARGS)

check: format-check lint test ## format, lint, types, imports and tests

format: test-environment ## mend the format of the code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

format-check: test-environment
	@$(BIN)/ruff format --check .

lint: test-environment ## lint, types, imports
	@$(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: ## measure, beside a peer in the same run
	@scripts/install .venv-bench bench
	@chromium="$$(scripts/find-chromium)"; \
	CHANGFENG_CHROMIUM="$$chromium" .venv-bench/bin/python -m benchmarks $(ARGS)

soak: test-environment ## the long tests
	@scripts/find-webkit >/dev/null
	@chromium="$$(scripts/find-chromium)"; \
	CHANGFENG_CHROMIUM="$$chromium" $(BIN)/python -m pytest -m soak -o faulthandler_timeout=0 $(ARGS)

frontend: ## rebuild the browser bundles (needs Node)
	@npm ci --no-audit --no-fund --ignore-scripts
	@npm run --silent build

lock: test-environment ## renew the locked dependencies; ARGS=--upgrade for newer ones
	@scripts/lock $(ARGS)

clean: ## remove everything that can be made again
	@rm -rf .venv .venv-bench .venv-zensical node_modules site .site.changfeng dist \
	  .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# An environment with the test tools serves as well, so whichever came first is kept.
environment:
	@scripts/install .venv runtime dev

test-environment:
	@scripts/install .venv dev
	@scripts/install .venv-zensical zensical
