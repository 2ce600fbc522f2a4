package io.gameroute.component.workqueue;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.jspecify.annotations.Nullable;

/** A duration as routes write it: a {@link Duration}, a number of milliseconds, or text such as {@code 200ms}. */
final class DurationValue {
    private DurationValue() {}

    static @Nullable Duration of(CamelContext context, @Nullable Object value) {
        if (value == null || value instanceof Duration) {
            return (Duration) value;
        }
        if (value instanceof Number millis) {
            return Duration.ofMillis(millis.longValue());
        }
        return CamelContextHelper.parseDuration(context, value.toString());
    }
}
