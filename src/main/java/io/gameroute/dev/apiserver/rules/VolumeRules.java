package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Volumes and claims: pending until somebody binds them, and protected while somebody uses them. */
public final class VolumeRules implements KindRules {
    public static final String CLAIM_PROTECTION = "kubernetes.io/pvc-protection";
    public static final String VOLUME_PROTECTION = "kubernetes.io/pv-protection";

    private static final List<String> ACCESS_MODES =
            List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");

    private static final List<String> MODES = List.of("Block", "Filesystem");
    private static final Set<String> BESIDES_SOURCES = Set.of("capacity", "claimRef", "nodeAffinity");

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
    public void admit(ObjectNode volume) {
        String protection = claim ? CLAIM_PROTECTION : VOLUME_PROTECTION;
        ObjectNode metadata = Json.metadata(volume);
        if (!Json.texts(metadata.path("finalizers")).contains(protection)) {
            metadata.withArray("finalizers").add(protection);
        }
    }

    @Override
    public void onUpdate(ObjectNode volume, ObjectNode old) {
        Defaults spec = new Defaults(Json.objectAt(volume, "spec")).text("volumeMode", "Filesystem");
        if (!claim) {
            spec.text("persistentVolumeReclaimPolicy", "Retain");
            if (Json.at(volume, "spec", "hostPath") instanceof ObjectNode path) {
                new Defaults(path).text("type", "");
            }
        }
    }

    @Override
    public List<Cause> validate(ObjectNode volume, Optional<ObjectNode> old) {
        Complaints complaints = new Complaints();
        ObjectNode spec = Json.objectAt(volume, "spec");
        if (Json.at(spec, "accessModes").isEmpty()) {
            if (claim) {
                complaints.required("spec.accessModes", "at least 1 access mode is required");
            } else {
                complaints.required("spec.accessModes");
            }
        }
        Json.texts(spec.path("accessModes")).stream()
                .filter(mode -> !ACCESS_MODES.contains(mode))
                .forEach(mode ->
                        complaints.oneOf(Json.object().put("accessModes", mode), "accessModes", "spec", ACCESS_MODES));
        if (claim) {
            size(Json.text(spec, "resources", "requests", "storage"), "spec.resources[storage]", complaints);
            complaints.oneOf(spec, "volumeMode", "spec", MODES);
        } else {
            ofVolume(spec, complaints);
        }
        return complaints.causes();
    }

    private static void ofVolume(ObjectNode spec, Complaints complaints) {
        JsonNode capacity = spec.path("capacity");
        if (capacity.isEmpty()) {
            complaints.required("spec.capacity");
        }
        if (capacity.size() != 1 || !capacity.has("storage")) {
            String shown = capacity.isMissingNode() ? "null" : capacity.toString();
            complaints.unsupported("spec.capacity", shown, List.of("storage"));
        }
        if (capacity.has("storage")) {
            size(Json.text(capacity, "storage"), "spec.capacity[storage]", complaints);
        }
        source(spec, complaints);
        complaints.oneOf(spec, "persistentVolumeReclaimPolicy", "spec", List.of("Delete", "Recycle", "Retain"));
        complaints.oneOf(spec, "volumeMode", "spec", MODES);
    }

    /** Where the volume comes from is one object of a name of its own. */
    private static void source(ObjectNode spec, Complaints complaints) {
        List<String> sources = new ArrayList<>();
        spec.properties().forEach(field -> {
            if (field.getValue().isObject() && !BESIDES_SOURCES.contains(field.getKey())) {
                sources.add(field.getKey());
            }
        });
        if (sources.isEmpty()) {
            complaints.required("spec", "must specify a volume type");
        }
        sources.stream()
                .skip(1)
                .forEach(name -> complaints.forbidden("spec." + name, "may not specify more than 1 volume type"));
        if (sources.contains("hostPath") && Json.text(spec, "hostPath", "path").isEmpty()) {
            complaints.required("spec.hostPath.path");
        }
    }

    private static void size(String size, String field, Complaints complaints) {
        if (size.isEmpty()) {
            complaints.required(field);
        } else if (Quantity.getAmountInBytes(new Quantity(size)).signum() <= 0) {
            complaints.invalid(field, size, "must be greater than zero");
        }
    }
}
