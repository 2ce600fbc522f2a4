package io.gameroute.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From what was recorded last and what is now to the steps between. What is older than the record, or equal to it, is no step. */
public final class ChangeDetection {
    private ChangeDetection() {}

    /**
     * @param last the row of that name; an ended one counts like none
     * @param now empty when nothing of that name is there
     * @param gap whether changes between the two may have been missed
     */
    public static List<Recorded> compare(
            Optional<InventoryRow> last, Optional<Observation> now, String seenAt, boolean gap) {
        Optional<InventoryRow> live = last.filter(row -> row.endedAt() == null);
        List<Recorded> steps = new ArrayList<>();
        boolean same = live.isPresent()
                && now.isPresent()
                && live.get().facts().uid().equals(now.get().facts().uid());
        if (same) {
            changed(live.get(), now.get(), seenAt, gap).ifPresent(steps::add);
            return steps;
        }
        live.ifPresent(row -> steps.add(deleted(row, seenAt, gap)));
        now.filter(one -> last.isEmpty()
                        || !one.facts().uid().equals(last.get().facts().uid()))
                .ifPresent(one -> steps.add(created(one, seenAt, gap)));
        return steps;
    }

    private static Recorded created(Observation now, String seenAt, boolean gap) {
        Facts facts = now.facts();
        String time = facts.createdAt() == null ? seenAt : facts.createdAt();
        Change change = new Change.Created(facts.createdAt(), facts.state(), facts.build(), facts.replicas());
        GameServerEvent event = new GameServerEvent(
                Subject.of(facts), change, null, now.provenance().last(), 1, facts.version(), time, seenAt, gap);
        return new Recorded(new InventoryRow(facts, 1, time, time, null, null), 0, List.of(event));
    }

    private static Recorded deleted(InventoryRow row, String seenAt, boolean gap) {
        Facts facts = row.facts();
        Change change = new Change.Deleted(facts.createdAt(), facts.state(), facts.opsState());
        GameServerEvent event = new GameServerEvent(
                Subject.of(facts),
                change,
                EndReason.of(facts),
                null,
                row.sequence() + 1,
                facts.version(),
                seenAt,
                seenAt,
                gap);
        InventoryRow ended = new InventoryRow(
                facts, row.sequence() + 1, row.stateSince(), row.opsStateSince(), row.updateFrom(), seenAt);
        return new Recorded(ended, row.sequence(), List.of(event));
    }

    private static Optional<Recorded> changed(InventoryRow row, Observation seen, String seenAt, boolean gap) {
        Facts before = row.facts();
        Observation now = seen.facts().kind() == Kind.GameServer && seen.facts().podVersion() == null
                ? new Observation(seen.facts().withPodOf(before), seen.provenance())
                : seen;
        if (now.facts().isSameVersionAs(before) || now.facts().isOlderThan(before)) {
            return Optional.empty();
        }
        List<DetectedChange> changes = Differences.between(row, now);
        List<GameServerEvent> events = new ArrayList<>();
        for (DetectedChange one : changes) {
            String time = one.time() == null ? seenAt : one.time();
            events.add(new GameServerEvent(
                    Subject.of(now.facts()),
                    one.change(),
                    one.reason(),
                    one.actor(),
                    row.sequence() + events.size() + 1,
                    now.facts().version(),
                    time,
                    seenAt,
                    gap));
        }
        InventoryRow next = next(row, now, events);
        return next.equals(row) ? Optional.empty() : Optional.of(new Recorded(next, row.sequence(), events));
    }

    private static InventoryRow next(InventoryRow row, Observation now, List<GameServerEvent> events) {
        return new InventoryRow(
                now.facts(),
                row.sequence() + events.size(),
                timeOf(Change.StateChanged.class, events, row.stateSince()),
                timeOf(Change.OpsStateChanged.class, events, row.opsStateSince()),
                updateFrom(row, now.facts()),
                null);
    }

    private static @Nullable Build updateFrom(InventoryRow row, Facts now) {
        if (!now.isUpdating()) {
            return null;
        }
        return row.facts().isUpdating() ? row.updateFrom() : row.facts().build();
    }

    private static @Nullable String timeOf(
            Class<? extends Change> type, List<GameServerEvent> events, @Nullable String otherwise) {
        return events.stream()
                .filter(event -> type.isInstance(event.change()))
                .map(GameServerEvent::time)
                .reduce((first, second) -> second)
                .orElse(otherwise);
    }
}
