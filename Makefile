# The front door. From a fresh clone, with Python 3.11 or newer and make:
#   make demo         look around in a filled agenda
#   make test         all tests
#   make check        style, types, layers
#   make acceptance   the tests that need programs from outside Python
#   make bench        how fast it starts and judges, and how good its order and its warning are

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
NEEDED := strace zsh fish chromium chromedriver:chromium-driver
INSTALL := DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends

.DEFAULT_GOAL := demo
.PHONY: demo test coverage check acceptance bench clean

demo: .venv/installed
	@$(BIN)/ontzorg demo

test: .venv/tools
	$(BIN)/python -m pytest -m "not acceptance" --numprocesses auto

coverage: .venv/tools
	rm -f .coverage .coverage.*
	$(BIN)/python -m pytest -m "not acceptance" --numprocesses auto --cov --cov-report=
	$(BIN)/python -m coverage report --include='*/core/*' --fail-under=98 --skip-covered
	$(BIN)/python -m coverage report --fail-under=95 --skip-covered

check: .venv/tools
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

acceptance: .venv/tools
	@updated=; for needed in $(NEEDED); do \
	  program=$${needed%:*} package=$${needed#*:}; \
	  command -v $$program >/dev/null && continue; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    $(INSTALL) $$package >/dev/null 2>&1 || [ "$$updated" ] || \
	      { updated=yes; apt-get update --quiet >/dev/null 2>&1; $(INSTALL) $$package >/dev/null 2>&1; }; \
	  fi; \
	  command -v $$program >/dev/null || echo "skipped: what needs $$program, which is not here and cannot be installed"; \
	done
	$(BIN)/python -m pytest -m acceptance -rs

bench: .venv/tools
	@worst=0; for measure in startup judging policies detector corpus; do \
	  echo "$$measure"; $(BIN)/python benchmarks/$$measure.py || worst=1; \
	done; exit $$worst

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .coverage.*

# Stamps: what is installed already is not installed again.
.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "ontzorg needs Python 3.11 or newer. Name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/made pyproject.toml constraints.txt
	$(PIP) --editable .
	@touch $@

.venv/tools: .venv/installed
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")' > .venv/tools.txt
	$(PIP) --requirement .venv/tools.txt
	@touch $@
