package io.gameroute.sinks;

import java.util.List;
import java.util.Locale;

/**
 * How a file is doing.
 *
 * @param problems of the version on disk; none when that is the one that runs
 */
public record SinkState(Condition condition, List<SinkProblem> problems) {
    /** Which version of a file runs. */
    public enum Condition {
        RUNNING,
        RUNNING_OLDER,
        NOT_RUNNING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static SinkState running() {
        return new SinkState(Condition.RUNNING, List.of());
    }

    static SinkState broken(List<SinkProblem> problems, boolean olderRuns) {
        return new SinkState(olderRuns ? Condition.RUNNING_OLDER : Condition.NOT_RUNNING, problems);
    }
}
