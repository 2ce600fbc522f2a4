package io.gameroute.pod;

import io.gameroute.api.OpsState;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Who goes first when a set shrinks (GSS-15): what is on its way out anyhow, then by operation state, then the higher deletion priority, then
 * the higher ordinal. A total order: no two servers of a set are equal in it.
 */
public final class DeletionOrder {

    /**
     * One server as this order sees it.
     *
     * @param gone its pod is missing, terminating or held by its preDelete hook
     */
    public record Candidate(int ordinal, String opsState, long priority, boolean gone) {
        public boolean isBusy() {
            return rank(opsState) < 0;
        }
    }

    /** First element goes first. A busy server does not lose its rank by being gone: its GameServer may outlive the pod. */
    public static final Comparator<Candidate> FIRST_TO_GO = Comparator.<Candidate>comparingInt(
                    c -> c.gone() && !c.isBusy() ? 0 : 1)
            .thenComparing(c -> rank(c.opsState()), Comparator.reverseOrder())
            .thenComparing(Candidate::priority, Comparator.reverseOrder())
            .thenComparing(Candidate::ordinal, Comparator.reverseOrder());

    private DeletionOrder() {}

    /** Higher goes earlier; a state that OKG does not know ranks like None. */
    public static int rank(@Nullable String opsState) {
        if (opsState == null) {
            return 0;
        }
        return switch (opsState) {
            case OpsState.KILL -> 100;
            case OpsState.WAIT_TO_BE_DELETED -> 1;
            case OpsState.ALLOCATED -> -1;
            case OpsState.MAINTAINING -> -2;
            default -> 0;
        };
    }
}
