# chat: install, build the index, open the page.   test: install everything and run every check.
# evals: measure the answers.                      lint: style and types.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: chat test evals lint

chat: $(VENV)/installed
	$(BIN)/python -m ingest
	$(BIN)/python -m assistant chat

test: lint
	@command -v chromium-headless-shell >/dev/null || if [ "$$(id -u)" = 0 ]; \
		then apt-get update -qq && apt-get install -y -qq --no-install-recommends \
			chromium-headless-shell || command -v chromium; \
		else command -v chromium || \
			$(BIN)/python -m playwright install --with-deps --only-shell chromium; fi
	$(BIN)/python -m ingest
	$(BIN)/python -m evals floors
	$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder

evals: $(VENV)/installed-for-tests
	$(BIN)/python -m ingest
	$(BIN)/python -m evals answers --split test
	$(BIN)/python -m evals retrieval
	$(BIN)/python -m evals speed

lint: $(VENV)/installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Veiviser needs Python 3.11 or newer.") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) --editable .
	touch $@

$(VENV)/installed-for-tests: $(VENV)/installed
	$(INSTALL) --editable '.[dev,models]'
	touch $@
