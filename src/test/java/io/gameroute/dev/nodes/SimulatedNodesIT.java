package io.gameroute.dev.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.gameroute.cluster.ApiWrite;
import io.gameroute.cluster.AuditLog;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.ControlPlaneExtension;
import io.gameroute.cluster.TestNamespace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ControlPlaneExtension.class)
class SimulatedNodesIT {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static SimulatedNodes nodes;

    private final ControlPlane cluster;
    private final KubernetesClient client;
    private final String namespace;

    SimulatedNodesIT(ControlPlane cluster, TestNamespace namespace) {
        this.cluster = cluster;
        this.client = cluster.adminClient();
        this.namespace = namespace.name();
    }

    @BeforeAll
    static void startNodes(ControlPlane cluster) {
        nodes = SimulatedNodes.start(
                cluster.adminClient(),
                SimulatedNodesOptions.DEFAULTS.withNodes(3).withPodsPerNode(500));
    }

    @AfterAll
    static void closeNodes() {
        nodes.close();
    }

    @Test
    void aPodBecomesReadyByABindingAndOneStatusWrite() {
        AuditLog.Mark mark = cluster.auditLog().mark();

        create(pod("simple"));

        Pod ready = await("simple", SimulatedNodesIT::isReady);
        assertThat(ready.getStatus().getPhase()).isEqualTo("Running");
        assertThat(ready.getStatus().getPodIP()).startsWith("10.");
        assertThat(ready.getStatus().getHostIP()).startsWith("10.200.");
        assertThat(nodes.nodeNames()).contains(ready.getSpec().getNodeName());
        assertThat(writesTo("simple", mark))
                .extracting(ApiWrite::verb, ApiWrite::subresource)
                .containsExactly(tuple("create", "binding"), tuple("patch", "status"));
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
    void aPodWithAReadinessGateIsReadyOnlyWhenTheGateOpens() {
        create(new PodBuilder(pod("gated"))
                .editSpec()
                .addNewReadinessGate("example.com/gate")
                .endSpec()
                .build());
        Pod waiting = await("gated", pod -> isTrue(pod, "ContainersReady"));
        assertThat(isReady(waiting)).isFalse();

        openGate("gated", "True");
        await("gated", SimulatedNodesIT::isReady);

        openGate("gated", "False");
        await("gated", pod -> !isReady(pod));
    }

    @Test
    void aPodThatFitsNowhereIsUnschedulableUntilThereIsRoom() {
        create(hostPort("first", "node-0"));
        await("first", SimulatedNodesIT::isReady);

        create(hostPort("second", "node-0"));
        Pod waiting = await("second", SimulatedNodesIT::isUnschedulable);
        assertThat(waiting.getSpec().getNodeName()).isNull();

        resource("first").delete();
        await("second", SimulatedNodesIT::isReady);
    }

    @Test
    void aPodWaitsForItsClaimWhichIsThenBound() {
        create(new PodBuilder(pod("claiming"))
                .editSpec()
                .addNewVolume()
                .withName("data")
                .withNewPersistentVolumeClaim("data", false)
                .endVolume()
                .endSpec()
                .build());
        await("claiming", SimulatedNodesIT::isUnschedulable);

        client.resource(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName("data")
                        .endMetadata()
                        .withNewSpec()
                        .withAccessModes("ReadWriteOnce")
                        .withNewResources()
                        .addToRequests("storage", new Quantity("1Gi"))
                        .endResources()
                        .endSpec()
                        .build())
                .create();

        await("claiming", SimulatedNodesIT::isReady);
        String volume = client.persistentVolumeClaims()
                .inNamespace(namespace)
                .withName("data")
                .get()
                .getSpec()
                .getVolumeName();
        assertThat(client.persistentVolumes().withName(volume).get().getStatus().getPhase())
                .isEqualTo("Bound");
    }

    @Test
    void aNewImageRestartsTheContainerInPlace() {
        create(pod("updated"));
        Pod before = await("updated", SimulatedNodesIT::isReady);

        resource("updated").edit(pod -> new PodBuilder(pod)
                .editSpec()
                .editFirstContainer()
                .withImage("example.com/game:2")
                .endContainer()
                .endSpec()
                .build());

        await("updated", pod -> container(pod).getRestartCount() == 1 && !isReady(pod));
        Pod after = await("updated", SimulatedNodesIT::isReady);
        assertThat(container(after).getImage()).isEqualTo("example.com/game:2");
        assertThat(container(after).getImageID()).isNotEqualTo(container(before).getImageID());
        assertThat(after.getStatus().getPodIP()).isEqualTo(before.getStatus().getPodIP());
        assertThat(after.getMetadata().getUid()).isEqualTo(before.getMetadata().getUid());
    }

    @Test
    void aDeletedPodIsRemovedByOneWrite() {
        create(pod("ended"));
        await("ended", SimulatedNodesIT::isReady);
        AuditLog.Mark mark = cluster.auditLog().mark();

        resource("ended").delete();

        awaitGone("ended");
        assertThat(writesTo("ended", mark)).extracting(ApiWrite::verb).containsExactly("delete");
    }

    @Test
    void aFinalizerKeepsAnEndedPodUntilItIsTakenAway() {
        create(new PodBuilder(pod("kept"))
                .editMetadata()
                .withFinalizers("example.com/keep")
                .endMetadata()
                .build());
        await("kept", SimulatedNodesIT::isReady);

        resource("kept").delete();
        Pod ended = await("kept", pod -> "Succeeded".equals(pod.getStatus().getPhase()));
        assertThat(isReady(ended)).isFalse();

        resource("kept").edit(pod -> new PodBuilder(pod)
                .editMetadata()
                .withFinalizers(List.of())
                .endMetadata()
                .build());
        awaitGone("kept");
    }

    @Test
    void aCrashRestartsTheContainerAndACrashLoopHoldsIt() {
        create(pod("crashing"));
        Pod pod = await("crashing", SimulatedNodesIT::isReady);

        nodes.inject(pod, Fault.CRASH);
        await("crashing", restarted -> container(restarted).getRestartCount() == 1 && isReady(restarted));

        annotate("crashing", Fault.CRASH_LOOP.annotationValue());
        Pod held = await("crashing", loop -> container(loop).getRestartCount() == 2 && !isReady(loop));
        assertThat(container(held).getState().getWaiting().getReason()).isEqualTo("CrashLoopBackOff");
        assertThat(container(held).getLastState().getTerminated().getExitCode()).isEqualTo(1);

        annotate("crashing", null);
        await("crashing", SimulatedNodesIT::isReady);
    }

    @Test
    void anEvictedAndAFailedPodAreFailedForGood() {
        create(pod("evicted"));
        create(pod("failed"));
        nodes.evict(await("evicted", SimulatedNodesIT::isReady));
        nodes.fail(await("failed", SimulatedNodesIT::isReady));

        Pod evicted = await("evicted", pod -> "Failed".equals(pod.getStatus().getPhase()));
        assertThat(evicted.getStatus().getReason()).isEqualTo("Evicted");
        assertThat(isReady(evicted)).isFalse();
        await("failed", pod -> "Failed".equals(pod.getStatus().getPhase()));
    }

    @Test
    void aPodCanLoseAndRegainItsReadiness() {
        create(pod("flapping"));
        Pod pod = await("flapping", SimulatedNodesIT::isReady);

        nodes.notReady(pod);
        await("flapping", unready -> !isReady(unready));
        nodes.ready(pod);
        await("flapping", SimulatedNodesIT::isReady);
    }

    @Test
    void podsOfANodeThatIsDownAreNotReadyUntilItIsBack() {
        create(onNode("stranded", "node-2"));
        await("stranded", SimulatedNodesIT::isReady);

        nodes.nodeDown("node-2");
        await("stranded", pod -> !isReady(pod));
        assertThat(readyOfNode("node-2")).isEqualTo("Unknown");

        nodes.nodeUp("node-2");
        await("stranded", SimulatedNodesIT::isReady);
        Awaitility.await().atMost(BOUND).untilAsserted(() -> assertThat(readyOfNode("node-2"))
                .isEqualTo("True"));
    }

    @Test
    void podsGoOnLivingAfterARestartOfTheApiServer() {
        create(pod("before"));
        await("before", SimulatedNodesIT::isReady);

        cluster.stopApiServer();
        cluster.startApiServer();

        create(pod("after"));
        await("after", SimulatedNodesIT::isReady);
        resource("before").delete();
        awaitGone("before");
    }

    private Pod pod(String name) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .addNewInitContainer()
                .withName("prepare")
                .withImage("example.com/prepare:1")
                .endInitContainer()
                .addNewContainer()
                .withName("game")
                .withImage("example.com/game:1")
                .endContainer()
                .endSpec()
                .build();
    }

