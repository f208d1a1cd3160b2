#!/usr/bin/env bash
# Measures what README and issues quote: power-on to first AIO, edit to verdict, and the whole
# verify with a warm base against a cold kernel build, N times (default 1). Run it on a machine
# that does nothing else; each round builds a kernel from scratch.
#
#   testsuite/bench/timings.sh [N] > timings.tsv
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-1}
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT
printf 'round\tfigure\tvalue\n'
for ((round = 1; round <= rounds; round++)); do
	SUBBLOCK_RUNS="$runs" ./subblock verify --timings >"$runs/report.$round" || {
		status=$?
		cat "$runs/report.$round" >&2
		exit "$status"
	}
	sed -n "s/^timing: \(.*\): \([0-9.]*\).*/$round\t\1\t\2/p" "$runs/report.$round"
done
