package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Acceptance
class VolumesIT {
    private final Scenario scenario;

    VolumesIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void theClaimsOfAServerThatIsScaledDownGoAfterItsPod() {
        scenario.deploy(3, withVolumes("whenScaled: Delete"));

        scenario.edit("{replicas: 2}");

        awaitClaims(0, 1);
        scenario.awaitServers(0, 1);
        assertThat(owners(0)).isEmpty();
        assertThat(scenario.events("WriteRefused")).isEmpty();
    }

    @Test
    void theClaimsOfAReservedIdGoAsWellAndAServerThatComesBackGetsNewOnes() {
        scenario.deploy(2, withVolumes("whenScaled: Delete"));
        String former = uid(1);

        scenario.edit("{replicas: 1, reserveGameServerIds: [1]}");
        awaitClaims(0);
        scenario.edit("{replicas: 2, reserveGameServerIds: null}");

        scenario.awaitReady(2);
        assertThat(uid(1)).isNotEqualTo(former);
    }

    @Test
    void claimsStayWhenNothingIsSaid() {
        scenario.deploy(2, withVolumes(""));
        List<String> before = List.of(uid(0), uid(1));

        scenario.edit("{replicas: 0}");
        scenario.awaitServers();
        scenario.edit("{replicas: 2}");

        scenario.awaitReady(2);
        assertThat(List.of(uid(0), uid(1))).isEqualTo(before);
    }

    @Test
    void claimsGoWithTheirSet() {
        scenario.deploy(2, withVolumes("whenDeleted: Delete"));
        assertThat(owners(0)).containsExactly("GameServerSet " + Scenario.SET);

        scenario.setResource().delete();

        awaitClaims();
    }

    @Test
    void thePolicyCanBeChangedWhileTheSetExists() {
        scenario.deploy(2, withVolumes(""));
        assertThat(owners(0)).isEmpty();

        scenario.edit("{persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete}}");
        scenario.eventually(() -> {
            assertThat(owners(0)).containsExactly("GameServerSet " + Scenario.SET);
            assertThat(owners(1)).containsExactly("GameServerSet " + Scenario.SET);
        });
        scenario.edit("{persistentVolumeClaimRetentionPolicy: {whenDeleted: Retain}}");
        scenario.eventually(() -> {
            assertThat(owners(0)).isEmpty();
            assertThat(owners(1)).isEmpty();
        });
    }

    @Test
    void aForeignClaimIsMountedAndLeftAlone() {
        scenario.client().resource(foreign()).inNamespace(scenario.namespace()).create();
        scenario.deploy(2, withVolumes("whenDeleted: Delete, whenScaled: Delete"));
        String foreign = uid(1);

        scenario.edit("{replicas: 0}");
        awaitClaims(1);
        scenario.awaitServers();

        assertThat(uid(1)).isEqualTo(foreign);
        assertThat(owners(1)).isEmpty();
        assertThat(claim(1).getMetadata().getLabels()).isNullOrEmpty();
    }

    @Test
    void theClaimsOfAFormerSetAreMountedAndLeftAlone() {
        scenario.deploy(1, withVolumes(""));
        String former = uid(0);
        scenario.setResource().delete();
        scenario.eventually(() -> {
            assertThat(scenario.setResource().get()).isNull();
            assertThat(scenario.pods()).isEmpty();
            assertThat(Instant.now())
                    .isAfter(Instant.parse(claim(0).getMetadata().getCreationTimestamp())
                            .plusSeconds(1));
        });

        scenario.deploy(1, withVolumes("whenDeleted: Delete, whenScaled: Delete"));
        assertThat(uid(0)).isEqualTo(former);
        assertThat(owners(0)).isEmpty();
        scenario.edit("{replicas: 0}");

        scenario.awaitServers();
        scenario.awaitCondition("Progressing", "False");
        assertThat(uid(0)).isEqualTo(former);
        assertThat(claim(0).getMetadata().getDeletionTimestamp()).isNull();
    }

    @Test
    void aClaimThatAPendingPodLostIsMadeAgain() {
        scenario.create(
                1,
                Specs.merged(
                        withVolumes("whenDeleted: Delete"),
                        "gameServerTemplate: {spec: {nodeSelector: {nowhere: nowhere}}}"));
        scenario.eventually(() -> assertThat(scenario.pod(0).getStatus().getConditions())
                .anySatisfy(condition -> assertThat(condition.getReason()).isEqualTo("Unschedulable")));
        String former = uid(0);

        claimResource(0).delete();

        scenario.eventually(() -> {
            assertThat(uid(0)).isNotEqualTo(former);
            assertThat(owners(0)).containsExactly("GameServerSet " + Scenario.SET);
        });
    }

