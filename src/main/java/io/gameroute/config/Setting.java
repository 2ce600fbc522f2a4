package io.gameroute.config;

import java.util.Locale;
import java.util.function.Function;

/**
 * One key of the configuration.
 *
 * @param valid what may be written there, for people
 * @param parser throws IllegalArgumentException for anything else
 */
public record Setting<T>(String key, String defaultText, String meaning, String valid, Function<String, T> parser) {
    static final String PREFIX = "gameroute.";

    /** The environment variable that sets this key. */
    public String variable() {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
