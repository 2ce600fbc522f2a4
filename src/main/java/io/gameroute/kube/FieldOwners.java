package io.gameroute.kube;

import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** managedFields cut to what an event log asks: who owns which field of the spec, and who wrote last. A few small objects, not kilobytes. */
final class FieldOwners {
    private static final String SPEC = "f:spec";

    private FieldOwners() {}

    static List<ManagedFieldsEntry> of(@Nullable List<ManagedFieldsEntry> entries) {
        if (entries == null) {
            return List.of();
        }
        return entries.stream()
                .filter(entry -> !Objects.equals(entry.getSubresource(), "status"))
                .map(FieldOwners::cut)
                .toList();
    }

    private static ManagedFieldsEntry cut(ManagedFieldsEntry entry) {
        ManagedFieldsEntry cut = new ManagedFieldsEntry();
        cut.setManager(entry.getManager());
        cut.setTime(entry.getTime());
        cut.setFieldsV1(spec(entry.getFieldsV1()));
        return cut;
    }

    private static @Nullable FieldsV1 spec(@Nullable FieldsV1 fields) {
        if (fields == null || !(fields.getAdditionalProperties().get(SPEC) instanceof Map<?, ?> spec)) {
            return null;
        }
        Map<String, Object> names = new HashMap<>();
        spec.keySet().forEach(name -> names.put(String.valueOf(name), Map.of()));
        FieldsV1 cut = new FieldsV1();
        cut.setAdditionalProperty(SPEC, names);
        return cut;
    }
}
