package io.gameroute.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributesBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.ControlPlaneExtension;
import io.gameroute.cluster.TestNamespace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(ControlPlaneExtension.class)
class InstallationIT {
    private static final String NAMESPACE = "gameroute-system";
    private static final String ACCOUNT = "gameroute";

    private final ControlPlane cluster;
    private final KubernetesClient admin;

    InstallationIT(ControlPlane cluster) {
        this.cluster = cluster;
        this.admin = cluster.adminClient();
    }

    /** What docs/install.md says. */
    @BeforeAll
    static void install(ControlPlane cluster) throws IOException, InterruptedException {
        assertThat(kubectl(cluster, "apply", "--server-side", "--force-conflicts", "-k", "deploy"))
                .contains("deployment.apps/gameroute serverside-applied")
                .doesNotContain("rror")
                .doesNotContain("Warning");
    }

    @Test
    void kustomizeBuildsAllOfIt() throws IOException, InterruptedException {
        String built = kubectl(cluster, "kustomize", "deploy");

        assertThat(built.lines().filter(line -> line.startsWith("kind: ")))
                .hasSize(InstallationFiles.read("kustomization.yaml")
                        .path("resources")
                        .size());
    }

    /** As docs/install.md says, in a copy. */
    @Test
    void theComponentPostgresqlGivesTheReplicasOneEventLog(@TempDir Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("deploy"))) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(Path.of("deploy").relativize(file).toString());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(
                folder.resolve("kustomization.yaml"), "components: [postgresql]\n", StandardOpenOption.APPEND);

        String built = kubectl(cluster, "kustomize", folder.toString());
        Deployment deployment = Stream.of(built.split("\n---\n"))
                .filter(manifest -> manifest.contains("kind: Deployment"))
                .map(manifest -> Serialization.unmarshal(manifest, Deployment.class))
                .findFirst()
                .orElseThrow();
        assertThatCode(() -> admin.resource(pod(deployment))
                        .inNamespace(NAMESPACE)
                        .dryRun()
                        .create())
                .doesNotThrowAnyException();
        Container container =
                deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
        assertThat(container.getEnv())
                .filteredOn(variable -> variable.getValueFrom() != null)
                .extracting(variable -> variable.getName() + " from "
                        + variable.getValueFrom().getSecretKeyRef().getName())
                .containsExactlyInAnyOrder(
                        "GAMEROUTE_EVENTS_URL from gameroute-event-log",
                        "GAMEROUTE_EVENTS_USER from gameroute-event-log");
        assertThat(container.getEnv()).extracting(EnvVar::getName).doesNotHaveDuplicates();
        assertThat(container.getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .contains("/run/secrets/event-log");
    }

    @Test
    void aSecondApplicationChangesNothing() throws IOException, InterruptedException {
        assertThat(kubectl(cluster, "diff", "--server-side", "--force-conflicts", "-k", "deploy"))
                .isEmpty();
    }

    @Test
    void theNamespaceTakesThePodOfTheDeployment() {
        Deployment deployment = admin.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName("gameroute")
                .get();

        assertThatCode(() -> admin.resource(pod(deployment))
                        .inNamespace(NAMESPACE)
                        .dryRun()
                        .create())
                .doesNotThrowAnyException();
    }

    @Test
    void theNamespaceRefusesAPodThatIsNotRestricted() {
        Deployment deployment = admin.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName("gameroute")
                .get();
        Pod unrestricted = new PodBuilder(pod(deployment))
                .editSpec()
                .withSecurityContext(null)
                .endSpec()
                .build();

        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> admin.resource(unrestricted)
                        .inNamespace(NAMESPACE)
                        .dryRun()
                        .create())
                .withMessageContaining("PodSecurity");
    }

    @ParameterizedTest
    @CsvSource({
        "game.kruise.io, gameserversets, status, patch, true",
        "game.kruise.io, gameservers, '', delete, true",
        "'', pods, '', create, true",
        "'', events, '', patch, true",
        "'', nodes, '', watch, true",
        "'', secrets, '', get, false",
        "'', configmaps, '', create, true",
        "'', configmaps, '', list, false",
        "'', configmaps, '', patch, false",
        "storage.k8s.io, storageclasses, '', get, true",
        "'', pods, exec, create, false",
        "'', persistentvolumeclaims, '', delete, false",
        "coordination.k8s.io, leases, '', patch, false"
    })
    void theServiceAccountMayInAnyNamespace(
            String group, String resource, String subresource, String verb, boolean allowed) {
        assertThat(mayController(group, resource, subresource, verb)).isEqualTo(allowed);
    }

    /** The requests of which an election consists. */
    @Test
    void theServiceAccountMayTakeRenewAndGiveBackTheLease() {
        KubernetesClient client = cluster.clientForServiceAccount(NAMESPACE, ACCOUNT);
        LeaseLock lock = new LeaseLock(NAMESPACE, "installation-test", "one");
        try {
            lock.create(client, record("one"));
            lock.get(client);
            lock.update(client, record("one"));
            lock.get(client);
            lock.update(client, record(""));

            assertThat(lock.get(client).getHolderIdentity()).isEmpty();
        } finally {
            admin.leases().inNamespace(NAMESPACE).withName("installation-test").delete();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "view, gameserversets, '', list, true",
        "view, gameservers, '', patch, false",
        "edit, gameservers, '', watch, true",
        "edit, gameservers, '', patch, true",
        "edit, gameserversets, scale, patch, true",
        "edit, gameservers, status, patch, false",
        "admin, gameserversets, '', create, true"
    })
    void aUserWithARoleOfKubernetesMay(
            String role, String resource, String subresource, String verb, boolean allowed, TestNamespace namespace) {
        bindTo(role, namespace.name());

        // Aggregation takes the controller manager a moment; the right to look is there when all are.
        await().atMost(Duration.ofSeconds(20)).until(() -> mayUser(role, namespace.name(), "gameservers", "", "get"));
        assertThat(mayUser(role, namespace.name(), resource, subresource, verb)).isEqualTo(allowed);
    }

    private boolean mayController(String group, String resource, String subresource, String verb) {
        return may(
                "system:serviceaccount:" + NAMESPACE + ":" + ACCOUNT,
                attributes("games", group, resource, subresource, verb));
    }

    private boolean mayUser(String role, String namespace, String resource, String subresource, String verb) {
        return may("user-with-" + role, attributes(namespace, "game.kruise.io", resource, subresource, verb));
    }

    private boolean may(String user, ResourceAttributes attributes) {
        SubjectAccessReview review = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser(user)
                .withResourceAttributes(attributes)
                .endSpec()
                .build();
        return admin.authorization()
                .v1()
                .subjectAccessReview()
                .create(review)
                .getStatus()
                .getAllowed();
    }

    private static ResourceAttributes attributes(
            String namespace, String group, String resource, String subresource, String verb) {
        return new ResourceAttributesBuilder()
                .withNamespace(namespace)
                .withGroup(group)
                .withResource(resource)
                .withSubresource(subresource)
                .withVerb(verb)
                .build();
    }

    private void bindTo(String role, String namespace) {
        admin.resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName(role)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
                        .addNewSubject("rbac.authorization.k8s.io", "User", "user-with-" + role, null)
                        .build())
                .create();
    }

    private static LeaderElectionRecord record(String holder) {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        return new LeaderElectionRecord(holder, Duration.ofSeconds(15), now, now, 0);
    }

    private static Pod pod(Deployment deployment) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("restricted")
                .withLabels(deployment.getSpec().getTemplate().getMetadata().getLabels())
                .endMetadata()
                .withSpec(deployment.getSpec().getTemplate().getSpec())
                .build();
    }

    private static String kubectl(ControlPlane cluster, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                cluster.kubectl().toString(),
                "--kubeconfig",
                cluster.kubeconfig().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
