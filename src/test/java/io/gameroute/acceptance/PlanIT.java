package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.gameroute.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change would do, said before it is done: by {@code gameroute plan}, and by the annotation for a dry run. */
@Acceptance
class PlanIT {
    private static final String IN_PLACE =
            "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible, maxUnavailable: 1}}";

    private final Scenario scenario;

    @TempDir
    Path folder;

    PlanIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void itSaysWhoGoesWhoIsUpdatedAndInWhichOrderAndChangesNothing() throws IOException {
        scenario.deploy(4, IN_PLACE);
        scenario.setOpsState(2, "WaitToBeDeleted");
        scenario.editServer(0, "{updatePriority: 9}");
        scenario.awaitLabel(0, "game.kruise.io/gs-update-priority", "9");
        String version = scenario.set().getMetadata().getResourceVersion();

        CommandRun plan = plan(manifest("replicas: 3\n" + IN_PLACE, "nginx:1.27"));

        assertThat(plan.code()).as(plan.err()).isZero();
        assertThat(plan.out().lines().map(line -> line.replaceAll("\\s+", " ")))
                .containsSequence(
                        "SERVER ACTION WHEN OPSSTATE WHY",
                        "default-gss-2 delete at-once WaitToBeDeleted WaitToBeDeleted",
                        "default-gss-0 update at-once None default-game gets nginx:1.27",
                        "default-gss-3 update in-turn None default-game gets nginx:1.27",
                        "default-gss-1 update in-turn None default-game gets nginx:1.27",
                        "1 to delete, 3 to update");
        assertThat(scenario.set().getMetadata().getResourceVersion()).isEqualTo(version);

        scenario.edit(
                "{replicas: 3, gameServerTemplate: {spec: {containers: [{name: default-game, image: \"nginx:1.27\"}]}}}");
        scenario.awaitReady(3);
        scenario.awaitServers(0, 1, 3);
    }

    @Test
    void aNewSetIsPlannedAndNotCreated() throws IOException {
        CommandRun plan = plan(manifest("replicas: 2", "nginx:1.25"), "-o", "json");

        assertThat(plan.code()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("\"new\" : true", "\"server\" : \"default-gss-1\"", "\"action\" : \"create\"");
        assertThat(scenario.setResource().get()).isNull();
    }

    @Test
    void whatTheApiServerRefusesIsRefusedInItsWords() throws IOException {
        assertThat(plan(manifest("replicas: -1", "nginx:1.25")))
                .satisfies(plan -> assertThat(plan.code()).isEqualTo(1))
                .satisfies(plan -> assertThat(plan.err()).contains("spec.replicas", "greater than or equal to 0"));
        assertThat(plan(manifest("replicas: 1\nreplica: 2", "nginx:1.25")).err())
                .contains("unknown field \"spec.replica\"");
        assertThat(plan(manifest("replicas: 1\nreserveGameServerIds: ['5-3']", "nginx:1.25"))
                        .err())
                .contains("with a not above b");
    }

    @Test
    void aServerSideApplyIsPlannedAsItsManagerWouldDoIt() throws IOException {
        scenario.deploy(2);

        CommandRun conflict = plan(manifest("replicas: 1", Scenario.IMAGE), "--server-side");
        CommandRun forced = plan(manifest("replicas: 1", Scenario.IMAGE), "--server-side", "--force-conflicts");

        assertThat(conflict.code()).isEqualTo(1);
        assertThat(conflict.err()).contains("conflict");
        assertThat(forced.out()).contains("1 to delete");
    }

    @Test
    void aSetWithTheAnnotationOnlySaysWhatItWouldDoUntilTheAnnotationIsGone() {
        scenario.deploy(2, IN_PLACE);
        List<String> before = identities();

        patchSet("""
                {metadata: {annotations: {gameroute.io/dry-run: "true"}},
                 spec: {replicas: 3, gameServerTemplate: {metadata: {labels: {season: "2"}},
                        spec: {containers: [{name: default-game, image: "nginx:1.27"}]}}}}
                """);
        scenario.awaitObserved();
        scenario.awaitCondition(
                "DryRun",
                "True Planned: creates 1: default-gss-2; updates in place 2 (at most 1 out of service):"
                        + " default-gss-1, default-gss-0");
        scenario.awaitCondition("Progressing", "False DryRun");
        scenario.editServer(1, "{opsState: Kill}");
        scenario.awaitLabel(1, "game.kruise.io/gs-opsState", "Kill");
        scenario.awaitCondition("DryRun", "True Planned: creates");
        assertThat(identities()).isEqualTo(before);
        assertThat(scenario.server(0).getMetadata().getLabels()).doesNotContainKey("season");
        scenario.eventually(() -> assertThat(scenario.events("DryRun"))
                .extracting(Event::getMessage)
                .anyMatch(message -> message.startsWith("creates 1: default-gss-2")));

        scenario.editServer(1, "{opsState: None}");
        scenario.awaitLabel(1, "game.kruise.io/gs-opsState", "None");
        patchSet("{metadata: {annotations: {gameroute.io/dry-run: null}}}");
        scenario.awaitServers(0, 1, 2);
        scenario.awaitReady(3);
        scenario.eventually(() -> assertThat(scenario.condition("DryRun")).isEmpty());
        scenario.awaitLabel(0, "season", "2");
    }

    private void patchSet(String yaml) {
        scenario.setResource().patch(PatchContext.of(PatchType.JSON_MERGE), Specs.json(yaml));
    }

    private List<String> identities() {
        return scenario.pods().stream()
                .map(pod -> pod.getMetadata().getName() + " "
                        + pod.getMetadata().getUid() + " "
                        + pod.getSpec().getContainers().get(0).getImage())
                .sorted()
                .toList();
    }

    private CommandRun plan(Path manifest, String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(
                new String[] {"plan", "-f", manifest.toString(), "-n", scenario.namespace()}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return CommandRun.of(scenario.cluster().api().kubeconfig(), arguments);
    }

    private Path manifest(String spec, String image) throws IOException {
        return Files.writeString(
                folder.resolve("manifest.yaml"), """
                apiVersion: v1
                kind: Service
                metadata: {name: beside}
                ---
                apiVersion: game.kruise.io/v1alpha1
                kind: GameServerSet
                metadata: {name: %s}
                spec: %s
                """.formatted(Scenario.SET, Specs.merged("""
                gameServerTemplate:
                  spec:
                    containers: [{name: default-game, image: "%s"}]
                """.formatted(image), spec)));
    }
}
