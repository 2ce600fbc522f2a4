package io.gameroute.reconcile.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.kube.ObjectKey;
import io.gameroute.reconcile.ResourceKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One version of one object: as the API server keeps it, and, made when first asked for, as a client's cache holds it. */
final class Stored {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<ResourceKind, Class<? extends HasMetadata>> TYPES = Map.of(
            ResourceKind.GAME_SERVER_SET, GameServerSet.class,
            ResourceKind.GAME_SERVER, GameServer.class,
            ResourceKind.POD, Pod.class,
            ResourceKind.PERSISTENT_VOLUME_CLAIM, PersistentVolumeClaim.class,
            ResourceKind.CONTROLLER_REVISION, ControllerRevision.class,
            ResourceKind.CONFIG_MAP, ConfigMap.class);

    final ResourceKind kind;
    final ObjectKey key;
    final ObjectNode json;
    private @Nullable HasMetadata typed;

    Stored(ResourceKind kind, ObjectNode json) {
        this.kind = kind;
        this.json = json;
        this.key = new ObjectKey(
                metadata().path("namespace").asText(), metadata().path("name").asText());
    }

    ObjectNode metadata() {
        return (ObjectNode) json.get("metadata");
    }

    String uid() {
        return metadata().path("uid").asText();
    }

    String version() {
        return metadata().path("resourceVersion").asText();
    }

    boolean isTerminating() {
        return metadata().has("deletionTimestamp");
    }

    boolean hasFinalizers() {
        return !metadata().path("finalizers").isEmpty();
    }

    String label(String name) {
        return metadata().path("labels").path(name).asText("");
    }

    /** The uids of its owners. */
    Iterable<JsonNode> owners() {
        return metadata().path("ownerReferences");
    }

    HasMetadata typed() {
        if (typed == null) {
            try {
                typed = JSON.treeToValue(json, TYPES.get(kind));
            } catch (JsonProcessingException malformed) {
                throw new IllegalStateException(malformed);
            }
        }
        return typed;
    }
}
