package io.gameroute.reconcile.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.reconcile.ResourceKind;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** One thing that users, nodes or fate do to a set while it is updated. */
record UpdateStep(Kind kind, int server, int number) {
    enum Kind {
        IMAGE,
        METADATA,
        SPEC,
        PARTITION,
        MAX_UNAVAILABLE,
        POLICY,
        PAUSE_UPDATE,
        PRIORITY,
        WISH,
        SCALE,
        DELETE_POD,
        FAIL_POD,
        RESTART,
        FAULT,
        TIME
    }

    private static final String[] IMAGES = {"game:1", "game:2", "game:3", "bad:4"};
    private static final String[] POLICIES = {"ReCreate", "InPlaceIfPossible", "InPlaceOnly"};
    private static final List<Fault> FAULTS = List.of(Fault.values());

    static Arbitrary<UpdateStep> any() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(6, Kind.IMAGE),
                                Tuple.of(1, Kind.METADATA),
                                Tuple.of(1, Kind.SPEC),
                                Tuple.of(2, Kind.PARTITION),
                                Tuple.of(2, Kind.MAX_UNAVAILABLE),
                                Tuple.of(2, Kind.POLICY),
                                Tuple.of(1, Kind.PAUSE_UPDATE),
                                Tuple.of(2, Kind.PRIORITY),
                                Tuple.of(2, Kind.WISH),
                                Tuple.of(1, Kind.SCALE),
                                Tuple.of(1, Kind.DELETE_POD),
                                Tuple.of(1, Kind.FAIL_POD),
                                Tuple.of(1, Kind.RESTART),
                                Tuple.of(2, Kind.FAULT),
                                Tuple.of(10, Kind.TIME)),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 11))
                .as(UpdateStep::new);
    }

    void apply(SimulatedCluster cluster) {
        switch (kind) {
            case IMAGE -> cluster.image(IMAGES[number % IMAGES.length]);
            case METADATA ->
                cluster.editSpec(spec -> spec.withObjectProperty("gameServerTemplate")
                        .withObjectProperty("metadata")
                        .withObjectProperty("labels")
                        .put("season", String.valueOf(number % 3)));
            case SPEC ->
                cluster.editSpec(
                        spec -> ((ObjectNode) spec.at("/gameServerTemplate/spec")).put("hostNetwork", number % 2 == 0));
            case PARTITION -> rolling(cluster, rolling -> rolling.put("partition", number % 4));
            case MAX_UNAVAILABLE -> rolling(cluster, rolling -> rolling.put("maxUnavailable", 1 + number % 3));
            case POLICY -> rolling(cluster, rolling -> rolling.put("podUpdatePolicy", POLICIES[number % 3]));
            case PAUSE_UPDATE -> rolling(cluster, rolling -> rolling.put("paused", number % 2 == 0));
            case PRIORITY ->
                cluster.editServer(
                        server, json -> json.withObjectProperty("spec").put("updatePriority", number - 5));
            case WISH -> cluster.editServer(server, this::wish);
            case SCALE -> cluster.scale(2 + number % 4);
            case DELETE_POD -> cluster.delete(ResourceKind.POD, server);
            case FAIL_POD -> cluster.failPod(server);
            case RESTART -> cluster.restart();
            case FAULT -> cluster.writer.fail(1 + server, FAULTS.get(number % FAULTS.size()));
            case TIME -> {
                for (int i = 0; i < number * 4; i++) {
                    cluster.advance();
                }
            }
        }
    }

    private void wish(ObjectNode json) {
        var containers = json.withObjectProperty("spec").putArray("containers");
        if (number % 3 > 0) {
            containers.addObject().put("name", "game").put("image", "own:" + number % 3);
        }
    }

    private static void rolling(SimulatedCluster cluster, Consumer<ObjectNode> change) {
        cluster.editSpec(
                spec -> change.accept(spec.withObjectProperty("updateStrategy").withObjectProperty("rollingUpdate")));
    }

    /** The image that a server should have in the end. */
    static String expected(JsonNode server, String image) {
        return server.at("/spec/containers/0/image").asText(image);
    }
}
