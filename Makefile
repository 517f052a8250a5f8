# The environment is made once in .venv and again when pyproject.toml changes.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install test lint eval bench demo docs screenshots

install: .venv/.installed

.venv/.installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

test: install
	$(BIN)/python -m pytest

lint: install
	$(BIN)/ruff check src tests benchmarks docs
	$(BIN)/ruff format --check src tests benchmarks docs
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: install
	$(BIN)/python -m tests.evaluate

bench: install
	$(BIN)/python -m benchmarks

demo: install
	$(BIN)/variorum demo

docs: install
	$(BIN)/python -m docs.generate

screenshots: install
	$(BIN)/python -m docs.screenshots
