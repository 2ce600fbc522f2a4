package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.StringJoiner;

/** The names of parts as people read them. */
final class PartNames {
    private static final JsonMapper JSON = new JsonMapper();

    private PartNames() {}

    static String shown(String part) {
        var name = part.substring(2);
        return switch (part.charAt(0)) {
            case 'f' -> "." + name;
            case 'k' -> keys(name);
            default -> "[" + name + "]";
        };
    }

    private static String keys(String json) {
        try {
            var keys = new StringJoiner(",", "[", "]");
            JSON.readTree(json).properties().forEach(key -> keys.add(key.getKey() + "=" + key.getValue()));
            return keys.toString();
        } catch (JsonProcessingException e) {
            return "[" + json + "]";
        }
    }
}
