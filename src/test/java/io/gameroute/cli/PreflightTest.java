package io.gameroute.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.APIResourceBuilder;
import io.fabric8.kubernetes.api.model.APIResourceListBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(https = false)
class PreflightTest {
    KubernetesMockServer server;

    @Test
    void aClusterThatOffersEverythingPasses() {
        serves("gameserversets", "gameservers");
        allows(true);

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void aClusterWithoutTheKindsSaysHowToInstallThem() {
        assertThatThrownBy(this::check)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("does not serve game.kruise.io/v1alpha1")
                .hasMessageContaining("kubectl apply -f deploy/crds");
    }

    @Test
    void rightsThatAreMissingAreNamed() {
        serves("gameserversets", "gameservers");
        allows(false);

        assertThatThrownBy(this::check)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("rights are missing")
                .hasMessageContaining("patch gameservers/status")
                .hasMessageContaining("deploy/03.ClusterRole");
    }

    @Test
    void theRightToLookForOpenKruisesWorkloadsIsNeededOnlyWhereTheyCanBe() {
        serves("gameserversets", "gameservers");
        allows(false);
        assertThatThrownBy(this::check).hasMessageNotContaining("get statefulsets");

        serves("apps.kruise.io/v1beta1", List.of("statefulsets"));
        assertThatThrownBy(this::check).hasMessageContaining("get statefulsets");
    }

    @Test
    void credentialsThatAreNotAcceptedAreNamed() {
        server.expect()
                .get()
                .withPath("/apis/game.kruise.io/v1alpha1")
                .andReturn(401, new StatusBuilder().withCode(401).build())
                .always();

        assertThatThrownBy(this::check)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("does not accept the credentials");
    }

    private void check() {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://localhost:" + server.getPort() + "/")
                .build();
        Preflight.check(config, Optional.of("games"));
    }

    private void serves(String... resources) {
        serves("game.kruise.io/v1alpha1", List.of(resources));
    }

    private void serves(String groupVersion, List<String> resources) {
        APIResourceListBuilder list = new APIResourceListBuilder().withGroupVersion(groupVersion);
        resources.forEach(name ->
                list.addToResources(new APIResourceBuilder().withName(name).build()));
        server.expect()
                .get()
                .withPath("/apis/" + groupVersion)
                .andReturn(200, list.build())
                .always();
    }

    private void allows(boolean allowed) {
        server.expect()
                .post()
                .withPath("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")
                .andReturn(
                        201,
                        new SelfSubjectAccessReviewBuilder()
                                .withNewStatus()
                                .withAllowed(allowed)
                                .endStatus()
                                .build())
                .always();
    }
}
