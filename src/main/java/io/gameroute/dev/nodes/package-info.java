/**
 * Simulated nodes: they play scheduler, kubelet and volume provisioner on any API server, with faults on demand, so that pods live and die as
 * on real machines without a container ever running. Decisions ({@code *Policy}, {@code *Planner}, {@code *Decision}) are pure; the rest is one
 * event loop and its writes. Nothing here knows what a game server is.
 */
@NullMarked
package io.gameroute.dev.nodes;

import org.jspecify.annotations.NullMarked;
