.DEFAULT_GOAL := help
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

.venv/.stamp: requirements/uv.txt requirements/base.txt requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/uv.txt
	$(BIN)/uv pip install --quiet --require-hashes -r requirements/base.txt -r requirements/dev.txt
	$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

assets: .venv/.stamp ## Build scripts, styles, fonts and icons, when something has changed
	$(BIN)/python tools/build_assets.py
	$(BIN)/python tools/catalogue.py --compile

run: assets ## Serve http://127.0.0.1:8000 with the demonstration office (PORT= changes it)
	$(BIN)/khuyencong run --demo --port $(PORT)

test: assets ## Run every check and test; says what it left out
	$(BIN)/python tools/run_tests.py

lint: .venv/.stamp ## Check style and the direction of imports
	$(BIN)/ruff check
	$(BIN)/lint-imports

types: .venv/.stamp ## Check types
	$(BIN)/mypy

clean: ## Remove what was built (not the data folder)
	rm -rf .venv build dist frontend/node_modules khuyencong/foundation/ui/static/ui

.PHONY: help assets run test lint types clean
