package io.gameroute.dev.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.TestNamespace;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class NodesIT extends OnSimulatedNodes {
    NodesIT(ControlPlane cluster, TestNamespace namespace) {
        super(cluster, namespace);
    }

    @Test
    void nodesAreReadyAndHaveAddressesAndALease() {
        assertThat(nodes.nodeNames()).hasSize(3).allSatisfy(name -> {
            Awaitility.await().atMost(BOUND).untilAsserted(() -> assertThat(
                            client.nodes().withName(name).get().getSpec().getTaints())
                    .isEmpty());
            assertThat(client.nodes().withName(name).get().getStatus().getAddresses())
                    .extracting(address -> address.getType())
                    .contains("InternalIP", "ExternalIP", "Hostname");
            Awaitility.await()
                    .atMost(BOUND)
                    .until(() -> client.leases()
                                    .inNamespace("kube-node-lease")
                                    .withName(name)
                                    .get()
                            != null);
        });
    }

    @Test
    void podsOfANodeThatIsDownAreNotReadyUntilItIsBack() {
        create(onNode("stranded", "node-2"));
        await("stranded", OnSimulatedNodes::isReady);

        nodes.nodeDown("node-2");
        await("stranded", pod -> !isReady(pod));
        assertThat(readyOfNode("node-2")).isEqualTo("Unknown");

        nodes.nodeUp("node-2");
        await("stranded", OnSimulatedNodes::isReady);
        Awaitility.await().atMost(BOUND).untilAsserted(() -> assertThat(readyOfNode("node-2"))
                .isEqualTo("True"));
    }

    @Test
    void podsGoOnLivingAfterARestartOfTheApiServer() {
        create(pod("before"));
        await("before", OnSimulatedNodes::isReady);

        cluster.stopApiServer();
        cluster.startApiServer();

        create(pod("after"));
        await("after", OnSimulatedNodes::isReady);
        resource("before").delete();
        awaitGone("before");
    }

    private String readyOfNode(String name) {
        return client.nodes().withName(name).get().getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .map(condition -> condition.getStatus())
                .findFirst()
                .orElseThrow();
    }
}
