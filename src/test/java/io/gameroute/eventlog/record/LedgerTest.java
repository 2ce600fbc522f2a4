package io.gameroute.eventlog.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.eventlog.GameServerEvent;
import io.gameroute.eventlog.InventoryRow;
import io.gameroute.eventlog.Recorded;
import io.gameroute.eventlog.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final String NOW = "2026-01-01T00:10:00Z";

    private final Ledger ledger = new Ledger(3);
    private final Seen server = Seen.server(0);

    @Test
    void changes_that_are_seen_wait_one_by_one() {
        ledger.load(List.of());
        see(server, server.state("Ready"), server.state("Ready").opsState("Allocated"));

        assertThat(next()).extracting(GameServerEvent::id).containsExactly("uid-0-1", "uid-0-2", "uid-0-3");
        assertThat(next()).noneMatch(GameServerEvent::gap);
    }

    @Test
    void what_waits_stays_until_it_is_written() {
        ledger.load(List.of());
        see(server, server.state("Ready"));
        assertThat(ledger.next(1, NOW)).hasSize(1);
        ledger.written(1);

        assertThat(next()).extracting(GameServerEvent::id).containsExactly("uid-0-2");
    }

    @Test
    void a_write_that_nobody_would_miss_is_not_written() {
        ledger.load(List.of());
        see(server);
        ledger.written(1);
        see(server.version(101), server.label("game.kruise.io/x", "y").version(102), server.version(103));

        assertThat(ledger.waiting()).isZero();
        assertThat(ledger.next(10, NOW)).isEmpty();
    }

    @Test
    void what_the_inventory_tells_is_written_without_an_event_too() {
        ledger.load(List.of());
        see(server);
        ledger.written(1);
        see(server.revision("a"));

        assertThat(ledger.next(10, NOW)).singleElement().satisfies(step -> {
            assertThat(step.events()).isEmpty();
            assertThat(step.row().facts().node()).isEqualTo("node-1");
        });
    }

    @Test
    void what_is_older_than_what_was_seen_and_not_written_is_no_change() {
        ledger.load(List.of());
        see(server);
        ledger.written(1);
        see(server.version(110), server.state("Ready").version(105));

        assertThat(ledger.waiting()).isZero();
    }

    @Test
    void past_the_bound_the_changes_of_a_server_become_one_with_a_gap() {
        ledger.load(List.of());
        see(server, server.state("NotReady"), server.state("Ready").version(110));
        see(server.state("Crash").version(120), server.state("NotReady").version(130));
        assertThat(ledger.waiting()).isEqualTo(3);
        ledger.next(3, NOW);
        ledger.written(3);

        assertThat(next()).singleElement().satisfies(event -> {
            assertThat(event.gap()).isTrue();
            assertThat(event.id()).isEqualTo("uid-0-4");
        });
        assertThat(ledger.collapsed()).isEqualTo(2);
    }

    @Test
    void what_changed_while_nobody_recorded_is_told_when_the_record_is_known() {
        InventoryRow row = recorded();
        see(server.state("Ready"));
        assertThat(next()).isEmpty();

        ledger.load(List.of(row));

        assertThat(next()).extracting(GameServerEvent::gap).containsExactly(true);
    }

    @Test
    void what_was_recorded_is_not_told_again() {
        see(server);
        ledger.load(List.of(recorded()));

        assertThat(next()).isEmpty();
    }

    @Test
    void what_was_recorded_and_is_not_seen_is_asked_for_and_then_ended() {
        ledger.load(List.of(recorded()));
        assertThat(ledger.unseen()).hasSize(1);

        ledger.toCompare(ledger.unseen().get(0).key());

        assertThat(next()).extracting(event -> event.type().text()).containsExactly("io.gameroute.gameserver.deleted");
    }

    @Test
    void after_a_conflict_what_waited_is_compared_with_what_is_recorded() {
        ledger.load(List.of());
        see(server);
        ledger.unload();
        ledger.load(List.of(recorded()));

        assertThat(next()).isEmpty();
    }

    @Test
    void an_old_object_of_a_server_that_has_ended_does_not_bring_it_back() {
        Ledger other = new Ledger(10);
        other.load(List.of(recorded()));
        other.gone(server.observation().facts().key(), NOW);
        InventoryRow ended = other.next(10, NOW).get(0).row();
        see(server);

        ledger.load(List.of(ended));

        assertThat(next()).isEmpty();
    }

    private void see(Seen... stages) {
        for (Seen stage : stages) {
            ledger.seen(stage.observation(), NOW);
        }
    }

    private InventoryRow recorded() {
        Ledger other = new Ledger(10);
        other.load(List.of());
        other.seen(server.observation(), NOW);
        return other.next(1, NOW).get(0).row();
    }

    private List<GameServerEvent> next() {
        return ledger.next(100, NOW).stream()
                .map(Recorded::events)
                .flatMap(List::stream)
                .toList();
    }
}
