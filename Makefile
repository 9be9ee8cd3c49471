# Two commands matter: `make demo` and `make test`. Both make their own environment in .venv.
PYTHON ?= python3
SHARED ?= ../shared
BIN    := .venv/bin
CORE   := .venv/.core
DEV    := .venv/.dev
SEEDS  := build/score

.PHONY: demo test check unit browser floors score speed schema clean

demo: $(CORE)  ## the dossiers of examples/
	@$(BIN)/doichieu build examples/pages -o demo
	@echo "Open demo/index.html in a browser."

test: check unit floors  ## every check and test

check: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(DEV) browser
	$(BIN)/pytest -n 2

# The dossiers are read in a real browser; where the system can't install one, those tests are skipped, but not in CI.
browser:
	@command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium fonts-noto-core; } || \
	  echo "browser: no Chromium, and none can be installed here; tests in it are skipped" >&2

# The pages and scorers stand beside the project where it is developed; a copy alone has nothing to score.
floors: $(DEV)
	@if [ -d $(SHARED)/eval ]; then \
	  rm -rf $(SEEDS) && \
	  $(BIN)/doichieu build $(SHARED)/seeds -o $(SEEDS) && \
	  $(BIN)/python $(SHARED)/eval/score.py $(SEEDS) --floors eval/floors.json && \
	  $(BIN)/doichieu verify $(SEEDS); \
	elif [ -n "$$CI" ]; then echo "floors: $(SHARED) is not there, and nothing may pass unscored" >&2; exit 1; \
	else echo "floors: $(SHARED) is not there; nothing scored"; fi

score: floors speed  ## the scores, and pages per second

speed: $(DEV)
	@$(BIN)/python benchmarks/speed.py

schema: $(CORE)  ## publish the JSON Schema of the model types
	@$(BIN)/doichieu schema > docs/dossier.schema.json

$(CORE): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "doichieu needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV): $(CORE)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@{ pkg-config --exists icu-i18n && command -v g++ >/dev/null; } 2>/dev/null || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends libicu-dev pkg-config g++ python3-dev; } || true
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[ftm]' || \
	  echo "ftm: followthemoney cannot be installed here (PyICU needs libicu-dev, pkg-config and g++); its tests are skipped" >&2
	@touch $@

clean:
	rm -rf build demo .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
