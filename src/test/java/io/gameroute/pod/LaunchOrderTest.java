package io.gameroute.pod;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServerSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchOrderTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** A container is its name and its priority, if it says one; what waits is told step by step. */
    @ParameterizedTest(name = "{0}, annotation {1}: after the first ones {2}")
    @CsvSource(delimiter = '|', textBlock = """
            a                 | -       | -
            a b               | -       | -
            a b               | Ordered | p_-1 b
            a b c             | Ordered | p_-1 b, p_-2 c
            a:1 b:9           | Ordered | p_-1 b
            a                 | Ordered | -
            a:5 b             | -       | p_0 b
            a b:5             | -       | p_0 a
            a b:-5            | -       | p_-5 b
            a:1 b:2 c:3       | -       | p_2 b, p_1 a
            a:1 b:1 c         | -       | p_0 c
            a:1 b:1           | -       | -
            a:+2 b:2 c        | -       | p_0 c
            a:0 b             | -       | -
            a:5 b             | Other   | p_0 b
            """)
    void containersOfALowerPriorityWait(String containers, String annotation, String steps) throws Exception {
        Pod pod = pod(containers, annotation);

        String told = LaunchBarrier.of(pod).stream()
                .map(barrier -> barrier.key() + " "
                        + barrier.containers().stream().sorted().collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
        assertThat(told.isEmpty() ? "-" : told).isEqualTo(steps);
    }

    @ParameterizedTest
    @CsvSource({"first", "''", "1.5", "99999999999"})
    void aPriorityThatIsNoNumberMakesNoPod(String priority) {
        assertThatThrownBy(() -> pod("a:" + priority + " b", "-"))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining("KRUISE_CONTAINER_PRIORITY of a is \"" + priority + "\"");
    }

    @Test
    void noConfigMapOfAFormerPodOpensTheNextOne() throws Exception {
        GameServerSet set = set("a:1 b", "-");
        Pod one = GameServerPod.create(set, PodTemplate.of(set), 0, null, NOW);
        Pod next = GameServerPod.create(set, PodTemplate.of(set), 0, null, NOW.plusMillis(1));

        assertThat(LaunchBarrier.of(one).get(0).configMap())
                .startsWith("arena-0-barrier-")
                .isNotEqualTo(LaunchBarrier.of(next).get(0).configMap());
    }

    @Test
    void aConfigMapGoesWithItsPodAndIsNeverChanged() throws Exception {
        Pod pod = pod("a:1 b", "-");
        pod.getMetadata().setUid("pod-0");

        ConfigMap lifted = LaunchBarrier.of(pod).get(0).lifted(pod);

        assertThat(lifted.getImmutable()).isTrue();
        assertThat(lifted.getData()).containsOnlyKeys("p_0");
        assertThat(Ownership.controllerUid(lifted)).isEqualTo("pod-0");
    }

    @Test
    void aVariableThatSomebodyElseTookFromAConfigMapIsNoBarrier() throws Exception {
        GameServerSet set = arena(
                1,
                "gameServerTemplate: {spec: {containers: [{name: a, env: [{name: KRUISE_CONTAINER_BARRIER,"
                        + " valueFrom: {configMapKeyRef: {name: arena-0-barrier, key: p_0}}}]}]}}");
        set.getMetadata().setUid("set");

        assertThat(LaunchBarrier.of(GameServerPod.create(set, PodTemplate.of(set), 0, null, NOW)))
                .isEmpty();
    }

    private static Pod pod(String containers, String annotation) throws InvalidTemplateException {
        GameServerSet set = set(containers, annotation);
        return GameServerPod.create(set, PodTemplate.of(set), 0, null, NOW);
    }

    private static GameServerSet set(String containers, String annotation) {
        List<String> list = Arrays.stream(containers.split(" "))
                .map(container -> container.split(":", 2))
                .map(parts -> parts.length == 1
                        ? "{name: " + parts[0] + "}"
                        : "{name: " + parts[0] + ", env: [{name: KRUISE_CONTAINER_PRIORITY, value: '" + parts[1]
                                + "'}]}")
                .toList();
        String annotations =
                annotation.equals("-") ? "{}" : "{apps.kruise.io/container-launch-priority: " + annotation + "}";
        GameServerSet set = arena(
                1,
                "gameServerTemplate: {metadata: {annotations: " + annotations + "}, spec: {containers: " + list + "}}");
        set.getMetadata().setUid("set");
        return set;
    }
}
