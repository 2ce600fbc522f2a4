#!/usr/bin/env bash
# Prints what one pass over a set at rest costs, for sets of 100, 1,000 and 10,000 servers. Needs no cluster.
#   src/bench/pass.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
[[ -d target/classes/io/gameroute ]] || mvn -q -B compile
[[ -f target/test.classpath ]] || mvn -q -B dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test.classpath
exec java -cp "target/classes:$(cat target/test.classpath)" src/bench/PassBench.java
