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
    void its_age_counts_from_the_last_sign_of_life() {
        pass(5);
        status.sign();
        pass(7);

        assertThat(status.age()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void an_open_connection_is_no_sign_of_life() {
        status.observe(true, "one");
        pass(7);
        status.observe(true, "one");

        assertThat(status.age()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void a_new_connection_is_a_sign_of_life() {
        status.observe(true, "one");
        pass(7);
        status.observe(true, "another");

        assertThat(status.age()).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_connection_that_was_interrupted_is_a_sign_of_life() {
        status.observe(true, "one");
        status.observe(false, "one");
        pass(7);
        status.observe(true, "one");

        assertThat(status.age()).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_connection_that_is_not_open_yet_is_no_sign_of_life() {
        status.observe(true, "one");
        pass(7);
        status.observe(false, "another");

        assertThat(status.age()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void one_that_never_gave_a_sign_is_as_old_as_its_start() {
        pass(3);

        assertThat(status.age()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void an_open_watch_that_is_silent_for_too_long_is_suspect() {
        status.observe(true, "one");
        pass(5);
        assertThat(status.isSuspect(Duration.ofSeconds(5))).isFalse();

        pass(1);

        assertThat(status.isSuspect(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void a_watch_that_is_being_opened_is_not_suspect() {
        status.observe(false, "one");
        pass(6);

        assertThat(status.isSuspect(Duration.ofSeconds(5))).isFalse();
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
        status.observe(false, "one");
        assertThat(status.failure()).isNotNull();

        status.observe(true, "one");

        assertThat(status.failure()).isNull();
    }

    private void pass(long seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
