# `make` lists the targets. Needs Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet install
# as pip does for every package but an editable one: otherwise each process compiles where Python may not write
COMPILE := $(BIN)/python -m compileall -q flows newswire transforms warehouse

.DEFAULT_GOAL := help
.PHONY: help run up explore test lint types contracts lock clean bench bench-backfill bench-claims bench-cookbook bench-duplicates bench-explore bench-extract bench-hostile \
	bench-load bench-poll bench-publish bench-push bench-query bench-schedule bench-sql bench-stories bench-tag bench-websub check-browser copies \
	fit-reader fit-tags fuzz honest kills languages orders picture profile readers refusals soak test-scale verdicts

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

run: $(VENV)/run.stamp ## load the seed corpus and the sample site, and print example queries
	@$(BIN)/newswire run --sample

up: $(VENV)/run.stamp ## run the service: poll feeds when they are due, take pushes, publish at once
	@$(BIN)/newswire up

explore: $(VENV)/explore.stamp ## show the edition in a browser: stories, articles, search, sources
	@$(BIN)/newswire explore $(ARGS)

# on two cores a third process works while another waits for what it has started
test: lint types contracts ## run every check and every test
	@$(BIN)/pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder --ignore tests/scale

test-scale: $(VENV)/test.stamp ## run the tests with servers beside the product (S3, PostgreSQL, Redis, several Prefect servers)
	@$(BIN)/pytest tests/scale

lint: $(VENV)/test.stamp ## check style and formatting
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/test.stamp
	@$(BIN)/mypy

contracts: $(VENV)/test.stamp
	@$(BIN)/lint-imports --no-logo

lock: $(VENV)/lock.stamp ## resolve the dependencies again, into the hashed lock files
	$(VENV)/lock/bin/uv pip compile $(LOCK_FLAGS) --extra build pyproject.toml -o requirements.lock
	$(VENV)/lock/bin/uv pip compile $(LOCK_FLAGS) $(EXTRAS) --extra build --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(VENV)/lock/bin/uv pip compile $(LOCK_FLAGS) --extra build --extra explore -c requirements-dev.lock pyproject.toml -o requirements-explore.lock

EXTRAS := --extra explore --extra dask --extra s3 --extra ducklake --extra redis
LOCK_FLAGS := --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate

# Programs that measure and fit share code with the tests.
bench bench-backfill bench-claims bench-cookbook bench-duplicates bench-explore bench-extract bench-hostile bench-load bench-poll bench-publish bench-push bench-query bench-schedule bench-sql bench-stories \
	bench-tag bench-websub check-browser copies fit-reader fit-tags fuzz honest kills languages orders profile readers refusals soak verdicts: \
	export PYTHONPATH = tests/support

bench: $(VENV)/test.stamp ## measure a run, and the analysis of a page
	@$(BIN)/python tests/bench/bench_run.py

bench-extract: $(VENV)/test.stamp ## measure reading a page beside trafilatura, on labelled pages
	@$(BIN)/python tests/bench/bench_extract.py

bench-hostile: $(VENV)/test.stamp ## read hostile pages and documents just over each limit, and print outcomes, times, memory
	@$(BIN)/python tests/bench/bench_hostile.py

bench-poll: $(VENV)/test.stamp ## measure polling 1,000 unchanged feeds beside a bare HTTP loop, and its memory
	@$(BIN)/python tests/bench/bench_poll.py

bench-load: $(VENV)/test.stamp ## measure loading texts and pages, all processes together, beside a plain script
	@$(BIN)/python tests/bench/bench_load.py

fuzz: $(VENV)/test.stamp ## read the tests' files, changed at random, for a minute (MINUTES= SEED= ONLY=), and look for exceptions
	@$(BIN)/python tests/bench/fuzz.py --minutes $(or $(MINUTES),1) --seed $(or $(SEED),1) $(if $(ONLY),--only '$(ONLY)')

soak: $(VENV)/test.stamp ## kill parts of the service for 30 minutes (MINUTES=...), and check that nothing is lost
	@$(BIN)/python tests/bench/soak.py --minutes $(or $(MINUTES),30)

kills: $(VENV)/test.stamp ## kill commands and their workers 20 times (KILLS=...), and compare the rows with undisturbed ones
	@$(BIN)/python tests/bench/kills.py --kills $(or $(KILLS),20)

readers: $(VENV)/test.stamp ## run the cookbook in two processes for 60 s while flows publish 20 times, and look for torn reads
	@$(BIN)/python tests/bench/read_while_loading.py

bench-cookbook: $(VENV)/test.stamp ## measure every recipe of the cookbook beside 1,000,000 generated articles
	@$(BIN)/python tests/bench/bench_cookbook.py

bench-explore: $(VENV)/test.stamp ## measure the pages of the explorer on 1,000,000 generated articles, and its memory
	@$(BIN)/python tests/bench/bench_explore.py

picture: $(VENV)/test.stamp ## take the picture of the explorer in the README again
	@$(BIN)/pytest tests/browser/test_picture.py --update-picture

bench-push: $(VENV)/test.stamp ## measure pushes to the running service beside 10,000 open articles and none, and an idle poll
	@$(BIN)/python tests/bench/bench_push.py

