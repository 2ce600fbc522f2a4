package io.gameroute.sinks;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the directories hold at one moment.
 *
 * @param routes the text of each route file by its name
 * @param kamelets the text of each kamelet of the operator by the kamelet's name
 * @param values what placeholders stand for, from {@code values.properties}
 */
public record SinkFiles(Map<String, String> routes, Map<String, String> kamelets, Map<String, String> values) {
    public static final SinkFiles NONE = new SinkFiles(Map.of(), Map.of(), Map.of());

    public SinkFiles {
        routes = new TreeMap<>(routes);
        kamelets = Map.copyOf(kamelets);
        values = Map.copyOf(values);
    }
}
