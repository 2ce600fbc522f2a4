package io.gameroute.pod;

import java.util.Comparator;

/**
 * Who is updated first (KR-16): who is updated already, who is in the middle of an update, who is out of service at a template that is neither
 * the new one nor the one before it, then the higher update priority, then the higher ordinal. A total order.
 */
public final class UpdateOrder {
    /** How far a server is. */
    public enum Progress {
        UPDATED,
        MIDWAY,
        STRANDED,
        WAITING
    }

    /** One server as this order sees it. */
    public record Candidate(int ordinal, long priority, Progress progress) {}

    public static final Comparator<Candidate> FIRST_TO_UPDATE = Comparator.comparing(Candidate::progress)
            .thenComparing(Candidate::priority, Comparator.reverseOrder())
            .thenComparing(Candidate::ordinal, Comparator.reverseOrder());

    private UpdateOrder() {}
}
