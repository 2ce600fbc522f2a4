package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.gameroute.api.Labels;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@Acceptance
class UpdateIT {
    private static final String IN_PLACE =
            "updateStrategy: {type: RollingUpdate, rollingUpdate: {podUpdatePolicy: InPlaceIfPossible, maxUnavailable: 100%}}";

    private final Scenario scenario;

    UpdateIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void anImageIsUpdatedInsideTheRunningPods() {
        scenario.deploy(
                3, "updateStrategy: {type: RollingUpdate, rollingUpdate: {podUpdatePolicy: InPlaceIfPossible}}");
        List<String> before = identities();

        image("nginx:latest");

        scenario.eventually(() -> assertThat(scenario.pods())
                .allSatisfy(pod -> assertThat(runningImage(pod)).contains("nginx:latest")));
        scenario.awaitReady(3);
        assertThat(identities()).isEqualTo(before);
        assertThat(scenario.pods()).allSatisfy(pod -> assertThat(
                        pod.getStatus().getContainerStatuses().get(0).getRestartCount())
                .isEqualTo(1));
        assertThat(scenario.set().getStatus().updatedReplicas()).isEqualTo(3);
    }

    @Test
    void theWayBackUsesTheRevisionThatIsThere() {
        scenario.deploy(2, IN_PLACE);
        String first = revision(scenario.pod(0));

        image("nginx:1.27");
        awaitImages("nginx:1.27", "nginx:1.27");
        image(Scenario.IMAGE);
        awaitImages(Scenario.IMAGE, Scenario.IMAGE);

        scenario.eventually(() -> assertThat(revision(scenario.pod(0))).isEqualTo(first));
        assertThat(revisions()).hasSize(2);
        assertThat(revisions())
                .filteredOn(revision -> revision.getMetadata().getName().equals(first))
                .singleElement()
                .satisfies(revision -> assertThat(revision.getRevision()).isEqualTo(3));
    }

    @Test
    void asManyFormerTemplatesAreKeptAsTheSetSays() {
        scenario.deploy(1, IN_PLACE + "\nrevisionHistoryLimit: 1");

        image("nginx:1.26");
        awaitImages("nginx:1.26");
        scenario.awaitReady(1);
        image("nginx:1.27");
        awaitImages("nginx:1.27");

        scenario.eventually(() -> assertThat(revisions())
                .extracting(ControllerRevision::getRevision)
                .containsExactlyInAnyOrder(2L, 3L));
    }

    @Test
    void thePartitionKeepsServersAndOneThatDiesComesBackAsItWas() {
        scenario.deploy(3, "updateStrategy: {rollingUpdate: {partition: 2}}");
        scenario.editServer(0, "{updatePriority: 5}");

        image("nginx:1.27");
        awaitImages("nginx:1.27", Scenario.IMAGE, Scenario.IMAGE);

        String uid = scenario.podUid(1);
        scenario.deletePod(1);
        scenario.awaitReplaced(1, uid);
        assertThat(specImage(scenario.pod(1))).isEqualTo(Scenario.IMAGE);

        scenario.edit("{updateStrategy: {rollingUpdate: {partition: 0}}}");
        awaitImages("nginx:1.27", "nginx:1.27", "nginx:1.27");
        scenario.awaitReady(3);
    }

    @Test
    void aPausedUpdateWaitsAndIsResumed() {
        scenario.deploy(2, "updateStrategy: {rollingUpdate: {paused: true}}");

        image("nginx:1.27");
        scenario.awaitCondition("Progressing", "False UpdatePaused: 0 of 2");

        scenario.edit("{updateStrategy: {rollingUpdate: {paused: false}}}");
        awaitImages("nginx:1.27", "nginx:1.27");
    }

    @Test
    void onDeleteWaitsForTheDeletionOfEachPod() {
        scenario.deploy(2, "updateStrategy: {type: OnDelete, rollingUpdate: {maxUnavailable: 2}}");

        image("nginx:1.27");
        scenario.awaitCondition("Progressing", "False UpdateOnDelete");
        scenario.deletePod(1);

        awaitImages(Scenario.IMAGE, "nginx:1.27");
    }

    @Test
    void aChangeThatNoPodCanMakeIsNamedUnderInPlaceOnlyAndNothingIsDeleted() {
        scenario.deploy(2, "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceOnly}}");
        List<String> before = identities();

        scenario.edit("{gameServerTemplate: {spec: {terminationGracePeriodSeconds: 5}}}");

        scenario.awaitCondition("Degraded", "True UpdateNotInPlace");
        assertThat(scenario.condition("Degraded")).contains("spec.terminationGracePeriodSeconds");
        assertThat(identities()).isEqualTo(before);
    }

    @Test
    void aBadImageHoldsAtMaxUnavailableIsToldAndTheOldTemplateHeals() {
        scenario.deploy(3, "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible, maxUnavailable: 1}}");
        List<String> before = identities();

        scenario.edit("{gameServerTemplate: {metadata: {annotations: {dev.gameroute.io/fault: image-pull-error}},"
                + " spec: {containers: [{name: default-game, image: \"nginx:bad\"}]}}}");
        scenario.awaitCondition("Degraded", "True ServersStuck");
        assertThat(scenario.condition("Degraded")).contains("default-gss-2", "nginx:bad");
        assertThat(specImage(scenario.pod(0))).isEqualTo(Scenario.IMAGE);
        assertThat(specImage(scenario.pod(1))).isEqualTo(Scenario.IMAGE);

        scenario.edit("{gameServerTemplate: {metadata: {annotations: {dev.gameroute.io/fault: null}},"
                + " spec: {containers: [{name: default-game, image: \"" + Scenario.IMAGE + "\"}]}}}");
        scenario.awaitReady(3);
        scenario.awaitCondition("Degraded", "False");
        assertThat(identities()).isEqualTo(before);
    }

