package io.gameroute.dev.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReferencesTest {
    private final ConfigReferences references = new ConfigReferences();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            env: [{name: A, valueFrom: {configMapKeyRef: {name: there, key: a}}}]                  | -
            env: [{name: A, valueFrom: {configMapKeyRef: {name: there, key: b}}}]                  | couldn't find key b in ConfigMap test/there
            env: [{name: A, valueFrom: {configMapKeyRef: {name: missing, key: a}}}]                | configmap "missing" not found
            env: [{name: A, valueFrom: {configMapKeyRef: {name: missing, key: a, optional: true}}}] | -
            env: [{name: A, value: text}]                                                          | -
            envFrom: [{configMapRef: {name: there}}]                                               | -
            envFrom: [{configMapRef: {name: missing}}]                                             | configmap "missing" not found
            envFrom: [{configMapRef: {name: missing, optional: true}}]                             | -
            """)
    void aContainerLacksWhatItsVariablesComeFrom(String variables, String message) {
        references.seen(configMap("there"));

        assertThat(references.missing(pod(variables)).getOrDefault("game", "-")).isEqualTo(message);
    }

    @Test
    void whoWaitsForAConfigMapIsToldOnceWhenItIsThere() {
        references.missing(pod("envFrom: [{configMapRef: {name: there}}]"));

        assertThat(references.seen(configMap("there"))).containsExactly("uid");
        assertThat(references.seen(configMap("there"))).isEmpty();
    }

    private static Pod pod(String variables) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata: {name: pod, namespace: test, uid: uid}
                spec: {containers: [{name: game, %s}]}
                """.formatted(variables), Pod.class);
    }

    private static ConfigMap configMap(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("test")
                .endMetadata()
                .addToData("a", "text")
                .build();
    }
}
