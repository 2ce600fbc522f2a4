package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.cluster.ApiWrite;
import io.gameroute.cluster.AuditLog;
import io.gameroute.cluster.KubectlBinary;
import io.gameroute.cluster.TestCluster;
import io.gameroute.documentation.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code docs/migrating-from-okg.md}, by kubectl, on a set as OpenKruiseGame and OpenKruise leave it. */
@Acceptance
class AdoptionIT {
    private static final String SET = "arena";
    private static final Path DOCUMENT = Path.of("docs/migrating-from-okg.md");

    private final Scenario scenario;
    private final OpenKruiseObjects objects;

    @TempDir
    Path kinds;

    AdoptionIT(Scenario scenario) {
        Assumptions.assumeTrue(
                TestCluster.isReal(),
                "SKIPPED: the embedded API server has neither Deployments nor webhooks to leave behind");
        this.scenario = scenario;
        this.objects = new OpenKruiseObjects(scenario.client(), scenario.namespace());
    }

    /** GameRoute comes last, as it does there. */
    @BeforeEach
    void aClusterWithOpenKruise() throws IOException {
        for (Path definition : OpenKruiseObjects.definitions()) {
            Files.copy(definition, kinds.resolve(definition.getFileName()));
        }
        scenario.cluster().stopController();
        scenario.cluster().api().introduceCrds(kinds);
        objects.create();
        scenario.eventually(() -> assertThat(pods()).hasSize(3).allSatisfy(pod -> assertThat(isReady(pod))
                .isTrue()));
    }

    @AfterEach
    void aClusterWithoutIt() {
        objects.removeInstallation();
        List.of("statefulsets.apps.kruise.io", "podprobemarkers.apps.kruise.io").forEach(kind -> scenario.client()
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(kind)
                .delete());
        scenario.cluster().stopController();
        scenario.cluster().startController();
    }

    @Test
    void aSetIsTakenOverWithoutRestartingAServerAndSetFreeAgain() {
        List<String> before = identities();
        AuditLog.Mark mark = scenario.auditLog().mark();
        scenario.cluster().startController();

        play("The commands", 1);
        assertThat(condition("Degraded"))
                .startsWith("True OwnedByAdvancedStatefulSet")
                .contains("--cascade=orphan");
        assertThat(set().getMetadata().getAnnotations())
                .containsEntry("gameroute.io/intent", "{\"ordinals\":\"0,1,3\",\"implicit\":\"2\",\"reserved\":\"\"}");
        assertThat(scenario.ourWritesSince(mark)).extracting(ApiWrite::resource).isSubsetOf("gameserversets", "events");

        play("The commands", 2, 3, 4, 5);
        scenario.eventually(() -> assertThat(condition("Degraded")).startsWith("False"));
        assertThat(identities()).isEqualTo(before);
        assertThat(pods()).allSatisfy(pod -> assertThat(owner(pod)).isEqualTo("GameServerSet/arena"));
        assertThat(revisions()).hasSize(2).allSatisfy(revision -> assertThat(owner(revision))
                .isEqualTo("GameServerSet/arena"));
        assertThat(set().getStatus().updatedReplicas()).isEqualTo(3);
        assertThat(set().getStatus().updateRevision()).isEqualTo("arena-7c9f8d6b54");
        assertThat(set().getStatus().currentRevision()).isEqualTo("arena-7c9f8d6b54");

        theSetIsWorkedOnAsAnyOther();
        assertThat(identities())
                .contains(before.get(0), before.get(2))
                .doesNotContain(before.get(1))
                .hasSize(3);

        List<String> after = identities();
        play("The way back", 1, 2);
        assertThat(identities()).isEqualTo(after);
        assertThat(pods()).allSatisfy(pod -> assertThat(owner(pod)).isEmpty());
        assertThat(revisions())
                .allSatisfy(revision -> assertThat(owner(revision)).isEmpty());
        play("The way back", 3);
    }

    /** Id 1 is the first to go, once its hook lets it; 2 stays empty; and a template that OpenKruise recorded is left in place. */
    private void theSetIsWorkedOnAsAnyOther() {
        edit("{spec: {replicas: 2}}");
        scenario.eventually(() -> assertThat(lifecycle("arena-1")).isEqualTo("PreparingDelete"));
        scenario.client()
                .resources(GameServer.class)
                .inNamespace(scenario.namespace())
                .withName("arena-1")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Specs.json("{metadata: {labels: {gs-sync/leave: \"false\"}}}"));
        awaitNames("arena-0", "arena-3");
        edit("{spec: {replicas: 3}}");
        awaitNames("arena-0", "arena-1", "arena-3");

