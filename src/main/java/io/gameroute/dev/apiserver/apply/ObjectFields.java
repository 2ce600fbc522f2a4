package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;

/** The places of a value. */
public final class ObjectFields {
    private ObjectFields() {}

    /** What an applied configuration claims: its leaves, and the items of lists and maps. */
    public static FieldSet of(JsonNode value, ListKeys keys) {
        return FieldSet.of(false, claims(value, keys).below());
    }

    private static FieldSet claims(JsonNode value, ListKeys keys) {
        if (Parts.isWhole(value, keys)) {
            return FieldSet.SELF;
        }
        var below = new TreeMap<String, FieldSet>();
        Parts.of(value, keys).forEach((name, part) -> {
            var claimed = claims(part, Parts.keys(keys, name));
            boolean itself = !Parts.isDeclared(keys, name) || (part.isObject() && part.isEmpty());
            below.put(name, itself ? claimed.union(FieldSet.SELF) : claimed);
        });
        return FieldSet.of(false, below);
    }

    /** Every place, also those that only hold others. */
    static FieldSet all(JsonNode value, ListKeys keys) {
        var below = new TreeMap<String, FieldSet>();
        Parts.of(value, keys).forEach((name, part) -> below.put(name, all(part, Parts.keys(keys, name))));
        return FieldSet.of(true, below);
    }
}
