package io.gameroute.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient
class StorageClassReaderTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String PATH = "/apis/storage.k8s.io/v1/storageclasses/fast";

    KubernetesMockServer server;
    KubernetesClient client;

    @Test
    void anAnswerIsKeptForAWhile() {
        answers(true);
        StorageClassReader reader = new StorageClassReader(client, CLOCK);

        assertThat(reader.allowsExpansion("fast")).contains(true);
        assertThat(reader.allowsExpansion("fast")).contains(true);

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aClassThatSaysNothingAllowsNothing() {
        answers(null);

        assertThat(new StorageClassReader(client, CLOCK).allowsExpansion("fast"))
                .contains(false);
    }

    @Test
    void aClassThatIsNotThereAllowsNothing() {
        assertThat(new StorageClassReader(client, CLOCK).allowsExpansion("fast"))
                .contains(false);
    }

    @Test
    void aRefusalIsNoAnswer() {
        server.expect().get().withPath(PATH).andReturn(403, "").always();

        assertThat(new StorageClassReader(client, CLOCK).allowsExpansion("fast"))
                .isEmpty();
    }

    private void answers(@Nullable Boolean allows) {
        server.expect()
                .get()
                .withPath(PATH)
                .andReturn(
                        200,
                        new StorageClassBuilder()
                                .withNewMetadata()
                                .withName("fast")
                                .endMetadata()
                                .withAllowVolumeExpansion(allows)
                                .build())
                .once();
    }
}
