# Everything that is done to this repository beside writing it.

TOOL     := go tool -modfile=tools.mod
FUZZTIME ?= 20s
PACKAGES := ./...
PREFIX   ?= /usr/local
DESTDIR  ?=
DEBDIR   ?= .

.PHONY: build man install deb reproducible test golden lint format fuzz bench deps

# A static program without the tables of debuggers; the same sources, the same bytes.
build:
	CGO_ENABLED=0 go build -trimpath -buildvcs=auto -ldflags='-s -w' -o chancery ./cmd/chancery

# The help of every command as manual pages, in ./man; without what this user has set.
man:
	@rm -rf man
	@env -u CHANCERY_STORE -u USER go run ./cmd/manpages man

# The program, its manual and what shells complete, below $(DESTDIR)$(PREFIX).
install: build man
	install -D -m 755 chancery $(DESTDIR)$(PREFIX)/bin/chancery
	install -d $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
		$(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	for page in man/*.1; do gzip -9n < $$page > $(DESTDIR)$(PREFIX)/share/man/man1/$$(basename $$page).gz || exit 1; done
	./chancery completion bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/chancery
	./chancery completion zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_chancery
	./chancery completion fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/chancery.fish

deb:
	@packaging/deb $(DEBDIR)

reproducible:
	@packaging/reproducible

# The race detector needs a C compiler; without one the tests still run.
test: deps
	@if command -v "$${CC:-gcc}" >/dev/null 2>&1; then \
		CGO_ENABLED=1 go test -race -timeout 12m $(PACKAGES); \
	else \
		echo "make test: no C compiler, so the race detector stays off (apt-get install gcc)" >&2; \
		go test -timeout 12m $(PACKAGES); \
	fi

# Programs that nobody here wrote read our exports back in the tests.
deps:
	@.ci/packages

# Goldens are written by the tests that compare them; review the difference.
golden:
	@go test $$(grep -rl --include=*_test.go chancery/internal/golden . | xargs -n1 dirname | sort -u) -update

lint:
	go vet $(PACKAGES)
	$(TOOL) golangci-lint run $(PACKAGES)
	$(TOOL) staticcheck $(PACKAGES)
	@out=$$($(TOOL) gofumpt -l .); if [ -n "$$out" ]; then echo "gofumpt: run 'make format' for:"; echo "$$out"; exit 1; fi
	@.ci/page
	@out=$$($(TOOL) deadcode -test $(PACKAGES)); if [ -n "$$out" ]; then echo "deadcode:"; echo "$$out"; exit 1; fi
	@if command -v npx >/dev/null 2>&1; then npx --yes --package typescript@5.9.3 tsc -p internal/web/page; \
		else echo "make lint: no node, so the types of the page are not checked" >&2; fi

format:
	$(TOOL) gofumpt -w .

fuzz:
	@for file in $$(grep -rl --include=*_test.go '^func Fuzz' .); do \
		for name in $$(grep -o '^func Fuzz[A-Za-z0-9_]*' $$file | cut -c6-); do \
			echo "== $$(dirname $$file) $$name"; \
			go test -run='^$$' -fuzz="^$$name\$$" -fuzztime=$(FUZZTIME) $$(dirname $$file) || exit 1; \
		done; \
	done

bench:
	go test -run='^$$' -bench=. -benchmem $(PACKAGES)
