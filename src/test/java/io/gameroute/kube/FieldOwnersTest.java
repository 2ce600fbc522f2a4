package io.gameroute.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.gameroute.api.GameServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** managedFields as an API server gives them. */
class FieldOwnersTest {
    private static final String SERVER = """
        apiVersion: game.kruise.io/v1alpha1
        kind: GameServer
        metadata:
          name: arena-0
          managedFields:
          - manager: gameroute
            operation: Update
            apiVersion: game.kruise.io/v1alpha1
            time: "2026-01-01T00:00:00Z"
            fieldsType: FieldsV1
            fieldsV1:
              f:metadata: {f:labels: {".": {}, f:app: {}}}
              f:spec: {".": {}, f:networkDisabled: {}, f:updatePriority: {}}
          - manager: gameroute
            operation: Update
            subresource: status
            time: "2026-01-01T00:00:09Z"
            fieldsType: FieldsV1
            fieldsV1: {f:status: {f:currentState: {}}}
          - manager: matchmaker
            operation: Update
            time: "2026-01-01T00:00:05Z"
            fieldsType: FieldsV1
            fieldsV1: {f:spec: {f:opsState: {}}}
          - manager: kubectl-label
            operation: Update
            time: "2026-01-01T00:00:06Z"
            fieldsType: FieldsV1
            fieldsV1: {f:metadata: {f:labels: {f:tier: {}}}}
        """;

    private final List<ManagedFieldsEntry> owners = FieldOwners.of(
            Serialization.unmarshal(SERVER, GameServer.class).getMetadata().getManagedFields());

    @Test
    void who_wrote_which_field_of_the_spec_is_kept() {
        assertThat(owners)
                .filteredOn(entry -> "matchmaker".equals(entry.getManager()))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.getTime()).isEqualTo("2026-01-01T00:00:05Z");
                    assertThat(spec(entry)).containsOnlyKeys("f:opsState");
                });
    }

    @Test
    void who_wrote_only_metadata_is_kept_by_name_and_time() {
        assertThat(owners)
                .filteredOn(entry -> "kubectl-label".equals(entry.getManager()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getFieldsV1()).isNull());
    }

    @Test
    void what_the_spec_holds_below_its_fields_and_everything_else_is_dropped() {
        assertThat(owners).hasSize(3).allSatisfy(entry -> {
            assertThat(entry.getSubresource()).isNull();
            assertThat(entry.getOperation()).isNull();
        });
        assertThat(spec(owners.get(0))).containsOnlyKeys(".", "f:networkDisabled", "f:updatePriority");
        assertThat(owners.get(0).getFieldsV1().getAdditionalProperties()).containsOnlyKeys("f:spec");
    }

    @Test
    void who_wrote_the_status_is_nobody_of_interest() {
        assertThat(owners).extracting(ManagedFieldsEntry::getTime).doesNotContain("2026-01-01T00:00:09Z");
    }

    @Test
    void an_object_without_them_has_none() {
        assertThat(FieldOwners.of(null)).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> spec(ManagedFieldsEntry entry) {
        return (Map<String, Object>)
                entry.getFieldsV1().getAdditionalProperties().get("f:spec");
    }
}
