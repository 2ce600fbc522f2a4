package io.gameroute.dev.nodes;

import java.time.Duration;

/** How many nodes there are, what fits on each, how long they take, and whether they go with their owner. */
public record SimulatedNodesOptions(
        int nodes,
        String namePrefix,
        int podsPerNode,
        boolean externalAddresses,
        Delays delays,
        Duration heartbeat,
        boolean removeNodesOnClose) {

    public static final SimulatedNodesOptions DEFAULTS =
            new SimulatedNodesOptions(3, "node", 110, true, Delays.NONE, Duration.ofSeconds(10), true);

    public SimulatedNodesOptions {
        if (nodes < 1 || nodes > 60_000 || podsPerNode < 1) {
            throw new IllegalArgumentException("between 1 and 60000 nodes, with room for a pod or more on each");
        }
    }

    public SimulatedNodesOptions withNodes(int value) {
        return new SimulatedNodesOptions(
                value, namePrefix, podsPerNode, externalAddresses, delays, heartbeat, removeNodesOnClose);
    }

    public SimulatedNodesOptions withNamePrefix(String value) {
        return new SimulatedNodesOptions(
                nodes, value, podsPerNode, externalAddresses, delays, heartbeat, removeNodesOnClose);
    }

    public SimulatedNodesOptions withPodsPerNode(int value) {
        return new SimulatedNodesOptions(
                nodes, namePrefix, value, externalAddresses, delays, heartbeat, removeNodesOnClose);
    }

    public SimulatedNodesOptions withExternalAddresses(boolean value) {
        return new SimulatedNodesOptions(nodes, namePrefix, podsPerNode, value, delays, heartbeat, removeNodesOnClose);
    }

    public SimulatedNodesOptions withDelays(Delays value) {
        return new SimulatedNodesOptions(
                nodes, namePrefix, podsPerNode, externalAddresses, value, heartbeat, removeNodesOnClose);
    }

    public SimulatedNodesOptions withHeartbeat(Duration value) {
        return new SimulatedNodesOptions(
                nodes, namePrefix, podsPerNode, externalAddresses, delays, value, removeNodesOnClose);
    }

    /** False where nodes must outlive this process, as in a cluster whose data are kept. */
    public SimulatedNodesOptions withRemoveNodesOnClose(boolean value) {
        return new SimulatedNodesOptions(nodes, namePrefix, podsPerNode, externalAddresses, delays, heartbeat, value);
    }
}
