package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.cluster.AuditLog;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@Acceptance
class LaunchOrderIT {
    private static final String BY_PRIORITY = """
            gameServerTemplate:
              metadata: {annotations: {dev.gameroute.io/fault: %s}}
              spec:
                containers:
                - {name: default-game, image: nginx}
                - {name: voice, image: voice, env: [{name: KRUISE_CONTAINER_PRIORITY, value: "-1"}]}
                - {name: proxy, image: proxy, env: [{name: KRUISE_CONTAINER_PRIORITY, value: "10"}]}
            """;

    private final Scenario scenario;

    LaunchOrderIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void aContainerStartsWhenAllOfAHigherPriorityAreReady() {
        scenario.create(1, BY_PRIORITY.formatted("never-ready"));

        scenario.eventually(() -> assertThat(states(scenario.pod(0)))
                .isEqualTo(Map.of(
                        "proxy", "running",
                        "default-game", "CreateContainerConfigError",
                        "voice", "CreateContainerConfigError")));
        scenario.eventually(() -> assertThat(scenario.server(0).getStatus()).isNotNull());
        assertThat(configMaps()).isEmpty();
        assertThat(scenario.events("CreateContainerConfigError")).isEmpty();
        assertThat(scenario.condition("Degraded")).startsWith("False");

        scenario.cluster().nodes().heal(scenario.pod(0));
        scenario.client()
                .pods()
                .inNamespace(scenario.namespace())
                .withName(Scenario.name(0))
                .edit(pod -> {
                    pod.getMetadata().getAnnotations().remove("dev.gameroute.io/fault");
                    return pod;
                });

        scenario.awaitReady(1);
        assertThat(states(scenario.pod(0)).values()).containsOnly("running");
        assertThat(startsInOrder(scenario.pod(0), "proxy", "default-game", "voice"))
                .isTrue();
    }

    @Test
    void eachStepCostsOneWriteAndTheConfigMapsGoWithTheirPod() {
        AuditLog.Mark mark = scenario.auditLog().mark();
        scenario.deploy(3, BY_PRIORITY.formatted("none"));

        assertThat(scenario.ourWritesSince(mark))
                .filteredOn(write -> write.resource().equals("configmaps"))
                .hasSize(6);
        assertThat(configMaps()).hasSize(6).allSatisfy(config -> {
            assertThat(config.getImmutable()).isTrue();
            assertThat(config.getMetadata().getOwnerReferences())
                    .singleElement()
                    .satisfies(owner -> assertThat(owner.getKind()).isEqualTo("Pod"));
        });

        List<String> before = names();
        String uid = scenario.podUid(0);
        scenario.deletePod(0);
        scenario.awaitReplaced(0, uid);
        scenario.eventually(() -> {
            assertThat(configMaps()).hasSize(6);
            assertThat(names()).filteredOn(before::contains).hasSize(4);
        });
        assertThat(startsInOrder(scenario.pod(0), "proxy", "default-game", "voice"))
                .isTrue();
    }

    @Test
    void theAnnotationStartsContainersInTheirOrder() {
        scenario.deploy(1, """
                gameServerTemplate:
                  metadata: {annotations: {apps.kruise.io/container-launch-priority: Ordered}}
                  spec: {containers: [{name: first, image: a}, {name: second, image: b}]}
                """);

        assertThat(configMaps()).hasSize(1);
        assertThat(configMaps().get(0).getData()).isEqualTo(Map.of("p_-1", "true"));
        assertThat(startsInOrder(scenario.pod(0), "first", "second")).isTrue();
    }

