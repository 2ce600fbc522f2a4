#!/usr/bin/env bash
# Changes game servers on a real API server RATE times a second (default 100 and 1000) and prints how long it takes until an HTTP sink has the event, p50 and
# p99, without and with another sink that hangs. Needs the binaries that the integration tests need.
#   src/bench/events.sh [RATE...]      BENCH_DATABASE=jdbc:postgresql://... puts the event log there, by default it is an H2 file
set -euo pipefail
cd "$(dirname "$0")/../.."
[[ -f target/gameroute.jar ]] || mvn -q -B package -DskipTests
[[ -d target/test-classes/io/gameroute/cluster ]] || mvn -q -B test-compile
[[ -f target/test.classpath ]] || mvn -q -B dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test.classpath
export MALLOC_ARENA_MAX=2
exec java -Dbench.database="${BENCH_DATABASE:-}" -Dbench.seconds="${BENCH_SECONDS:-20}" \
  -Dbench.jvm="${BENCH_JVM:--XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms24m -Xmx160m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -Xss512k}" \
  -cp "target/classes:target/test-classes:$(cat target/test.classpath)" src/bench/EventBench.java "${@:-}"
