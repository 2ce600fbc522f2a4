package io.gameroute.dev.nodes;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The nodes and what runs on them, kept up to date pod by pod; a pod is counted from the decision to bind it. */
final class NodeLoads {
    private final Map<String, NodeState> nodes = new LinkedHashMap<>();
    private final Map<String, Assignment> assignments = new HashMap<>();
    private final Map<String, Integer> pods = new HashMap<>();
    private final Map<String, Set<String>> ports = new HashMap<>();

    private record Assignment(String node, Set<String> ports) {}

    void put(NodeState node) {
        nodes.put(node.name(), node);
    }

    void remove(String node) {
        nodes.remove(node);
    }

    Optional<NodeState> find(String node) {
        return Optional.ofNullable(nodes.get(node));
    }

    void assign(String podUid, String node, Set<String> hostPorts) {
        if (assignments.containsKey(podUid)) {
            return;
        }
        assignments.put(podUid, new Assignment(node, hostPorts));
        pods.merge(node, 1, Integer::sum);
        ports.computeIfAbsent(node, name -> new HashSet<>()).addAll(hostPorts);
    }

    /** Whether there was something to release. */
    boolean release(String podUid) {
        Assignment assignment = assignments.remove(podUid);
        if (assignment == null) {
            return false;
        }
        pods.merge(assignment.node(), -1, Integer::sum);
        ports.getOrDefault(assignment.node(), new HashSet<>()).removeAll(assignment.ports());
        return true;
    }

    Collection<Candidate> candidates() {
        return nodes.values().stream()
                .map(node -> new Candidate(
                        node, pods.getOrDefault(node.name(), 0), ports.getOrDefault(node.name(), Set.of())))
                .toList();
    }
}
