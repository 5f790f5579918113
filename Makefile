# make site: build the sample site. make test: lint, types, all tests. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: site test lint bench clean setup lock browser servers docs

site: $(STAMP)
	$(BIN)/medsite build
	@echo "The site is in output/. Look at it with:  $(BIN)/medsite serve   (and open the address that it prints)"

test: $(STAMP) browser servers lint
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(STAMP)
	$(BIN)/python bench/build.py

setup: $(STAMP)

docs: $(STAMP)
	$(BIN)/python bench/make_docs.py

$(STAMP): requirements.txt requirements-test.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q medsite
	@touch $(STAMP)

# The tests look at the pages in Chromium and check them with the W3C's validator, which runs on Java.
browser:
	@bash .ci/install-browser

# They publish to real servers: OpenSSH's and rsync.
servers:
	@bash .ci/install-servers

# Locks hold versions and hashes, never an index's address.
lock:
	uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-annotate --no-emit-index-url -o requirements.txt
	uv pip compile pyproject.toml --extra test --universal --generate-hashes --no-header --no-annotate --no-emit-index-url -o requirements-test.txt

clean:
	rm -rf $(VENV) .medsite output/* dist .pytest_cache .mypy_cache .ruff_cache
