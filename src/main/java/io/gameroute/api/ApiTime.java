package io.gameroute.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as they stand in objects: RFC 3339, in UTC, whole seconds. */
public final class ApiTime {
    private ApiTime() {}

    public static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
