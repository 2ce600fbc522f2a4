package io.gameroute.sinks;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.camel.spi.PropertiesFunction;

/** What placeholders of a sink stood for, so that no message repeats it. */
final class Secrets {
    private static final int SHORTEST = 4;

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    PropertiesFunction function(String name, UnaryOperator<String> lookup) {
        return new PropertiesFunction() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public String apply(String remainder) {
                String value = lookup.apply(remainder);
                if (value != null && value.length() >= SHORTEST) {
                    known.add(value);
                }
                return value;
            }
        };
    }

    String hide(String message) {
        String hidden = message;
        for (String secret : known) {
            hidden = hidden.replace(secret, "xxxxxx");
        }
        return hidden;
    }
}
