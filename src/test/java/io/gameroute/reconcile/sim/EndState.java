package io.gameroute.reconcile.sim;

import com.fasterxml.jackson.databind.JsonNode;
import io.gameroute.api.Annotations;
import io.gameroute.api.Labels;
import io.gameroute.reconcile.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What must not depend on faults: the set's spec and intent, its pods, its GameServers with their wishes, marks and owners, its claims. */
final class EndState {
    private EndState() {}

    static List<String> of(SimulatedCluster cluster) {
        List<String> lines = new ArrayList<>();
        for (ResourceKind kind : ResourceKind.values()) {
            cluster.api.all(kind).forEach(object -> lines.add(line(cluster, object)));
        }
        return lines;
    }

    /** What one has and the other has not, for people. */
    static List<String> differences(List<String> expected, List<String> actual) {
        List<String> differences = new ArrayList<>();
        expected.stream().filter(line -> !actual.contains(line)).forEach(line -> differences.add("missing: " + line));
        actual.stream().filter(line -> !expected.contains(line)).forEach(line -> differences.add("but: " + line));
        return differences;
    }

    private static String line(SimulatedCluster cluster, Stored object) {
        String line = object.kind.kind() + " " + object.key.name() + (object.isTerminating() ? " terminating" : "")
                + " owned by " + owners(cluster, object);
        return switch (object.kind) {
            case GAME_SERVER_SET ->
                line + " spec " + object.json.get("spec") + " intent "
                        + annotation(object, Annotations.INTENT) + " reserved "
                        + annotation(object, Annotations.RESERVE_IDS)
                        + " conditions " + conditions(object);
            case GAME_SERVER ->
                line + " spec " + object.json.get("spec") + " chosen "
                        + object.label(Labels.DELETING).equals("true") + " state "
                        + object.json.path("status").path("currentState").asText();
            case POD ->
                line + " labels " + labels(object) + " containers " + containers(object) + " phase "
                        + object.json.path("status").path("phase").asText();
            case PERSISTENT_VOLUME_CLAIM -> line;
            // Its name has the time of its pod in it.
            case CONFIG_MAP -> "ConfigMap owned by " + owners(cluster, object);
            case CONTROLLER_REVISION -> line + " in place " + place(cluster, object);
        };
    }

    private static String annotation(Stored object, String key) {
        return object.metadata().path("annotations").path(key).asText("none");
    }

    private static String conditions(Stored object) {
        List<String> conditions = new ArrayList<>();
        object.json
                .path("status")
                .path("conditions")
                .forEach(condition -> conditions.add(condition.path("type").asText() + "="
                        + condition.path("status").asText() + " "
                        + condition.path("reason").asText()));
        return conditions.toString();
    }

    /** Numbers may have gaps. */
    private static long place(SimulatedCluster cluster, Stored revision) {
        long number = revision.json.path("revision").asLong();
        return cluster.api.all(ResourceKind.CONTROLLER_REVISION).stream()
                .filter(other -> other.json.path("revision").asLong() < number)
                .count();
    }

    private static List<String> containers(Stored object) {
        List<String> containers = new ArrayList<>();
        object.json
                .at("/spec/containers")
                .forEach(container -> containers.add(container.path("image").asText() + " "
                        + container.at("/resources/requests/cpu").asText()));
        return containers;
    }

    private static SortedSet<String> labels(Stored object) {
        TreeSet<String> labels = new TreeSet<>();
        object.metadata()
                .path("labels")
                .properties()
                .forEach(label ->
                        labels.add(label.getKey() + "=" + label.getValue().asText()));
        return labels;
    }

    private static List<String> owners(SimulatedCluster cluster, Stored object) {
        List<String> owners = new ArrayList<>();
        for (JsonNode owner : object.owners()) {
            boolean lives = false;
            for (ResourceKind kind : ResourceKind.values()) {
                lives |= cluster.api.all(kind).stream()
                        .anyMatch(other -> other.uid().equals(owner.path("uid").asText()));
            }
            owners.add(owner.path("kind").asText() + " " + owner.path("name").asText() + (lives ? "" : " (gone)"));
        }
        return owners;
    }
}
