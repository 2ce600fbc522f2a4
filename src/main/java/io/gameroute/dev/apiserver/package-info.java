/**
 * A small Kubernetes API server in this process, for development and tests: kubectl, clients and informers work on it as on a real one. Its objects
 * are in memory. It knows nothing of games, and has neither scheduler nor kubelet.
 */
@NullMarked
package io.gameroute.dev.apiserver;

import org.jspecify.annotations.NullMarked;
