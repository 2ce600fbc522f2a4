#!/usr/bin/env bash
# Prints what the embedded API server's schemas cost: to compile one, and to prune, default and validate one object. Needs no cluster.
#   src/bench/schema.sh
set -euo pipefail
source "$(dirname "$0")/environment.sh"
exec java -cp "$path" src/bench/SchemaBench.java
