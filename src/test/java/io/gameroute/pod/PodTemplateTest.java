package io.gameroute.pod;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gameroute.api.Annotations;
import io.gameroute.api.Labels;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodTemplateTest {
    private static final String CONTAINERS = "containers: [{name: game, image: 'game:1'}]";

    private static PodTemplate template(String... spec) throws InvalidTemplateException {
        return PodTemplate.of(arena(1, spec));
    }

    private static PodTemplate of(String template) throws InvalidTemplateException {
        return template("gameServerTemplate: {" + template + "}");
    }

    @Test
    void theRevisionDoesNotDependOnTheOrderOfKeys() throws InvalidTemplateException {
        PodTemplate one = of("metadata: {labels: {a: x, b: y}}, spec: {nodeName: n, " + CONTAINERS + "}");
        PodTemplate other = of(
                "spec: {containers: [{image: 'game:1', name: game}], nodeName: n}, metadata: {labels: {b: y, a: x}}");

        assertThat(one.revision()).isEqualTo(other.revision()).startsWith("arena-");
        assertThat(LabelValue.isValid(one.revision())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spec: {containers: [{name: game, image: 'game:2'}]}
            metadata: {labels: {a: x}}, spec: {containers: [{name: game, image: 'game:1'}]}
            metadata: {annotations: {a: x}}, spec: {containers: [{name: game, image: 'game:1'}]}
            """)
    void theRevisionChangesWithTheContent(String changed) throws InvalidTemplateException {
        assertThat(of(changed).revision())
                .isNotEqualTo(of("spec: {" + CONTAINERS + "}").revision());
    }

    @Test
    void theRevisionDoesNotChangeWithTheReplicas() throws InvalidTemplateException {
        assertThat(PodTemplate.of(arena(1)).revision())
                .isEqualTo(PodTemplate.of(arena(9)).revision());
    }

    @Test
    void theRevisionOfASetWithALongNameIsStillALabelValue() throws InvalidTemplateException {
        var set = arena(1);
        set.getMetadata().setName("a".repeat(80));
        assertThat(LabelValue.isValid(PodTemplate.of(set).revision())).isTrue();
    }

    @Test
    void theNetworkIsToldToProvidersByAnnotations() throws InvalidTemplateException {
        PodTemplate template = template(
                "network: {networkType: Kubernetes-HostPort, networkConf: [{name: ContainerPorts, value: 'game:80'}]}");

        assertThat(template.annotations())
                .containsEntry(Annotations.NETWORK_TYPE, "Kubernetes-HostPort")
                .containsEntry(Annotations.NETWORK_CONF, "[{\"name\":\"ContainerPorts\",\"value\":\"game:80\"}]");
        assertThat(template.userAnnotations()).isEmpty();
        assertThat(template.labels()).containsEntry(Labels.OWNER_GSS, "arena");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reclaimPolicy: Delete                                                           | spec is missing
            spec:                                                                           | spec is missing
            spec: {}                                                                        | containers is empty
            spec: {containers: [{image: a}]}                                                | needs a name
            spec: {containers: [null]}                                                      | needs a name
            spec: {containers: {name: a}}                                                   | spec is malformed
            spec: text                                                                      | spec is malformed
            spec: {containers: [{name: a, ports: [{containerPort: many}]}]}                 | spec is malformed
            metadata: {labels: [a]}, spec: {containers: [{name: a}]}                        | metadata is malformed
            spec: {restartPolicy: Never, containers: [{name: a}]}                           | only Always
            spec: {activeDeadlineSeconds: 5, containers: [{name: a}]}                       | no deadline
            volumeClaimTemplates: [{spec: {}}], spec: {containers: [{name: a}]}             | needs a metadata.name
            volumeClaimTemplates: [{metadata: {}}], spec: {containers: [{name: a}]}         | needs a metadata.name
            """)
    void whatCannotBecomeAPodIsNamed(String template, String problem) {
        assertThatThrownBy(() -> of(template))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void aLabelWithoutAValueHasTheEmptyValue() throws InvalidTemplateException {
        PodTemplate template = of("metadata: {labels: {beta: }, annotations: {note: }}, spec: {" + CONTAINERS + "}");
        assertThat(template.userLabels()).containsEntry("beta", "");
        assertThat(template.userAnnotations()).containsEntry("note", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            metadata: {finalizers: [null]}, spec: {containers: [{name: a}]}
            metadata: , spec: {containers: [{name: a}], volumes: [{name: v}]}
            metadata: {labels: , annotations: }, spec: {containers: [{name: a, resources: }]}
            spec: {containers: [{name: a, resources: {limits: {cpu: odd}}}]}
            spec: {containers: [{name: a, unknown: {b: [1]}}], readinessGates: [{}], volumes: [{}]}
            volumeClaimTemplates: [{metadata: {name: data}}], spec: {containers: [{name: a}], volumes: [{}]}
            """)
    void whatTheApiServerWillJudgeBecomesAPodFirst(String template) {
        assertThatCode(() -> {
                    var set = arena(1, "gameServerTemplate: {" + template + "}");
                    set.getMetadata().setUid("u");
                    GameServerPod.create(set, PodTemplate.of(set), 0, null, Instant.EPOCH);
                    ServerClaims.of(set, PodTemplate.of(set), 0);
                })
                .doesNotThrowAnyException();
    }
}
