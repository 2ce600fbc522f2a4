#!/usr/bin/env bash
# Scales a set from 0 to N (default 1000) on a real API server and prints wall time, API writes a server, CPU seconds and peak RSS of the
# controller, beside the floor of the same writes by a bare client. Needs the binaries that the integration tests need.
#   src/bench/scale.sh [N]
set -euo pipefail
cd "$(dirname "$0")/../.."
[[ -f target/gameroute.jar ]] || mvn -q -B package -DskipTests
[[ -d target/test-classes/io/gameroute/cluster ]] || mvn -q -B test-compile
exec java -Dbench.jvm="${BENCH_JVM:--XX:+UseSerialGC -Xmx160m -XX:MaxMetaspaceSize=96m -Xss512k}" \
  -cp "target/classes:target/test-classes:target/lib/*:${BENCH_CP:-}" src/bench/ScaleBench.java "$@"
