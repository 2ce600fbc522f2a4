package io.gameroute.eventlog.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gameroute.eventlog.ChangeDetection;
import io.gameroute.eventlog.InventoryRow;
import io.gameroute.eventlog.Recorded;
import io.gameroute.eventlog.Seen;
import io.gameroute.eventlog.sql.Retention.Bound;
import io.gameroute.eventlog.sql.Retention.Dropped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log does on every database. */
abstract class EventLogContract {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Bound GENEROUS = new Bound(Duration.ofDays(99), 1000);

    private Database database;
    private EventLog log;
    private SinkLog sinks;
    private DeadLetters letters;

    abstract DatabaseSettings settings() throws Exception;

    @BeforeEach
    void open() throws Exception {
        database = new Database(settings());
        log = new EventLog(database, at(NOON));
        sinks = new SinkLog(database, Duration.ofSeconds(30));
        letters = new DeadLetters(database, at(NOON));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void events_are_read_in_the_order_in_which_they_were_appended() throws Exception {
        log.append(life(Seen.server(0), Seen.server(0).state("Ready")));
        log.append(life(Seen.server(1)));

        assertThat(log.read(0, 10)).extracting(StoredEvent::id).containsExactly("uid-0-1", "uid-0-2", "uid-1-1");
        assertThat(log.read(0, 10)).extracting(StoredEvent::position).containsExactly(1L, 2L, 3L);
        assertThat(log.read(1, 1)).extracting(StoredEvent::id).containsExactly("uid-0-2");
        assertThat(log.lastPosition()).isEqualTo(3);
    }

    @Test
    void the_inventory_is_what_was_appended_last_and_keeps_what_has_ended() throws Exception {
        List<Recorded> gone = life(Stream.of(Optional.of(Seen.server(0)), Optional.empty()));
        List<Recorded> there = life(
                Seen.server(1),
                Seen.server(1).revision("a").annotation("k", "v").state("Updating"));
        log.append(gone);
        log.append(there);

        assertThat(log.inventory(false)).containsExactly(last(there));
        assertThat(log.inventory(true)).containsExactlyInAnyOrder(last(gone), last(there));
    }

    @Test
    void the_history_of_a_server_is_a_query() throws Exception {
        log.append(life(Seen.server(0)));
        log.append(life(Seen.server(1), Seen.server(1).opsState("Allocated")));

        assertThat(log.history("games", "arena-1"))
                .extracting(StoredEvent::type)
                .containsExactly("io.gameroute.gameserver.created", "io.gameroute.gameserver.opsstate");
    }

    @Test
    void a_second_recorder_writes_nothing_twice() throws Exception {
        List<Recorded> first = life(Seen.server(0));
        List<Recorded> next = after(last(first), Seen.server(0).state("Ready"));
        log.append(first);

        assertThatThrownBy(() -> log.append(first)).isInstanceOf(StaleRowException.class);
        log.append(next);
        assertThatThrownBy(() -> log.append(next)).isInstanceOf(StaleRowException.class);
        assertThat(log.read(0, 10)).hasSize(2);
    }

    @Test
    void a_batch_is_written_whole_or_not_at_all() throws Exception {
        List<Recorded> known = life(Seen.server(0));
        log.append(known);
        List<Recorded> batch = new ArrayList<>(life(Seen.server(1)));
        batch.addAll(known);

        assertThatThrownBy(() -> log.append(batch)).isInstanceOf(SQLException.class);
        assertThat(log.read(0, 10)).hasSize(1);
        assertThat(log.inventory(true)).hasSize(1);
        log.append(life(Seen.server(2)));
        assertThat(log.read(0, 10)).extracting(StoredEvent::position).containsExactly(1L, 2L);
    }

    @Test
    void readers_are_told_of_an_append_until_they_leave() throws Exception {
        List<String> told = new ArrayList<>();
        AutoCloseable reader = log.onAppend(() -> told.add("appended"));
        log.append(life(Seen.server(0)));
        reader.close();
        log.append(life(Seen.server(1)));

        assertThat(told).hasSize(1);
    }

    @Test
    void a_place_in_the_log_is_found_by_time() throws Exception {
        log.append(life(Seen.server(0)));
        new EventLog(database, at(NOON.plusSeconds(60))).append(life(Seen.server(1)));

        assertThat(log.positionBefore(NOON.toEpochMilli())).isZero();
        assertThat(log.positionBefore(NOON.plusSeconds(1).toEpochMilli())).isEqualTo(1);
        assertThat(log.positionBefore(NOON.plusSeconds(90).toEpochMilli())).isEqualTo(2);
    }

    @Test
    void old_events_are_dropped_and_so_are_more_than_wanted() throws Exception {
        log.append(life(Seen.server(0)));
        EventLog later = new EventLog(database, at(NOON.plusSeconds(60)));
        later.append(IntStream.range(1, 11)
                .boxed()
                .flatMap(i -> life(Seen.server(i)).stream())
                .toList());

        assertThat(retained(Duration.ofSeconds(30), 1000)).isEqualTo(new Dropped(1, 0));
        assertThat(retained(Duration.ofHours(1), 4)).isEqualTo(new Dropped(6, 0));
        assertThat(log.read(0, 100))
                .extracting(StoredEvent::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(8, 11).boxed().toList());
        assertThat(log.firstPosition()).isEqualTo(8);
    }

    @Test
    void what_a_live_sink_has_not_read_stays() throws Exception {
        append(10);
        sinks.begin("slow", 3);
        sinks.claim("slow", "me");
        sinks.begin("fast", 9);
        sinks.claim("fast", "me");

        assertThat(retained(Duration.ofHours(1), 4)).isEqualTo(new Dropped(3, 0));
        assertThat(log.firstPosition()).isEqualTo(4);
    }

    @Test
    void what_a_live_sink_has_not_read_goes_at_the_second_bound() throws Exception {
        append(10);
        sinks.begin("slow", 3);
        sinks.claim("slow", "me");

        Duration hour = Duration.ofHours(1);
        Retention retention = new Retention(new Bound(hour, 2), new Bound(hour, 5), hour);

        assertThat(retention.apply(database, at(NOON))).isEqualTo(new Dropped(5, 2));
        assertThat(log.firstPosition()).isEqualTo(6);
    }

    @Test
    void a_sink_that_nobody_serves_any_more_holds_nothing() throws Exception {
        append(10);
        SinkLog former = new SinkLog(database, Duration.ofDays(-2));
        former.begin("removed", 0);
        former.claim("removed", "me");

        assertThat(retained(Duration.ofHours(1), 4)).isEqualTo(new Dropped(6, 0));
    }

    private void append(int servers) throws SQLException {
        log.append(IntStream.range(0, servers)
                .boxed()
                .flatMap(i -> life(Seen.server(i)).stream())
                .toList());
    }

    private Dropped retained(Duration age, long most) throws SQLException {
        return new Retention(new Bound(age, most), GENEROUS, Duration.ofHours(1))
                .apply(database, at(NOON.plusSeconds(61)));
    }

    @Test
    void what_has_ended_leaves_the_inventory_in_time_and_what_is_there_stays() throws Exception {
        log.append(life(Stream.of(Optional.of(Seen.server(0)), Optional.empty())));
        log.append(life(Seen.server(1)));

        new Retention(GENEROUS, GENEROUS, Duration.ofHours(1))
                .apply(database, at(Instant.parse("2026-01-01T02:00:00Z")));

        assertThat(log.inventory(true)).extracting(row -> row.facts().name()).containsExactly("arena-1");
    }

    @Test
    void a_sink_keeps_its_place() throws Exception {
        assertThat(sinks.position("cmdb")).isEmpty();
        sinks.begin("cmdb", 5);
        sinks.begin("cmdb", 9);

        assertThat(sinks.claim("cmdb", "me")).isEqualTo(OptionalLong.of(5));
        assertThat(sinks.acknowledge("cmdb", "me", 7)).isTrue();
        assertThat(sinks.position("cmdb")).isEqualTo(OptionalLong.of(7));
    }

    @Test
    void one_process_at_a_time_delivers_to_a_sink() throws Exception {
        sinks.begin("cmdb", 0);
        sinks.claim("cmdb", "me");

        assertThat(sinks.claim("cmdb", "other")).isEmpty();
        assertThat(sinks.acknowledge("cmdb", "other", 7)).isFalse();
        sinks.release("cmdb", "me");
        assertThat(sinks.claim("cmdb", "other")).isEqualTo(OptionalLong.of(0));
        assertThat(sinks.acknowledge("cmdb", "me", 7)).isFalse();
    }

    @Test
    void a_claim_that_is_not_renewed_ends() throws Exception {
        SinkLog brief = new SinkLog(database, Duration.ofSeconds(-1));
        brief.begin("cmdb", 0);
        brief.claim("cmdb", "me");

        assertThat(sinks.claim("cmdb", "other")).isPresent();
    }

    @Test
    void a_dead_letter_is_kept_until_it_was_replayed() throws Exception {
        log.append(life(Seen.server(0), Seen.server(0).state("Ready")));
        List<StoredEvent> events = log.read(0, 10);
        events.forEach(event -> add(event, "refused"));
        add(events.get(0), "refused again");

        assertThat(letters.all()).extracting(DeadLetter::error).containsExactly("refused again", "refused");
        assertThat(letters.toReplay("cmdb", 10)).isEmpty();
        assertThat(letters.replay("cmdb", "uid-0-2")).isEqualTo(1);
        assertThat(letters.replay("cmdb", "nonsense")).isZero();
        assertThat(letters.toReplay("cmdb", 10)).extracting(DeadLetter::event).containsExactly(events.get(1));
        letters.remove("cmdb", events.get(1));
        assertThat(letters.replayAll("cmdb")).isEqualTo(1);
        assertThat(letters.ofSink("cmdb")).extracting(DeadLetter::event).containsExactly(events.get(0));
    }

    private void add(StoredEvent event, String error) {
        try {
            letters.add("cmdb", event, 3, error);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    static List<Recorded> life(Seen... stages) {
        return life(Stream.of(stages).map(Optional::of));
    }

    private static List<Recorded> after(InventoryRow row, Seen next) {
        return ChangeDetection.compare(
                Optional.of(row), Optional.of(next.observation()), "2026-01-01T00:00:09Z", false);
    }

    private static List<Recorded> life(Stream<Optional<Seen>> stages) {
        List<Recorded> steps = new ArrayList<>();
        stages.forEach(stage -> {
            Optional<InventoryRow> row = steps.isEmpty() ? Optional.empty() : Optional.of(last(steps));
            steps.addAll(ChangeDetection.compare(row, stage.map(Seen::observation), "2026-01-01T00:00:05Z", false));
        });
        return steps;
    }

    private static InventoryRow last(List<Recorded> steps) {
        return steps.get(steps.size() - 1).row();
    }
}