    @Test
    void aClaimThatIsOnItsWayOutIsWaitedForAndNotUsed() {
        scenario.deploy(1, withVolumes(""));
        String former = uid(0);
        String pod = scenario.podUid(0);
        claimResource(0).edit(claim -> new PersistentVolumeClaimBuilder(claim)
                .editMetadata()
                .addToFinalizers("example.com/backup")
                .endMetadata()
                .build());
        claimResource(0).delete();

        scenario.deletePod(0);
        scenario.awaitCondition("Progressing", "True WaitingForVolumes: claims that must be gone first: world-");
        assertThat(scenario.pods()).isEmpty();

        claimResource(0).edit(claim -> new PersistentVolumeClaimBuilder(claim)
                .editMetadata()
                .removeFromFinalizers("example.com/backup")
                .endMetadata()
                .build());
        scenario.awaitReplaced(0, pod);
        assertThat(uid(0)).isNotEqualTo(former);
    }

    @Test
    void aVolumeThatIsLostIsTold() {
        scenario.deploy(1, withVolumes(""));
        String volume = claim(0).getSpec().getVolumeName();

        var lost = scenario.client().persistentVolumes().withName(volume);
        lost.delete();
        lost.edit(found -> {
            found.getMetadata().setFinalizers(List.of());
            return found;
        });

        scenario.awaitCondition("Degraded", "True VolumesLost");
        assertThat(scenario.condition("Degraded")).contains("world-default-gss-0 (volume " + volume + ")");
        assertThat(scenario.pods()).hasSize(1);
    }

    @ParameterizedTest(name = "a class that allows it: {0}")
    @CsvSource({"true", "false"})
    void aTemplateThatGrowsExpandsItsClaimsWhereTheClassAllowsIt(boolean allowed) {
        String name = storageClass(allowed);
        scenario.deploy(2, sized("1Gi", name));

        scenario.edit("{" + sized("2Gi", name) + "}");

        if (allowed) {
            scenario.eventually(() -> {
                for (int id = 0; id < 2; id++) {
                    assertThat(asked(id)).isEqualTo("2Gi");
                    assertThat(claim(id).getStatus().getCapacity().get("storage"))
                            .hasToString("2Gi");
                }
            });
            scenario.awaitCondition("Degraded", "False");
        } else {
            scenario.awaitCondition("Degraded", "True VolumesNotExpanded");
            assertThat(scenario.condition("Degraded")).contains("volumeClaimTemplate world", "StorageClass " + name);
            assertThat(asked(0)).isEqualTo("1Gi");
        }
    }

    @Test
    void aTemplateThatShrinksIsToldAndNothingElse() {
        String name = storageClass(true);
        scenario.deploy(1, sized("2Gi", name));

        scenario.edit("{" + sized("1Gi", name) + "}");

        scenario.awaitCondition("Degraded", "True VolumesNotShrunk: volumeClaimTemplate world asks for 1Gi");
        assertThat(asked(0)).isEqualTo("2Gi");
        scenario.edit("{" + sized("2Gi", name) + "}");
        scenario.awaitCondition("Degraded", "False");
    }

    private static String withVolumes(String retention) {
        return """
                persistentVolumeClaimRetentionPolicy: {%s}
                gameServerTemplate:
                  volumeClaimTemplates:
                  - metadata: {name: world}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """.formatted(retention);
    }

    private static String sized(String size, String storageClass) {
        return "gameServerTemplate: {volumeClaimTemplates: [{metadata: {name: world}, spec: {accessModes: [ReadWriteOnce],"
                + " storageClassName: " + storageClass + ", resources: {requests: {storage: " + size + "}}}}]}";
    }

    private String storageClass(boolean allowsExpansion) {
        String name = scenario.namespace() + (allowsExpansion ? "-grows" : "-fixed");
        scenario.client()
                .resource(new StorageClassBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withProvisioner("nodes.dev.gameroute.io")
                        .withAllowVolumeExpansion(allowsExpansion)
                        .build())
                .create();
        return name;
    }

    private static PersistentVolumeClaim foreign() {
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(name(1))
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withNewResources()
                .withRequests(Map.of("storage", new io.fabric8.kubernetes.api.model.Quantity("1Gi")))
                .endResources()
                .endSpec()
                .build();
    }

    private static String name(int id) {
        return "world-" + Scenario.name(id);
    }

    private Resource<PersistentVolumeClaim> claimResource(int id) {
        return scenario.client()
                .persistentVolumeClaims()
                .inNamespace(scenario.namespace())
                .withName(name(id));
    }

    private PersistentVolumeClaim claim(int id) {
        return Objects.requireNonNull(claimResource(id).get());
    }

    private String uid(int id) {
        return claim(id).getMetadata().getUid();
    }

    private String asked(int id) {
        return claim(id).getSpec().getResources().getRequests().get("storage").toString();
    }

    private List<String> owners(int id) {
        return claim(id).getMetadata().getOwnerReferences().stream()
                .map((OwnerReference owner) -> owner.getKind() + " " + owner.getName())
                .toList();
    }

    private void awaitClaims(int... ids) {
        List<String> names =
                java.util.Arrays.stream(ids).mapToObj(VolumesIT::name).toList();
        scenario.eventually(() -> assertThat(scenario.client()
                        .persistentVolumeClaims()
                        .inNamespace(scenario.namespace())
                        .list()
                        .getItems())
                .extracting(claim -> claim.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(names));
    }
}