        image("game:3");
        scenario.eventually(() -> assertThat(pods())
                .allSatisfy(pod -> assertThat(runningImage(pod)).contains("game:3")));
        scenario.eventually(() -> assertThat(condition("Progressing")).startsWith("False Complete"));
    }

    private void play(String section, int... steps) {
        Shell shell = new Shell(
                KubectlBinary.locate().orElseThrow(), scenario.cluster().api().kubeconfig());
        for (String command : commands(section, steps)) {
            if (command.contains("scale deployment gameroute ")) {
                scenario.cluster().stopController();
                continue;
            }
            Shell.Answer answer =
                    shell.run("export NAMESPACE=" + scenario.namespace() + " SET=" + SET + "; " + command);
            assertThat(answer.code()).as("%s%n%s", command, answer.text()).isZero();
        }
    }

    /** The lines of the blocks of shell in some of the numbered steps of a section. */
    private static List<String> commands(String section, int... steps) {
        List<String> commands = new ArrayList<>();
        boolean isInSection = false;
        boolean isOpen = false;
        int step = 0;
        for (String line : lines()) {
            if (line.startsWith("## ")) {
                isInSection = line.equals("## " + section);
                step = 0;
            }
            if (line.matches("\\d\\. .*")) {
                step = Character.digit(line.charAt(0), 10);
            }
            if (line.strip().startsWith("```")) {
                isOpen = line.strip().equals("```sh");
            } else if (isOpen && isInSection && isAmong(step, steps)) {
                commands.add(line.strip());
            }
        }
        assertThat(commands).isNotEmpty();
        return commands;
    }

    private static boolean isAmong(int step, int... steps) {
        return Arrays.stream(steps).anyMatch(one -> one == step);
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(DOCUMENT);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void edit(String patch) {
        scenario.client()
                .resources(GameServerSet.class)
                .inNamespace(scenario.namespace())
                .withName(SET)
                .patch(PatchContext.of(PatchType.JSON_MERGE), Specs.json(patch));
    }

    /** Of the first container, and nothing else of the template. */
    private void image(String image) {
        scenario.client()
                .resources(GameServerSet.class)
                .inNamespace(scenario.namespace())
                .withName(SET)
                .patch(
                        PatchContext.of(PatchType.JSON),
                        "[{\"op\":\"replace\",\"path\":\"/spec/gameServerTemplate/spec/containers/0/image\",\"value\":\""
                                + image + "\"}]");
    }

    private void awaitNames(String... names) {
        scenario.eventually(() -> assertThat(pods())
                .extracting(pod -> pod.getMetadata().getName())
                .containsExactlyInAnyOrder(names));
        scenario.eventually(() -> assertThat(condition("Ready")).startsWith("True"));
    }

    private List<Pod> pods() {
        return scenario.client()
                .pods()
                .inNamespace(scenario.namespace())
                .withLabel(Labels.OWNER_GSS, SET)
                .list()
                .getItems();
    }

    private List<ControllerRevision> revisions() {
        return scenario.client()
                .apps()
                .controllerRevisions()
                .inNamespace(scenario.namespace())
                .list()
                .getItems();
    }

    private GameServerSet set() {
        return Objects.requireNonNull(scenario.client()
                .resources(GameServerSet.class)
                .inNamespace(scenario.namespace())
                .withName(SET)
                .get());
    }

    private String condition(String type) {
        return set().getStatus().conditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .map(condition -> condition.getStatus() + " " + condition.getReason() + ": " + condition.getMessage())
                .findFirst()
                .orElse("");
    }

    /** What would not be the same if a server had been restarted. */
    private List<String> identities() {
        return pods().stream()
                .map(pod -> pod.getMetadata().getName() + " "
                        + pod.getMetadata().getUid() + " " + pod.getStatus().getPodIP() + " "
                        + pod.getSpec().getNodeName())
                .sorted()
                .toList();
    }

    private String lifecycle(String name) {
        return pods().stream()
                .filter(pod -> pod.getMetadata().getName().equals(name))
                .map(pod -> pod.getMetadata().getLabels().get(Labels.LIFECYCLE_STATE))
                .findFirst()
                .orElse("");
    }

    private static boolean isReady(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    private static String runningImage(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .filter(status -> status.getName().equals("game"))
                .map(ContainerStatus::getImage)
                .findFirst()
                .orElse("");
    }

    /** Empty for nobody's. */
    private static String owner(HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .map(owner -> owner.getKind() + "/" + owner.getName())
                .collect(Collectors.joining());
    }
}
