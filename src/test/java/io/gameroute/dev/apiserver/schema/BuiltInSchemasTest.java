package io.gameroute.dev.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInSchemasTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        v1 | Pod | {spec: {containers: [{name: a, imagee: b}]}} | spec.containers[0].imagee
        v1 | Pod | {spec: {containers: [{livenessProbe: {httpGet: {port: x, pat: y}}}]}} | spec.containers[0].livenessProbe.httpGet.pat
        v1 | Pod | {spec: {volumes: [{ephemeral: {volumeClaimTemplate: {metadata: {labelz: {}}}}}]}} | spec.volumes[0].ephemeral.volumeClaimTemplate.metadata.labelz
        v1 | Service | {spec: {port: []}} | spec.port
        v1 | ConfigMap | {datas: {}} | datas
        events.k8s.io/v1 | Event | {message: x} | message
        v1 | Event | {note: x} | note
        """)
    void a_field_that_is_not_in_the_model_is_unknown(String apiVersion, String kind, String object, String path) {
        var unknown = new ArrayList<String>();

        BuiltInSchemas.of(apiVersion, kind).orElseThrow().prune(read(object), unknown);

        assertThat(unknown).containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        v1 | Pod | {spec: {containers: [{resources: {limits: {cpu: 0.5, memory: 1Gi, a/b: 1}}, ports: [{containerPort: 1}]}]}}
        v1 | Pod | {spec: {containers: [{livenessProbe: {httpGet: {port: http}}, startupProbe: {httpGet: {port: 8}}}]}, status: {conditions: null}}
        apps/v1 | ControllerRevision | {data: {any: {thing: 1}}, revision: 3}
        policy/v1 | PodDisruptionBudget | {spec: {minAvailable: 20%}}
        coordination.k8s.io/v1 | Lease | {spec: {renewTime: '2026-01-01T00:00:00.000000Z'}}
        apiextensions.k8s.io/v1 | CustomResourceDefinition | {spec: {versions: [{schema: {openAPIV3Schema: {properties: {a: {properties: {b: {type: string}}}}, x-kubernetes-validations: []}}}]}}
        """)
    void what_the_real_server_takes_is_taken(String apiVersion, String kind, String object) {
        var unknown = new ArrayList<String>();
        var schema = BuiltInSchemas.of(apiVersion, kind).orElseThrow();

        schema.prune(read(object), unknown);

        assertThat(unknown).isEmpty();
        assertThat(schema.validate(read(object), Optional.empty())).isEmpty();
    }

    @Test
    void a_value_of_another_type_is_refused() {
        var schema = BuiltInSchemas.of("v1", "Pod").orElseThrow();

        var errors = schema.validate(read("{spec: {containers: [{name: 1}], hostNetwork: maybe}}"), Optional.empty());

        assertThat(errors).extracting(Cause::field).containsExactly("spec.containers[0].name", "spec.hostNetwork");
    }

    @Test
    void a_kind_that_is_not_built_in_has_no_schema() {
        assertThat(BuiltInSchemas.of("v1", "Nothing")).isEmpty();
    }

    @Test
    void a_described_kind_refers_to_named_types_of_its_own() {
        var pod = BuiltInSchemas.described("v1", "Pod").orElseThrow();

        assertThat(pod.at("/properties/spec/allOf/0/$ref").asText())
                .isEqualTo("#/components/schemas/io.k8s.api.core.v1.PodSpec");
        assertThat(pod.path("$defs").fieldNames())
                .toIterable()
                .containsAll(
                        List.of("io.k8s.api.core.v1.PodSpec", "io.k8s.apimachinery.pkg.apis.meta.v1.OwnerReference"));
    }

    private static ObjectNode read(String yaml) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }
}
