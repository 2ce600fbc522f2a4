package io.gameroute.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.Annotations;
import io.gameroute.api.Labels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeDetectionTest {
    private static final String NOW = "2026-01-01T00:10:00.000Z";

    private final Seen server = Seen.server(3);

    @Test
    void a_server_that_was_not_there_is_created() {
        Recorded step = only(compare(Optional.empty(), Optional.of(server)));

        assertThat(step.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.SERVER_CREATED);
            assertThat(event.id()).isEqualTo("uid-3-1");
            assertThat(event.subject().set()).isEqualTo("arena");
            assertThat(event.subject().ordinal()).isEqualTo(3);
            assertThat(event.time()).isEqualTo("2026-01-01T00:00:00Z");
        });
        assertThat(step.previousSequence()).isZero();
        assertThat(step.row().sequence()).isEqualTo(1);
    }

    @Test
    void what_did_not_change_is_told_once() {
        assertThat(compare(Optional.of(row(server)), Optional.of(server))).isEmpty();
    }

    @Test
    void a_write_that_changes_nothing_worth_telling_moves_the_row_and_makes_no_event() {
        Recorded step = only(compare(Optional.of(row(server)), Optional.of(server.version(105))));

        assertThat(step.events()).isEmpty();
        assertThat(step.row().facts().version()).isEqualTo("105");
    }

    @Test
    void what_is_older_than_the_record_is_no_change() {
        InventoryRow row = row(server.state("Ready"));

        assertThat(compare(Optional.of(row), Optional.of(server))).isEmpty();
        assertThat(compare(Optional.of(row), Optional.of(server.version(99)))).isEmpty();
    }

    @Test
    void each_change_has_the_value_before_and_the_value_after() {
        assertThat(changes(server.state("Ready"))).containsExactly(new Change.StateChanged("Creating", "Ready"));
        assertThat(changes(server.opsState("Allocated")))
                .containsExactly(new Change.OpsStateChanged("None", "Allocated"));
        assertThat(changes(server.deletionPriority(7)))
                .containsExactly(new Change.PriorityChanged("deletionPriority", "0", "7"));
        assertThat(changes(server.quality("True")))
                .containsExactly(new Change.QualityReported("healthy", null, new Verdict("True", null, null)));
        assertThat(changes(server.podNormal("CrashLoopBackOff")))
                .containsExactly(new Change.ConditionChanged(
                        "PodNormal", null, new Verdict("False", "CrashLoopBackOff", "words")));
        assertThat(changes(server.network("Ready")))
                .containsExactly(new Change.NetworkChanged(
                        Network.NONE, new Network("HostPort", "Ready", false, List.of(), List.of())));
    }

    @Test
    void changes_of_one_write_are_numbered_one_after_the_other() {
        Recorded step = only(compare(
                Optional.of(row(server)), Optional.of(server.opsState("Kill").state("Deleting"))));

        assertThat(step.events()).extracting(GameServerEvent::sequence).containsExactly(2L, 3L);
        assertThat(step.row().sequence()).isEqualTo(3);
        assertThat(step.previousSequence()).isEqualTo(1);
    }

    @Test
    void the_actor_is_the_manager_that_owns_the_field() {
        Recorded step = only(compare(
                Optional.of(row(server)),
                Optional.of(server.opsState("Allocated").writtenBy("matchmaker"))));

        assertThat(step.events()).extracting(GameServerEvent::actor).containsExactly("matchmaker");
    }

    @Test
    void a_crash_is_told_with_its_reason() {
        Recorded step = only(compare(
                Optional.of(row(server)),
                Optional.of(server.podNormal("OOMKilled").state("Crash"))));

        assertThat(step.events())
                .filteredOn(event -> event.type() == EventType.SERVER_STATE)
                .extracting(GameServerEvent::reason)
                .containsExactly("OOMKilled");
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01T00:05:00Z, 2026-01-01T00:05:00Z", "yesterday, 2026-01-01T00:10:00.000Z"})
    void a_change_of_state_has_the_time_that_the_pod_says_if_it_is_one(String annotation, String time) {
        Seen ready = server.revision("a").state("Ready");
        Pod pod = Objects.requireNonNull(ready.pod());
        pod.getMetadata().setAnnotations(Map.of(Annotations.STATE_CHANGED, annotation));

        assertThat(ChangeDetection.compare(
                        Optional.of(row(server)), Optional.of(Observations.of(ready.object(), pod)), NOW, false))
                .flatExtracting(Recorded::events)
                .filteredOn(event -> event.type() == EventType.SERVER_STATE)
                .extracting(GameServerEvent::time)
                .containsExactly(time);
    }

    @Test
    void bookkeeping_is_no_change_of_metadata() {
        assertThat(changes(server.label(Labels.NODE_NAME, "n").annotation("gameroute.io/x", "y")))
                .isEmpty();
        assertThat(changes(server.label("tier", "gold")))
                .containsExactly(new Change.MetadataChanged("labels", Map.of(), Map.of("tier", "gold")));
    }

    @Test
    void an_update_begins_and_is_done_with_what_ran_before_and_what_runs_now() {
        Seen old = server.revision("a").state("Ready");
        List<Recorded> steps = run(
                old,
                old.state("Updating"),
                old.revision("b").state("Updating").version(120),
                old.revision("b").state("Ready").version(130));

        assertThat(changes(steps, Change.UpdateBegun.class)).hasSize(1);
        assertThat(changes(steps, Change.UpdateDone.class))
                .containsExactly(new Change.UpdateDone(
                        new Build("a", Map.of("game", "game:a")), new Build("b", Map.of("game", "game:b"))));
    }

    @Test
    void a_pod_that_is_away_for_a_moment_is_no_update() {
        Seen running = server.revision("a");

        assertThat(changes(run(running, server.version(120), running.version(130)), Change.UpdateDone.class))
                .isEmpty();
    }

    @Test
    void a_server_that_is_gone_is_deleted_and_its_row_ends() {
        Seen marked = server.label(Labels.DELETING, "true");
        Recorded step = only(compare(Optional.of(row(marked)), Optional.empty()));

        assertThat(step.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.SERVER_DELETED);
            assertThat(event.reason()).isEqualTo("ScaledDown");
        });
        assertThat(step.row().endedAt()).isEqualTo(NOW);
    }

    @Test
    void a_server_that_has_ended_stays_ended() {
        InventoryRow ended =
                only(compare(Optional.of(row(server)), Optional.empty())).row();

        assertThat(compare(Optional.of(ended), Optional.empty())).isEmpty();
        assertThat(compare(Optional.of(ended), Optional.of(server))).isEmpty();
    }

    @Test
    void another_uid_under_the_same_name_is_another_server() {
        List<Recorded> steps = compare(Optional.of(row(server)), Optional.of(server.uid("new")));

        assertThat(steps.stream().flatMap(step -> step.events().stream()).map(GameServerEvent::id))
                .containsExactly("uid-3-2", "new-1");
    }

    @Test
    void a_gap_is_marked_on_each_event() {
        List<Recorded> steps = ChangeDetection.compare(
                Optional.of(row(server)), Optional.of(server.state("Ready").observation()), NOW, true);

        assertThat(only(steps).events()).allMatch(GameServerEvent::gap);
    }

    @Test
    void a_set_that_is_scaled_says_from_what_to_what() {
        InventoryRow row = only(ChangeDetection.compare(
                        Optional.empty(), Optional.of(Observations.of(Seen.set("arena", 3, 1))), NOW, false))
                .row();
        List<Recorded> steps = ChangeDetection.compare(
                Optional.of(row), Optional.of(Observations.of(Seen.set("arena", 5, 2))), NOW, false);

        assertThat(only(steps).events()).extracting(GameServerEvent::change).containsExactly(new Change.Scaled(3, 5));
    }

    private static List<Recorded> compare(Optional<InventoryRow> last, Optional<Seen> now) {
        return ChangeDetection.compare(last, now.map(Seen::observation), NOW, false);
    }

    private static InventoryRow row(Seen seen) {
        return only(compare(Optional.empty(), Optional.of(seen))).row();
    }

    private List<Change> changes(Seen now) {
        return compare(Optional.of(row(server)), Optional.of(now)).stream()
                .flatMap(step -> step.events().stream())
                .map(GameServerEvent::change)
                .toList();
    }

    private static List<Change> changes(List<Recorded> steps, Class<? extends Change> type) {
        return steps.stream()
                .flatMap(step -> step.events().stream())
                .map(GameServerEvent::change)
                .filter(type::isInstance)
                .toList();
    }

    private static List<Recorded> run(Seen first, Seen... others) {
        InventoryRow[] row = {row(first)};
        return Stream.of(others)
                .flatMap(seen -> compare(Optional.of(row[0]), Optional.of(seen)).stream())
                .peek(step -> row[0] = step.row())
                .toList();
    }

    private static Recorded only(List<Recorded> steps) {
        assertThat(steps).hasSize(1);
        return steps.get(0);
    }
}
