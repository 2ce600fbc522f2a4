#!/usr/bin/env bash
# Scales a set from 0 to N (default 1000) on a real API server and prints wall time, API writes a server, CPU seconds and peak RSS of the
# controller, beside the floor of the same writes by a bare client. Needs the binaries that the integration tests need.
#   src/bench/scale.sh [N]             BENCH_EVENTS=true records events and runs the sinks too
set -euo pipefail
source "$(dirname "$0")/environment.sh"
exec java -Dbench.events="${BENCH_EVENTS:-false}" -Dbench.jvm="$jvm" -cp "$path" src/bench/ScaleBench.java "$@"
