# Henvend. `make serve` starts the service, `make chat` a conversation in the terminal, `make test` runs
# the tests; each sets up what it needs.
# Python 3.11 or newer; choose another one with `make PYTHON=/path/to/python3 chat`.

VENV := .venv
AUDIT := .venv-audit
RUN := $(VENV)/bin/python
ARGS ?=
PYTEST_ARGS ?= -n auto --dist loadfile --no-loadscope-reorder --max-worker-restart 3

# An environment whose Python is gone (a moved or copied folder, an upgrade) is made anew.
ifneq ($(wildcard $(VENV)),)
ifneq ($(shell $(RUN) -c 'print(1)' 2>/dev/null),1)
$(shell rm -f $(VENV)/.locked $(VENV)/.ready)
endif
endif

.DEFAULT_GOAL := help
.PHONY: help serve chat test check format format-check lint types contracts content planted bench peers pictures accessible editor \
  canaries prove-brute mutate bite load soak crash acute-card fuzz audit licences secrets sbom setup clean lock

help: ## show this list
	@echo 'Henvend: find den rigtige at ringe til.'
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F '|' '{printf "%-20s %s\n", $$1, $$2}'
	@echo
	@echo 'Options of a command go into ARGS:  make chat ARGS="--municipality silkeborg --lang en"'

serve: $(VENV)/.ready ## start the whole service, and print the address of its page
	@$(RUN) -m bot serve $(ARGS)

chat: $(VENV)/.ready ## start a conversation in this terminal
	@$(RUN) -m bot chat $(ARGS)

test: $(VENV)/.ready ## run the tests
	@$(RUN) -m pytest $(PYTEST_ARGS) $(ARGS)

check: $(VENV)/.ready ## run every check, the tests last
	@failed=''; \
	for part in format-check lint types contracts content test; do \
	  $(MAKE) --no-print-directory $$part || failed="$$failed $$part"; \
	done; \
	if [ -n "$$failed" ]; then echo "make check failed in:$$failed" >&2; exit 1; fi

format: $(VENV)/.ready ## put the code into its standard form
	@$(RUN) -m ruff check --quiet --fix --select I . ; $(RUN) -m ruff format .

format-check: $(VENV)/.ready
	@$(RUN) -m ruff format --check --output-format concise .

lint: $(VENV)/.ready
	@$(RUN) -m ruff check --output-format concise .

types: $(VENV)/.ready
	@$(RUN) -m mypy

contracts: $(VENV)/.ready
	@$(VENV)/bin/lint-imports

content: $(VENV)/.ready ## check the flows and the plans
	@$(RUN) -m bot check

planted: $(VENV)/.ready ## plant mistakes and count what check and diff see (SEED=1 EACH=8)
	@$(RUN) -m tests.planted.score $(or $(SEED),1) $(or $(EACH),8)

bench: $(VENV)/.ready ## measure speed
	@for file in benchmarks/bench_*.py; do $(RUN) -m benchmarks.$$(basename $$file .py) || exit 1; done

peers: $(VENV)/.ready ## set up what bench_peers.py measures beside Henvend, in .peers and nowhere else
	@test -x .peers/bin/python || $(VENV)/bin/python -m venv .peers
	@.peers/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --no-deps \
	  -r benchmarks/peers/requirements.lock
	@if command -v npm >/dev/null; then cp benchmarks/peers/package.json benchmarks/peers/package-lock.json .peers/ \
	  && npm ci --prefix .peers --ignore-scripts --no-audit --no-fund --silent; \
	else echo "npm is not here: telegraf and grammY are left out" >&2; fi

pictures: $(VENV)/.ready ## make the pictures of the README (needs chromium)
	@$(RUN) -m tests.pictures $(ARGS)
accessible: $(VENV)/.ready ## have axe-core look at every page, in both languages, in light and dark
	@$(RUN) -m tests.channels.web.axe
editor: $(VENV)/.ready ## try the schemas in the language server of an editor (needs npm and a network)
	@mkdir -p .editor && cp tests/editor/package.json tests/editor/package-lock.json .editor/
	@npm ci --prefix .editor --ignore-scripts --no-audit --no-fund --silent
	@$(RUN) -m pytest tests/editor/cases.py $(ARGS)

canaries: $(VENV)/.ready ## plant a hundred thousand identifiers in every channel, and search for any trace
	@$(RUN) -m tests.canaries $(ARGS)

