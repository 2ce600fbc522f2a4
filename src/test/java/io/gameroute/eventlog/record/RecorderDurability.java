package io.gameroute.eventlog.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gameroute.eventlog.EventJson;
import io.gameroute.eventlog.Facts;
import io.gameroute.eventlog.Observation;
import io.gameroute.eventlog.Seen;
import io.gameroute.eventlog.sql.Database;
import io.gameroute.eventlog.sql.DatabaseSettings;
import io.gameroute.eventlog.sql.EventLog;
import io.gameroute.eventlog.sql.StoredEvent;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Recorders that are killed, replaced and contradicted lose nothing and write nothing twice, on every database. */
abstract class RecorderDurability {
    private static final int SERVERS = 200;
    private static final int CHANGES = 10_000;
    private static final Cluster ALL_THERE = facts -> false;

    private final Map<Integer, Observation> cluster = new TreeMap<>();
    private final Random random = new Random(20260101);

    abstract DatabaseSettings settings() throws Exception;

    @Test
    void a_recorder_that_is_killed_at_random_loses_no_change_for_good() throws Exception {
        DatabaseSettings settings = settings();
        int change = 0;
        while (change < CHANGES) {
            Database database = new Database(settings);
            EventRecorder recorder = recorder(database);
            cluster.values().forEach(recorder::found);
            await().until(() -> recorder.status().loaded());
            int until = Math.min(CHANGES, change + 500 + random.nextInt(2000));
            while (change < until) {
                recorder.seen(change(change++));
            }
            long written = random.nextInt(1000);
            await().until(() -> recorder.status().recorded() >= Math.min(written, SERVERS));
            database.close();
            recorder.close();
        }
        try (Database database = new Database(settings);
                EventRecorder recorder = recorder(database)) {
            cluster.values().forEach(recorder::found);
            awaitEverythingWritten(recorder);
            check(database);
        }
    }

    @Test
    void two_recorders_at_once_write_each_change_once() throws Exception {
        DatabaseSettings settings = settings();
        try (Database one = new Database(settings);
                Database two = new Database(settings);
                EventRecorder first = recorder(one);
                EventRecorder second = recorder(two)) {
            for (int change = 0; change < CHANGES / 10; change++) {
                Observation now = change(change);
                first.seen(now);
                second.seen(now);
            }
            awaitEverythingWritten(first);
            awaitEverythingWritten(second);
            check(one);
        }
    }

    Observation change(int number) {
        int ordinal = random.nextInt(SERVERS);
        Observation now = Seen.server(ordinal)
                .state(random.nextBoolean() ? "Ready" : "NotReady")
                .deletionPriority(number)
                .version(1000 + number)
                .observation();
        cluster.put(ordinal, now);
        return now;
    }

    static EventRecorder recorder(Database database) {
        EventRecorder recorder =
                new EventRecorder(new EventLog(database, Clock.systemUTC()), ALL_THERE, Clock.systemUTC(), 5000);
        recorder.start();
        recorder.lead(true);
        return recorder;
    }

    static void awaitEverythingWritten(EventRecorder recorder) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            EventRecorder.Status status = recorder.status();
            return status.loaded()
                    && status.waiting() == 0
                    && status.comparing() == 0
                    && status.failure().isEmpty();
        });
    }

    /** The inventory is the cluster; of each server the events are numbered without a hole, in order, each value following the last. */
    void check(Database database) throws SQLException {
        EventLog log = new EventLog(database, Clock.systemUTC());
        Map<String, Facts> inventory = new HashMap<>();
        log.inventory(false).forEach(row -> inventory.put(row.facts().key(), row.facts()));
        assertThat(inventory).hasSize(cluster.size());
        cluster.values()
                .forEach(now -> assertThat(inventory.get(now.facts().key()).version())
                        .isEqualTo(now.facts().version()));
        List<StoredEvent> events = log.read(0, Integer.MAX_VALUE);
        Map<String, Long> sequences = new HashMap<>();
        Map<String, String> priorities = new HashMap<>();
        for (StoredEvent event : events) {
            assertThat(event.sequence()).isEqualTo(sequences.getOrDefault(event.uid(), 0L) + 1);
            sequences.put(event.uid(), event.sequence());
            var body = EventJson.tree(event.body());
            if (event.type().endsWith(".priority")) {
                String before =
                        priorities.put(event.uid(), body.at("/change/new").asText());
                assertThat(before == null
                                || before.equals(body.at("/change/old").asText()))
                        .isTrue();
            }
        }
    }
}
