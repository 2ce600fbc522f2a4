package io.gameroute.component.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailureLogTest {
    private static final Duration REST = Duration.ofMillis(5);

    private final Logger logger = (Logger) LoggerFactory.getLogger(WorkqueueConsumer.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final FailureLog log = new FailureLog("jobs");

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
    }

    @AfterEach
    void silence() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
    }

    @Test
    void the_first_failure_is_a_warning_with_key_and_cause_and_without_a_stack_trace() {
        log.failed(claim("ns/a", 0), new IllegalStateException("no quota"), REST);

        assertThat(texts(Level.WARN))
                .containsExactly("workqueue:jobs ns/a failed (1 in a row), again in 5 ms: no quota");
        assertThat(lines.list.get(0).getThrowableProxy()).isNull();
    }

    @Test
    void repetitions_are_not_told() {
        for (int failures = 0; failures < 10; failures++) {
            log.failed(claim("ns/a", failures), new IllegalStateException("no quota, attempt " + failures), REST);
        }

        assertThat(texts(Level.WARN)).hasSize(1);
    }

    @Test
    void a_failure_of_another_type_is_told() {
        log.failed(claim("ns/a", 0), new IllegalStateException("no quota"), REST);
        log.failed(claim("ns/a", 1), new UnsupportedOperationException(), REST);

        assertThat(texts(Level.WARN)).hasSize(2);
        assertThat(texts(Level.WARN).get(1)).contains("java.lang.UnsupportedOperationException");
    }

    @Test
    void each_key_is_told_for_itself() {
        log.failed(claim("ns/a", 0), new IllegalStateException("no quota"), REST);
        log.failed(claim("ns/b", 0), new IllegalStateException("no quota"), REST);

        assertThat(texts(Level.WARN)).hasSize(2);
    }

    @Test
    void recovery_is_told_once_and_a_later_failure_again() {
        log.failed(claim("ns/a", 0), new IllegalStateException("no quota"), REST);
        log.succeeded(claim("ns/a", 1));
        log.succeeded(claim("ns/a", 0));
        log.failed(claim("ns/a", 0), new IllegalStateException("no quota"), REST);

        assertThat(texts(Level.INFO)).containsExactly("workqueue:jobs ns/a succeeded after 1 failure(s)");
        assertThat(texts(Level.WARN)).hasSize(2);
    }

    private List<String> texts(Level level) {
        return lines.list.stream()
                .filter(event -> event.getLevel().equals(level))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Claim claim(String key, int failures) {
        return new Claim(key, failures, Duration.ZERO, 0);
    }
}
