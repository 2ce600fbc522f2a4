#!/usr/bin/env bash
# Changes the image of N (default 1000) running servers in place on a real API server and prints wall time, API writes a server, CPU seconds and peak RSS of the
# controller, beside the floor of the same writes by a bare client. Needs the binaries that the integration tests need.
#   src/bench/update.sh [N]             BENCH_EVENTS=true records events and runs the sinks too
set -euo pipefail
cd "$(dirname "$0")/../.."
[[ -f target/gameroute.jar ]] || mvn -q -B package -DskipTests
[[ -d target/test-classes/io/gameroute/cluster ]] || mvn -q -B test-compile
[[ -f target/test.classpath ]] || mvn -q -B dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test.classpath
export MALLOC_ARENA_MAX=2
exec java -Dbench.events="${BENCH_EVENTS:-false}" -Dbench.jvm="${BENCH_JVM:--XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms24m -Xmx160m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -Xss512k}" \
  -cp "target/classes:target/test-classes:$(cat target/test.classpath)" src/bench/UpdateBench.java "$@"
