package io.gameroute.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gameroute.config.Configuration;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationTest {
    private final JsonNode kustomization = InstallationFiles.read("kustomization.yaml");
    private final JsonNode deployment = InstallationFiles.read("11.Deployment.gameroute.yaml");
    private final JsonNode pod = deployment.at("/spec/template/spec");
    private final JsonNode container = pod.at("/containers/0");

    @Test
    void everyResourceOfTheKustomizationExists() {
        assertThat(InstallationFiles.texts(kustomization.path("resources")))
                .isNotEmpty()
                .allSatisfy(resource ->
                        assertThat(InstallationFiles.FOLDER.resolve(resource)).isRegularFile());
    }

    @Test
    void everyManifestIsAResourceOfTheKustomization() {
        assertThat(InstallationFiles.texts(kustomization.path("resources")))
                .containsAll(InstallationFiles.manifests().stream()
                        .map(file -> file.getFileName().toString())
                        .toList())
                .contains("crds/gameserversets.game.kruise.io.yaml", "crds/gameservers.game.kruise.io.yaml");
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void aManifestIsNamedAfterItsKindAndItsName(Path file) {
        JsonNode manifest = InstallationFiles.read(file);

        assertThat(file.getFileName().toString())
                .endsWith("." + manifest.path("kind").asText() + "."
                        + manifest.at("/metadata/name").asText() + ".yaml");
    }

    static List<Path> manifests() {
        return InstallationFiles.manifests();
    }

    @Nested
    class ThePod {
        @Test
        void fulfilsTheRestrictedProfile() {
            JsonNode podContext = pod.path("securityContext");
            JsonNode context = container.path("securityContext");

            assertThat(podContext.path("runAsNonRoot").asBoolean()).isTrue();
            assertThat(podContext.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(InstallationFiles.texts(context.at("/capabilities/drop")))
                    .containsExactly("ALL");
            assertThat(pod.has("hostNetwork") || pod.has("hostPID") || pod.has("hostIPC"))
                    .isFalse();
        }

        @Test
        void writesNowhereButToTmp() {
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/volumeMounts")).hasSize(1);
            assertThat(container.at("/volumeMounts/0/mountPath").asText()).isEqualTo("/tmp");
            assertThat(pod.at("/volumes/0/emptyDir/sizeLimit").asText()).isNotEmpty();
        }

        @Test
        void runsAsTheUserOfTheImage() {
            String user = pod.at("/securityContext/runAsUser").asText() + ":"
                    + pod.at("/securityContext/runAsGroup").asText();

            assertThat(Path.of("pom.xml")).content().contains("<user>" + user + "</user>");
        }

        @ParameterizedTest
        @ValueSource(strings = {"startupProbe", "livenessProbe"})
        void isAliveAsLongAsTheProcessSaysSo(String probe) {
            assertThat(container.at("/" + probe + "/httpGet/path").asText()).isEqualTo("/observe/health/live");
        }

        @Test
        void isReadyWhenItsCachesAre() {
            assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/observe/health/ready");
        }

        @Test
        void isProbedAtThePortThatItOpens() {
            assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(8080);
            assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe"))
                    .allSatisfy(probe -> assertThat(
                                    container.at("/" + probe + "/httpGet/port").asText())
                            .isEqualTo(container.at("/ports/0/name").asText()));
        }

        /** An event takes some 3 kB of the file; in a busy time the file is several times as large as what is in it. */
        @Test
        void hasRoomForTheEventsThatItKeeps() {
            long bytes = Long.parseLong(variable("GAMEROUTE_EVENTS_RETENTION_UNREAD_COUNT")) * 3000;

            assertThat(pod.at("/volumes/0/emptyDir/sizeLimit").asText()).isEqualTo("256Mi");
            assertThat(bytes).isLessThan(64L << 20);
        }

        private String variable(String name) {
            for (JsonNode variable : container.path("env")) {
                if (variable.path("name").asText().equals(name)) {
                    return variable.path("value").asText();
                }
            }
            throw new AssertionError(name);
        }

        @Test
        void isConfiguredByVariablesThatTheProgramAccepts() throws Exception {
            Map<String, String> environment = new HashMap<>();
            container
                    .path("env")
                    .forEach(variable -> environment.put(
                            variable.path("name").asText(),
                            variable.path("value").asText()));

            Configuration configuration = Configuration.of(environment, Map.of());

            assertThat(configuration.http().host()).isEqualTo("0.0.0.0");
            assertThat(configuration.http().port())
                    .isEqualTo(container.at("/ports/0/containerPort").asInt());
            assertThat(configuration.controlRoutes()).isEqualTo("/app/routes/control");
            assertThat(configuration.serveRoutes()).isEqualTo("/app/routes/serve");
        }

        @Test
        void getsNoVariablesForServicesWhichWouldReadAsSettings() {
            assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
        }

        @Test
        void livesOnHalfAGigabyte() {
            assertThat(container.at("/resources/limits/memory").asText()).isEqualTo("512Mi");
            assertThat(container.at("/resources/requests").has("cpu")).isTrue();
            assertThat(container.at("/resources/requests").has("memory")).isTrue();
        }

        @Test
        void hasASecondOneOnAnotherNode() {
            assertThat(deployment.at("/spec/replicas").asInt()).isEqualTo(2);
            assertThat(pod.at("/topologySpreadConstraints/0/topologyKey").asText())
                    .isEqualTo("kubernetes.io/hostname");
        }

        @Test
        void isSelectedByAllThatSelect() {
            JsonNode labels = deployment.at("/spec/template/metadata/labels");

            assertThat(deployment.at("/spec/selector/matchLabels")).isEqualTo(labels);
            assertThat(pod.findValues("matchLabels")).isNotEmpty().containsOnly(labels);
            assertThat(InstallationFiles.read("09.Service.gameroute-metrics.yaml")
                            .at("/spec/selector"))
                    .isEqualTo(labels);
            assertThat(InstallationFiles.read("10.PodDisruptionBudget.gameroute.yaml")
                            .at("/spec/selector/matchLabels"))
                    .isEqualTo(labels);
        }
    }

    @Nested
    class Rights {
        @Test
        void ofTheControllerAreExactlyThese() {
            assertThat(rights("03.ClusterRole.gameroute-controller.yaml"))
                    .containsExactlyInAnyOrder("""
                        gameserversets: list watch patch
                        gameserversets/status: patch
                        gameservers: list watch create patch delete
                        gameservers/status: patch
                        pods: list watch create patch delete
                        pods/status: patch
                        pods/resize: patch
                        controllerrevisions: list watch create patch delete
                        statefulsets: get
                        persistentvolumeclaims: list watch create patch
                        storageclasses: get
                        configmaps: create
                        persistentvolumes: list watch
                        nodes: list watch
                        events: create patch
                        tokenreviews: create
                        subjectaccessreviews: create
                        gameserversets/finalizers: update
                        pods/finalizers: update
                        """.lines().toArray(String[]::new));
        }

        @Test
        void ofTheElectionAreThoseOnLeasesOfItsOwnNamespace() {
            JsonNode role = InstallationFiles.read("05.Role.gameroute-leader-election.yaml");

            assertThat(role.at("/metadata/namespace").asText())
                    .isEqualTo(deployment.at("/metadata/namespace").asText());
            assertThat(rights("05.Role.gameroute-leader-election.yaml")).containsExactly("leases: get create patch");
        }

        @Test
        void ofUsersDoNotExtendToStatus() {
            assertThat(rights("08.ClusterRole.gameroute-edit.yaml")).noneMatch(right -> right.contains("/status"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"view", "edit"})
        void ofUsersAreAddedToTheRoleOfThatName(String role) {
            String number = role.equals("view") ? "07" : "08";

            assertThat(InstallationFiles.read(number + ".ClusterRole.gameroute-" + role + ".yaml")
                            .at("/metadata/labels")
                            .path("rbac.authorization.k8s.io/aggregate-to-" + role)
                            .asText())
                    .isEqualTo("true");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "04.ClusterRoleBinding.gameroute-controller.yaml",
                    "06.RoleBinding.gameroute-leader-election.yaml"
                })
        void areBoundToTheServiceAccountOfThePods(String binding) {
            JsonNode subject = InstallationFiles.read(binding).at("/subjects/0");

            assertThat(subject.path("name").asText())
                    .isEqualTo(pod.path("serviceAccountName").asText());
            assertThat(subject.path("namespace").asText())
                    .isEqualTo(deployment.at("/metadata/namespace").asText());
        }

        private Set<String> rights(String role) {
            Set<String> rights = new TreeSet<>();
            for (JsonNode rule : InstallationFiles.read(role).path("rules")) {
                String verbs = String.join(" ", InstallationFiles.texts(rule.path("verbs")));
                InstallationFiles.texts(rule.path("resources"))
                        .forEach(resource -> rights.add(resource + ": " + verbs));
            }
            return rights;
        }
    }

    @Test
    void theDocumentationExplainsEveryRightOfTheController() {
        JsonNode rules = InstallationFiles.read("03.ClusterRole.gameroute-controller.yaml")
                .path("rules");
        List<String> resources = rules.findValues("resources").stream()
                .flatMap(list -> InstallationFiles.texts(list).stream())
                .toList();

        assertThat(Path.of("docs", "install.md"))
                .content()
                .contains(
                        resources.stream().map(resource -> "`" + resource + "`").toArray(String[]::new));
    }

    @Test
    void theImageIsTheOneThatTheBuildMakes() {
        String[] image = container.path("image").asText().split(":", -1);

        assertThat(Arrays.asList(image)).hasSize(2);
        assertThat(Path.of("pom.xml"))
                .content()
                .contains("<image.name>" + image[0] + ":${project.version}</image.name>")
                .contains("<version>" + image[1] + "</version>");
        assertThat(kustomization.at("/images/0/newTag").asText()).isEqualTo(image[1]);
    }
}
