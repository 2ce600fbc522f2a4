package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import java.util.List;
import java.util.Optional;

/** Volumes and claims: pending until somebody binds them. */
final class VolumeRules implements KindRules {
    private static final List<String> ACCESS_MODES =
            List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");

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

    @Override
    public List<Cause> validate(ObjectNode volume, Optional<ObjectNode> old) {
        Complaints complaints = new Complaints();
        ObjectNode spec = Json.objectAt(volume, "spec");
        if (Json.at(spec, "accessModes").isEmpty()) {
            complaints.required("spec.accessModes", "at least 1 access mode is required");
        }
        Json.texts(spec.path("accessModes")).stream()
                .filter(mode -> !ACCESS_MODES.contains(mode))
                .forEach(mode ->
                        complaints.oneOf(Json.object().put("accessModes", mode), "accessModes", "spec", ACCESS_MODES));
        String storage = claim ? "resources" : "capacity";
        String size = claim ? Json.text(spec, storage, "requests", "storage") : Json.text(spec, storage, "storage");
        if (size.isEmpty()) {
            complaints.required("spec." + storage + "[storage]");
        } else if (Quantity.getAmountInBytes(new Quantity(size)).signum() <= 0) {
            complaints.invalid("spec." + storage + "[storage]", size, "must be greater than zero");
        }
        return complaints.causes();
    }
}
