package io.gameroute.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gameroute.component.events.MemoryJournal;
import io.gameroute.sinks.SinkState.Condition;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinkRoutesTest {
    private static final String FILE = "cmdb.camel.yaml";

    private final HttpReceiver receiver = new HttpReceiver();
    private final MemoryJournal journal = new MemoryJournal();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final HealthCheckRegistry health = new DefaultHealthCheckRegistry(new DefaultCamelContext());
    private final List<String> told = new ArrayList<>();
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, String> values = new HashMap<>(Map.of("receiver", receiver.url()));
    private final SinkRoutes routes = new SinkRoutes(
            SinkPolicy.defaults(),
            new SinkSurroundings(
                    Path.of("none"),
                    Map.of("journal", journal, "meters", meters),
                    Map.of("secret", reference -> "s3cret-of-" + reference)),
            new SinkReporter() {
                @Override
                public void broken(String file, List<SinkProblem> problems, boolean olderRuns) {
                    told.add("broken " + problems.get(0));
                }

                @Override
                public void mended(String file) {
                    told.add("mended " + file);
                }
            },
            health);

    @AfterEach
    void stop() {
        routes.close();
        receiver.close();
    }

    @Test
    void a_file_that_is_added_begins_to_deliver() {
        put(FILE, sink("cmdb", "{{receiver}}/a"));

        assertThat(deliveredTo("/a")).isTrue();
        assertThat(state(FILE)).isEqualTo(Condition.RUNNING);
    }

    @Test
    void a_file_that_is_changed_goes_on_where_it_was_with_what_is_new() {
        put(FILE, sink("cmdb", "{{receiver}}/a"));
        journal.append("arena-0");
        await().until(() -> journal.positions.getOrDefault("cmdb", 0L) == 1);
        put(FILE, sink("cmdb", "{{receiver}}/b"));
        journal.append("arena-1");

        await().until(() -> receiver.requests.size() == 2);
        assertThat(receiver.requests).extracting(HttpReceiver.Request::path).containsExactly("/a", "/b");
    }

    @Test
    void a_file_that_is_removed_delivers_no_more() {
        put(FILE, sink("cmdb", "{{receiver}}/a"));
        assertThat(deliveredTo("/a")).isTrue();
        files.remove(FILE);
        apply();

        assertThat(routes.states()).isEmpty();
        assertThat(health.getCheck("gameserver-events:cmdb")).isEmpty();
        assertThat(meters.find("gameroute_sink_lag").gauges()).isEmpty();
    }

    @Test
    void a_swap_keeps_health_and_metrics_of_the_sink() {
        put(FILE, sink("cmdb", "{{receiver}}/a"));
        put(FILE, sink("cmdb", "{{receiver}}/b"));

        assertThat(deliveredTo("/b")).isTrue();
        assertThat(health.stream().map(HealthCheck::getId)).contains("gameserver-events:cmdb");
        assertThat(meters.get("gameroute_sink_lag").tag("sink", "cmdb").gauge()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- route:\n  id: [", // no YAML
                "", // half written
                "- route:\n    id: cmdb\n    from:\n      uri: gameserver-events:cmdb\n      steps:\n        - noSuchStep: x\n",
                "- route:\n    id: cmdb\n    from:\n      uri: gameserver-events:cmdb?noSuchOption=1\n      steps:\n        - log: x\n",
                "- route:\n    id: cmdb\n    from:\n      uri: gameserver-events:cmdb\n      steps:\n        - to: nosuch:x\n",
                "- route:\n    id: cmdb\n    from:\n      uri: gameserver-events:cmdb\n      steps:\n        - to: \"{{no.such.value}}\"\n",
                "- route:\n    id: cmdb\n    from:\n      uri: gameserver-events:cmdb\n      steps:\n        - to: kamelet:no-such-sink\n",
                "- route:\n    id: cmdb\n    from:\n      uri: gameserver-events:cmdb?from=someday\n      steps:\n        - log: x\n",
                "- route:\n    id: cmdb\n    from:\n      uri: informer:v1/Pod\n      steps:\n        - log: x\n"
            })
    void a_broken_file_leaves_its_last_good_version_running(String broken) {
        put(FILE, sink("cmdb", "{{receiver}}/good"));
        put(FILE, broken);

        assertThat(state(FILE)).isEqualTo(Condition.RUNNING_OLDER);
        assertThat(deliveredTo("/good")).isTrue();
        assertThat(told).hasSize(1);
        put(FILE, sink("cmdb", "{{receiver}}/mended"));
        assertThat(deliveredTo("/mended")).isTrue();
        assertThat(told).endsWith("mended " + FILE);
    }

    @Test
    void a_route_that_throws_at_its_start_leaves_the_version_before_running() {
        put(FILE, sink("cmdb", "{{receiver}}/good"));
        put(FILE, sink("cmdb", "kafka:events?brokers=not/a/broker"));

        assertThat(state(FILE)).isEqualTo(Condition.RUNNING_OLDER);
        assertThat(deliveredTo("/good")).isTrue();
        assertThat(told.get(0)).contains("bootstrap");
    }

    @Test
    void a_broken_file_says_where_and_why_once() {
        put(
                FILE,
                "- route:\n    id: cmdb\n    from:\n      uri: gameserver-events:cmdb\n      steps:\n        - to: log:x?noSuch=1\n");
        routes.apply(now(), true);

        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("broken " + FILE + ":6: ")
                .contains("noSuch");
        assertThat(state(FILE)).isEqualTo(Condition.NOT_RUNNING);
    }

    @Test
    void the_second_file_with_a_route_id_is_refused_until_the_first_gives_it_up() {
        put("a.camel.yaml", sink("cmdb", "{{receiver}}/a"));
        put("b.camel.yaml", sink("cmdb", "{{receiver}}/b"));

        assertThat(state("a.camel.yaml")).isEqualTo(Condition.RUNNING);
        assertThat(state("b.camel.yaml")).isEqualTo(Condition.NOT_RUNNING);
        assertThat(told.get(0)).contains("b.camel.yaml:2: route id cmdb is already in a.camel.yaml");
        files.remove("a.camel.yaml");
        apply();
        assertThat(state("b.camel.yaml")).isEqualTo(Condition.RUNNING);
    }

    @Test
    void a_changed_value_swaps_the_files_that_name_it() {
        values.put("path", "before");
        put(FILE, sink("cmdb", "{{receiver}}/{{path}}"));
        values.put("path", "after");
        apply();

        assertThat(deliveredTo("/after")).isTrue();
    }

    @Test
    void other_files_are_not_disturbed() {
        put("other.camel.yaml", sink("other", "{{receiver}}/other"));
        await().until(() -> journal.owners.containsKey("other"));
        String owner = journal.owners.get("other");
        put(FILE, sink("cmdb", "{{receiver}}/a"));
        put(FILE, "broken");
        files.remove(FILE);
        apply();

        assertThat(journal.owners).containsEntry("other", owner);
    }

    @Test
    void a_route_that_is_not_to_start_does_not() {
        put(
                FILE,
                sink("cmdb", "{{receiver}}/a")
                        .replace("    from:", "    autoStartup: \"{{enabled:false}}\"\n    from:"));

        assertThat(state(FILE)).isEqualTo(Condition.RUNNING);
        assertThat(journal.owners).doesNotContainKey("cmdb");
    }

    @Test
    void what_a_placeholder_stands_for_is_in_no_message() {
        put(FILE, sink("cmdb", "log:x?noSuch={{secret:slack/token}}"));

        assertThat(told).singleElement().asString().contains("noSuch").doesNotContain("s3cret");
    }

    private boolean deliveredTo(String path) {
        journal.append("arena-" + journal.events.size());
        await().until(() -> receiver.paths().contains(path));
        return true;
    }

    private Condition state(String file) {
        return routes.states().get(file).condition();
    }

    private void put(String file, String text) {
        files.put(file, text);
        apply();
    }

    private void apply() {
        routes.apply(now(), false);
    }

    private SinkFiles now() {
        return new SinkFiles(files, Map.of(), values);
    }

    private static String sink(String name, String to) {
        return "- route:\n    id: " + name + "\n    from:\n      uri: gameserver-events:" + name
                + "?from=earliest&pollInterval=5&backoffInitial=1\n      steps:\n        - to: \"" + to + "\"\n";
    }
}