prove-brute: $(VENV)/.ready ## ask a second, slow opinion on who answers, at every minute of a year
	@$(RUN) -m tests.oracle $(ARGS)

mutate: $(VENV)/.ready ## plant small faults in the deciding modules; a test must see each
	@$(RUN) -m tests.mutation $(ARGS)

bite: $(VENV)/.ready ## switch off each control; its test must turn red (ARGS="A1 J3" for some)
	@$(RUN) -m tests.threats.bite $(ARGS)

load: $(VENV)/.ready ## 10,000 people for five minutes against an emulated Telegram with its limits
	@$(RUN) -m tests.load $(ARGS)

soak: $(VENV)/.ready ## an hour of people: memory and descriptors must stay flat
	@$(RUN) -m tests.load.soak $(ARGS)

crash: $(VENV)/.ready ## kill the service and refuse its writes until docs/reliability has the full number
	@$(RUN) -m tests.crash $(ARGS)

acute-card: $(VENV)/.ready ## make the acute card that the package carries from the content
	@$(RUN) -m tests.channels.acute_card

fuzz: $(VENV)/.ready ## a million changed content files and other odd inputs; goes on where it stopped
	@$(RUN) -m tests.fuzz $(ARGS)

audit: $(VENV)/.ready $(AUDIT)/.locked ## ask whether a pinned package has a known weakness (needs a network)
	@$(RUN) -m tests.supply.audit $(AUDIT)/bin/python $(ARGS)

licences: $(VENV)/.ready ## list the licence of every package, and refuse what is not allowed
	@$(RUN) -m tests.supply.licences

secrets: $(VENV)/.ready ## look for tokens and keys in every file that git keeps, and in its history
	@$(RUN) -m tests.supply.secrets --history

sbom: $(VENV)/.ready $(AUDIT)/.locked ## write what Henvend is made of to build/henvend.cdx.json (CycloneDX)
	@$(RUN) -m tests.supply.sbom $(AUDIT)/bin/python

setup: $(VENV)/.ready ## set up .venv, and nothing more

clean: ## remove .venv and everything else that was made here
	rm -rf $(VENV) $(AUDIT) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

lock: ## pin the newest versions (needs uv: pip install uv)
	uv pip compile --quiet --upgrade --universal --generate-hashes --no-annotate --no-emit-index-url \
	  --python-version 3.11 --extra dev --custom-compile-command 'make lock' pyproject.toml -o requirements.lock
	uv pip compile --quiet --upgrade --universal --generate-hashes --no-annotate --no-emit-index-url \
	  --python-version 3.11 --group audit --custom-compile-command 'make lock' -o requirements-audit.lock
	uv pip compile --quiet --upgrade --universal --generate-hashes --no-annotate --no-emit-index-url \
	  --python-version 3.11 --custom-compile-command 'make lock' benchmarks/peers/requirements.in \
	  -o benchmarks/peers/requirements.lock

$(VENV)/.locked: requirements.lock
	@python=''; too_old=''; \
	for candidate in $(PYTHON) python3.13 python3.12 python3.11 python3.14 python3 python; do \
	  command -v "$$candidate" >/dev/null 2>&1 || continue; \
	  if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then python="$$candidate"; break; else too_old="$$("$$candidate" --version 2>&1)"; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "Henvend needs Python 3.11 or newer; found: $${too_old:-none}." >&2; \
	  echo "Install one (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python)," >&2; \
	  echo "or name it: make PYTHON=/path/to/python3.11 chat" >&2; exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "$$python cannot make virtual environments: its parts venv and ensurepip are missing." >&2; \
	  echo "Install them (Debian, Ubuntu: apt install python3-venv) and try again." >&2; exit 1; \
	fi; \
	echo "Setting up Henvend in $(VENV) with $$("$$python" --version); this happens once." >&2; \
	rm -rf $(VENV) && "$$python" -m venv $(VENV)
	@$(RUN) -m pip --disable-pip-version-check install --quiet --require-hashes --no-deps -r requirements.lock
	@touch $@

$(VENV)/.ready: $(VENV)/.locked pyproject.toml
	@$(RUN) -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(AUDIT)/.locked: requirements-audit.lock | $(VENV)/.ready
	@rm -rf $(AUDIT) && $(RUN) -m venv $(AUDIT)
	@$(AUDIT)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --no-deps -r requirements-audit.lock
	@touch $@
