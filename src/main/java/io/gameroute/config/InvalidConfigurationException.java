package io.gameroute.config;

import java.util.List;

/** What is wrong with the configuration, each with the key, the value and what would be valid. */
public final class InvalidConfigurationException extends Exception {
    public InvalidConfigurationException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
