package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.ConditionTypes;
import java.util.List;
import org.junit.jupiter.api.Test;

@Acceptance
class TemplateIT {
    private static final String MALFORMED =
            "gameServerTemplate: {spec: {containers: [{name: default-game, image: nginx, ports: [{containerPort: many}]}]}}";
    private static final String WELL_FORMED =
            "{gameServerTemplate: {spec: {containers: [{name: default-game, image: nginx, ports: [{containerPort: 80}]}]}}}";

    private final Scenario scenario;

    TemplateIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void aMalformedTemplateIsSaidOnTheSetAndFixedByAnEdit() {
        scenario.create(2, MALFORMED);

        scenario.awaitCondition("Degraded", "True InvalidTemplate");
        scenario.eventually(() -> assertThat(scenario.events("InvalidTemplate")).isNotEmpty());
        assertThat(scenario.pods()).isEmpty();

        scenario.edit(WELL_FORMED);
        scenario.awaitReady(2);
        scenario.awaitCondition("Degraded", "False");
    }

    @Test
    void aTemplateThatTheApiServerRefusesIsSaidInItsWordsAndFixedByAnEdit() {
        scenario.create(
                1,
                "gameServerTemplate: {spec: {containers: [{name: default-game, image: nginx, ports: [{containerPort: 70000}]}]}}");

        scenario.awaitCondition("Degraded", "True CreateRefused");
        assertThat(scenario.condition("Degraded"))
                .contains("spec.containers[0].ports[0].containerPort")
                .contains("must be between 1 and 65535");
        scenario.eventually(() -> assertThat(scenario.events("CreateRefused"))
                .extracting(event -> event.getMessage())
                .anyMatch(message -> message.contains("must be between 1 and 65535")));

        scenario.edit(WELL_FORMED);
        scenario.awaitReady(1);
        scenario.awaitCondition("Degraded", "False");
    }

    @Test
    void aTemplateThatCannotBeAGameServerIsRefusedByTheSet() {
        scenario.create(1, "gameServerTemplate: {spec: {restartPolicy: Never}}");

        scenario.awaitCondition("Degraded", "True InvalidTemplate");
        assertThat(scenario.condition("Degraded")).contains("spec.gameServerTemplate.spec.restartPolicy is Never");
    }

    @Test
    void serversThatRunAreServedOnWhileTheTemplateIsMalformed() {
        scenario.deploy(3);

        scenario.edit("{" + MALFORMED + "}");
        scenario.awaitCondition("Degraded", "True InvalidTemplate");

        scenario.setOpsState(0, "WaitToBeDeleted");
        scenario.edit("{replicas: 2}");
        scenario.eventually(() -> assertThat(scenario.pods())
                .extracting(pod -> pod.getMetadata().getName())
                .containsExactlyInAnyOrder("default-gss-1", "default-gss-2"));
    }

    @Test
    void oneServerCanRunAnImageOfItsOwn() {
        scenario.deploy(2);
        String uid = scenario.podUid(1);

        scenario.editServer(1, "{containers: [{name: default-game, image: \"nginx:1.27\"}]}");

        scenario.eventually(() -> assertThat(runningImage(scenario.pod(1))).contains("nginx:1.27"));
        assertThat(scenario.podUid(1)).isEqualTo(uid);
        assertThat(runningImage(scenario.pod(0))).contains(Scenario.IMAGE);
        scenario.awaitReady(2);
    }

    @Test
    void eachServerGetsItsClaimsAndFindsThemAgain() {
        scenario.deploy(2, """
                gameServerTemplate:
                  volumeClaimTemplates:
                  - metadata: {name: world}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """);
        assertThat(claims())
                .extracting(claim -> claim.getMetadata().getName())
                .containsExactlyInAnyOrder("world-default-gss-0", "world-default-gss-1");
        assertThat(claimOf(scenario.pod(1))).isEqualTo("world-default-gss-1");
        List<String> uids = claimUids();
        String uid = scenario.podUid(1);

        scenario.deletePod(1);
        scenario.awaitReplaced(1, uid);

        assertThat(claimOf(scenario.pod(1))).isEqualTo("world-default-gss-1");
        assertThat(claimUids()).containsExactlyInAnyOrderElementsOf(uids);
    }

    @Test
    void onlyASetThatUpdatesInPlaceHasTheReadinessGate() {
        scenario.deploy(1, "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible}}");
        assertThat(gates(scenario.pod(0))).containsExactly(ConditionTypes.IN_PLACE_UPDATE_READY);
    }

    @Test
    void aSetThatRecreatesItsPodsHasNoReadinessGate() {
        scenario.deploy(1, "updateStrategy: {rollingUpdate: {podUpdatePolicy: ReCreate}}");
        assertThat(gates(scenario.pod(0))).isEmpty();
    }

    private static List<String> gates(Pod pod) {
        return pod.getSpec().getReadinessGates().stream()
                .map(gate -> gate.getConditionType())
                .toList();
    }

    private static String runningImage(Pod pod) {
        return pod.getStatus().getContainerStatuses().get(0).getImage();
    }

    private List<PersistentVolumeClaim> claims() {
        return scenario.client()
                .persistentVolumeClaims()
                .inNamespace(scenario.namespace())
                .list()
                .getItems();
    }

    private List<String> claimUids() {
        return claims().stream().map(claim -> claim.getMetadata().getUid()).toList();
    }

    private static String claimOf(Pod pod) {
        return pod.getSpec().getVolumes().stream()
                .filter(volume -> volume.getName().equals("world"))
                .findFirst()
                .orElseThrow()
                .getPersistentVolumeClaim()
                .getClaimName();
    }
}
