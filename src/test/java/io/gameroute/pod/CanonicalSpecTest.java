package io.gameroute.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.gameroute.api.GameServerSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which two pod specs make the same pod. */
class CanonicalSpecTest {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Path ADOPTION = Path.of("src/test/resources/adoption");

    private static List<JsonDifference> differences(String before, String after) {
        return CanonicalSpec.differences(
                CanonicalSpec.of(tree("{" + before + "}")), CanonicalSpec.of(tree("{" + after + "}")));
    }

    private static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(yaml, malformed);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: 1|a: 1, restartPolicy: Always, dnsPolicy: ClusterFirst, securityContext: {}
            a: 1|a: 1, terminationGracePeriodSeconds: 30, schedulerName: default-scheduler, hostNetwork: false
            a: 1|a: 1, readinessGates: [{conditionType: InPlaceUpdateReady}]
            containers: [{name: g, image: 'g:1'}]|containers: [{name: g, image: 'g:1', imagePullPolicy: IfNotPresent, resources: {}}]
            containers: [{name: g, image: g}]|containers: [{name: g, image: g, imagePullPolicy: Always}]
            containers: [{image: 'r.io:5000/g'}]|containers: [{image: 'r.io:5000/g', imagePullPolicy: Always}]
            ports: [{containerPort: 1}]|ports: [{containerPort: 1, protocol: TCP}]
            probe: {httpGet: {port: 1}}|probe: {httpGet: {port: 1, path: /, scheme: HTTP}, timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3}
            resources: {limits: {cpu: 500m, memory: 1024Mi}}|resources: {limits: {cpu: '0.5', memory: 1Gi}}
            resources: {limits: {cpu: 2}}|resources: {limits: {cpu: '2'}}
            env: [{valueFrom: {fieldRef: {fieldPath: x}}}]|env: [{valueFrom: {fieldRef: {apiVersion: v1, fieldPath: x}}}]
            env: [{name: A, value: ''}]|env: [{name: A}]
            volumes: [{configMap: {name: c}}]|volumes: [{configMap: {name: c, defaultMode: 420}}]
            args: []|a: null
            """)
    void whatKubernetesFillsInIsNoDifference(String written, String filled) {
        assertThat(differences(written, filled)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: 1|a: 1, terminationGracePeriodSeconds: 31
            a: 1|a: 1, hostNetwork: true
            initContainers: [{name: i}]|initContainers: [{name: i, restartPolicy: Always}]
            containers: [{name: g, image: 'g:1'}]|containers: [{name: g, image: 'g:1', imagePullPolicy: Always}]
            containers: [{name: g, image: g}]|containers: [{name: g, image: g, imagePullPolicy: IfNotPresent}]
            resources: {limits: {cpu: 500m}}|resources: {limits: {cpu: '5'}}
            security: {allowPrivilegeEscalation: false}|a: null
            term: {topologyKey: z}|term: {topologyKey: z, namespaceSelector: {}}
            args: ['']|args: ['', '']
            readinessGates: [{conditionType: Mine}]|a: null
            """)
    void anythingElseIsOne(String before, String after) {
        assertThat(differences(before, after)).isNotEmpty();
    }

    @Test
    void aPolicyThatBothNameIsComparedAsItIs() {
        assertThat(differences(
                        "containers: [{image: 'g:1', imagePullPolicy: IfNotPresent}]",
                        "containers: [{image: g, imagePullPolicy: IfNotPresent}]"))
                .extracting(JsonDifference::path)
                .containsExactly("spec.containers[0].image");
    }

    @Test
    void theTemplateThatOpenKruiseRecordedIsTheOneThatItsAuthorWrote() throws Exception {
        GameServerSet set =
                read("10.GameServerSet.arena.yaml", GameServerSet.class).get(0);
        Revisions revisions = Revisions.of("set", kruisesRevisions());

        PodTemplate newest = revisions.resolve("arena", PodTemplate.of(set));

        assertThat(newest.revision()).isEqualTo("arena-7c9f8d6b54");
    }

    @Test
    void aFormerTemplateThatOpenKruiseRecordedIsLeftInsideTheRunningPod() throws Exception {
        GameServerSet set =
                read("10.GameServerSet.arena.yaml", GameServerSet.class).get(0);
        Revisions revisions = Revisions.of("set", kruisesRevisions());
        PodTemplate newest = revisions.resolve("arena", PodTemplate.of(set));
        PodTemplate former = revisions.template("arena-5d4c7b9f66", newest).orElseThrow();

        InPlaceDecision decision = InPlaceDecision.between(
                new ServerTemplate(former, ContainerOverrides.NONE),
                new ServerTemplate(newest, ContainerOverrides.NONE),
                false);

        assertThat(decision.obstacles()).isEmpty();
        assertThat(decision.images()).containsExactly("game");
    }

    /** Nobody's any more. */
    private static List<ControllerRevision> kruisesRevisions() {
        List<ControllerRevision> revisions = read("30.ControllerRevisions.arena.yaml", ControllerRevision.class);
        revisions.forEach(revision -> revision.getMetadata().setOwnerReferences(List.of()));
        return revisions;
    }

    private static <T> List<T> read(String file, Class<T> type) {
        try {
            List<T> objects = new ArrayList<>();
            for (String document : Files.readString(ADOPTION.resolve(file)).split("(?m)^---$")) {
                objects.add(Serialization.unmarshal(document, type));
            }
            return objects;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
