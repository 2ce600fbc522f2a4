package io.gameroute.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The files are written, not compared, with {@code -Dcrds.write}. */
class CrdFilesTest {
    private static final boolean WRITE = System.getProperty("crds.write") != null;

    @Test
    void crd_files_are_what_the_classes_say() throws IOException {
        for (var file : CrdFiles.generate().textByFile().entrySet()) {
            if (WRITE) {
                Files.createDirectories(file.getKey().getParent());
                Files.writeString(file.getKey(), file.getValue());
            }
            assertThat(file.getKey())
                    .as("%s is stale; refresh it with: mvn test -Dtest=CrdFilesTest -Dcrds.write", file.getKey())
                    .content()
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void every_field_has_a_description_so_that_kubectl_explain_is_a_manual() {
        var silent = new ArrayList<String>();

        CrdFiles.definitions()
                .forEach(crd -> collectSilent(
                        crd.getSpec().getNames().getKind(), schema(crd.getSpec().getVersions()), silent));

        assertThat(silent).isEmpty();
    }

    @Test
    void columns_of_sets_stand_in_the_order_that_users_of_OKG_know() {
        assertThat(columns(GameServerSet.class))
                .containsExactly(
                        "DESIRED .spec.replicas",
                        "CURRENT .status.currentReplicas",
                        "UPDATED .status.updatedReplicas",
                        "READY .status.readyReplicas",
                        "Maintaining .status.maintainingReplicas",
                        "WaitToBeDeleted .status.waitToBeDeletedReplicas",
                        "PreDelete .status.preDeleteReplicas",
                        "AGE .metadata.creationTimestamp");
    }

    @Test
    void columns_of_servers_stand_in_the_order_that_users_of_OKG_know() {
        assertThat(columns(GameServer.class))
                .containsExactly(
                        "STATE .status.currentState",
                        "OPSSTATE .spec.opsState",
                        "DP .status.deletionPriority",
                        "UP .status.updatePriority",
                        "AGE .metadata.creationTimestamp");
    }

    @Test
    void sets_can_be_scaled_by_kubectl_and_autoscalers() {
        var scale = version(GameServerSet.class).getSubresources().getScale();

        assertThat(List.of(scale.getSpecReplicasPath(), scale.getStatusReplicasPath(), scale.getLabelSelectorPath()))
                .containsExactly(".spec.replicas", ".status.replicas", ".status.labelSelector");
    }

    @Test
    void pod_templates_and_pod_statuses_are_kept_as_they_are() {
        var template = schema(List.of(version(GameServerSet.class)))
                .getProperties()
                .get("spec")
                .getProperties()
                .get("gameServerTemplate");
        var podStatus = schema(List.of(version(GameServer.class)))
                .getProperties()
                .get("status")
                .getProperties()
                .get("podStatus");

        assertThat(template.getXKubernetesPreserveUnknownFields()).isTrue();
        assertThat(template.getProperties()).containsOnlyKeys("reclaimPolicy", "volumeClaimTemplates");
        assertThat(podStatus.getXKubernetesPreserveUnknownFields()).isTrue();
        assertThat(podStatus.getProperties()).isNullOrEmpty();
    }

    @Test
    void each_rule_stands_once_although_records_carry_it_twice() {
        var network = schema(List.of(version(GameServerSet.class)))
                .getProperties()
                .get("spec")
                .getProperties()
                .get("network");

        assertThat(network.getXKubernetesValidations()).hasSize(2);
    }

    private static List<String> columns(Class<? extends CustomResource<?, ?>> kind) {
        return version(kind).getAdditionalPrinterColumns().stream()
                .map(CrdFilesTest::text)
                .toList();
    }

    private static String text(CustomResourceColumnDefinition column) {
        return column.getName() + " " + column.getJsonPath();
    }

    private static CustomResourceDefinitionVersion version(Class<? extends CustomResource<?, ?>> kind) {
        return CrdFiles.definition(kind).getSpec().getVersions().get(0);
    }

    private static JSONSchemaProps schema(List<CustomResourceDefinitionVersion> versions) {
        return versions.get(0).getSchema().getOpenAPIV3Schema();
    }

    private static void collectSilent(String path, JSONSchemaProps schema, List<String> silent) {
        var description = schema.getDescription();
        if (!path.endsWith("[]") && (description == null || !description.endsWith("."))) {
            silent.add(path);
        }
        if (schema.getProperties() != null) {
            for (Map.Entry<String, JSONSchemaProps> property :
                    schema.getProperties().entrySet()) {
                collectSilent(path + "." + property.getKey(), property.getValue(), silent);
            }
        }
        if (schema.getItems() != null && schema.getItems().getSchema() != null) {
            collectSilent(path + "[]", schema.getItems().getSchema(), silent);
        }
    }
}
