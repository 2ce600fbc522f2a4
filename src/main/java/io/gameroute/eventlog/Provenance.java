package io.gameroute.eventlog;

import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote what, as managedFields tell: the manager that owns a field of the spec wrote its present value. The name is that of a
 * program ({@code kubectl-patch}), Kubernetes keeps no user's.
 *
 * @param fields manager by name of the field in the spec
 * @param last who wrote last, the status apart
 * @param stateSince when the state changed, where the pod says it
 * @param opsStateSince when the operation state changed, where the pod says it
 */
public record Provenance(
        Map<String, String> fields,
        @Nullable String last,
        @Nullable String stateSince,
        @Nullable String opsStateSince) {
    public static final Provenance UNKNOWN = new Provenance(Map.of(), null, null, null);

    private static final String SPEC = "f:spec";

    static Provenance of(HasMetadata object, @Nullable String stateSince, @Nullable String opsStateSince) {
        Map<String, String> owners = new HashMap<>();
        ManagedFieldsEntry last = null;
        for (ManagedFieldsEntry entry : entries(object)) {
            specFields(entry.getFieldsV1()).forEach(field -> owners.put(field, entry.getManager()));
            last = entry;
        }
        return new Provenance(Map.copyOf(owners), last == null ? null : last.getManager(), stateSince, opsStateSince);
    }

    /** Of two that own a field the later one has written it. */
    private static List<ManagedFieldsEntry> entries(HasMetadata object) {
        List<ManagedFieldsEntry> entries = object.getMetadata().getManagedFields();
        return entries == null
                ? List.of()
                : entries.stream()
                        .filter(entry -> entry.getManager() != null && !"status".equals(entry.getSubresource()))
                        .sorted(Comparator.comparing(Provenance::time))
                        .toList();
    }

    private static String time(ManagedFieldsEntry entry) {
        return entry.getTime() == null ? "" : entry.getTime();
    }

    private static List<String> specFields(@Nullable FieldsV1 fields) {
        if (fields == null || !(fields.getAdditionalProperties().get(SPEC) instanceof Map<?, ?> spec)) {
            return List.of();
        }
        return spec.keySet().stream()
                .map(String::valueOf)
                .filter(field -> field.startsWith("f:"))
                .map(field -> field.substring(2).intern())
                .toList();
    }

    @Nullable
    String writerOf(String field) {
        return fields.get(field);
    }
}
