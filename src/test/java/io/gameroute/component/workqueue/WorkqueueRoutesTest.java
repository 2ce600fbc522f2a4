package io.gameroute.component.workqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue as routes in YAML use it. */
class WorkqueueRoutesTest {
    private final CamelContext context = new DefaultCamelContext();
    private final List<String> runs = Collections.synchronizedList(new ArrayList<>());
    private final Held held = new Held();
    private Workqueue queue;
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        context.getShutdownStrategy().setTimeout(5);
        context.getRegistry().bind("held", held);
        queue = context.getComponent("workqueue", WorkqueueComponent.class).queue("jobs");
        template = context.createProducerTemplate();
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        held.releaseAll();
        context.close();
    }

    @Test
    void a_key_travels_from_a_producer_through_the_queue_to_a_consumer() throws Exception {
        consume("workqueue:jobs", exchange -> runs.add(exchange.getMessage().getBody(String.class)));
        load("- route: {from: {uri: 'direct:in', steps: [{to: {uri: 'workqueue:jobs'}}]}}");

        template.sendBody("direct:in", "ns/a");

        await().untilAsserted(() -> assertThat(runs).containsExactly("ns/a"));
    }

    @Test
    void a_header_names_the_key_when_the_body_is_something_else() throws Exception {
        consume(
                "workqueue:jobs",
                exchange -> runs.add(exchange.getMessage().getHeader("CamelWorkqueueKey", String.class)));

        template.sendBodyAndHeader("workqueue:jobs", new Object(), WorkqueueConstants.KEY, "ns/a");

        await().untilAsserted(() -> assertThat(runs).containsExactly("ns/a"));
    }

    @Test
    void a_message_without_a_key_is_refused() {
        assertThatThrownBy(() -> template.sendBody("workqueue:jobs", null)).isInstanceOf(CamelExecutionException.class);
        assertThatThrownBy(() -> template.sendBody("workqueue:jobs", " "))
                .hasRootCauseMessage("a key must not be blank");
    }

    @Test
    void options_of_producer_and_consumer_are_read_from_yaml() throws Exception {
        load("""
                - route:
                    from:
                      uri: direct:in
                      steps:
                        - to:
                            uri: workqueue:jobs
                            parameters: {delay: 200ms, priority: initial}
                - route:
                    autoStartup: false
                    from:
                      uri: workqueue:jobs
                      parameters:
                        concurrency: 8
                        threads: 3
                        backoffInitial: 10ms
                        backoffMax: 5s
                        backoffJitter: 0
                        stuckAfter: 1m
                      steps:
                        - log: "${body}"
                """);

        WorkqueueEndpoint producer = endpointWith(WorkqueueEndpoint::getDelay, 200L);
        WorkqueueEndpoint consumer = endpointWith(WorkqueueEndpoint::getConcurrency, 8);

        assertThat(producer.getPriority()).isEqualTo(WorkqueuePriority.INITIAL);
        assertThat(consumer.getThreads()).isEqualTo(3);
        assertThat(consumer.getStuckAfter()).isEqualTo(60_000);
        assertThat(consumer.backoff()).isEqualTo(new Backoff(Duration.ofMillis(10), Duration.ofSeconds(5), 0));
    }

    @Test
    void a_header_that_the_endpoint_names_makes_a_key_wait_for_live_ones() throws Exception {
        String uri = "workqueue:jobs?initialHeader=CamelInformerInitial";
        template.sendBodyAndHeader(uri, "was there", "CamelInformerInitial", true);
        template.sendBodyAndHeader(uri, "news", "CamelInformerInitial", false);
        template.sendBody(uri, "more news");

        consume(
                "workqueue:jobs?threads=1&concurrency=1",
                exchange -> runs.add(exchange.getMessage().getBody(String.class)));

        await().untilAsserted(() -> assertThat(runs).containsExactly("news", "more news", "was there"));
    }

    @Test
    void a_delayed_key_comes_after_its_delay() throws Exception {
        consume("workqueue:jobs", exchange -> runs.add("" + System.nanoTime()));
        long before = System.nanoTime();

        template.sendBody("workqueue:jobs?delay=200ms", "a");

        await().untilAsserted(() -> assertThat(runs).hasSize(1));
        assertThat(Long.parseLong(runs.get(0)) - before)
                .isGreaterThanOrEqualTo(Duration.ofMillis(200).toNanos());
    }

    @Test
    void a_header_sets_delay_and_priority_of_one_message() {
        template.sendBodyAndHeaders("workqueue:jobs", "late", Map.of(WorkqueueConstants.DELAY, "1h"));
        template.sendBodyAndHeaders("workqueue:jobs", "initial", Map.of(WorkqueueConstants.PRIORITY, "initial"));
        template.sendBody("workqueue:jobs", "live");

        assertThat(queue.delayed()).isEqualTo(1);
        assertThat(queue.claim()).map(Claim::key).contains("live");
        assertThat(queue.claim()).map(Claim::key).contains("initial");
    }

    @Test
    void many_keys_are_in_flight_over_an_asynchronous_processor_with_two_threads() throws Exception {
        load("""
                - route:
                    from:
                      uri: workqueue:jobs
                      parameters: {concurrency: 64}
                      steps:
                        - process: {ref: held}
                """);

        for (int i = 0; i < 100; i++) {
            queue.add("key-" + i);
        }

        await().untilAsserted(() -> assertThat(held.size()).isEqualTo(64));
        assertThat(queue.depth()).isEqualTo(36);
        assertThat(workerThreads()).isLessThanOrEqualTo(2);

        held.releaseAll();
        await().untilAsserted(() -> assertThat(held.size()).isEqualTo(36));
    }

    @Test
    void a_key_that_changes_while_it_runs_runs_once_more_afterwards() throws Exception {
        load("- route: {from: {uri: 'workqueue:jobs', steps: [{process: {ref: held}}]}}");
        queue.add("a");
        await().until(() -> held.size() == 1);

        queue.add("a");
        queue.add("a");
        assertThat(held.size()).isEqualTo(1);
        held.releaseAll();

        await().until(() -> held.size() == 1);
        held.releaseAll();
        await().until(() -> queue.running() == 0);
        assertThat(held.seen).containsExactly("a", "a");
    }

    @Test
    void a_key_that_fails_comes_again_until_it_succeeds_and_knows_how_often_it_failed() throws Exception {
        AtomicInteger left = new AtomicInteger(3);
        context.getRegistry().bind("fails", (Processor) exchange -> {
            runs.add(exchange.getMessage().getHeader(WorkqueueConstants.FAILURES, String.class));
            if (left.getAndDecrement() > 0) {
                throw new IllegalStateException("not yet");
            }
        });
        load("""
                - route:
                    errorHandler:
                      noErrorHandler: {}
                    from:
                      uri: workqueue:jobs
                      steps:
                        - process: {ref: fails}
                """);

        queue.add("a");

        await().untilAsserted(() -> assertThat(runs).containsExactly("0", "1", "2", "3"));
        assertThat(queue.retries()).isEqualTo(3);
        await().until(() -> queue.running() == 0 && queue.delayed() == 0);
    }

    @Test
    void a_route_asks_for_its_key_again_after_a_time() throws Exception {
        AtomicInteger left = new AtomicInteger(2);
        consume("workqueue:jobs", exchange -> {
            runs.add("run");
            if (left.getAndDecrement() > 0) {
                exchange.setProperty(WorkqueueConstants.AGAIN_AFTER, Duration.ofMillis(20));
            }
        });

        queue.add("a");

        await().untilAsserted(() -> assertThat(runs).hasSize(3));
        await().until(() -> queue.running() == 0);
        assertThat(queue.delayed()).isZero();
        assertThat(queue.retries()).isZero();
    }

    @Test
    void a_route_asks_for_its_key_at_the_pace_of_the_back_off() throws Exception {
        AtomicInteger left = new AtomicInteger(2);
        consume("workqueue:jobs", exchange -> {
            runs.add(exchange.getMessage().getHeader(WorkqueueConstants.FAILURES, String.class));
            exchange.setProperty(WorkqueueConstants.BACK_OFF, left.getAndDecrement() > 0);
        });

        queue.add("a");

        await().untilAsserted(() -> assertThat(runs).containsExactly("0", "1", "2"));
        await().until(() -> queue.running() == 0 && queue.delayed() == 0);
        assertThat(queue.retries()).isEqualTo(2);
    }

    @Test
    void a_route_in_yaml_asks_for_its_key_again_by_a_header_with_a_unit() throws Exception {
        load("""
                - route:
                    from:
                      uri: workqueue:jobs
                      steps:
                        - setHeader: {name: CamelWorkqueueAgainAfter, constant: 1h}
                """);

        queue.add("a");

        await().until(() -> queue.delayed() == 1);
    }

    @Test
    void keys_added_while_no_consumer_runs_are_all_there_when_one_starts() throws Exception {
        queue.add("b");
        queue.add("a");
        queue.add("b");
        queue.addAfter("c", Duration.ofMillis(1));

        consume(
                "workqueue:jobs?threads=1",
                exchange -> runs.add(exchange.getMessage().getBody(String.class)));

        await().untilAsserted(() -> assertThat(runs).containsExactly("b", "a", "c"));
    }

    @Test
    void a_consumer_of_a_queue_that_can_be_listed_begins_with_all_keys_whenever_it_starts() throws Exception {
        queue.listedBy(() -> Stream.of("a", "b"));
        queue.add("gone");
        consume(
                "workqueue:jobs?threads=1",
                exchange -> runs.add(exchange.getMessage().getBody(String.class)));
        await().untilAsserted(() -> assertThat(runs).containsExactly("a", "b"));

        context.getRouteController().stopRoute("jobs");
        queue.add("gone");
        assertThat(queue.depth()).isZero();
        context.getRouteController().startRoute("jobs");

        await().untilAsserted(() -> assertThat(runs).containsExactly("a", "b", "a", "b"));
    }

    @Test
    void a_consumer_whose_list_fails_does_not_start_and_leaves_the_queue_to_the_next() {
        queue.listedBy(() -> {
            throw new IllegalStateException("no list yet");
        });

        assertThatThrownBy(() -> consume("workqueue:jobs", exchange -> {})).hasStackTraceContaining("no list yet");

        assertThatNoException().isThrownBy(() -> queue.attach(() -> {}));
    }

    @Test
    void a_suspended_route_keeps_its_keys_and_goes_on_with_them_when_resumed() throws Exception {
        consume("workqueue:jobs", exchange -> runs.add(exchange.getMessage().getBody(String.class)));
        context.getRouteController().suspendRoute("jobs");

        queue.add("a");
        assertThat(queue.depth()).isEqualTo(1);
        context.getRouteController().resumeRoute("jobs");

        await().untilAsserted(() -> assertThat(runs).containsExactly("a"));
    }

    @Test
    void stopping_a_route_waits_for_what_is_in_flight_and_keeps_the_rest() throws Exception {
        load("- route: {id: jobs, from: {uri: 'workqueue:jobs?concurrency=1', steps: [{process: {ref: held}}]}}");
        queue.add("in-flight");
        queue.add("waiting");
        await().until(() -> held.size() == 1);

        Thread stopping = new Thread(() -> stopRoute("jobs"));
        stopping.start();
        await().until(() -> queueIsNotTaken("jobs"));
        assertThat(stopping.isAlive()).isTrue();
        held.releaseAll();

        stopping.join(5_000);
        assertThat(stopping.isAlive()).isFalse();
        assertThat(held.seen).containsExactly("in-flight");
        assertThat(queue.running()).isZero();
        assertThat(queue.depth()).isEqualTo(1);
    }

    @Test
    void a_key_in_flight_when_its_route_was_stopped_by_force_gets_no_second_worker() throws Exception {
        context.getShutdownStrategy().setTimeout(1);
        load("- route: {id: jobs, from: {uri: 'workqueue:jobs', steps: [{process: {ref: held}}]}}");
        queue.add("a");
        await().until(() -> held.size() == 1);
        stopRoute("jobs");
        queue.add("a");

        context.getRouteController().startRoute("jobs");
        queue.add("b");

        await().until(() -> held.size() == 2);
        assertThat(held.seen).containsExactly("a", "b");
        held.releaseAll();
        await().untilAsserted(() -> assertThat(held.seen).containsExactly("a", "b", "a"));
    }

    @Test
    void a_queue_takes_one_consumer() throws Exception {
        consume("workqueue:jobs", exchange -> {});

        assertThatThrownBy(() -> load("- route: {from: {uri: 'workqueue:jobs?threads=9', steps: [{log: x}]}}"))
                .hasMessageContaining("has a consumer already");
        assertThatIllegalStateException().isThrownBy(() -> queue.attach(() -> {}));
    }

    @Test
    void an_impossible_option_is_refused_by_name() {
        assertThatThrownBy(() -> context.getEndpoint("workqueue:jobs?concurrency=0"))
                .hasRootCauseMessage("concurrency: at least 1 is needed, not 0");
    }

    private void consume(String uri, Processor processor) throws Exception {
        context.getRegistry().bind("consume", processor);
        load("- route: {id: jobs, from: {uri: '" + uri + "', steps: [{process: {ref: consume}}]}}");
    }

    private void load(String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(System.nanoTime() + ".yaml", yaml));
    }

    private void stopRoute(String id) {
        try {
            context.getRouteController().stopRoute(id);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean queueIsNotTaken(String route) {
        return ((WorkqueueConsumer) context.getRoute(route).getConsumer()).isSuspendingOrSuspended();
    }

    private <V> WorkqueueEndpoint endpointWith(Function<WorkqueueEndpoint, V> option, V value) {
        return context.getEndpoints().stream()
                .filter(WorkqueueEndpoint.class::isInstance)
                .map(WorkqueueEndpoint.class::cast)
                .filter(endpoint -> option.apply(endpoint).equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static long workerThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("workqueue-jobs"))
                .count();
    }

    /** An asynchronous processor that holds every exchange until it is told to let go. */
    static final class Held extends AsyncProcessorSupport {
        final List<String> seen = Collections.synchronizedList(new ArrayList<>());
        private final Queue<AsyncCallback> callbacks = new ConcurrentLinkedQueue<>();

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            seen.add(exchange.getMessage().getBody(String.class));
            callbacks.add(callback);
            return false;
        }

        int size() {
            return callbacks.size();
        }

        void releaseAll() {
            for (int left = callbacks.size(); left > 0; left--) {
                callbacks.remove().done(false);
            }
        }
    }
}
