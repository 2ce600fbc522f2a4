package io.gameroute.reconcile.gameserver;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import java.util.Optional;
import java.util.Set;

/** What is not normal about a pod's node (GS-31). A node that is gone is a finding; in OKG it stops the whole status. */
final class NodeNormalPolicy {
    private static final Set<String> MUST_BE_TRUE = Set.of("Ready", "SufficientIP");

    private NodeNormalPolicy() {}

    static Findings findings(String nodeName, Optional<Node> node) {
        Findings findings = new Findings();
        if (node.isEmpty()) {
            findings.add("Node Not Found", "There is no node named " + nodeName + " in cluster");
            return findings;
        }
        if (node.get().getStatus() == null) {
            return findings;
        }
        for (NodeCondition condition : node.get().getStatus().getConditions()) {
            String expected = MUST_BE_TRUE.contains(condition.getType()) ? "True" : "False";
            if (!expected.equals(condition.getStatus())) {
                findings.add(condition.getType() + ":" + condition.getReason(), condition.getMessage());
            }
        }
        return findings;
    }
}
