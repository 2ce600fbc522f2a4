package io.gameroute.dev.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeStatusDecisionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Node FRESH = new NodeObjects(SimulatedNodesOptions.DEFAULTS).node(0, NOW);

    @Test
    void aNodeThatShowsWhatItIsIsLeftAlone() {
        assertThat(NodeStatusDecision.conditions(FRESH, NOW)).isEmpty();
        assertThat(NodeStatusDecision.taints(FRESH)).isEmpty();
    }

    @Test
    void aNodeThatIsDownBecomesUnknownOnce() {
        Node down = annotated(FRESH);

        List<NodeCondition> conditions =
                NodeStatusDecision.conditions(down, NOW).orElseThrow();

        assertThat(conditions).extracting(NodeCondition::getStatus).containsOnly("Unknown");
        assertThat(NodeStatusDecision.conditions(showing(down, conditions), NOW))
                .isEmpty();
    }

    @Test
    void aNodeThatIsBackBecomesReadyAgain() {
        Node back = showing(FRESH, NodeObjects.conditions(true, NOW));

        assertThat(NodeStatusDecision.conditions(back, NOW).orElseThrow()).anySatisfy(condition -> {
            assertThat(condition.getType()).isEqualTo("Ready");
            assertThat(condition.getStatus()).isEqualTo("True");
        });
    }

    @Test
    void onlyTheTaintsOfReadinessAreTakenAway() {
        Taint own = new Taint("NoSchedule", "dedicated", null, "games");
        Taint notReady = new Taint("NoSchedule", "node.kubernetes.io/not-ready", null, null);
        Node tainted = new NodeBuilder(FRESH)
                .withNewSpec()
                .withTaints(own, notReady)
                .endSpec()
                .build();

        assertThat(NodeStatusDecision.taints(tainted)).contains(List.of(own));
        assertThat(NodeStatusDecision.taints(annotated(tainted))).isEmpty();
    }

    private static Node annotated(Node node) {
        return new NodeBuilder(node)
                .editMetadata()
                .addToAnnotations(Fault.ANNOTATION, Fault.NODE_DOWN)
                .endMetadata()
                .build();
    }

    private static Node showing(Node node, List<NodeCondition> conditions) {
        return new NodeBuilder(node)
                .editStatus()
                .withConditions(conditions)
                .endStatus()
                .build();
    }
}