    @Test
    void metadataChangesWithoutARestart() {
        scenario.deploy(2, IN_PLACE);
        List<String> before = identities();

        scenario.edit("{gameServerTemplate: {metadata: {labels: {season: \"2\"}}}}");

        scenario.awaitLabel(0, "season", "2");
        scenario.awaitLabel(1, "season", "2");
        assertThat(identities()).isEqualTo(before);
        assertThat(scenario.pods()).allSatisfy(pod -> assertThat(
                        pod.getStatus().getContainerStatuses().get(0).getRestartCount())
                .isZero());
    }

    @Test
    void cpuChangesInsideTheRunningPods() {
        scenario.deploy(
                1,
                IN_PLACE + "\n"
                        + "gameServerTemplate: {spec: {containers: [{name: default-game, image: nginx, resources: {requests: {cpu: 100m}}}]}}");
        List<String> before = identities();

        scenario.edit(
                "{gameServerTemplate: {spec: {containers: [{name: default-game, image: nginx, resources: {requests: {cpu: 200m}}}]}}}");

        scenario.eventually(() -> assertThat(scenario.pod(0)
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getResources()
                        .getRequests()
                        .get("cpu")
                        .toString())
                .isEqualTo("200m"));
        scenario.awaitReady(1);
        assertThat(identities()).isEqualTo(before);
    }

    @Test
    void aChangeThatConcernsNoPodTouchesNone() {
        scenario.deploy(2, "updateStrategy: {rollingUpdate: {maxUnavailable: 2}}");
        List<String> before = identities();

        scenario.edit("{lifecycle: {preDelete: {labelsHandler: {a: b}}}, scaleStrategy: {maxUnavailable: 1},"
                + " persistentVolumeClaimRetentionPolicy: {whenScaled: Delete}}");

        scenario.awaitReady(2);
        assertThat(identities()).isEqualTo(before);
        assertThat(revisions()).hasSize(1);
    }

    @Test
    void theInPlaceUpdateHookHoldsAServerInPreUpdate() {
        scenario.deploy(2, IN_PLACE + """

                gameServerTemplate: {metadata: {labels: {gs-sync/hold: "true"}}}
                lifecycle: {inPlaceUpdate: {labelsHandler: {gs-sync/hold: "true"}}}
                """);

        image("nginx:1.27");
        scenario.awaitState(0, "PreUpdate");
        scenario.awaitState(1, "PreUpdate");
        assertThat(scenario.pod(0).getMetadata().getAnnotations())
                .containsEntry("game.kruise.io/gs-updating-containers", "default-game");

        scenario.patchServer(1, "{metadata: {labels: {gs-sync/hold: \"false\"}}}");
        awaitImages(Scenario.IMAGE, "nginx:1.27");
        scenario.awaitLabel(1, Labels.LIFECYCLE_STATE, "Updated");
        assertThat(scenario.server(0).getStatus().currentState()).isEqualTo("PreUpdate");

        scenario.patchServer(1, "{metadata: {labels: {gs-sync/hold: \"true\"}}}");
        scenario.awaitLabel(1, Labels.LIFECYCLE_STATE, "Normal");
    }

    @Test
    void anImageOfItsOwnSurvivesAnUpdateOfTheTemplate() {
        scenario.deploy(2, IN_PLACE);
        List<String> before = identities();
        scenario.editServer(1, "{containers: [{name: default-game, image: \"nginx:own\"}]}");
        awaitImages(Scenario.IMAGE, "nginx:own");

        image("nginx:1.27");
        awaitImages("nginx:1.27", "nginx:own");
        scenario.awaitReady(2);

        scenario.editServer(1, "{containers: null}");
        awaitImages("nginx:1.27", "nginx:1.27");
        assertThat(identities()).isEqualTo(before);
    }

    private void image(String image) {
        scenario.edit("{gameServerTemplate: {spec: {containers: [{name: default-game, image: \"" + image + "\"}]}}}");
    }

    /** Of the specs and of what runs, by id. */
    private void awaitImages(String... images) {
        scenario.eventually(() -> {
            for (int id = 0; id < images.length; id++) {
                Pod pod = scenario.pod(id);
                assertThat(specImage(pod)).isEqualTo(images[id]);
                assertThat(runningImage(pod)).contains(images[id]);
            }
        });
    }

    private static String specImage(Pod pod) {
        return pod.getSpec().getContainers().get(0).getImage();
    }

    private static String runningImage(Pod pod) {
        return pod.getStatus().getContainerStatuses().get(0).getImage();
    }

    private static String revision(Pod pod) {
        return Objects.requireNonNull(pod.getMetadata().getLabels().get(Labels.REVISION));
    }

    private List<String> identities() {
        return scenario.pods().stream()
                .map(pod -> pod.getMetadata().getName() + " "
                        + pod.getMetadata().getUid() + " " + pod.getStatus().getPodIP() + " "
                        + pod.getSpec().getNodeName())
                .sorted()
                .toList();
    }

    private List<ControllerRevision> revisions() {
        return scenario.client()
                .apps()
                .controllerRevisions()
                .inNamespace(scenario.namespace())
                .list()
                .getItems();
    }
}
