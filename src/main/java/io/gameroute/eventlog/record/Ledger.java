package io.gameroute.eventlog.record;

import io.gameroute.eventlog.ChangeDetection;
import io.gameroute.eventlog.Facts;
import io.gameroute.eventlog.InventoryRow;
import io.gameroute.eventlog.Observation;
import io.gameroute.eventlog.Recorded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known, what is recorded or about to be, and what waits to be written. Up to a bound every change waits as itself; past it, and
 * while the record is not known, a server that changed is only remembered, to be compared later: then its changes have become one, with
 * a gap. It knows no thread and no database; its owner calls it one at a time.
 */
final class Ledger {
    private final int bound;
    private final Map<String, Observation> latest = new HashMap<>();
    private final Map<String, InventoryRow> rows = new HashMap<>();
    private final Deque<Recorded> waiting = new ArrayDeque<>();
    private final Set<String> toCompare = new LinkedHashSet<>();
    private boolean loaded;
    private long collapsed;

    Ledger(int bound) {
        this.bound = bound;
    }

    /** Something is as told now. */
    void seen(Observation now, String time) {
        String key = now.facts().key();
        latest.put(key, now);
        changed(key, time);
    }

    /** Something was like that when the watch began: what differs from the record is a change that nobody saw happen. */
    void found(Observation now) {
        String key = now.facts().key();
        latest.put(key, now);
        toCompare.add(key);
    }

    /** Nothing of that key is there any more. */
    void gone(String key, String time) {
        latest.remove(key);
        changed(key, time);
    }

    private void changed(String key, String time) {
        if (loaded && waiting.size() < bound && !toCompare.contains(key)) {
            compare(key, time, false);
        } else {
            collapsed += loaded ? 1 : 0;
            toCompare.add(key);
        }
    }

    /** From here on these rows are what is recorded; whatever differs is a change that nobody saw happen. */
    void load(List<InventoryRow> recorded) {
        rows.clear();
        waiting.clear();
        for (InventoryRow row : recorded) {
            Observation now = latest.get(row.facts().key());
            boolean relevant = row.endedAt() == null
                    || (now != null && now.facts().uid().equals(row.facts().uid()));
            if (relevant) {
                rows.merge(row.facts().key(), row, (one, other) -> one.endedAt() == null ? one : other);
            }
        }
        toCompare.addAll(latest.keySet());
        loaded = true;
    }

    /** The record is to be loaded again; what waits is found again by comparing. */
    void unload() {
        loaded = false;
        waiting.forEach(step -> toCompare.add(step.row().facts().key()));
        waiting.clear();
    }

    /** Forgets everything: somebody else records. */
    void clear() {
        unload();
        latest.clear();
        rows.clear();
        toCompare.clear();
    }

    boolean isLoaded() {
        return loaded;
    }

    /** What was recorded as being there and was never seen. */
    List<Facts> unseen() {
        return rows.values().stream()
                .filter(row ->
                        row.endedAt() == null && !latest.containsKey(row.facts().key()))
                .map(InventoryRow::facts)
                .toList();
    }

    void toCompare(String key) {
        toCompare.add(key);
    }

    /** The next steps to write, in order; they stay until {@link #written}. */
    List<Recorded> next(int most, String time) {
        if (!loaded) {
            return List.of();
        }
        Iterator<String> keys = toCompare.iterator();
        while (waiting.size() < bound && keys.hasNext()) {
            String key = keys.next();
            keys.remove();
            compare(key, time, true);
        }
        List<Recorded> batch = new ArrayList<>(Math.min(most, waiting.size()));
        for (Recorded step : waiting) {
            if (batch.size() == most) {
                break;
            }
            batch.add(step);
        }
        return batch;
    }

    void written(int count) {
        for (int i = 0; i < count; i++) {
            waiting.remove();
        }
    }

    int waiting() {
        return waiting.size();
    }

    int comparing() {
        return toCompare.size();
    }

    long collapsed() {
        return collapsed;
    }

    private void compare(String key, String time, boolean gap) {
        List<Recorded> steps = ChangeDetection.compare(
                Optional.ofNullable(rows.get(key)), Optional.ofNullable(latest.get(key)), time, gap);
        for (Recorded step : steps) {
            InventoryRow before = rows.put(key, step.row());
            if (step.previousSequence() == 0 || before == null || step.row().saysMoreThan(before)) {
                waiting.add(step);
            }
        }
        InventoryRow row = rows.get(key);
        if (row != null && row.endedAt() != null && !latest.containsKey(key)) {
            rows.remove(key);
        }
    }
}
