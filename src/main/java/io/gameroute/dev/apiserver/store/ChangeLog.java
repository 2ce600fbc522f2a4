package io.gameroute.dev.apiserver.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The last changes of a resource in the order of their revisions; a ring that forgets its oldest. Not safe for threads: the store's lock is. */
final class ChangeLog {
    private final HistoryLimits limits;
    private @Nullable Change[] ring = new Change[64];
    private int first;
    private int size;
    private long bytes;
    private long forgotten;

    /** @param beginning the revision up to which nothing is known */
    ChangeLog(HistoryLimits limits, long beginning) {
        this.limits = limits;
        this.forgotten = beginning;
    }

    void append(Change change) {
        if (size == ring.length) {
            grow();
        }
        ring[(first + size) % ring.length] = change;
        size++;
        bytes += change.historyBytes();
        while (size > limits.changes() || (bytes > limits.bytes() && size > 1)) {
            forgetFirst();
        }
    }

    /** At most so many changes after that revision. */
    List<Change> after(long revision, int max) {
        if (revision < forgotten) {
            throw new HistoryGoneException(revision, forgotten);
        }
        int from = firstAfter(revision);
        int to = (int) Math.min(size, (long) from + max);
        List<Change> changes = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            changes.add(at(i));
        }
        return changes;
    }

    private int firstAfter(long revision) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle).revision() <= revision) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Change at(int index) {
        return Objects.requireNonNull(ring[(first + index) % ring.length]);
    }

    private void forgetFirst() {
        Change oldest = at(0);
        ring[first] = null;
        first = (first + 1) % ring.length;
        size--;
        bytes -= oldest.historyBytes();
        forgotten = oldest.revision();
    }

    private void grow() {
        @Nullable Change[] larger = new Change[ring.length * 2];
        for (int i = 0; i < size; i++) {
            larger[i] = at(i);
        }
        ring = larger;
        first = 0;
    }
}
