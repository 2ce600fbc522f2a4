package io.gameroute.dev.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Volumes, claims and storage classes. */
final class VolumeColumns {
    private static final Map<String, String> MODES = modes();
    private static final String CLASS_ANNOTATION = "/metadata/annotations/volume.beta.kubernetes.io~1storage-class";
    private static final List<String> DEFAULT_ANNOTATIONS = List.of(
            "/metadata/annotations/storageclass.kubernetes.io~1is-default-class",
            "/metadata/annotations/storageclass.beta.kubernetes.io~1is-default-class");

    private VolumeColumns() {}

    static List<TableColumn> ofVolumes() {
        return List.of(
                Cells.NAME,
                Cells.shown("Capacity", "/spec/capacity/storage"),
                Cells.column("Access Modes", volume -> modes(volume.at("/spec/accessModes"))),
                Cells.shown("Reclaim Policy", "/spec/persistentVolumeReclaimPolicy"),
                Cells.column("Status", VolumeColumns::phase),
                Cells.column("Claim", VolumeColumns::claim),
                Cells.column("StorageClass", VolumeColumns::storageClass),
                Cells.column("VolumeAttributesClass", VolumeColumns::attributesClass),
                Cells.shown("Reason", "/status/reason"),
                Cells.AGE,
                Cells.wide("VolumeMode", VolumeColumns::mode));
    }

    static List<TableColumn> ofClaims() {
        return List.of(
                Cells.NAME,
                Cells.column("Status", VolumeColumns::phase),
                Cells.shown("Volume", "/spec/volumeName"),
                Cells.column(
                        "Capacity",
                        claim -> bound(claim, Cells.or(Cells.text(claim, "/status/capacity/storage"), "0"))),
                Cells.column("Access Modes", claim -> bound(claim, modes(claim.at("/status/accessModes")))),
                Cells.column("StorageClass", VolumeColumns::storageClass),
                Cells.column("VolumeAttributesClass", VolumeColumns::attributesClass),
                Cells.AGE,
                Cells.wide("VolumeMode", VolumeColumns::mode));
    }

    static List<TableColumn> ofStorageClasses() {
        return List.of(
                Cells.named(VolumeColumns::nameOfClass),
                Cells.shown("Provisioner", "/provisioner"),
                Cells.column("ReclaimPolicy", storage -> Cells.or(Cells.text(storage, "/reclaimPolicy"), "Delete")),
                Cells.column(
                        "VolumeBindingMode",
                        storage -> Cells.or(Cells.text(storage, "/volumeBindingMode"), "Immediate")),
                Cells.typed("AllowVolumeExpansion", "string", storage -> Cells.flag(storage, "allowVolumeExpansion")),
                Cells.AGE);
    }

    private static String nameOfClass(ObjectNode storage) {
        var name = Cells.text(storage, "/metadata/name");
        boolean byDefault = DEFAULT_ANNOTATIONS.stream()
                .anyMatch(annotation -> Cells.text(storage, annotation).equals("true"));
        return byDefault ? name + " (default)" : name;
    }

    private static String bound(ObjectNode claim, String text) {
        return Cells.text(claim, "/spec/volumeName").isEmpty() ? "" : text;
    }

    private static String phase(ObjectNode volume) {
        boolean ending = volume.path("metadata").has("deletionTimestamp");
        return ending ? "Terminating" : Cells.text(volume, "/status/phase");
    }

    private static String claim(ObjectNode volume) {
        var claim = volume.at("/spec/claimRef");
        return claim.isObject()
                ? claim.path("namespace").asText() + "/" + claim.path("name").asText()
                : "";
    }

    private static String storageClass(ObjectNode volume) {
        return Cells.or(Cells.text(volume, CLASS_ANNOTATION), Cells.text(volume, "/spec/storageClassName"));
    }

    private static String attributesClass(ObjectNode volume) {
        return Cells.or(Cells.text(volume, "/spec/volumeAttributesClassName"), "<unset>");
    }

    private static String mode(ObjectNode volume) {
        return Cells.or(Cells.text(volume, "/spec/volumeMode"), "<unset>");
    }

    private static String modes(JsonNode modes) {
        var there = Cells.texts(modes, "");
        var shown = new ArrayList<String>();
        MODES.forEach((name, shortName) -> {
            if (there.contains(name)) {
                shown.add(shortName);
            }
        });
        return String.join(",", shown);
    }

    private static Map<String, String> modes() {
        var modes = new LinkedHashMap<String, String>();
        modes.put("ReadWriteOnce", "RWO");
        modes.put("ReadOnlyMany", "ROX");
        modes.put("ReadWriteMany", "RWX");
        modes.put("ReadWriteOncePod", "RWOP");
        return modes;
    }
}
