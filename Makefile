# Two commands do everything: `make site` and `make test`. `make help` lists the rest.
export NO_MKDOCS_2_WARNING := 1
BIN := .venv/bin
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: bench bench-check audit bench-anchor bench-corpora bench-elsewhere bench-faults bench-fix bench-freshness bench-glossary bench-language bench-links bench-meaning bench-mutations bench-plugins bench-precision bench-ratio bench-reader bench-scale bench-serve bench-shards bench-source bench-starters bench-values cards check clean coverage fuzz fuzz-serve guard help links links-added links-external links-issue lint lock merge mutants plan pr publish readme rules screenshot serve site sizes test word

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 18

# One language alone, where make is given LANGUAGE; the environment's is gettext's.
ALONE = $(if $(filter command,$(origin LANGUAGE)),$(LANGUAGE),$(SITE_LANGUAGE))
site: ## build the site strictly into site/ (LANGUAGE=pt: that language alone, into .cache/parts/pt)
	@sh scripts/setup.sh site
	@$(if $(ALONE),$(BIN)/concordance part --strict "$(ALONE)" ".cache/parts/$(ALONE)",$(BIN)/python scripts/build.py)

merge: ## make site/ of a part in each language (DIRS=.cache/parts/*)
	@sh scripts/setup.sh site
	@$(BIN)/concordance merge --strict $(or $(DIRS),.cache/parts/*)

publish: ## the same, refused while SITE_URL is not set
	@sh scripts/setup.sh site
	@PUBLISH=1 $(BIN)/python scripts/build.py

serve: ## show the site at http://127.0.0.1:8000/ and rebuild while you write
	@sh scripts/setup.sh site
	@sh scripts/serve.sh

test: ## set up the tests, lint, and run them all
	@sh scripts/setup.sh test
	@$(MAKE) --no-print-directory lint
	@$(BIN)/python -m pytest -n 3

lint: ## ruff, mypy, the rooms' imports, the workflows' own linters, licences and hashes
	@sh scripts/setup.sh test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache --no-logo
	@$(BIN)/actionlint
	@$(BIN)/zizmor --offline --quiet .github/workflows
	@$(BIN)/python scripts/audit.py

rules: ## run the examples of the rules' pages; rewrite the findings they expect, and show how
	@sh scripts/setup.sh test
	@PYTHONPATH=hooks:tests/support $(BIN)/python scripts/rules.py

audit: ## list every package with its licence and hash; fail on an unknown one
	@sh scripts/setup.sh test
	@$(BIN)/python scripts/audit.py --list

# A share of a command's work, as SHARD=2/5, or what puts shares together, as MERGE='.cache/shares/*'.
SHARES = $(if $(SHARD),--shard $(SHARD)) $(foreach folder,$(wildcard $(MERGE)),--merge $(folder))
check: ## say where the variants disagree
	@sh scripts/setup.sh site
	@$(BIN)/concordance check $(SHARES)

plan: ## say whether CI does its work in shares, and in how many
	@sh scripts/setup.sh site
	@$(BIN)/python scripts/plan.py

links: ## check the link contract of the built site
	@sh scripts/setup.sh site
	@$(BIN)/concordance links site --strict $(if $(GITHUB_ACTIONS),--format github) $(SHARES)

links-external: ## try the links to other sites, politely
	@sh scripts/setup.sh links
	@mkdir -p .cache
	@$(BIN)/concordance external site >.cache/external.txt; code=$$?; cat .cache/external.txt; exit $$code

links-added: ## try those that a change adds to BASE (origin/main); only a 404 or 410 fails
	@sh scripts/setup.sh links
	@$(BIN)/concordance external site --added-since "$(or $(BASE),origin/main)" \
		$(if $(GITHUB_ACTIONS),--format github)

links-issue: ## tell in one issue what links-external found (needs gh)
	@sh scripts/links_issue.sh

pr: ## what a pull request changes: refusals, findings, pages side by side (BASE=origin/main)
	@sh scripts/setup.sh site
	@base="$(or $(BASE),origin/main)"; code=0; \
	if guard=$$(git show "$$base:scripts/guard.py"); then \
		$(BIN)/python -I -c "$$guard" "$$base" || code=1; \
	else echo "BASE=$$base has no scripts/guard.py to judge by" >&2; code=1; fi; \
	$(BIN)/concordance check --since "$$base" $(if $(GITHUB_ACTIONS),--format github) || code=1; \
	{ printf '\n### Translations\n\n'; $(BIN)/concordance status --late --format markdown; } \
		>>"$${GITHUB_STEP_SUMMARY:-/dev/stdout}" || code=1; \
	$(BIN)/concordance review --since "$$base" $(if $(GITHUB_STEP_SUMMARY),--format markdown) \
		>>"$${GITHUB_STEP_SUMMARY:-/dev/stdout}" || code=1; \
	$(BIN)/concordance pairs --since "$$base" --html .cache/pairs.html || code=1; \
	exit $$code

guard: ## what a pull request cannot bring, judged by this commit: TREE (.) against BASE
	@cd "$(or $(TREE),.)" && python3 -I "$(CURDIR)/scripts/guard.py" "$(or $(BASE),origin/main)"

sizes: ## the weight of site/ against BASE (origin/main)
	@$(BIN)/python scripts/sizes.py "$(or $(BASE),origin/main)" >>"$${GITHUB_STEP_SUMMARY:-/dev/stdout}"

bench-links: ## compare `concordance links` with lychee on a site with planted faults
	@sh scripts/setup.sh test
	@$(BIN)/python bench/links.py $(SCALE)

word: ## accept a name that no dictionary has (LANGUAGE=fr|es|pt|all WORD=Issaquah)
	@sh scripts/setup.sh site
	@$(BIN)/python scripts/words.py "$(LANGUAGE)" $(WORD)

cards: ## draw the cards other sites show of this one, a page's where its title is new
	@$(MAKE) --no-print-directory site
	@sh scripts/setup.sh cards
	@$(BIN)/python scripts/cards.py
	@$(MAKE) --no-print-directory site

screenshot: ## draw the README's picture of the site
	@$(MAKE) --no-print-directory site
	@sh scripts/setup.sh test
	@$(BIN)/python scripts/screenshot.py

readme: ## write the README's tree of the package
	@sh scripts/setup.sh site
	@$(BIN)/python scripts/readme.py

lock: ## pin the dependencies again (UPGRADE=1 takes newer ones)
	@sh scripts/lock.sh

clean: ## remove what the targets made
	@rm -rf site .cache .venv

bench-reader: ## what the reader gets: a stock site against this one
	@sh scripts/setup.sh test
	@$(BIN)/python bench/reader.py

bench-glossary: ## what the glossary finds in CORPORA=DIR, and what it costs a build
	@sh scripts/setup.sh test
	@$(BIN)/python bench/glossary.py $(CORPORA)
	@$(BIN)/python bench/glossary.py --cost

bench-values: ## the value rules on real translations (CORPORA=DIR), and planted errors
	@$(BIN)/python bench/values.py $(CORPORA)

bench-language: ## the rules of language, links and typography on real translations (CORPORA=DIR)
	@$(BIN)/python bench/language.py $(CORPORA)

fuzz: ## feed the readers what nobody writes, for MINUTES (10), or again what SEED drew
	@sh scripts/setup.sh test
	@MINUTES="$(MINUTES)" SEED="$(SEED)" $(BIN)/python tests/fuzz

fuzz-serve: ## change a served site at random, STEPS (200) times: each save is as a whole build (SEED=n)
	@sh scripts/setup.sh test
	@folder=$$(mktemp -d) && PYTHONPATH=hooks $(BIN)/python tests/support/served.py \
		"$$folder" "$(or $(SEED),0)" "$(or $(STEPS),200)"; code=$$?; rm -rf "$$folder"; exit $$code

bench: bench-corpora bench-values bench-freshness bench-language bench-glossary bench-source bench-meaning bench-check bench-links bench-mutations bench-faults ## what fits into an hour (CORPORA=DIR)

bench-corpora: ## check real translated documentation (CORPORA=DIR)
	@$(BIN)/python bench/corpora.py $(CORPORA)

bench-anchor: ## sentences replaced by another, as the optional anchor finds them (CORPORA=DIR)
	@sh scripts/setup.sh test
	@$(BIN)/python bench/anchor.py $(CORPORA)

bench-fix: ## what `check --fix` does to real translations (CORPORA=DIR): nothing but what it should
	@$(BIN)/python bench/fix.py $(CORPORA)

bench-freshness: ## stale pages found among those whose history is known (CORPORA=DIR)
	@$(BIN)/python bench/freshness.py $(CORPORA)

bench-source: ## what reading Markdown costs, and what it finds in CORPORA=DIR
	@$(BIN)/python bench/source.py $(CORPORA)

bench-meaning: ## turn meanings in real translations (CORPORA=DIR): what is found, and what is flagged
	@sh scripts/setup.sh site
	@$(BIN)/python -m bench.meaning $(CORPORA)

bench-mutations: ## plant faults in this site's pages: how many are found, and where
	@sh scripts/setup.sh site
	@$(BIN)/python -m bench.mutations

bench-precision: ## how many findings on real translations (CORPORA=DIR) are right, as judged by reading
	@sh scripts/setup.sh site
	@$(BIN)/python -m bench.precision $(CORPORA)

bench-check: ## what the check costs on 3 x 1,000 pages: cold, warm, one page edited
	@sh scripts/setup.sh site
	@$(BIN)/python bench/check.py

bench-scale: ## builds of SIZES pages a language beside the stock ones: for long
	@sh scripts/setup.sh site
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m bench.scale $(SIZES)

bench-ratio: ## fail where a build has become slower, beside the stock one, than bench/README.md says
	@sh scripts/setup.sh site
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m bench.scale --hold $(or $(SIZES),100 1000)

bench-shards: ## a large site in shares, each as on a machine of its own: for long
	@sh scripts/setup.sh site
	@$(BIN)/python -m bench.shards $(SIZES)

bench-serve: ## how long after a save a real browser shows it, EDITS (20) of each kind
	@sh scripts/setup.sh test
	@$(BIN)/python bench/serve.py

bench-faults: ## kill builds, fill the disk, spoil the cache: what is lost
	@sh scripts/setup.sh site
	@$(BIN)/python -m bench.faults
	@$(BIN)/python -m bench.faults.growth

bench-elsewhere: ## hooks/ in other mkdocs projects (PROJECTS=DIR)
	@sh scripts/setup.sh test
	@$(BIN)/python bench/elsewhere.py $(PROJECTS)

bench-plugins: ## a small site beside each of forty plugins, and on the forks of mkdocs
	@sh scripts/setup.sh site
	@$(BIN)/python bench/plugins.py

bench-starters: ## projects of each generator's starter, with planted faults and no setting
	@sh scripts/setup.sh test
	@$(BIN)/python bench/starters.py

coverage: ## how much of the core the tests run; below the floor it fails
	@sh scripts/setup.sh test
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -n 2 $(foreach one,bench front fuzz reader scripts,--ignore=tests/$(one))
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

mutants: ## change the comparing code, mutant by mutant: the tests must fail (NAMES='*.vote.*'); for long
	@sh scripts/setup.sh mutants
	@$(BIN)/python scripts/mutants.py $(foreach name,$(NAMES),'$(name)')
