package io.gameroute.reconcile.gameserver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.Annotations;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.pod.DeletionMark;
import io.gameroute.pod.Ownership;
import io.gameroute.pod.PodState;
import io.gameroute.pod.PodTemplate;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.Action.PatchType;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.ResourceKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The labels, annotations and owner that a GameServer has from its set and its pod. */
final class GameServerMetadataPolicy {
    private GameServerMetadataPolicy() {}

    /** Of a new GameServer. */
    static Map<String, String> labels(GameServerSet set, PodTemplate template, Pod pod) {
        Map<String, String> labels = new HashMap<>(template.userLabels());
        labels.put(Labels.OWNER_GSS, set.getMetadata().getName());
        String node = PodState.nodeName(pod);
        if (node != null) {
            labels.put(Labels.NODE_NAME, node);
        }
        return labels;
    }

    static Map<String, String> annotations(PodTemplate template) {
        Map<String, String> annotations = new HashMap<>(template.userAnnotations());
        annotations.put(Annotations.TEMPLATE_METADATA_HASH, hash(template));
        return annotations;
    }

    /** What an existing one lacks: keys of the template overwrite, keys that the template dropped stay (GS-25). */
    static Optional<Action.Patch> patch(GameServerSet set, Optional<PodTemplate> template, Pod pod, GameServer server) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        template.filter(current -> !hash(current)
                        .equals(value(server.getMetadata().getAnnotations(), Annotations.TEMPLATE_METADATA_HASH)))
                .ifPresent(current -> merge(metadata, current));
        String node = PodState.nodeName(pod);
        if (node != null && !node.equals(value(server.getMetadata().getLabels(), Labels.NODE_NAME))) {
            metadata.withObjectProperty("labels").put(Labels.NODE_NAME, node);
        }
        boolean reown = isMisowned(set, pod, server);
        if (reown) {
            metadata.set("ownerReferences", Ownership.patchOf(server, Ownership.ofWantedServer(set, pod)));
        }
        if (metadata.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("metadata", metadata);
        return Optional.of(new Action.Patch(
                ObjectRef.of(ResourceKind.GAME_SERVER, server),
                PatchType.MERGE,
                "",
                body,
                reown ? Optional.of(server.getMetadata().getResourceVersion()) : Optional.empty(),
                "bring its metadata up to date"));
    }

    private static void merge(ObjectNode metadata, PodTemplate template) {
        ObjectNode labels = metadata.withObjectProperty("labels");
        template.userLabels().forEach(labels::put);
        ObjectNode annotations = metadata.withObjectProperty("annotations");
        annotations(template).forEach(annotations::put);
    }

    /** After a change of the reclaim policy. One that is chosen to go was handed to its pod on purpose. */
    private static boolean isMisowned(GameServerSet set, Pod pod, GameServer server) {
        return !DeletionMark.isOn(server)
                && !Ownership.ofWantedServer(set, pod).getUid().equals(Ownership.controllerUid(server));
    }

    private static String hash(PodTemplate template) {
        return PodTemplate.hash(List.of(template.userLabels(), template.userAnnotations()));
    }

    private static String value(Map<String, String> map, String key) {
        return map == null ? "" : map.getOrDefault(key, "");
    }
}
