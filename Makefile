# 对口联系矩阵: `make run` starts the dashboard, `make test` proves it. Everything is installed into .venv.

PYTHON ?= python3
PORT ?= 8501
ADDRESS ?= 127.0.0.1

UV_VERSION := 0.13.9
VENV := .venv
PY := $(VENV)/bin/python
# The lock files are universal; the stamps say which of them are installed.
RUNTIME := $(VENV)/.installed-runtime
DEV := $(VENV)/.installed-dev
# uv does as pip does: it trusts the system's certificates and asks the mirror that pip is told to ask.
MIRROR = $(shell $(PY) -m pip config get global.index-url 2>/dev/null)
CERTIFICATES = $(wildcard /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt)
UV = $(if $(UV_DEFAULT_INDEX),,$(if $(MIRROR),UV_DEFAULT_INDEX=$(MIRROR))) $(PY) -m uv $(if $(CERTIFICATES),--system-certs)

.PHONY: setup run test check lock dev browser database office proxy
.DEFAULT_GOAL := setup
.DELETE_ON_ERROR:

setup: $(RUNTIME)

run: setup
	STREAMLIT_SERVER_PORT=$(PORT) STREAMLIT_SERVER_ADDRESS=$(ADDRESS) $(PY) -m lib.ui.server

# A file of tests stays with one process: its servers are started once.
test: dev browser database office proxy
	$(PY) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

lock: setup
	@$(UV) pip compile --quiet --custom-compile-command "make lock" --universal --python-version 3.11 --generate-hashes requirements.in -o requirements.txt
	@$(UV) pip compile --quiet --custom-compile-command "make lock" --universal --python-version 3.11 --generate-hashes requirements-dev.in -c requirements.txt -o requirements-dev.txt
	@$(UV) pip compile --quiet --custom-compile-command "make lock" --universal --python-version 3.11 --generate-hashes --no-emit-package numpy requirements-bench.in -c requirements.txt -o requirements-bench.txt

dev: $(DEV)

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "需要 Python 3.11 或更新版本；可用 make PYTHON=python3.11 指定。"; \
		echo "Python 3.11 or newer is needed; name one with make PYTHON=python3.11."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		package=python$$($(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv; \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update && apt-get install -y "$$package"; \
		else \
			echo "缺少 Python 的 venv 模块，请管理员运行：apt-get install $$package"; \
			echo "Python's venv module is missing; ask an administrator for: apt-get install $$package"; exit 1; \
		fi; }
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.txt | $(PY)
	$(PY) -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@echo uv pip sync requirements.txt
	@$(UV) pip sync --quiet --compile-bytecode requirements.txt
	@touch $@

$(DEV): requirements-dev.txt $(RUNTIME)
	@echo uv pip sync requirements-dev.txt
	@$(UV) pip sync --quiet --compile-bytecode requirements-dev.txt
	@touch $@

# Debian's Chromium where it is or may be installed, otherwise Playwright's own. The build without windows takes a third
# less of the processor's time; where only the other can be had, that one does. On the smallest Debian what Playwright
# itself runs on lacks a library.
browser: dev
	@if command -v chromium-headless-shell >/dev/null && $(PY) -m playwright --version >/dev/null 2>&1; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		{ apt-get update && apt-get install -y chromium-headless-shell libatomic1; } || command -v chromium; \
	elif command -v chromium >/dev/null; then :; \
	else $(PY) -m playwright install chromium; fi

# The tests start a PostgreSQL of their own on loopback; where it cannot be had, its half of the archive's tests skip.
database:
	@if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update && apt-get install -y postgresql; \
	else echo "PostgreSQL is not installed; its tests are skipped (an administrator may run: apt-get install postgresql)"; fi

# Slides, documents and workbooks are turned into pages by LibreOffice; where it cannot be had, these tests skip.
office:
	@if command -v soffice >/dev/null && command -v pdftotext >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update && apt-get install -y --no-install-recommends \
			libreoffice-impress libreoffice-calc libreoffice-writer poppler-utils; \
	else echo "LibreOffice is not installed; its tests are skipped"; fi

# Replicas are tested behind Debian's nginx; where it cannot be had, these tests skip.
proxy:
	@if { command -v nginx >/dev/null || [ -x /usr/sbin/nginx ]; } && [ -e /usr/lib/nginx/modules/ngx_stream_module.so ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update && apt-get install -y nginx libnginx-mod-stream; \
	else echo "nginx is not installed; its tests are skipped (an administrator may run: apt-get install nginx libnginx-mod-stream)"; fi

# Ratios against a bare Streamlit page and against peers, which are installed apart; printed and kept, never asserted.
PEERS := $(VENV)/peers
.PHONY: bench
bench: dev browser database proxy $(PEERS)/.installed
	PYTHONPATH=$(PEERS) $(PY) -m benchmarks.whole var/bench.md

$(PEERS)/.installed: requirements-bench.txt | $(DEV)
	@$(UV) pip install --quiet --python $(PY) --no-deps --require-hashes --target $(PEERS) -r requirements-bench.txt
	@touch $@

# The manual's pictures, from the running product; look at each of them.
.PHONY: pictures
pictures: dev browser
	$(PY) -m docs.pictures

# Known faults of what is locked; needs the internet.
.PHONY: audit
audit: setup
	$(PY) -m uv tool run pip-audit --require-hashes --disable-pip -r requirements.txt
	$(PY) -m uv tool run pip-audit --require-hashes --disable-pip -s osv -r requirements.txt
