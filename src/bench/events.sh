#!/usr/bin/env bash
# Changes game servers RATE times a second (default 100 and 1000) and prints how long it takes until an HTTP sink has the event, p50 and
# p99, without and with another sink that hangs. Needs the binaries that the integration tests need.
#   src/bench/events.sh [RATE...]      BENCH_DATABASE=jdbc:postgresql://... puts the event log there, by default it is an H2 file;
#                                      BENCH_CLUSTER=embedded takes the embedded API server, which leaves more of the machine to the controller
set -euo pipefail
source "$(dirname "$0")/environment.sh"
exec java -Dcluster.under.test="${BENCH_CLUSTER:-apiserver}" -Dbench.database="${BENCH_DATABASE:-}" -Dbench.seconds="${BENCH_SECONDS:-20}" -Dbench.jvm="$jvm" -cp "$path" src/bench/EventBench.java "${@:-}"
