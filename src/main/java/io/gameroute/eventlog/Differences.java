package io.gameroute.eventlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The differences between a row and what is now, each as one change, wishes before what followed from them. */
final class Differences {
    private static final String POD_NORMAL = "PodNormal";

    private final InventoryRow row;
    private final Facts before;
    private final Facts after;
    private final Provenance provenance;
    private final List<DetectedChange> found = new ArrayList<>();

    private Differences(InventoryRow row, Observation now) {
        this.row = row;
        this.before = row.facts();
        this.after = now.facts();
        this.provenance = now.provenance();
    }

    static List<DetectedChange> between(InventoryRow row, Observation now) {
        return new Differences(row, now).find();
    }

    private List<DetectedChange> find() {
        metadata("labels", before.labels(), after.labels());
        metadata("annotations", before.annotations(), after.annotations());
        if (!Objects.equals(before.replicas(), after.replicas())) {
            add(
                    new Change.Scaled(before.replicas(), after.replicas()),
                    scaleReason(),
                    provenance.writerOf("replicas"),
                    null);
        }
        if (!Objects.equals(before.opsState(), after.opsState())) {
            add(
                    new Change.OpsStateChanged(before.opsState(), after.opsState()),
                    null,
                    provenance.writerOf("opsState"),
                    provenance.opsStateSince());
        }
        priority("updatePriority", before.updatePriority(), after.updatePriority());
        priority("deletionPriority", before.deletionPriority(), after.deletionPriority());
        verdicts(
                before.qualities(),
                after.qualities(),
                (name, pair) -> new Change.QualityReported(name, pair.before(), pair.after()));
        updateBegun();
        state();
        updateDone();
        if (!before.network().equals(after.network())) {
            add(
                    new Change.NetworkChanged(before.network(), after.network()),
                    null,
                    before.network().disabled() == after.network().disabled()
                            ? null
                            : provenance.writerOf("networkDisabled"),
                    null);
        }
        verdicts(
                before.conditions(),
                after.conditions(),
                (name, pair) -> new Change.ConditionChanged(name, pair.before(), pair.after()));
        return found;
    }

    private void add(Change change, @Nullable String reason, @Nullable String actor, @Nullable String time) {
        found.add(new DetectedChange(change, reason, actor, time));
    }

    private @Nullable String scaleReason() {
        return "gameroute".equals(provenance.writerOf("replicas")) ? "Kill" : null;
    }

    private void priority(String name, @Nullable String old, @Nullable String now) {
        if (!Objects.equals(old, now)) {
            add(new Change.PriorityChanged(name, old, now), null, provenance.writerOf(name), null);
        }
    }

    private void state() {
        if (!Objects.equals(before.state(), after.state())) {
            Verdict pod = after.conditions().get(POD_NORMAL);
            String reason = pod == null || "True".equals(pod.status()) ? null : pod.reason();
            add(new Change.StateChanged(before.state(), after.state()), reason, null, provenance.stateSince());
        }
    }

    private void updateBegun() {
        if (after.isUpdating() && !before.isUpdating()) {
            add(new Change.UpdateBegun(before.build(), after.build()), null, null, null);
        }
    }

    /** Also of an update whose beginning nobody saw: then what it runs is simply something else. */
    private void updateDone() {
        if (after.isUpdating()) {
            return;
        }
        if (before.isUpdating()) {
            Build from = row.updateFrom() == null ? before.build() : row.updateFrom();
            add(new Change.UpdateDone(from, after.build()), null, null, null);
        } else if (before.build() != null
                && after.build() != null
                && !before.build().equals(after.build())) {
            add(new Change.UpdateDone(before.build(), after.build()), null, null, null);
        }
    }

    private record Pair(@Nullable Verdict before, @Nullable Verdict after) {
        /** Words may differ from probe to probe; a message alone is not news. */
        boolean isNews() {
            return before == null
                    || after == null
                    || !Objects.equals(before.status(), after.status())
                    || !Objects.equals(before.reason(), after.reason());
        }
    }

    private void verdicts(Map<String, Verdict> old, Map<String, Verdict> now, BiFunction<String, Pair, Change> change) {
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            Pair pair = new Pair(old.get(name), now.get(name));
            if (pair.isNews()) {
                String reason = pair.after() == null ? null : pair.after().reason();
                add(change.apply(name, pair), reason, null, null);
            }
        }
    }

    private void metadata(String field, Map<String, String> old, Map<String, String> now) {
        Map<String, String> gone = without(old, now);
        Map<String, String> come = without(now, old);
        if (!gone.isEmpty() || !come.isEmpty()) {
            add(new Change.MetadataChanged(field, gone, come), null, provenance.last(), null);
        }
    }

    private static Map<String, String> without(Map<String, String> map, Map<String, String> other) {
        Map<String, String> rest = new HashMap<>();
        map.forEach((key, value) -> {
            if (!Bookkeeping.isOurs(key) && !value.equals(other.get(key))) {
                rest.put(key, value);
            }
        });
        return rest;
    }
}
