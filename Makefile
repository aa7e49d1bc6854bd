# Talim. The two commands a newcomer needs: `make demo` and `make test`.
.PHONY: demo pages test build format lint packages test-packages clean

SWIFT ?= swift
DEMO  ?= demo
RELEASE_FLAGS := -c release --static-swift-stdlib --explicit-target-dependency-import-check error
DEBUG_FLAGS   := --explicit-target-dependency-import-check error

## demo: installs what is missing, builds, and runs the main job on the sample co-op
demo: build
	scripts/demo "$(DEMO)"

## pages: makes the sample pages and the pictures of the docs anew
pages: build
	scripts/make-sample-pages

## test: installs what the tests need, builds and runs all tests
test: packages test-packages
	$(SWIFT) build --build-tests $(DEBUG_FLAGS)
	$(SWIFT) test $(DEBUG_FLAGS)

## build: the program itself, in release
build: packages
	$(SWIFT) build $(RELEASE_FLAGS) --product talim

packages:
	scripts/install-packages build

test-packages:
	scripts/install-packages test
	scripts/install-test-python >/dev/null

## format: brings all sources into the house's form; lint: says what is not
format:
	$(SWIFT) format format --in-place --recursive Sources Tests Package.swift

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

clean:
	rm -rf .build "$(DEMO)"
