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

# Chromium is installed while packages are, and these are compiled while ruff reads.
MAKEFLAGS += --jobs=2

.DEFAULT_GOAL := help
.PHONY: help install serve test test-all lint style format catalogue docs chromium evaluate benchmark clean

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | sed '/^$$/q'

install: $(VENV)/.installed

# One call for all extras: working out what fits together takes as long as unpacking it.
define set_up
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Python's venv module is missing; on Debian: apt install python3-venv"; exit 1; }
	@echo "Installing into $(VENV) (about $(2) with the CPU build of torch) …"
	@$(PIP) install $(3) $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) $(TORCH)
	@$(PIP) install $(3) -c requirements.lock -e '.[$(1)]'
	@touch $(VENV)/.installed $@
endef

$(VENV)/.installed: pyproject.toml requirements.lock
	$(call set_up,sample,1.9 GB)

$(VENV)/.installed-dev: pyproject.toml requirements.lock
	$(call set_up,dev,2.5 GB,--no-compile)

# Left to the first import, what compiling warns of would be an error of the tests. Some packages hold
# files that are no Python.
$(VENV)/.compiled: $(VENV)/.installed-dev
	@$(BIN)/python -m compileall -q -x 'site-packages/.*/tests?/' $(VENV)/lib >/dev/null 2>&1; touch $@

# By the environment, so that no quote or blank in a folder's name is read by the shell.
export STATEMENTS
# Where it is set, every process compiles the program anew.
unexport PYTHONDONTWRITEBYTECODE

# The frameworks that retrievers are for: too much to wait for before every `make test`.
$(VENV)/.installed-all: $(VENV)/.installed-dev
	@echo "Installing what the long tests need …"
	@$(PIP) install -c requirements.lock -e '.[dev,langchain,llamaindex]'
	@$(PYTHON) -m venv $(VENV)/generator  # it wants an older typer than we have
	@$(VENV)/generator/bin/python -m pip --disable-pip-version-check -q install openapi-python-client==0.29.1
	@touch $@

serve: $(VENV)/.installed
	@$(BIN)/python app.py --port $(PORT) $${STATEMENTS:+--statements "$$STATEMENTS"}

# A worker takes a file at a time: what a file sets up is set up once. mypy reads beside the tests,
# which wait for processes much of the time, and says last what it found.
test: $(VENV)/.compiled chromium style
	@$(BIN)/mypy >$(VENV)/types.txt 2>&1 & types=$$!; \
		$(BIN)/python -m pytest -m 'not long' -n auto --maxprocesses 4 \
			--dist loadfile --no-loadscope-reorder; tests=$$?; \
		wait $$types; types=$$?; cat $(VENV)/types.txt; exit $$((tests + types))

# In one process: that kill after kill comes at another instant is this run's point.
test-all: $(VENV)/.installed-all $(VENV)/.compiled chromium lint
	@$(BIN)/python -m pytest

lint: style
	@$(BIN)/mypy

style: $(VENV)/.installed-dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

format: $(VENV)/.installed-dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# What the sources say, into the catalogues of qa/web/languages, to be translated there.
catalogue: $(VENV)/.installed-dev
	@$(BIN)/python tests/catalogue.py

# What is made from the code, into the pages of documentation; and all of them as a site.
docs: $(VENV)/.installed-dev
	@$(BIN)/python tests/documents.py
	@$(BIN)/sphinx-build -q -W --keep-going -c qa/docs . build/docs
	@echo "build/docs/qa/docs/index.html"

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
