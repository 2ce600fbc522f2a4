package io.gameroute.dev.apiserver.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What a description says about a kind; types that the schema refers to stand in its {@code $defs}. */
public record DescribedKind(
        String group,
        String version,
        String kind,
        String plural,
        boolean namespaced,
        ObjectNode schema,
        List<String> verbs) {

    /** Like that of the real server: the group backwards, for a custom kind. */
    String component() {
        var parts = Arrays.asList((group.isEmpty() ? "core" : group).split("\\."));
        Collections.reverse(parts);
        return String.join(".", parts) + "." + version + "." + kind;
    }

    String path() {
        var base = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
        return base + (namespaced ? "/namespaces/{namespace}/" : "/") + plural;
    }
}
