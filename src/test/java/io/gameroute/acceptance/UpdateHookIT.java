package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.gameroute.api.Labels;
import org.junit.jupiter.api.Test;

/** What may stand between a server and its update, or its service: hooks, a grace period. And what else than an image changes in place. */
@Acceptance
class UpdateHookIT {
    private static final String HOOK = "example.com/session";

    private final Scenario scenario;

    UpdateHookIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void aFinalizerHoldsAServerBeforeItsUpdateAndOutOfServiceWhereTheHookSaysSo() {
        scenario.deploy(1, inPlace("") + """

                lifecycle: {inPlaceUpdate: {finalizersHandler: [%s], markPodNotReady: true}}
                """.formatted(HOOK));
        finalizers("[" + HOOK + "]");

        image("nginx:1.27");
        scenario.awaitState(0, "PreUpdate");
        scenario.eventually(
                () -> assertThat(conditionOf(scenario.pod(0), "Ready")).isEqualTo("False"));
        assertThat(specImage()).isEqualTo(Scenario.IMAGE);

        finalizers("null");
        scenario.eventually(() -> assertThat(specImage()).isEqualTo("nginx:1.27"));
        scenario.awaitLabel(0, Labels.LIFECYCLE_STATE, "Updated");
        finalizers("[" + HOOK + "]");
        scenario.awaitLabel(0, Labels.LIFECYCLE_STATE, "Normal");
        scenario.awaitReady(1);
        finalizers("null");
    }

    @Test
    void aNewServerIsPreparingNormalUntilItsHookIsInPlace() {
        scenario.create(1, "lifecycle: {preNormal: {labelsHandler: {gs-sync/registered: \"true\"}}}");
        scenario.awaitLabel(0, Labels.LIFECYCLE_STATE, "PreparingNormal");
        scenario.eventually(() -> assertThat(scenario.server(0)).isNotNull());

        scenario.patchServer(0, "{metadata: {labels: {gs-sync/registered: \"true\"}}}");

        scenario.awaitLabel(0, Labels.LIFECYCLE_STATE, "Normal");
        scenario.awaitReady(1);
    }

    @Test
    void aFinalizerOfThePreDeleteHookHoldsAServerThatIsScaledAway() {
        scenario.deploy(1, "lifecycle: {preDelete: {finalizersHandler: [" + HOOK + "]}}");
        finalizers("[" + HOOK + "]");

        scenario.edit("{replicas: 0}");
        scenario.awaitState(0, "PreDelete");
        assertThat(scenario.pod(0).getMetadata().getDeletionTimestamp()).isNull();

        finalizers("null");
        scenario.awaitServers();
    }

    @Test
    void aServerIsOutOfServiceForItsGracePeriodBeforeItsImageChanges() {
        scenario.deploy(1, inPlace(", inPlaceUpdateStrategy: {gracePeriodSeconds: 3}"));

        image("nginx:1.27");

        scenario.eventually(() -> {
            Pod pod = scenario.pod(0);
            assertThat(conditionOf(pod, "InPlaceUpdateReady")).isEqualTo("False");
            assertThat(pod.getMetadata().getLabels()).containsEntry(Labels.LIFECYCLE_STATE, "Updating");
            assertThat(image(pod)).isEqualTo(Scenario.IMAGE);
        });
        scenario.eventually(() -> assertThat(specImage()).isEqualTo("nginx:1.27"));
        scenario.awaitReady(1);
    }

    @Test
    void aNativeSidecarIsUpdatedBesideTheGameThatGoesOn() {
        scenario.deploy(1, inPlace("") + """

                gameServerTemplate: {spec: {initContainers: [{name: proxy, image: "envoy:1", restartPolicy: Always}]}}
                """);
        String uid = scenario.podUid(0);

        scenario.edit(
                "{gameServerTemplate: {spec: {initContainers: [{name: proxy, image: \"envoy:2\", restartPolicy: Always}]}}}");

        scenario.eventually(() -> assertThat(scenario.pod(0)
                        .getStatus()
                        .getInitContainerStatuses()
                        .get(0)
                        .getImage())
                .contains("envoy:2"));
        scenario.awaitReady(1);
        assertThat(scenario.podUid(0)).isEqualTo(uid);
        assertThat(scenario.pod(0).getStatus().getContainerStatuses().get(0).getRestartCount())
                .isZero();
    }

    private static String inPlace(String more) {
        return "updateStrategy: {type: RollingUpdate, rollingUpdate: {podUpdatePolicy: InPlaceIfPossible" + more + "}}";
    }

    private void image(String image) {
        scenario.edit("{gameServerTemplate: {spec: {containers: [{name: default-game, image: \"" + image + "\"}]}}}");
    }

    private String specImage() {
        return image(scenario.pod(0));
    }

    private static String image(Pod pod) {
        return pod.getSpec().getContainers().get(0).getImage();
    }

    private void finalizers(String list) {
        scenario.client()
                .pods()
                .inNamespace(scenario.namespace())
                .withName(Scenario.name(0))
                .patch(PatchContext.of(PatchType.JSON_MERGE), Specs.json("{metadata: {finalizers: " + list + "}}"));
    }

    private static String conditionOf(Pod pod, String type) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .map(condition -> condition.getStatus())
                .findFirst()
                .orElse("");
    }
}
