package io.gameroute.dev.apiserver.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.rules.VolumeRules;
import io.gameroute.dev.apiserver.store.Change;
import io.gameroute.dev.apiserver.store.ListQuery;
import io.gameroute.dev.apiserver.store.ObjectFilter;
import io.gameroute.dev.apiserver.store.ObjectKey;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Lets a volume and a claim that are to go do so when nobody uses them: a claim is used by a pod that has a node, a volume by its claim. */
final class VolumeKeeper {
    private static final String VOLUMES = "persistentvolumes";
    private static final String CLAIMS = "persistentvolumeclaims";
    private static final String PODS = "pods";

    private final ObjectStore store;
    private final MetadataEntries metadata;
    private final Set<ObjectKey> waiting = new HashSet<>();

    VolumeKeeper(ObjectStore store, MetadataEntries metadata) {
        this.store = store;
        this.metadata = metadata;
    }

    void look(Change change) {
        ObjectKey key = change.object().key();
        boolean gone = change.kind() == Change.Kind.DELETED;
        if (key.resource().equals(PODS) && gone && !waiting.isEmpty()) {
            claimsOf(change.object()).stream()
                    .map(name -> new ObjectKey(CLAIMS, key.namespace(), name))
                    .filter(waiting::contains)
                    .toList()
                    .forEach(this::claim);
        } else if (key.resource().equals(CLAIMS)) {
            claim(key);
        } else if (key.resource().equals(VOLUMES) && !gone) {
            volume(key);
        }
    }

    private void claim(ObjectKey key) {
        StoredObject claim = store.get(key).filter(StoredObject::isDeleting).orElse(null);
        if (claim != null && isUsed(key)) {
            waiting.add(key);
            return;
        }
        waiting.remove(key);
        if (claim != null) {
            metadata.removeFinalizer(claim, VolumeRules.CLAIM_PROTECTION);
        }
    }

    private void volume(ObjectKey key) {
        store.get(key)
                .filter(StoredObject::isDeleting)
                .filter(volume -> !Json.text(volume.tree(), "status", "phase").equals("Bound"))
                .ifPresent(volume -> metadata.removeFinalizer(volume, VolumeRules.VOLUME_PROTECTION));
    }

    /** Most pods do not even mention it, which is found out without making a tree of them. */
    private boolean isUsed(ObjectKey claim) {
        String mentioned = '"' + claim.name() + '"';
        return store.list(ListQuery.all(PODS, ObjectFilter.inNamespace(claim.namespace()))).objects().stream()
                .filter(pod -> new String(pod.json(), StandardCharsets.UTF_8).contains(mentioned))
                .anyMatch(pod -> !pod.fields().getOrDefault("spec.nodeName", "").isEmpty()
                        && claimsOf(pod).contains(claim.name()));
    }

    private static List<String> claimsOf(StoredObject pod) {
        ObjectNode tree = pod.tree();
        return StreamSupport.stream(Json.at(tree, "spec", "volumes").spliterator(), false)
                .map(volume -> Json.text(volume, "persistentVolumeClaim", "claimName"))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