bench-query: $(VENV)/test.stamp ## measure searches among a million generated articles, beside ILIKE, fts and tantivy
	@$(BIN)/python tests/bench/bench_query.py

bench-sql: $(VENV)/test.stamp ## measure SQL in its sandbox beside the same in one process, and how soon it is stopped
	@$(BIN)/python tests/bench/bench_sql.py

bench-publish: $(VENV)/test.stamp ## measure publishing an edition beside a plain copy of its file
	@$(BIN)/python tests/bench/bench_publish.py

bench-schedule: $(VENV)/test.stamp ## type the README's section on schedules into a clone, and time its first article
	@$(BIN)/python tests/bench/type_schedule.py

profile: $(VENV)/test.stamp ## print where the time of loading goes, by stage and process
	@$(BIN)/python tests/bench/profile_load.py

bench-stories: $(VENV)/test.stamp ## measure assigning articles to stories beside 10,000 and 1,000,000 articles
	@$(BIN)/python tests/bench/bench_stories.py

check-browser: $(VENV)/test.stamp ## open the edition for browsers in DuckDB 1.4 and duckdb-wasm (needs the package indexes)
	@$(BIN)/python tests/clients/check_browser_edition.py

bench-websub: $(VENV)/test.stamp ## measure the pushes of a hub among 1,000 forged, repeated, large and slow ones
	@$(BIN)/python tests/bench/bench_hub_pushes.py

bench-backfill: $(VENV)/test.stamp ## measure a backfill of a generated crawl (PAGES=200000; PART=scan, dask or loader, the last with ARTICLES=100000)
	@$(BIN)/python tests/bench/bench_backfill.py --pages $(or $(PAGES),200000) --articles $(or $(ARTICLES),100000) $(if $(PART),--part $(PART))

bench-claims: $(VENV)/test.stamp ## score finding claims on labelled sentences, and measure its CPU time beside tagging
	@$(BIN)/python tests/bench/bench_claims.py

bench-tag: $(VENV)/test.stamp ## measure tagging articles of 600 words beside a bare search for the same words
	@$(BIN)/python tests/bench/bench_tag.py

fit-reader: $(VENV)/test.stamp ## fit the trees that find an article (WRITE=1 keeps them), and print figures of sites they never saw
	@$(BIN)/python tests/quality/fit_reader.py $(if $(WRITE),--write)

fit-tags: $(VENV)/test.stamp ## fit the weights of relevance on the labelled texts, and print them
	@$(BIN)/python tests/quality/fit_tags.py

bench-duplicates: $(VENV)/test.stamp ## measure finding duplicates among a million articles, and beside datasketch
	@$(BIN)/python tests/bench/bench_duplicates.py

honest: $(VENV)/test.stamp ## print for each rule of cleaning how many of the sentences that it removes are the article's (SHOW=RULE, SEEN=1)
	@$(BIN)/python tests/quality/judge_removals.py $(if $(SHOW),--show '$(SHOW)') $(if $(SEEN),--seen)

copies: $(VENV)/test.stamp ## make copies and look-alikes with known answers, and count found duplicates
	@$(BIN)/python tests/quality/make_copies.py

languages: $(VENV)/test.stamp ## group invented reports in two languages, and print how well beside one language alone
	@$(BIN)/python tests/quality/two_languages.py

refusals: $(VENV)/test.stamp ## read all labelled pages, and print those that are refused
	@$(BIN)/python tests/quality/count_refusals.py

orders: $(VENV)/test.stamp ## load the same articles in other orders and batches (FILES=... of a set), and print the differences
	@$(BIN)/python tests/quality/load_orders.py --files $(or $(FILES),80)

verdicts: $(VENV)/test.stamp ## judge labelled pairs of claims (agree, update, contradict, incomparable), and print the wrong ones
	@$(BIN)/python tests/quality/judge_claim_pairs.py

clean: ## remove installed and built files; the state in var/ is kept
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "installing the dependencies of Newswire (once, about a minute) ..."
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/explore.stamp: requirements-explore.lock $(VENV)/run.stamp
	@echo "installing the packages of the explorer (once) ..."
	@$(PIP) --require-hashes -r requirements-explore.lock
	@touch $@

$(VENV)/test.stamp: requirements-dev.lock tests/duckdb-2.lock pyproject.toml | $(VENV)/bin/python
	@echo "installing the dependencies of Newswire and its tests (once, about a minute) ..."
	@$(PIP) --require-hashes -r requirements-dev.lock
	@rm -rf $(VENV)/duckdb-2 # beside the locked one: some tests open the edition in both
	@$(PIP) --require-hashes --no-deps --target $(VENV)/duckdb-2 -r tests/duckdb-2.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(COMPILE)
	@touch $@ $(VENV)/run.stamp $(VENV)/explore.stamp

$(VENV)/lock.stamp: | $(VENV)/bin/python
	@$(PYTHON) -m venv $(VENV)/lock
	@$(VENV)/lock/bin/pip --disable-pip-version-check --quiet install uv
	@touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Newswire needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV)
