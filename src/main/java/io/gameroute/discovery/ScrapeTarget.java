package io.gameroute.discovery;

import java.util.List;
import java.util.Map;

/** An element of the answer, with the names that Prometheus gives its fields: one address, and what is known of it. */
public record ScrapeTarget(List<String> targets, Map<String, String> labels) {
    static ScrapeTarget of(String address, Map<String, String> labels) {
        return new ScrapeTarget(List.of(address), labels);
    }
}
