PYTHON ?= python3
BIN = .venv/bin

.PHONY: demo test fix bench clean

demo: .venv/installed
	$(BIN)/servanda demo

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt .
	touch $@

.venv/developing: pyproject.toml constraints.txt constraints-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -r constraints-dev.txt -e .
	touch .venv/installed $@

test: .venv/developing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q

fix: .venv/developing
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/developing
	$(BIN)/python benchmarks/reading.py $(TEXTS)
	test -z "$(SERVANDA_DATA)" || $(BIN)/python benchmarks/train_lines.py
	test -z "$(SERVANDA_DATA)" || $(BIN)/python benchmarks/dates.py
	test -z "$(SERVANDA_DATA)" || $(BIN)/python benchmarks/timexes.py
	test -z "$(SERVANDA_DATA)" || $(BIN)/python benchmarks/documents.py
	test -z "$(SERVANDA_DATA)" || $(BIN)/python benchmarks/claims.py
	test -z "$(SERVANDA_DATA)" || $(BIN)/python benchmarks/factuality.py
	test -z "$(SERVANDA_DATA)" || $(BIN)/python benchmarks/acts.py
	test -z "$(SERVANDA_DATA)" || $(BIN)/python benchmarks/attribution.py

clean:
	rm -rf .venv build dist servanda-demo
