# The commands of the project. Everything they need is installed by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test bench lint docs tables migration clean

help:  ## what can be done
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/.runtime: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@ $(VENV)/.runtime

demo: $(VENV)/.runtime  ## start everything with a chat page and demo data; prints one address, Ctrl-C stops
	@$(BIN)/python scripts/demo.py

test: $(VENV)/.dev  ## all tests: Redis, SQLite, PostgreSQL, headless Chromium
	@scripts/test-needs
	$(BIN)/python -m pytest --numprocesses=2 $(ARGS)

bench: $(VENV)/.dev  ## measure; each figure as a ratio beside its anchor of the same run
	@$(BIN)/python scripts/bench.py

lint: $(VENV)/.dev  ## style, types, and that imports go down only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_imports.py

migration: $(VENV)/.dev  ## NAME=what_changed: write a migration for what the tables have become
	@$(BIN)/python -m storage.schema $(NAME)

docs: $(VENV)/.dev  ## write the generated pages: commands, features, grammar
	@$(BIN)/python scripts/docs.py

tables: $(VENV)/.runtime  ## rebuild the tables of characters and their sounds from their sources
	@$(BIN)/python scripts/make_tables.py

clean:  ## remove what the commands above made
	rm -rf $(VENV) var run .pytest_cache .mypy_cache .ruff_cache .hypothesis
