package io.gameroute.component.informer;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchStatusTest {
    private final AtomicLong nanos = new AtomicLong();
    private final WatchStatus status = new WatchStatus("v1/Pod", nanos::get);

    @Test
    void disconnection_counts_from_the_last_time_that_it_watched() {
        pass(5);
        status.observe(true);
        pass(7);
        status.observe(false);

        assertThat(status.disconnectedFor()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void one_that_never_watched_is_disconnected_since_the_start() {
        pass(3);

        assertThat(status.disconnectedFor()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void a_refusal_is_told_in_the_words_of_the_api_server() {
        KubernetesClientException refused = new KubernetesClientException(new StatusBuilder()
                .withCode(403)
                .withMessage("pods is forbidden: User \"viewer\" cannot list resource \"pods\"")
                .build());

        status.failed(new CompletionException(refused));

        assertThat(status.failure()).isEqualTo("pods is forbidden: User \"viewer\" cannot list resource \"pods\"");
    }

    @Test
    void what_is_not_the_servers_is_told_by_its_cause() {
        status.failed(new CompletionException(new ConnectException("Connection refused")));

        assertThat(status.failure()).isEqualTo("Connection refused");
    }

    @Test
    void a_failure_is_over_once_it_watches() {
        status.failed(new ConnectException("Connection refused"));
        status.observe(false);
        assertThat(status.failure()).isNotNull();

        status.observe(true);

        assertThat(status.failure()).isNull();
    }

    private void pass(long seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
