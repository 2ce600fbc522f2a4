package io.gameroute.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gameroute.eventlog.EventJson;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event as a receiver, or the log, has it. */
record Delivered(String id, String uid, long sequence, JsonNode data) {

    static Delivered of(String cloudEvent) {
        return ofData(EventJson.tree(cloudEvent).path("data"));
    }

    static Delivered ofData(JsonNode data) {
        return new Delivered(
                data.path("id").asText(),
                data.at("/subject/uid").asText(),
                data.path("sequence").asLong(),
                data);
    }

    boolean isOf(String type) {
        return data.path("change").has(type);
    }

    String name() {
        return data.at("/subject/name").asText();
    }

    boolean hasGap() {
        return data.path("gap").asBoolean();
    }

    String old() {
        return data.at("/change/old").asText();
    }

    String now() {
        return data.at("/change/new").asText();
    }

    /** What the log has, all of it: the events of each server in order, and no other duplicates than of the same event. */
    static void assertComplete(String receiver, List<Delivered> received, List<Delivered> log) {
        Map<String, Delivered> known = new HashMap<>();
        log.forEach(event -> known.put(event.id(), event));
        Map<String, Delivered> first = new LinkedHashMap<>();
        for (Delivered event : received) {
            Delivered before = first.putIfAbsent(event.id(), event);
            assertThat(event)
                    .as("%s: %s, as the log has it", receiver, event.id())
                    .isEqualTo(before == null ? known.get(event.id()) : before);
        }
        assertThat(first.keySet()).as("events at %s", receiver).containsExactlyInAnyOrderElementsOf(known.keySet());
        assertInOrder(receiver, first.values());
    }

    /** Numbered without a hole, each change beginning where the last one ended. */
    static void assertInOrder(String receiver, Iterable<Delivered> events) {
        Map<String, Long> sequences = new HashMap<>();
        Map<String, String> values = new HashMap<>();
        for (Delivered event : events) {
            assertThat(event.sequence())
                    .as("%s: the sequence of %s", receiver, event.id())
                    .isEqualTo(sequences.getOrDefault(event.uid(), 0L) + 1);
            sequences.put(event.uid(), event.sequence());
            if (event.isOf("priority")) {
                String before = values.put(event.uid(), event.now());
                assertThat(event.old())
                        .as("%s: where %s begins", receiver, event.id())
                        .isEqualTo(before == null ? "0" : before);
            }
        }
    }
}
