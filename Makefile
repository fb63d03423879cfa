# Two commands matter: `make site` and `make test`. Everything they need is set up on the way.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DELETE_ON_ERROR:
.PHONY: site test lint format lock clean browser

# Builds only if something the site is made of is newer than the last build began.
BUILT := $(VENV)/built.stamp
site: $(VENV)/site.stamp
	@if [ -f site/index.html ] && [ "$$(cat $(BUILT) 2>/dev/null)" = "for $(SITE_URL)" ] && \
	  [ -z "$$(find seeds docs mkdocs.yml requirements/base.txt -newer $(BUILT) -print -quit)" ] && \
	  [ -z "$$(find digest -type f -newer $(BUILT) -not -name '*.pyc' -print -quit)" ]; then \
	  echo "site/ is up to date"; \
	else echo "for $(SITE_URL)" > $(BUILT).new && $(BIN)/digest build && mv $(BUILT).new $(BUILT); fi

test: $(VENV)/test.stamp browser
	$(BIN)/python -m pip check
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/test.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

browser: $(VENV)/test.stamp
	sh tests/browser/install.sh

# Resolve the pinned versions anew; the lock files name versions and hashes, no address.
lock: $(VENV)/test.stamp
	$(BIN)/python -m pip install --quiet uv
	cd requirements && for name in base test; do \
	  ../$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" \
	    --upgrade $$name.in --output-file $$name.txt || exit 1; done

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.stamp: requirements/base.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/site.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@

clean:
	rm -rf site .cache $(VENV)
