package io.gameroute.cluster;

import java.util.List;
import java.util.function.Predicate;

/** Every write, and each read of few users, that the API server answered since a {@linkplain #mark() mark}, exactly. */
public interface AuditLog {
    /** A place in the log. */
    record Mark(long position) {}

    Mark BEGINNING = new Mark(0);

    Mark mark();

    List<ApiWrite> writesSince(Mark mark, Predicate<ApiWrite> wanted);

    default List<ApiWrite> writesSince(Mark mark, String user) {
        return writesSince(mark, write -> write.user().equals(user));
    }

    /** All writes of a user, e.g. {@code admin} or {@code system:serviceaccount:<namespace>:<name>}. */
    default List<ApiWrite> writes(String user) {
        return writesSince(BEGINNING, user);
    }

    /**
     * The reads of a user since a mark, of those whose reads are logged; a watch is among them when it has ended.
     *
     * @throws UnsupportedOperationException where only writes are logged, as on the embedded API server
     */
    default List<ApiRead> readsSince(Mark mark, String user) {
        throw new UnsupportedOperationException("reads are logged on the real API server only");
    }
}
