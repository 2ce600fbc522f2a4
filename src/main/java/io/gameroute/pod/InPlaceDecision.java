package io.gameroute.pod;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a server can go from one template to another inside its pod (KR-30): images, metadata, and, where the API server can resize pods,
 * cpu and memory. Containers that are named restart, or are resized; all others run on.
 *
 * @param obstacles the fields that cannot change inside a pod, for people; empty when it can be done
 * @param images containers and restartable init containers that get another image
 * @param resized containers that get other resources
 */
public record InPlaceDecision(List<String> obstacles, Set<String> images, Set<String> resized) {
    public static InPlaceDecision between(ServerTemplate before, ServerTemplate after, boolean canResize) {
        JsonNode old = before.canonical();
        JsonNode next = after.canonical();
        List<String> obstacles = new ArrayList<>();
        Set<String> images = new TreeSet<>();
        Set<String> resized = new TreeSet<>();
        for (JsonDifference difference : CanonicalSpec.differences(old, next)) {
            Optional<ContainerPath> at = ContainerPath.of(difference.path());
            if (at.filter(path -> isImageOf(path, difference, old)).isPresent()) {
                images.add(name(at.get(), old));
            } else if (canResize
                    && at.filter(path -> !path.isInit() && PodResize.isResize(path.field(), difference))
                            .isPresent()) {
                resized.add(name(at.get(), old));
            } else {
                obstacles.add(difference.path());
            }
        }
        if (!resized.isEmpty() && !PodResize.keepsQualityOfService(old, next)) {
            obstacles.add("spec.containers.resources (another quality of service)");
        }
        obstacles.addAll(environment(before.template(), after.template(), old));
        return new InPlaceDecision(List.copyOf(obstacles), images, resized);
    }

    private static String name(ContainerPath path, JsonNode spec) {
        return path.in(spec).path("name").asText();
    }

    private static boolean isImageOf(ContainerPath path, JsonDifference difference, JsonNode spec) {
        return path.field().equals("image")
                && difference.before().isTextual()
                && difference.after().isTextual()
                && (!path.isInit() || isRestartable(path.in(spec)));
    }

    private static boolean isRestartable(JsonNode container) {
        return container.path("restartPolicy").asText().equals("Always");
    }

    /** Variables that were made from metadata when their container was created: no update of the metadata reaches them. */
    private static List<String> environment(PodTemplate before, PodTemplate after, JsonNode spec) {
        Set<String> changed = new TreeSet<>();
        changed("metadata.labels", before.labels(), after.labels(), changed);
        changed("metadata.annotations", before.annotations(), after.annotations(), changed);
        List<String> obstacles = new ArrayList<>();
        for (JsonNode container : spec.path("containers")) {
            for (JsonNode variable : container.path("env")) {
                String source = variable.at("/valueFrom/fieldRef/fieldPath").asText();
                if (changed.contains(source)) {
                    obstacles.add(source + " (read by the environment of container "
                            + container.path("name").asText() + ")");
                }
            }
        }
        return obstacles;
    }

    private static void changed(
            String prefix, Map<String, String> before, Map<String, String> after, Set<String> changed) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
        keys.forEach(key -> changed.add(prefix + "['" + key + "']"));
    }

    /** The same, when some containers still wait for the image of an update that this one takes the place of. */
    public InPlaceDecision with(Set<String> waiting) {
        Set<String> all = new TreeSet<>(images);
        all.addAll(waiting);
        return new InPlaceDecision(obstacles, all, resized);
    }

    public boolean isPossible() {
        return obstacles.isEmpty();
    }

    /** No container notices. */
    public boolean isMetadataOnly() {
        return isPossible() && images.isEmpty() && resized.isEmpty();
    }
}
