package io.gameroute.component.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsRoutesTest {
    private static final String FAST = "backoffInitial=1&backoffMax=2&pollInterval=5";

    private final MemoryJournal journal = new MemoryJournal();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.getCamelContextExtension()
                .addContextPlugin(HealthCheckRegistry.class, new DefaultHealthCheckRegistry(context));
        context.getRegistry().bind("journal", EventJournal.class, journal);
        context.getRegistry().bind("meters", MeterRegistry.class, meters);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void events_are_taken_in_order_and_acknowledged() throws Exception {
        sink("a?from=earliest&batchSize=3&" + FAST, this::take);
        IntStream.range(0, 10).forEach(i -> journal.append("arena-" + i));

        await().until(() -> journal.positions.getOrDefault("a", 0L) == 10);
        assertThat(taken).containsExactlyElementsOf(ids(1, 10));
    }

    @Test
    void a_new_sink_begins_at_the_end_of_the_log() throws Exception {
        journal.append("arena-0");
        sink("a?" + FAST, this::take);
        await().until(() -> journal.positions.containsKey("a"));
        journal.append("arena-1");

        await().until(() -> !taken.isEmpty());
        assertThat(taken).containsExactly("uid-2");
    }

    @Test
    void a_sink_goes_on_where_it_was() throws Exception {
        sink("a?from=earliest&" + FAST, this::take);
        journal.append("arena-0");
        await().until(() -> journal.positions.getOrDefault("a", 0L) == 1);
        context.getRouteController().stopRoute("a");
        journal.append("arena-1");
        context.getRouteController().startRoute("a");

        await().until(() -> taken.size() == 2);
        assertThat(taken).containsExactly("uid-1", "uid-2");
    }

    @Test
    void what_fails_is_tried_again_before_anything_later() throws Exception {
        List<String> tries = new CopyOnWriteArrayList<>();
        sink("a?from=earliest&" + FAST, exchange -> {
            tries.add(id(exchange));
            if (tries.size() < 4) {
                throw new IllegalStateException("not now");
            }
            take(exchange);
        });
        journal.append("arena-0");
        journal.append("arena-1");

        await().until(() -> taken.size() == 2);
        assertThat(tries).containsExactly("uid-1", "uid-1", "uid-1", "uid-1", "uid-2");
    }

    @Test
    void what_goes_on_failing_is_put_aside_and_can_be_replayed() throws Exception {
        boolean[] works = {false};
        sink("a?from=earliest&maximumTries=3&" + FAST, exchange -> {
            if (!works[0] && id(exchange).equals("uid-1")) {
                throw new IllegalStateException("refused");
            }
            take(exchange);
        });
        JournalEvent refused = journal.append("arena-0");
        journal.append("arena-1");
        await().until(() -> journal.positions.getOrDefault("a", 0L) == 2);
        assertThat(taken).containsExactly("uid-2");
        assertThat(journal.letters).containsOnlyKeys("uid-1");
        assertThat(meters.get("gameroute_sink_dead_letters")
                        .tag("sink", "a")
                        .gauge()
                        .value())
                .isEqualTo(1);

        works[0] = true;
        journal.replay.add(refused);

        await().until(() -> taken.contains("uid-1"));
        await().until(() -> journal.letters.isEmpty());
    }

    @Test
    void a_sink_that_hangs_delays_only_itself() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        sink("hangs?from=earliest&" + FAST, exchange -> hanging.await());
        sink("works?from=earliest&" + FAST, this::take);
        IntStream.range(0, 5).forEach(i -> journal.append("arena-" + i));

        await().until(() -> taken.size() == 5);
        await().until(() ->
                meters.get("gameroute_sink_lag").tag("sink", "hangs").gauge().value() == 5);
        assertThat(journal.positions.get("hangs")).isZero();
        hanging.countDown();
    }

    @Test
    void a_sink_gets_what_it_asks_for() throws Exception {
        sink(
                "a?from=earliest&types=update.*,state&sets=arena&annotationSelector=sink in"
                        + " (cmdb,all)&labelSelector=!hidden&"
                        + FAST,
                this::take);
        journal.append("arena-0", "state", Map.of(), Map.of("sink", "cmdb"));
        journal.append("arena-0", "state", Map.of("hidden", ""), Map.of("sink", "cmdb"));
        journal.append("arena-0", "opsstate", Map.of(), Map.of("sink", "cmdb"));
        journal.append("arena-0", "update.begun", Map.of(), Map.of("sink", "all"));
        journal.append("lobby-0", "state", Map.of(), Map.of("sink", "cmdb"));
        journal.append("arena-0", "state", Map.of(), Map.of());

        await().until(() -> journal.positions.getOrDefault("a", 0L) == 6);
        assertThat(taken).containsExactly("uid-1", "uid-4");
    }

    @Test
    void the_body_is_a_cloud_event() throws Exception {
        List<Message> messages = new CopyOnWriteArrayList<>();
        sink(
                "a?from=earliest&" + FAST,
                exchange -> messages.add(exchange.getMessage().copy()));
        sink(
                "b?from=earliest&mode=BINARY&" + FAST,
                exchange -> messages.add(exchange.getMessage().copy()));
        journal.append("arena-0");

        await().until(() -> messages.size() == 2);
        Message structured = message(messages, "application/cloudevents+json");
        JsonNode event = new ObjectMapper().readTree(structured.getBody(String.class));
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isEqualTo("uid-1");
        assertThat(event.path("type").asText()).isEqualTo("io.gameroute.gameserver.state");
        assertThat(event.path("data").path("n").asInt()).isEqualTo(1);
        Message binary = message(messages, "application/json");
        assertThat(binary.getHeader("ce-id")).isEqualTo("uid-1");
        assertThat(binary.getHeader("ce-specversion")).isEqualTo("1.0");
        assertThat(binary.getBody(String.class)).isEqualTo("{\"n\":1}");
    }

    @Test
    void a_journal_that_is_away_is_waited_for() throws Exception {
        journal.away = true;
        sink("a?from=earliest&" + FAST, this::take);
        journal.append("arena-0");
        journal.away = false;

        await().until(() -> taken.size() == 1);
    }

    @Test
    void a_journal_that_fails_as_nobody_foresaw_is_waited_for_too() throws Exception {
        journal.broken = true;
        sink("a?from=earliest&" + FAST, this::take);
        journal.append("arena-0");
        await().until(() -> journal.refused.get() > 0);
        journal.broken = false;

        await().until(() -> taken.size() == 1);
    }

    @Test
    void a_sink_that_another_process_serves_is_left_to_it() throws Exception {
        journal.owners.put("a", "other");
        sink("a?from=earliest&" + FAST, this::take);
        journal.append("arena-0");
        await().until(() -> journal.positions.containsKey("a"));
        assertThat(taken).isEmpty();

        journal.owners.remove("a");

        await().until(() -> taken.size() == 1);
    }

    @Test
    void health_says_how_a_sink_is_doing_and_is_up_whatever_that_is() throws Exception {
        sink("a?from=earliest&maximumTries=2&" + FAST, exchange -> {
            if (id(exchange).equals("uid-2")) {
                throw new IllegalStateException("refused");
            }
            take(exchange);
        });
        IntStream.range(0, 3).forEach(i -> journal.append("arena-" + i));
        await().until(() -> journal.positions.getOrDefault("a", 0L) == 3);

        HealthCheck.Result result = health("a");
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails())
                .containsEntry("sink.active", true)
                .containsEntry("sink.position", 3L)
                .containsEntry("sink.lag", 0L)
                .containsEntry("sink.failures", 2L)
                .containsEntry("sink.dead.letters", 1L)
                .containsEntry("sink.missed", 0L)
                .containsEntry("sink.busy.seconds", 0L)
                .doesNotContainKey("sink.error");
        assertThat(meter("delivered")).isEqualTo(2);
        assertThat(meter("failures")).isEqualTo(2);
        assertThat(meter("dead_letters")).isEqualTo(1);
        assertThat(meter("lag")).isZero();
    }

    @Test
    void a_sink_that_fails_says_why_and_one_that_hangs_for_how_long() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        sink("a?from=earliest&" + FAST, exchange -> {
            if (exchange.getMessage().getHeader(EventsConstants.FAILURES, Integer.class) == 0) {
                throw new IllegalStateException("the receiver answered 503");
            }
            hanging.await();
        });
        journal.append("arena-0");

        await().until(() -> meter("failures") == 1 && meter("busy_seconds") > 0.05);
        assertThat(health("a").getDetails())
                .containsEntry("sink.error", "IllegalStateException: the receiver answered 503")
                .containsEntry("sink.position", 0L);
        hanging.countDown();
    }

    @Test
    void events_that_were_dropped_before_the_sink_read_them_are_counted() throws Exception {
        IntStream.range(0, 5).forEach(i -> journal.append("arena-" + i));
        journal.positions.put("a", 1L);
        journal.events.subList(0, 3).clear();
        sink("a?" + FAST, this::take);

        await().until(() -> taken.size() == 2);
        assertThat(meter("missed")).isEqualTo(2);
        assertThat(health("a").getDetails()).containsEntry("sink.missed", 2L);
    }

    private HealthCheck.Result health(String sink) {
        return HealthCheckRegistry.get(context)
                .getCheck("gameserver-events:" + sink)
                .orElseThrow()
                .call();
    }

    private double meter(String name) {
        return meters.get("gameroute_sink_" + name).tag("sink", "a").meters().stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .mapToDouble(Measurement::getValue)
                .sum();
    }

    @Test
    void options_that_say_nothing_sensible_are_refused() {
        assertThatThrownBy(() -> sink("a?from=tomorrow", this::take)).hasStackTraceContaining("from: latest, earliest");
        assertThatThrownBy(() -> sink("b?labelSelector=a b c", this::take)).hasStackTraceContaining("not a selector");
        assertThatThrownBy(() -> sink("c?batchSize=0", this::take)).hasStackTraceContaining("batchSize");
    }

    private void sink(String uri, Processor processor) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("gameserver-events:" + uri)
                        .routeId(uri.substring(0, uri.indexOf('?')))
                        .process(processor);
            }
        });
    }

    private void take(Exchange exchange) {
        taken.add(id(exchange));
    }

    private static String id(Exchange exchange) {
        return exchange.getMessage().getHeader(EventsConstants.ID, String.class);
    }

    private static Message message(List<Message> messages, String contentType) {
        return messages.stream()
                .filter(message -> contentType.equals(message.getHeader(Exchange.CONTENT_TYPE)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> "uid-" + i).toList();
    }
}
