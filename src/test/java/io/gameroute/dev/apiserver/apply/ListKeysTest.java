package io.gameroute.dev.apiserver.apply;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListKeysTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Pod              | metadata.finalizers         | SET    |
            Pod              | metadata.ownerReferences    | MAP    | uid
            Pod              | spec.containers             | MAP    | name
            Pod              | spec.containers.*.ports     | MAP    | containerPort protocol
            Pod              | spec.containers.*.env       | MAP    | name
            Pod              | spec.containers.*.args      | ATOMIC |
            Pod              | spec.volumes                | MAP    | name
            Pod              | spec.tolerations            | ATOMIC |
            Pod              | status.conditions           | MAP    | type
            Pod              | status.containerStatuses    | ATOMIC |
            Service          | spec.ports                  | MAP    | port protocol
            Node             | spec.taints                 | ATOMIC |
            Node             | status.addresses            | MAP    | type
            SomeFutureThing  | metadata.finalizers         | SET    |
            SomeFutureThing  | spec.containers             | ATOMIC |
            """)
    void a_list_of_a_built_in_kind_is_owned_as_the_api_server_has_it(
            String kind, String path, ListForm.Type type, @Nullable String keys) {
        var form = at(ListKeys.ofBuiltIn(kind), path).list();

        assertThat(form.type()).isEqualTo(type);
        assertThat(String.join(" ", form.keys().keySet())).isEqualTo(keys == null ? "" : keys);
    }

    @ParameterizedTest
    @CsvSource({
        "Pod, spec.nodeSelector, true",
        "Pod, metadata.labels, false",
        "Pod, metadata.ownerReferences.*, true",
        "Pod, spec.containers.*, false",
        "Service, spec.selector, true",
        "PodDisruptionBudget, spec.selector, true",
    })
    void an_object_is_owned_as_a_whole_or_not(String kind, String path, boolean whole) {
        assertThat(at(ListKeys.ofBuiltIn(kind), path).atomicObject()).isEqualTo(whole);
    }

    @Test
    void labels_are_entries_and_fields_are_declared() {
        var pod = ListKeys.ofBuiltIn("Pod");

        assertThat(at(pod, "metadata.labels").declares("app")).isFalse();
        assertThat(at(pod, "metadata").declares("labels")).isTrue();
    }

    private static ListKeys at(ListKeys keys, String path) {
        var at = keys;
        for (var name : path.split("\\.")) {
            at = name.equals("*") ? at.item() : at.field(name);
        }
        return at;
    }
}