    private Pod onNode(String name, String node) {
        return new PodBuilder(pod(name))
                .editSpec()
                .addToNodeSelector("kubernetes.io/hostname", node)
                .endSpec()
                .build();
    }

    private Pod hostPort(String name, String node) {
        return new PodBuilder(onNode(name, node))
                .editSpec()
                .editFirstContainer()
                .addNewPort()
                .withContainerPort(7777)
                .withHostPort(7777)
                .endPort()
                .endContainer()
                .endSpec()
                .build();
    }

    private void create(Pod pod) {
        client.resource(pod).create();
    }

    private PodResource resource(String name) {
        return client.pods().inNamespace(namespace).withName(name);
    }

    private Pod await(String name, Predicate<Pod> condition) {
        return Awaitility.await(name)
                .atMost(BOUND)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> resource(name).get(), pod -> pod != null && condition.test(pod));
    }

    private void awaitGone(String name) {
        Awaitility.await(name + " gone")
                .atMost(BOUND)
                .until(() -> resource(name).get() == null);
    }

    private void annotate(String name, @Nullable String fault) {
        resource(name)
                .edit(pod -> fault == null
                        ? new PodBuilder(pod)
                                .editMetadata()
                                .removeFromAnnotations(Fault.ANNOTATION)
                                .endMetadata()
                                .build()
                        : new PodBuilder(pod)
                                .editMetadata()
                                .addToAnnotations(Map.of(Fault.ANNOTATION, fault))
                                .endMetadata()
                                .build());
    }

    private void openGate(String name, String status) {
        resource(name).editStatus(pod -> new PodBuilder(pod)
                .editStatus()
                .removeMatchingFromConditions(condition -> condition.getType().equals("example.com/gate"))
                .addToConditions(new PodConditionBuilder()
                        .withType("example.com/gate")
                        .withStatus(status)
                        .build())
                .endStatus()
                .build());
    }

    private String readyOfNode(String name) {
        return client.nodes().withName(name).get().getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .map(condition -> condition.getStatus())
                .findFirst()
                .orElseThrow();
    }

    private List<ApiWrite> writesTo(String pod, AuditLog.Mark mark) {
        return cluster.auditLog()
                .writesSince(
                        mark,
                        write -> write.userAgent().equals(SimulatedNodes.USER_AGENT)
                                && write.namespace().equals(namespace)
                                && write.name().equals(pod));
    }

    private static ContainerStatus container(Pod pod) {
        return pod.getStatus().getContainerStatuses().get(0);
    }

    private static boolean isReady(Pod pod) {
        return isTrue(pod, "Ready");
    }

    private static boolean isTrue(Pod pod, String type) {
        return PodConditions.isTrue(pod, type);
    }

    private static boolean isUnschedulable(Pod pod) {
        PodStatus status = Objects.requireNonNull(pod.getStatus());
        return PodConditions.find(status, "PodScheduled")
                .filter(condition -> "Unschedulable".equals(condition.getReason()))
                .isPresent();
    }
}
