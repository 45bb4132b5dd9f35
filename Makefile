.PHONY: run test check bench crash soak setup

# A release build and five demo desks; prints the addresses and the sign-ins.
run:
	@bin/setup build
	@bin/run

# Everything that must pass: core, rooms, scenarios, browser journeys.
test:
	@bin/setup test
	@bin/test

# Warnings as errors, imports, style, all regulations.
check:
	@bin/setup build
	@bin/check

# Ratios measured in one run, as JSON lines; make bench ONLY=load TICKETS=100000 measures a load of that size alone,
# ONLY=clients what many clients cost.
bench:
	@bin/setup build
	@bin/bench $(ONLY)

# Crash trials: make crash TRIALS=200; SEED=… repeats them, POSTGRESQL=1 runs them on PostgreSQL.
crash:
	@bin/setup build
	@$(if $(POSTGRESQL),bin/with-postgresql) bin/crash $(or $(TRIALS),50) $(if $(SEED),--seed $(SEED))

# The long forms: crash trials, fuzz, load.
soak:
	@bin/setup test
	@bin/soak
