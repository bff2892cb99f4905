# make serve    set everything up and serve the record for a browser
# make test     set up what tests need and run them all
#
# STATEMENTS=folder   serve your own statements instead of the sample
# PORT=7860           another port for the chat
# PYTHON=python3.12   another Python, 3.11 or newer
# TORCH_INDEX=…       where Linux takes the small CPU build of torch from (see README)

PYTHON ?= python3
PORT ?= 7860
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
TORCH := torch==2.13.0
DATA ?= ../shared/data

.DEFAULT_GOAL := help
.PHONY: help install serve test test-all lint format catalogue chromium evaluate benchmark clean

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | sed '/^$$/q'

install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Python's venv module is missing; on Debian: apt install python3-venv"; exit 1; }
	@echo "Installing into $(VENV) (about 1.9 GB with the CPU build of torch) …"
	@$(PIP) install $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) $(TORCH)
	@$(PIP) install -c requirements.lock -e '.[sample]'
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "Installing what tests need …"
	@$(PIP) install -c requirements.lock -e '.[dev]'
	@touch $@

# By the environment, so that no quote or blank in a folder's name is read by the shell.
export STATEMENTS

# The frameworks that retrievers are for: too much to wait for before every `make test`.
$(VENV)/.installed-all: $(VENV)/.installed-dev
	@echo "Installing what the long tests need …"
	@$(PIP) install -c requirements.lock -e '.[dev,langchain,llamaindex]'
	@touch $@

serve: $(VENV)/.installed
	@$(BIN)/python app.py --port $(PORT) $${STATEMENTS:+--statements "$$STATEMENTS"}

test: $(VENV)/.installed-dev chromium lint
	@$(BIN)/python -m pytest -m 'not long'

test-all: $(VENV)/.installed-all chromium lint
	@$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: $(VENV)/.installed-dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# What the sources say, into the catalogues of qa/web/languages, to be translated there.
catalogue: $(VENV)/.installed-dev
	@$(BIN)/python tests/catalogue.py

# Tests of the page need a browser; without one they are skipped, loudly.
chromium:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
		echo "Installing Chromium for the tests of the page …"; \
		command -v apt-get >/dev/null && { \
			{ apt-get update -qq && apt-get install -y -qq chromium; } >/dev/null 2>&1 || \
			{ sudo -n apt-get update -qq && sudo -n apt-get install -y -qq chromium; } >/dev/null 2>&1; \
		} || echo "Chromium could not be installed: tests of the page will be skipped. Install it by hand to run them."; }

evaluate: $(VENV)/.installed-dev
	@$(BIN)/python -m qa.evaluation $(DATA)

benchmark: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.benchmarks

clean:
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache
