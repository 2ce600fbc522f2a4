package io.gameroute.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.gameroute.api.GameServerSet;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    @Test
    void the_writer_of_a_field_is_its_owner_and_the_later_one_of_two() {
        Provenance provenance = of("""
            - {manager: kubectl, subresource: scale, time: "2026-01-01T00:00:05Z", fieldsV1: {f:spec: {f:replicas: {}}}}
            - {manager: helm, time: "2026-01-01T00:00:01Z", fieldsV1: {f:spec: {f:replicas: {}, f:gameServerTemplate: {}}}}
            """);

        assertThat(provenance.writerOf("replicas")).isEqualTo("kubectl");
        assertThat(provenance.writerOf("gameServerTemplate")).isEqualTo("helm");
        assertThat(provenance.writerOf("network")).isNull();
    }

    @Test
    void who_wrote_last_is_known_by_time_and_a_status_is_no_writing() {
        Provenance provenance = of("""
            - {manager: kubectl-annotate, time: "2026-01-01T00:00:05Z", fieldsV1: {f:metadata: {f:annotations: {}}}}
            - {manager: helm, time: "2026-01-01T00:00:01Z", fieldsV1: {f:spec: {f:replicas: {}}}}
            - {manager: gameroute, subresource: status, time: "2026-01-01T00:00:09Z", fieldsV1: {f:status: {}}}
            """);

        assertThat(provenance.last()).isEqualTo("kubectl-annotate");
    }

    @Test
    void nobody_is_known_where_the_api_server_says_nothing() {
        Provenance provenance = of("[]");

        assertThat(provenance.last()).isNull();
        assertThat(provenance.fields()).isEmpty();
    }

    private static Provenance of(String managedFields) {
        String yaml =
                "apiVersion: game.kruise.io/v1alpha1\nkind: GameServerSet\nmetadata:\n  name: arena\n  managedFields:\n"
                        + managedFields.indent(4);
        return Provenance.of(Serialization.unmarshal(yaml, GameServerSet.class), null, null);
    }
}