    @Test
    void anImageChangesInPlaceAndItsContainerIsNotHeldAgain() {
        scenario.deploy(
                1,
                Specs.merged(
                        BY_PRIORITY.formatted("none"),
                        "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceOnly}}"));
        String uid = scenario.podUid(0);

        scenario.edit("{gameServerTemplate: {spec: {containers: [{name: default-game, image: \"nginx:2\"},"
                + " {name: voice, image: voice, env: [{name: KRUISE_CONTAINER_PRIORITY, value: \"-1\"}]},"
                + " {name: proxy, image: proxy, env: [{name: KRUISE_CONTAINER_PRIORITY, value: \"10\"}]}]}}}");

        scenario.eventually(() -> assertThat(scenario.pod(0).getStatus().getContainerStatuses())
                .anySatisfy(status -> assertThat(status.getImage()).contains("nginx:2")));
        scenario.awaitReady(1);
        assertThat(scenario.podUid(0)).isEqualTo(uid);
        assertThat(configMaps()).hasSize(2);
    }

    @Test
    void imagesChangeInTheSameOrderEachWhenTheOneBeforeIsReady() {
        scenario.deploy(
                1,
                Specs.merged(
                        BY_PRIORITY.formatted("none"),
                        "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceOnly}}"));
        String uid = scenario.podUid(0);

        scenario.edit("{gameServerTemplate: {metadata: {annotations: {dev.gameroute.io/fault: image-pull-error}},"
                + " spec: {containers: [{name: default-game, image: nginx},"
                + " {name: voice, image: \"voice:2\", env: [{name: KRUISE_CONTAINER_PRIORITY, value: \"-1\"}]},"
                + " {name: proxy, image: \"proxy:2\", env: [{name: KRUISE_CONTAINER_PRIORITY, value: \"10\"}]}]}}}");
        scenario.awaitCondition("Degraded", "True ServersStuck");
        assertThat(images()).containsEntry("proxy", "proxy:2").containsEntry("voice", "voice");

        scenario.edit("{gameServerTemplate: {metadata: {annotations: {dev.gameroute.io/fault: none}}}}");
        scenario.eventually(
                () -> assertThat(images()).containsEntry("proxy", "proxy:2").containsEntry("voice", "voice:2"));
        scenario.awaitReady(1);
        assertThat(scenario.podUid(0)).isEqualTo(uid);
    }

    private Map<String, String> images() {
        return scenario.pod(0).getSpec().getContainers().stream()
                .collect(Collectors.toMap(Container::getName, Container::getImage));
    }

    @Test
    void aPriorityThatIsNoNumberIsTold() {
        scenario.create(
                1,
                "gameServerTemplate: {spec: {containers: [{name: default-game, image: nginx,"
                        + " env: [{name: KRUISE_CONTAINER_PRIORITY, value: first}]}]}}");

        scenario.awaitCondition("Degraded", "True InvalidTemplate");
        assertThat(scenario.condition("Degraded")).contains("KRUISE_CONTAINER_PRIORITY", "\"first\"");
    }

    private static boolean startsInOrder(Pod pod, String... containers) {
        Map<String, String> started = pod.getStatus().getContainerStatuses().stream()
                .collect(Collectors.toMap(
                        ContainerStatus::getName,
                        status -> status.getState().getRunning().getStartedAt()));
        List<String> times =
                java.util.Arrays.stream(containers).map(started::get).toList();
        return times.equals(times.stream().sorted(Comparator.naturalOrder()).toList());
    }

    private static Map<String, String> states(Pod pod) {
        Function<ContainerStatus, String> state = status -> status.getState().getRunning() != null
                ? "running"
                : status.getState().getWaiting().getReason();
        return pod.getStatus().getContainerStatuses().stream()
                .collect(Collectors.toMap(ContainerStatus::getName, state));
    }

    private List<String> names() {
        return configMaps().stream()
                .map(config -> config.getMetadata().getName())
                .toList();
    }

    private List<ConfigMap> configMaps() {
        return scenario.client().configMaps().inNamespace(scenario.namespace()).list().getItems().stream()
                .filter(config -> config.getMetadata().getName().contains("-barrier-"))
                .toList();
    }
}
