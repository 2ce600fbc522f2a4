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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient
class UncachedReaderTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ObjectKey KEY = new ObjectKey("games", "arena-1a2b");
    private static final String PATH =
            "/apis/apps/v1/namespaces/games/controllerrevisions?fieldSelector=metadata.name%3Darena-1a2b";

    KubernetesMockServer server;
    KubernetesClient client;

    @Test
    void whatIsThereIsReadAnewEachTime() {
        ControllerRevision revision = new ControllerRevisionBuilder()
                .withNewMetadata()
                .withName(KEY.name())
                .endMetadata()
                .build();
        answers(revision);
        UncachedReader reader = reader(START);

        assertThat(reader.read(ControllerRevision.class, KEY)).isPresent();
        assertThat(reader.read(ControllerRevision.class, KEY)).isPresent();

        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void whatIsNotThereIsNotAskedForAgainAtOnce() {
        answers();
        UncachedReader reader = reader(START);

        assertThat(reader.read(ControllerRevision.class, KEY)).isEmpty();
        assertThat(reader.read(ControllerRevision.class, KEY)).isEmpty();

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void afterAWhileWhatWasNotThereIsAskedForAgain() {
        answers();
        TestClock clock = new TestClock();
        UncachedReader reader = new UncachedReader(client, clock);
        reader.read(ControllerRevision.class, KEY);

        clock.now = START.plus(UncachedReader.ABSENT_FOR);
        reader.read(ControllerRevision.class, KEY);

        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aRefusalIsNoAnswer() {
        server.expect().get().withPath(PATH).andReturn(403, "").always();
        UncachedReader reader = reader(START);

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

    private UncachedReader reader(Instant now) {
        return new UncachedReader(client, Clock.fixed(now, ZoneOffset.UTC));
    }

    /** A clock whose hands a test moves. */
    private static final class TestClock extends Clock {
        private Instant now = START;

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
