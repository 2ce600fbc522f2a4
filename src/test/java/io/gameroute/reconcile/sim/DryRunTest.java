package io.gameroute.reconcile.sim;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.api.Annotations;
import io.gameroute.reconcile.ResourceKind;
import io.gameroute.reconcile.execute.GoldenSnapshots;
import io.gameroute.reconcile.gameserverset.Forecast;
import io.gameroute.reconcile.gameserverset.ForecastPlanner;
import io.gameroute.reconcile.gameserverset.ForecastStep;
import io.gameroute.reconcile.gameserverset.ForecastStep.Verb;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A set that is held by its annotation, on a simulated cluster: nothing happens, and then exactly what was said. */
class DryRunTest {
    private static final String ONE_BY_ONE = "rollingUpdate: {podUpdatePolicy: InPlaceIfPossible, maxUnavailable: 1}";

    private static SimulatedCluster deployed(String strategy) {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(arena(4, "updateStrategy: {" + strategy + "}"));
        cluster.settle();
        cluster.opsState(0, "Allocated");
        cluster.opsState(2, "WaitToBeDeleted");
        cluster.editServer(1, json -> json.withObjectProperty("spec").put("updatePriority", 9));
        cluster.settle();
        return cluster;
    }

    private static void hold(SimulatedCluster cluster, boolean isHeld) {
        cluster.api.edit(ResourceKind.GAME_SERVER_SET, SimulatedCluster.key("arena"), json -> {
            var annotations = json.withObjectProperty("metadata").withObjectProperty("annotations");
            if (isHeld) {
                annotations.put(Annotations.DRY_RUN, "true");
            } else {
                annotations.remove(Annotations.DRY_RUN);
            }
        });
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                edit("an image in place", ONE_BY_ONE, cluster -> cluster.image("game:2")),
                edit("an image by new pods", "rollingUpdate: {maxUnavailable: 2}", cluster -> cluster.image("game:2")),
                edit("a partition", "rollingUpdate: {partition: 3}", cluster -> cluster.image("game:2")),
                edit("fewer and newer", ONE_BY_ONE, cluster -> {
                    cluster.scale(2);
                    cluster.image("game:2");
                }),
                edit("more", ONE_BY_ONE, cluster -> cluster.scale(6)),
                edit(
                        "a reserved id",
                        ONE_BY_ONE,
                        cluster -> cluster.editSpec(
                                spec -> spec.putArray("reserveGameServerIds").add(0))),
                edit("a kill", ONE_BY_ONE, cluster -> cluster.opsState(3, "Kill")),
                edit("a crash", ONE_BY_ONE, cluster -> cluster.failPod(3)));
    }

    private static Arguments edit(String name, String strategy, Consumer<SimulatedCluster> edit) {
        return Arguments.of(name, strategy, edit);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void nothingHappensAndThenExactlyWhatWasSaid(String name, String strategy, Consumer<SimulatedCluster> edit) {
        SimulatedCluster cluster = deployed(strategy);
        Map<String, String> before = pods(cluster);

        hold(cluster, true);
        edit.accept(cluster);
        cluster.settle();
        Forecast forecast = forecast(cluster);
        assertThat(pods(cluster)).isEqualTo(before);
        assertThat(cluster.condition("DryRun")).isEqualTo("True Planned: " + forecast.summary());

        hold(cluster, false);
        cluster.settle();
        Map<String, String> after = pods(cluster);
        assertThat(names(forecast, Verb.CREATE)).isEqualTo(without(after.keySet(), before.keySet()));
        assertThat(names(forecast, Verb.DELETE)).isEqualTo(without(before.keySet(), after.keySet()));
        assertThat(names(forecast, Verb.RECREATE)).isEqualTo(changed(before, after, 0));
        assertThat(names(forecast, Verb.UPDATE))
                .isEqualTo(without(changed(before, after, 1), changed(before, after, 0)));
        assertThat(cluster.condition("DryRun")).isEmpty();
        CrashAtEveryWriteTest.isAtRest(cluster);
    }

    @Test
    void aServerInTheMiddleOfAnUpdateGoesOnToTheTemplateThatItWasBegunFor() {
        SimulatedCluster cluster = deployed(ONE_BY_ONE);
        cluster.image("game:2");
        while (cluster.images().stream().noneMatch("game:2"::equals)) {
            assertThat(cluster.advance()).isTrue();
        }

        hold(cluster, true);
        cluster.image("game:3");
        cluster.settle();

        assertThat(cluster.images()).containsOnlyOnce("game:2").doesNotContain("game:3");
        assertThat(cluster.condition("Ready")).startsWith("True");

        hold(cluster, false);
        cluster.settle();
        assertThat(cluster.images()).containsOnly("game:3");
    }

    private static Forecast forecast(SimulatedCluster cluster) {
        return ForecastPlanner.forecast(new GoldenSnapshots(cluster.cache(), Instant.parse("2030-01-01T00:00:00Z"))
                .set(SimulatedCluster.key("arena"), "", 0));
    }

    /** Uid and image, by name. */
    private static Map<String, String> pods(SimulatedCluster cluster) {
        Map<String, String> pods = new TreeMap<>();
        cluster.api
                .all(ResourceKind.POD)
                .forEach(pod -> pods.put(
                        pod.key.name(),
                        pod.uid() + " "
                                + pod.json.at("/spec/containers/0/image").asText()));
        return pods;
    }

    private static Set<String> names(Forecast forecast, Verb verb) {
        return forecast.steps(verb).stream().map(ForecastStep::server).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(others);
        return rest;
    }

    /** @param part 0 the uid, 1 the image */
    private static Set<String> changed(Map<String, String> before, Map<String, String> after, int part) {
        Set<String> names = new TreeSet<>();
        before.forEach((name, pod) -> {
            String now = after.getOrDefault(name, pod);
            if (!List.of(now.split(" "))
                    .get(part)
                    .equals(List.of(pod.split(" ")).get(part))) {
                names.add(name);
            }
        });
        return names;
    }
}
