# Two commands matter: `make run` and `make test`. Everything else is a part of them.
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready-run
READY_DEV := $(VENV)/.ready-dev

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test check translations format pictures lock clean

help: ## What there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ -/'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Spine & Stride needs Python 3.11 or later; try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(READY): requirements.txt | $(BIN)/python
	@echo "Installing the pinned dependencies into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
	@touch $@

$(READY_DEV): requirements-dev.txt $(READY)
	@echo "Installing the tools of the tests into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.txt
	@touch $@

setup: $(READY) ## Virtual environment with the pinned dependencies

setup-dev: $(READY_DEV)

run: setup ## Everything from a fresh clone: database, demo data, server on http://localhost:8000
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py load_demo
	@$(BIN)/python manage.py runserver --noreload localhost:$(PORT)

test: setup-dev ## Everything checked: house rules, then tests on each database at hand, then journeys
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m tests.run

check: setup-dev ## House rules that a machine can check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djlint --check --lint --quiet templates
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py guideline_docs --check
	$(BIN)/python manage.py permission_matrix --check
	$(BIN)/python -m tests.check_production
	$(BIN)/python -m pytest tests/test_house.py -q -p no:cacheprovider

translations: setup-dev ## Bring the Polish catalogue up to date; lists what is left to translate
	@$(BIN)/python -m tests.translations

format: setup-dev ## Format code and templates
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/djlint --reformat --quiet templates

pictures: setup-dev ## Take the README's pictures from the running product
	$(BIN)/python -m tests.pictures

# Needs uv on the path; run it after changing a dependency in pyproject.toml.
lock: ## Pin every dependency with its hashes
	{ sed -n '/^dependencies = \[/,/^\]/p' pyproject.toml | sed '1d;$$d;s/^ */# /'; \
	  uv pip compile pyproject.toml --universal --generate-hashes --no-header -q; } > requirements.txt
	{ sed -n '/^dev = \[/,/^\]/p' pyproject.toml | sed '1d;$$d;s/^ */# /'; \
	  uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-header -q; } > requirements-dev.txt

clean: ## Remove what the commands made (the demo database too)
	rm -rf $(VENV) var .pytest_cache .ruff_cache .mypy_cache
