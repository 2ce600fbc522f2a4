#!/usr/bin/env bash
# Prints what one pass over a set at rest costs, for sets of 100, 1,000 and 10,000 servers. Needs no cluster.
#   src/bench/pass.sh
set -euo pipefail
source "$(dirname "$0")/environment.sh"
exec java -cp "$path" src/bench/PassBench.java
