package io.gameroute.component.informer;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompactObjectsTest {
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: game-%1$d
              namespace: games
              labels: {app: game, z: last, a: first}
              annotations: {}
              ownerReferences: [{apiVersion: game.kruise.io/v1alpha1, kind: GameServerSet, name: game, uid: u1, controller: true}]
            spec:
              nodeName: node-1
              containers:
              - name: game
                image: game:1
                resources: {requests: {cpu: "1"}, limits: {example.com/gpu: "2"}}
                livenessProbe: {httpGet: {path: /, port: http}}
            status:
              phase: Running
              newerField: {of: [a, newer, API, server]}
              conditions: [{type: Ready, status: "True", lastTransitionTime: "2026-01-01T00:00:00Z"}]
              containerStatuses: [{name: game, ready: true, restartCount: 3, image: game:1, imageID: sha256:1, state: {running: {startedAt: "2026-01-01T00:00:00Z"}}}]
            """;

    @Test
    void a_compact_object_says_what_it_said() {
        Pod pod = CompactObjects.compact(pod(0));

        assertThat(pod).isEqualTo(pod(0));
        assertThat(Serialization.asJson(pod)).isEqualTo(Serialization.asJson(pod(0)));
    }

    @Test
    void a_field_that_the_model_does_not_know_is_kept() {
        Pod pod = CompactObjects.compact(pod(0));

        assertThat(pod.getStatus().getAdditionalProperties()).containsOnlyKeys("newerField");
    }

    @Test
    void what_is_empty_is_the_same_object_everywhere() {
        Pod one = CompactObjects.compact(pod(0));
        ContainerStatus container = one.getStatus().getContainerStatuses().get(0);

        assertThat(one.getAdditionalProperties())
                .isSameAs(container.getAdditionalProperties())
                .isSameAs(container.getState().getRunning().getAdditionalProperties())
                .isSameAs(one.getSpec()
                        .getContainers()
                        .get(0)
                        .getResources()
                        .getRequests()
                        .get("cpu")
                        .getAdditionalProperties())
                .isSameAs(one.getMetadata().getAnnotations());
        assertThat(one.getMetadata().getFinalizers()).isSameAs(container.getVolumeMounts());
    }

    @Test
    void a_text_that_two_objects_have_is_held_once() {
        Pod one = CompactObjects.compact(pod(0));
        Pod other = CompactObjects.compact(pod(1));

        assertThat(one.getSpec().getNodeName()).isSameAs(other.getSpec().getNodeName());
        assertThat(one.getMetadata().getLabels().get("app"))
                .isSameAs(other.getMetadata().getLabels().get("app"))
                .isSameAs(one.getSpec().getContainers().get(0).getName());
    }

    @Test
    void a_record_in_an_object_is_made_of_compact_parts() {
        record Spec(String image, List<ContainerStatus> containers) {}

        Spec spec = CompactObjects.compact(
                new Spec(new String("game:1"), pod(0).getStatus().getContainerStatuses()));

        assertThat(spec).isEqualTo(new Spec("game:1", pod(0).getStatus().getContainerStatuses()));
        assertThat(spec.image()).isSameAs(spec.containers().get(0).getImage());
    }

    @Test
    void a_number_that_is_written_as_a_text_is_a_text_like_others() {
        IntOrString one = CompactObjects.compact(new IntOrString(new String("7")));
        IntOrString other = CompactObjects.compact(new IntOrString(new String("7")));

        assertThat(one.getStrVal()).isEqualTo("7").isSameAs(other.getStrVal());
    }

    @Test
    void compacting_twice_is_compacting_once() {
        assertThat(CompactObjects.compact(CompactObjects.compact(pod(0)))).isEqualTo(pod(0));
    }

    private static Pod pod(int ordinal) {
        return Serialization.unmarshal(POD.formatted(ordinal), Pod.class);
    }
}
