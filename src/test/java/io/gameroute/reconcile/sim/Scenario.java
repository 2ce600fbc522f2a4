package io.gameroute.reconcile.sim;

import static io.gameroute.GameServerSets.arena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.api.OpsState;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.reconcile.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A story that users tell a set: how it is prepared, what they then do, step by step, each when the last has come to rest, and which servers run
 * in the end.
 */
record Scenario(
        String name,
        Supplier<GameServerSet> set,
        Consumer<SimulatedCluster> given,
        List<Consumer<SimulatedCluster>> steps,
        OrdinalSet end) {

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Scenario story(
            String name,
            Supplier<GameServerSet> set,
            Consumer<SimulatedCluster> given,
            OrdinalSet end,
            Consumer<SimulatedCluster>... steps) {
        return new Scenario(name, set, given, List.of(steps), end);
    }

    /** Brings a cluster to the point at which the story begins. */
    SimulatedCluster begin() {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(set.get());
        given.accept(cluster);
        return cluster;
    }

    void tell(SimulatedCluster cluster) {
        for (Consumer<SimulatedCluster> step : steps) {
            step.accept(cluster);
            cluster.settle();
        }
    }

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(List.of(
                story("up from nothing", () -> arena(3), c -> {}, OrdinalSet.of(0, 1, 2), c -> {}),
                story("up", () -> arena(1), SimulatedCluster::settle, OrdinalSet.of(0, 1, 2, 3), c -> c.scale(4)),
                story(
                        "down by the order of deletion",
                        () -> arena(5),
                        Scenario::mixed,
                        OrdinalSet.of(0, 1, 4),
                        c -> c.scale(3)),
                story(
                        "down with a Kill, which lowers the replicas",
                        () -> arena(3),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 2),
                        c -> c.opsState(1, OpsState.KILL)),
                story(
                        "a Kill, and up again",
                        () -> arena(3),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1, 2),
                        c -> c.opsState(1, OpsState.KILL),
                        c -> c.scale(3)),
                story(
                        "down with ReserveIds, and up again by lifting one reservation",
                        () -> arena(5, "scaleStrategy: {scaleDownStrategyType: ReserveIds}"),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1, 2, 4),
                        c -> c.scale(3),
                        c -> c.editSpec(spec -> {
                            spec.put("replicas", 4);
                            spec.putArray("reserveGameServerIds").add(3);
                        })),
                story(
                        "a reservation replaces its servers",
                        () -> arena(5),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1, 2, 5, 6),
                        c -> c.editSpec(
                                spec -> spec.putArray("reserveGameServerIds").add("3-4"))),
                story(
                        "a reservation together with fewer replicas",
                        () -> arena(5, "reserveGameServerIds: ['3-4']"),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1, 2),
                        c -> c.editSpec(spec -> {
                            spec.put("replicas", 3);
                            spec.putArray("reserveGameServerIds").add("3-6");
                        })),
                story(
                        "down under the Delete policy",
                        Scenario::keepsServers,
                        Scenario::mixed,
                        OrdinalSet.of(0, 1, 4),
                        c -> c.scale(3)),
                story(
                        "a pod deleted by hand under the Delete policy keeps the wishes of its server",
                        Scenario::keepsServers,
                        Scenario::mixed,
                        OrdinalSet.of(0, 1, 2, 3, 4),
                        c -> c.delete(ResourceKind.POD, 1)),
                story(
                        "a pod deleted by hand under the Cascade policy",
                        () -> arena(3),
                        Scenario::mixed,
                        OrdinalSet.of(0, 1, 2),
                        c -> c.delete(ResourceKind.POD, 1)),
                story(
                        "a GameServer deleted by hand",
                        () -> arena(3),
                        Scenario::mixed,
                        OrdinalSet.of(0, 1, 2),
                        c -> c.delete(ResourceKind.GAME_SERVER, 1)),
                story(
                        "a failed pod is replaced under its own ordinal",
                        () -> arena(3),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1, 2),
                        c -> c.failPod(1)),
                story(
                        "servers that somebody set free are taken back, in the middle of an update",
                        () -> arena(
                                3,
                                "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible, partition: 2}}"),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1, 2),
                        c -> c.image("game:2"),
                        Scenario::setFree,
                        c -> c.image("game:3")),
                story(
                        "a pod that is marked to be replaced",
                        () -> arena(3),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1, 2),
                        c -> c.api.edit(ResourceKind.POD, SimulatedCluster.server(1), json -> json.withObjectProperty(
                                        "metadata")
                                .withObjectProperty("labels")
                                .put(Labels.SPECIFIED_DELETE, "true"))),
                story(
                        "a preDelete hook holds a server until it is released",
                        () -> arena(
                                3,
                                "lifecycle: {preDelete: {labelsHandler: {gs-sync/hold: 'true'}}}",
                                "gameServerTemplate:",
                                "  metadata: {labels: {gs-sync/hold: 'true'}}",
                                "  spec: {containers: [{name: game, image: 'game:1'}]}"),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1),
                        c -> c.scale(2),
                        c -> c.editServer(2, json -> json.withObjectProperty("metadata")
                                .withObjectProperty("labels")
                                .put("gs-sync/hold", "false"))),
                story(
                        "servers with claims",
                        () -> arena(
                                2,
                                "gameServerTemplate:",
                                "  volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce]}}]",
                                "  spec: {containers: [{name: game, image: 'game:1'}]}"),
                        c -> {},
                        OrdinalSet.of(0, 1, 2),
                        c -> c.scale(3)),
                story(
                        "down with volumes that go with their servers",
                        () -> arena(
                                2,
                                "persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete, whenScaled: Delete}",
                                "gameServerTemplate:",
                                "  volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce]}}]",
                                "  spec: {containers: [{name: game, image: 'game:1'}]}"),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0),
                        c -> c.scale(1)),
                story(
                        "servers that are updated in place have a gate to be opened",
                        () -> arena(2, "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible}}"),
                        c -> {},
                        OrdinalSet.of(0, 1),
                        c -> {}),
                story(
                        "protected servers hold up a scale-down until they are free",
                        () -> arena(3, "scaleStrategy: {protectedOpsStates: [Allocated]}"),
                        c -> {
                            c.settle();
                            for (int i = 0; i < 3; i++) {
                                c.opsState(i, OpsState.ALLOCATED);
                            }
                            c.settle();
                        },
                        OrdinalSet.of(0, 2),
                        c -> c.scale(2),
                        c -> c.opsState(1, OpsState.NONE))));
        all.addAll(updates());
        return all;
    }

    /** As {@code --cascade=orphan} leaves what an owner had. */
    private static void setFree(SimulatedCluster cluster) {
        for (ResourceKind kind : List.of(ResourceKind.POD, ResourceKind.CONTROLLER_REVISION)) {
            List.copyOf(cluster.api.all(kind))
                    .forEach(object -> cluster.api.edit(kind, object.key, json -> json.withObjectProperty("metadata")
                            .remove("ownerReferences")));
        }
    }

    private static List<Scenario> updates() {
        String inPlace = "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible, maxUnavailable: 2}}";
        String held = "lifecycle: {inPlaceUpdate: {labelsHandler: {hold: 'true'}, markPodNotReady: true}}";
        String holding =
                "gameServerTemplate: {metadata: {labels: {hold: 'true'}}, spec: {containers: [{name: game, image: 'game:1'}]}}";
        return List.of(
                story(
                        "an update that recreates",
                        () -> arena(2),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1),
                        c -> c.image("game:2")),
                story(
                        "an update that recreates under the Delete policy",
                        () -> keepsServers(2),
                        c -> {
                            c.settle();
                            c.opsState(0, OpsState.ALLOCATED);
                            c.settle();
                        },
                        OrdinalSet.of(0, 1),
                        c -> c.image("game:2")),
                story(
                        "an update inside the pods, and back",
                        () -> arena(2, inPlace.replace("2", "1")),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1),
                        c -> c.image("game:2"),
                        c -> c.image("game:1")),
                story(
                        "a bad image, and back",
                        () -> arena(3, inPlace),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1, 2),
                        c -> c.image("bad:2"),
                        c -> c.image("game:1")),
                story(
                        "an update with a partition, and a server that dies",
                        () -> arena(3, inPlace.replace("maxUnavailable: 2", "partition: 2")),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1, 2),
                        c -> c.image("game:2"),
                        c -> c.delete(ResourceKind.POD, 0)),
                story(
                        "an update with a grace period",
                        () -> arena(
                                2,
                                inPlace.replace(
                                        "maxUnavailable",
                                        "inPlaceUpdateStrategy: {gracePeriodSeconds: 20}, maxUnavailable")),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1),
                        c -> c.image("game:2")),
                story(
                        "another size together with another image, after a grace period",
                        () -> arena(
                                2,
                                inPlace.replace(
                                        "maxUnavailable",
                                        "inPlaceUpdateStrategy: {gracePeriodSeconds: 20}, maxUnavailable"),
                                "gameServerTemplate: {spec: {containers: [{name: game, image: 'game:1',"
                                        + " resources: {requests: {cpu: 1}}}]}}"),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1),
                        c -> c.editSpec(spec -> ((ObjectNode) spec.at("/gameServerTemplate/spec/containers/0"))
                                .put("image", "game:2")
                                .withObjectProperty("resources")
                                .withObjectProperty("requests")
                                .put("cpu", 2))),
                story(
                        "an update of containers one after the other, and back",
                        () -> arena(
                                2,
                                inPlace,
                                "gameServerTemplate: {metadata: {annotations: {apps.kruise.io/container-launch-priority: Ordered}},"
                                        + " spec: {containers: [{name: proxy, image: 'proxy:1'}, {name: game, image: 'game:1'}]}}"),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1),
                        c -> c.image("game:2"),
                        c -> c.image("game:1")),
                story(
                        "an update that a hook holds and releases",
                        () -> arena(2, inPlace, held, holding),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1),
                        c -> c.image("game:2"),
                        c -> hold(c, 1, "false")),
                story(
                        "a server with an image of its own, and without it again",
                        () -> arena(2),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1),
                        c -> c.editServer(1, json -> json.withObjectProperty("spec")
                                .putArray("containers")
                                .addObject()
                                .put("name", "game")
                                .put("image", "own:1")),
                        c -> c.editServer(
                                1, json -> json.withObjectProperty("spec").remove("containers"))),
                story(
                        "new metadata for servers that are updated in place",
                        () -> arena(2, inPlace),
                        SimulatedCluster::settle,
                        OrdinalSet.of(0, 1),
                        c -> c.editSpec(spec -> spec.withObjectProperty("gameServerTemplate")
                                .withObjectProperty("metadata")
                                .withObjectProperty("labels")
                                .put("season", "2"))));
    }

    /** On the pod itself: a label that is copied from a GameServer may be overwritten for a moment by who sees an old one. */
    private static void hold(SimulatedCluster cluster, int server, String value) {
        cluster.api.edit(ResourceKind.POD, SimulatedCluster.server(server), json -> json.withObjectProperty("metadata")
                .withObjectProperty("labels")
                .put("hold", value));
    }

    private static GameServerSet keepsServers() {
        return keepsServers(5);
    }

    private static GameServerSet keepsServers(int replicas) {
        return arena(
                replicas,
                "gameServerTemplate:",
                "  reclaimPolicy: Delete",
                "  spec: {containers: [{name: game, image: 'game:1'}]}");
    }

    private static void mixed(SimulatedCluster cluster) {
        cluster.settle();
        cluster.opsState(4, OpsState.ALLOCATED);
        cluster.opsState(2, OpsState.WAIT_TO_BE_DELETED);
        cluster.opsState(1, OpsState.MAINTAINING);
        cluster.editServer(3, json -> ((ObjectNode) json.get("spec")).put("deletionPriority", "-5"));
        cluster.editServer(0, json -> ((ObjectNode) json.get("spec")).put("deletionPriority", "-7"));
        cluster.settle();
    }
}
