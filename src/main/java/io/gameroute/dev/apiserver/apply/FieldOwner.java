package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;

/** Who owns fields: a manager, by the way and the version in which it writes; an empty subresource is the object itself. */
public record FieldOwner(String manager, boolean applies, String apiVersion, String subresource) {
    static FieldOwner parse(JsonNode entry) {
        return new FieldOwner(
                entry.path("manager").asText(),
                entry.path("operation").asText().equals("Apply"),
                entry.path("apiVersion").asText(),
                entry.path("subresource").asText());
    }

    /** An applier stays the same in whatever version it writes. */
    boolean isSame(FieldOwner other) {
        return manager.equals(other.manager)
                && applies == other.applies
                && subresource.equals(other.subresource)
                && (applies || apiVersion.equals(other.apiVersion));
    }

    String operation() {
        return applies ? "Apply" : "Update";
    }
}
