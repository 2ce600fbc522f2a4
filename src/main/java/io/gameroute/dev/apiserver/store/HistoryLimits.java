package io.gameroute.dev.apiserver.store;

/** How much of the past each resource keeps for watches that resume: so many changes, and so many bytes of versions that are no longer current. */
public record HistoryLimits(int changes, long bytes) {
    public static final HistoryLimits DEFAULT = new HistoryLimits(1 << 16, 24L << 20);
}
