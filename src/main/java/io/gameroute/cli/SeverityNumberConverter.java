package io.gameroute.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The level of a log line as OpenTelemetry numbers it: TRACE 1, DEBUG 5, INFO 9, WARN 13, ERROR 17. */
public final class SeverityNumberConverter extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return switch (event.getLevel().toInt()) {
            case Level.TRACE_INT -> "1";
            case Level.DEBUG_INT -> "5";
            case Level.INFO_INT -> "9";
            case Level.WARN_INT -> "13";
            default -> "17";
        };
    }
}
