package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * A set of places of an object, as {@code fieldsV1} writes it: {@code f:} a field, {@code k:} an item by its keys, {@code v:} a value of a set,
 * {@code .} the place itself besides places below it.
 */
public record FieldSet(boolean self, SortedMap<String, FieldSet> below) {
    public static final FieldSet EMPTY = new FieldSet(false, new TreeMap<>());
    static final FieldSet SELF = new FieldSet(true, new TreeMap<>());
    private static final String HERE = ".";

    /** Without the places below that hold nothing. */
    static FieldSet of(boolean self, SortedMap<String, FieldSet> below) {
        below.values().removeIf(FieldSet::isEmpty);
        return below.isEmpty() ? (self ? SELF : EMPTY) : new FieldSet(self, below);
    }

    static FieldSet path(String... names) {
        var set = SELF;
        for (int i = names.length - 1; i >= 0; i--) {
            var below = new TreeMap<String, FieldSet>();
            below.put("f:" + names[i], set);
            set = new FieldSet(false, below);
        }
        return set;
    }

    public boolean isEmpty() {
        return !self && below.isEmpty();
    }

    public FieldSet union(FieldSet other) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        var union = new TreeMap<>(below);
        other.below.forEach((name, set) -> union.merge(name, set, FieldSet::union));
        return of(self || other.self, union);
    }

    public FieldSet intersection(FieldSet other) {
        var common = new TreeMap<String, FieldSet>();
        below.forEach((name, set) -> common.put(name, set.intersection(other.at(name))));
        return of(self && other.self, common);
    }

    public FieldSet difference(FieldSet other) {
        if (other.isEmpty() || isEmpty()) {
            return this;
        }
        return of(self && !other.self, rest(other, FieldSet::difference));
    }

    /** Without the other's places and all that is below them. */
    FieldSet without(FieldSet other) {
        if (other.self) {
            return EMPTY;
        }
        return other.isEmpty() || isEmpty() ? this : of(self, rest(other, FieldSet::without));
    }

    /** Only what both have is looked into. */
    private SortedMap<String, FieldSet> rest(FieldSet other, BinaryOperator<FieldSet> minus) {
        var rest = new TreeMap<>(below);
        other.below.forEach((name, set) -> rest.computeIfPresent(name, (any, mine) -> minus.apply(mine, set)));
        return rest;
    }

    /** With every declared field that holds a place of this set. */
    FieldSet withDeclaredFields(ListKeys keys) {
        var all = new TreeMap<String, FieldSet>();
        below.forEach((name, set) -> {
            var deeper = set.withDeclaredFields(Parts.keys(keys, name));
            all.put(name, Parts.isDeclared(keys, name) ? deeper.union(SELF) : deeper);
        });
        return of(self, all);
    }

    FieldSet at(String name) {
        return below.getOrDefault(name, EMPTY);
    }

    /** The places in the API server's order and notation, like {@code .spec.containers[name="game"].image}. */
    public List<String> paths() {
        var paths = new ArrayList<String>();
        addPaths("", paths);
        return List.copyOf(paths);
    }

    private void addPaths(String here, List<String> paths) {
        below.forEach((name, set) -> {
            if (set.self) {
                paths.add(here + PartNames.shown(name));
            }
        });
        below.forEach((name, set) -> set.addPaths(here + PartNames.shown(name), paths));
    }

    public static FieldSet fromJson(JsonNode fields) {
        return of(false, parse(fields));
    }

    private static SortedMap<String, FieldSet> parse(JsonNode fields) {
        var below = new TreeMap<String, FieldSet>();
        fields.properties().forEach(field -> {
            if (!field.getKey().equals(HERE)) {
                var set = field.getValue();
                below.put(field.getKey(), of(set.isEmpty() || set.has(HERE), parse(set)));
            }
        });
        return below;
    }

    public ObjectNode toJson() {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (self && !below.isEmpty()) {
            fields.putObject(HERE);
        }
        below.forEach((name, set) -> fields.set(name, set.toJson()));
        return fields;
    }
}
