package io.gameroute.dev.nodes;

import java.util.Set;

/** A node as the scheduler sees it: itself, how many pods it has, and which of its ports they hold. */
record Candidate(NodeState node, int pods, Set<String> hostPorts) {}
