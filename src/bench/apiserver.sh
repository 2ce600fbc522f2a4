#!/usr/bin/env bash
# Fills the embedded API server with N pods and N GameServers (default 10000 each) and prints creations a second and its heap, which is held to 256 MiB.
#   src/bench/apiserver.sh [N]
set -euo pipefail
source "$(dirname "$0")/environment.sh"
work=$(mktemp -d)
trap 'exec 3>&-; wait; rm -r "$work"' EXIT
mkfifo "$work/in"
java -Xmx256m ${SERVER_JVM:-} -cp "$path" src/bench/ApiServerBench.java serve "$work/kubeconfig" <"$work/in" &
exec 3>"$work/in"
until [[ -s $work/kubeconfig ]]; do sleep 0.2; done
java -cp "$path" src/bench/ApiServerBench.java load "$work/kubeconfig" "${1:-10000}"
printf x >&3
sleep 3
