# make site: build the sample site. make test: lint, types, all tests. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
OCR := $(VENV)/ocr/.ready

.PHONY: site test lint bench clean setup lock browser servers docs torture audit

site: $(STAMP)
	$(BIN)/medsite build
	@echo "The site is in output/. Look at it with:  $(BIN)/medsite serve   (and open the address that it prints)"

test: $(STAMP) $(OCR) browser servers lint
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
	$(BIN)/python bench/make_licences.py

# The long campaigns: faults and kills at every call to the disk, 2,000 articles, random edits. Some 30 minutes.
torture: $(STAMP)
	$(BIN)/python -m tests.torture

# What advisory databases know against the libraries in the lock; pip-audit stays out of the lock, as nothing needs it.
audit: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/python bench/audit.py

$(STAMP): requirements.txt requirements-test.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q medsite
	@touch $(STAMP)

# What reads letters in pictures lies in a folder of its own: its test sees it, the other tests must not.
$(OCR): $(STAMP) requirements-ocr.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --upgrade --target $(VENV)/ocr -r requirements-ocr.txt
	@touch $(OCR)

# The tests look at the pages in Chromium and check them with the W3C's validator, which runs on Java.
browser:
	@bash .ci/install-browser

# They publish to real servers: OpenSSH's and rsync.
servers:
	@bash .ci/install-servers

# What the tests' own lock holds already.
HELD := numpy opencv-python-headless pillow pyyaml requests urllib3 six certifi charset-normalizer idna packaging colorama

# Locks hold versions and hashes, never an index's address.
lock:
	uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-annotate --no-emit-index-url -o requirements.txt
	uv pip compile pyproject.toml --extra test --universal --generate-hashes --no-header --no-annotate --no-emit-index-url -o requirements-test.txt
	uv pip compile .ci/ocr.in --constraint requirements-test.txt --override .ci/ocr-overrides.txt $(HELD:%=--no-emit-package %) --universal --generate-hashes --no-header --no-annotate --no-emit-index-url -o requirements-ocr.txt

clean:
	rm -rf $(VENV) .medsite output/* dist .pytest_cache .mypy_cache .ruff_cache
