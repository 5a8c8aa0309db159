# Everything sets itself up: a bare Debian 12 needs git, make, python3 and python3-venv.
.DEFAULT_GOAL := help
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
COMPILE := $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

.venv/.stamp: requirements/uv.txt requirements/base.txt requirements/dev.txt pyproject.toml
	@echo "Python: setting up .venv"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/base.txt -r requirements/dev.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

assets: .venv/.stamp ## Build scripts, styles, fonts, icons and the English texts, when something has changed
	@$(BIN)/python tools/build_assets.py
	@$(BIN)/python tools/catalogue.py --compile

run: assets ## Serve http://127.0.0.1:8000 with the demonstration office (PORT= changes it)
	@$(BIN)/khuyencong run --demo --port $(PORT)

test: assets ## Run every check and test on both databases and in a browser; say what was left out
	@$(BIN)/python tools/run_tests.py

test-quick: assets ## Run the tests alone, on SQLite, without a browser
	@$(BIN)/python tools/run_tests.py --quick

try: assets ## Start the demonstration as a stranger would, open every page of every person, stop it
	@$(BIN)/python tools/try_demonstration.py

lint: .venv/.stamp ## Check style and the direction of imports
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/lint-imports

types: .venv/.stamp ## Check types
	@$(BIN)/mypy

wheel: assets ## Build a wheel with the built assets in dist/; it runs without node
	@rm -rf build dist
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist . >/dev/null
	@ls dist/*.whl

requirements: .venv/.stamp ## Compile requirements/*.in anew, pinned by hash, with no index address
	@$(COMPILE) --upgrade requirements/uv.in --output-file requirements/uv.txt
	@$(COMPILE) --upgrade requirements/base.in --output-file requirements/base.txt
	@$(COMPILE) --upgrade requirements/dev.in --output-file requirements/dev.txt

clean: ## Remove what was built (never the data folder)
	rm -rf .venv build dist *.egg-info frontend/node_modules khuyencong/foundation/ui/static/ui
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.PHONY: help assets run test test-quick try lint types wheel requirements clean
