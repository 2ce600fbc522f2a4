package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.gameroute.dev.apiserver.json.Json;
import java.util.LinkedHashSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which places are new in a version of an object, are different in it, and are gone. */
record Comparison(FieldSet added, FieldSet modified, FieldSet removed) {
    private static final Comparison SAME = new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, FieldSet.EMPTY);

    static Comparison of(JsonNode before, JsonNode after, ListKeys keys) {
        return node(before, after, keys);
    }

    Comparison without(FieldSet ignored) {
        return new Comparison(added.without(ignored), modified.without(ignored), removed.without(ignored));
    }

    FieldSet taken() {
        return added.union(modified);
    }

    private static Comparison node(@Nullable JsonNode before, @Nullable JsonNode after, ListKeys keys) {
        if (before == null) {
            return after == null ? SAME : new Comparison(ObjectFields.all(after, keys), FieldSet.EMPTY, FieldSet.EMPTY);
        }
        if (after == null) {
            return new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, ObjectFields.all(before, keys));
        }
        if (Json.isSame(before, after)) {
            return SAME;
        }
        var parts = parts(before, after, keys);
        return isOneLeaf(before, after, keys) ? parts.withModifiedSelf() : parts;
    }

    private static boolean isOneLeaf(JsonNode before, JsonNode after, ListKeys keys) {
        if (before.isNull() || after.isNull()) {
            return Parts.isWhole(before.isNull() ? after : before, keys);
        }
        return before.getNodeType() != after.getNodeType() || Parts.isWhole(before, keys);
    }

    private static Comparison parts(JsonNode before, JsonNode after, ListKeys keys) {
        var old = Parts.of(before, keys);
        var next = Parts.of(after, keys);
        var added = new TreeMap<String, FieldSet>();
        var modified = new TreeMap<String, FieldSet>();
        var removed = new TreeMap<String, FieldSet>();
        var names = new LinkedHashSet<>(old.keySet());
        names.addAll(next.keySet());
        for (var name : names) {
            var part = node(old.get(name), next.get(name), Parts.keys(keys, name));
            added.put(name, part.added());
            modified.put(name, part.modified());
            removed.put(name, part.removed());
        }
        return new Comparison(FieldSet.of(false, added), FieldSet.of(false, modified), FieldSet.of(false, removed));
    }

    private Comparison withModifiedSelf() {
        return new Comparison(added, modified.union(FieldSet.SELF), removed);
    }
}
