package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;

/** Volumes and claims: pending until somebody binds them. */
final class VolumeRules implements KindRules {
    private final boolean claim;

    VolumeRules(boolean claim) {
        this.claim = claim;
    }

    @Override
    public void onCreate(ObjectNode volume) {
        volume.putObject("status").put("phase", "Pending");
        onUpdate(volume, volume);
    }

    @Override
    public void onUpdate(ObjectNode volume, ObjectNode old) {
        Defaults spec = new Defaults(Json.objectAt(volume, "spec")).text("volumeMode", "Filesystem");
        if (!claim) {
            spec.text("persistentVolumeReclaimPolicy", "Retain");
        }
    }
}
