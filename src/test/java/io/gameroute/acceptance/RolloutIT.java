package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.gameroute.cli.CommandRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code gameroute rollout}, as one knows it from {@code kubectl rollout}. */
@Acceptance
class RolloutIT {
    private static final String IN_PLACE =
            "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible, maxUnavailable: 100%}}";

    private final Scenario scenario;

    RolloutIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void statusWaitsForTheUpdateAndHistoryHasItsCause() {
        scenario.deploy(2, IN_PLACE);
        scenario.setResource()
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Specs.json("{metadata: {annotations: {kubernetes.io/change-cause: the winter season}}}"));
        image("nginx:1.27");

        CommandRun status = rollout("status", "--timeout=30s");

        assertThat(status.code()).as(status.err()).isZero();
        assertThat(status.out()).endsWith("gameserverset \"default-gss\" successfully rolled out\n");
        assertThat(images()).containsOnly("nginx:1.27");
        assertThat(rollout("history").out().lines().map(line -> line.replaceAll("\\s+", " ")))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("gameserverset.game.kruise.io/default-gss"),
                        line -> assertThat(line).isEqualTo("REVISION NAME CHANGE-CAUSE"),
                        line -> assertThat(line).matches("1 default-gss-\\w+ <none>"),
                        line -> assertThat(line).matches("2 default-gss-\\w+ the winter season"));
        assertThat(rollout("history", "--revision=1").out()).contains("nginx:1.25");
    }

    @Test
    void anUpdateIsToldOfWhenItBeginsAndWhenItIsComplete() {
        scenario.deploy(2, IN_PLACE);

        image("nginx:1.27");
        scenario.awaitReady(2);

        scenario.eventually(() -> assertThat(scenario.events("Update"))
                .extracting(Event::getMessage)
                .singleElement()
                .asString()
                .matches("update from default-gss-\\w+ to default-gss-\\w+: 2 game servers, at most 2 out of service"
                        + " \\(InPlaceIfPossible\\)"));
        scenario.eventually(() -> assertThat(scenario.events("Updated"))
                .extracting(Event::getMessage)
                .singleElement()
                .asString()
                .startsWith("all 2 game servers have default-gss-"));
    }

    @Test
    void undoGoesToTheTemplateBeforeOrToANumberedOne() {
        scenario.deploy(1, IN_PLACE + "\ngameServerTemplate: {metadata: {annotations: {season: winter}}}");
        image("nginx:1.26");
        scenario.awaitReady(1);
        image("nginx:1.27");
        scenario.awaitReady(1);

        assertThat(rollout("undo").out()).isEqualTo("gameserverset.game.kruise.io/default-gss rolled back\n");
        awaitImage("nginx:1.26");
        assertThat(rollout("undo", "--to-revision=1").code()).isZero();
        awaitImage(Scenario.IMAGE);

        assertThat(rollout("undo", "--to-revision=99").err()).contains("there is no revision 99");
        scenario.eventually(
                () -> assertThat(rollout("undo", "--to-revision=5").out()).contains("skipped rollback"));
    }

    @Test
    void aPausedUpdateIsNotWaitedForWhereNobodyWantsToAndGoesOnWhenItIsResumed() {
        scenario.deploy(2, IN_PLACE);

        assertThat(rollout("pause").out()).isEqualTo("gameserverset.game.kruise.io/default-gss paused\n");
        assertThat(rollout("pause").err()).contains("is already paused");
        image("nginx:1.27");
        scenario.awaitCondition("Progressing", "False UpdatePaused");
        assertThat(rollout("status", "--watch=false"))
                .satisfies(status -> assertThat(status.code()).isZero())
                .satisfies(status -> assertThat(status.out()).contains("0 of 2 game servers", "paused"));
        assertThat(rollout("status", "--timeout=1s"))
                .satisfies(status -> assertThat(status.code()).isEqualTo(1))
                .satisfies(status -> assertThat(status.err()).contains("timed out"));

        assertThat(rollout("resume").code()).isZero();
        assertThat(rollout("status", "--timeout=30s").code()).isZero();
        assertThat(images()).containsOnly("nginx:1.27");
    }

    @Test
    void aSetThatIsNotThereIsNamed() {
        assertThat(rollout("status"))
                .satisfies(status -> assertThat(status.code()).isEqualTo(1))
                .satisfies(status -> assertThat(status.err()).contains("there is no GameServerSet default-gss"));
    }

    private void image(String image) {
        scenario.edit("{gameServerTemplate: {spec: {containers: [{name: default-game, image: \"" + image + "\"}]}}}");
    }

    private void awaitImage(String image) {
        scenario.eventually(() -> assertThat(images()).containsOnly(image));
        scenario.awaitReady(scenario.set().getSpec().replicas());
    }

    private List<String> images() {
        return scenario.pods().stream()
                .map(pod -> pod.getSpec().getContainers().get(0).getImage())
                .toList();
    }

    private CommandRun rollout(String command, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("rollout", command, "gss/" + Scenario.SET, "-n", scenario.namespace()));
        arguments.addAll(List.of(more));
        return CommandRun.of(scenario.cluster().api().kubeconfig(), arguments.toArray(String[]::new));
    }
}
