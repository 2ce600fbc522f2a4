package io.gameroute.pod;

import io.gameroute.api.OpsState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    /**
     * The ordinals that go first.
     *
     * @param born servers that exist in some way
     * @param unborn ordinals that are intended, but of which nothing exists yet; there may be very many
     */
    public static OrdinalSet first(long count, List<Candidate> born, OrdinalSet unborn) {
        OrdinalSet first = OrdinalSet.EMPTY;
        List<Integer> chosen = new ArrayList<>();
        for (Candidate candidate : born.stream().sorted(FIRST_TO_GO).toList()) {
            long left = count - chosen.size() - first.size();
            if (left <= 0) {
                return first.union(OrdinalSet.of(chosen));
            }
            first = first.union(ahead(candidate, unborn.minus(first)).highest(left));
            if (chosen.size() + first.size() < count) {
                chosen.add(candidate.ordinal());
            }
        }
        long left = count - chosen.size() - first.size();
        return first.union(unborn.minus(first).highest(left)).union(OrdinalSet.of(chosen));
    }

    /** Those of the unborn that go before a candidate. */
    private static OrdinalSet ahead(Candidate candidate, OrdinalSet unborn) {
        Candidate alike = new Candidate(candidate.ordinal(), OpsState.NONE, 0, true);
        int order = FIRST_TO_GO.compare(alike, candidate);
        if (order < 0) {
            return unborn;
        }
        return order > 0 ? OrdinalSet.EMPTY : unborn.minus(OrdinalSet.ofRange(0, candidate.ordinal()));
    }

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
