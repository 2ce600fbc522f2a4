package io.gameroute.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionListBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.gameroute.reconcile.sim.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient
class UncachedReaderTest {
    private static final ObjectKey KEY = new ObjectKey("games", "arena-1a2b");
    private static final String PATH =
            "/apis/apps/v1/namespaces/games/controllerrevisions?fieldSelector=metadata.name%3Darena-1a2b";

    KubernetesMockServer server;
    KubernetesClient client;
    private final ManualClock clock = new ManualClock();
    private UncachedReader reader;

    @BeforeEach
    void start() {
        reader = new UncachedReader(client, clock);
    }

    @Test
    void whatIsThereIsReadAnewEachTime() {
        ControllerRevision revision = new ControllerRevisionBuilder()
                .withNewMetadata()
                .withName(KEY.name())
                .endMetadata()
                .build();
        answers(revision);

        assertThat(reader.read(ControllerRevision.class, KEY)).isPresent();
        assertThat(reader.read(ControllerRevision.class, KEY)).isPresent();

        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void whatIsNotThereIsNotAskedForAgainAtOnce() {
        answers();

        assertThat(reader.read(ControllerRevision.class, KEY)).isEmpty();
        assertThat(reader.read(ControllerRevision.class, KEY)).isEmpty();

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void afterAWhileWhatWasNotThereIsAskedForAgain() {
        answers();
        reader.read(ControllerRevision.class, KEY);

        clock.advance(UncachedReader.ABSENT_FOR);
        reader.read(ControllerRevision.class, KEY);

        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aRefusalIsNoAnswer() {
        server.expect().get().withPath(PATH).andReturn(403, "").always();

        assertThatThrownBy(() -> reader.read(ControllerRevision.class, KEY))
                .isInstanceOf(KubernetesClientException.class);
    }

    private void answers(ControllerRevision... found) {
        server.expect()
                .get()
                .withPath(PATH)
                .andReturn(
                        200,
                        new ControllerRevisionListBuilder().withItems(found).build())
                .always();
    }
}
