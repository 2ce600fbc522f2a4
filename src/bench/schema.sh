#!/usr/bin/env bash
# Prints what the embedded API server's schemas cost: to compile one, and to prune, default and validate one object. Needs no cluster.
#   src/bench/schema.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
[[ -d target/classes/io/gameroute ]] || mvn -q -B compile
[[ -f target/test.classpath ]] || mvn -q -B dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test.classpath
exec java -cp "target/classes:$(cat target/test.classpath)" src/bench/SchemaBench.java
