package io.gameroute.dev.apiserver.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The same in one document ({@code apidiscovery.k8s.io/v2}): one for {@code /api}, one for {@code /apis}. */
public final class AggregatedDiscovery {
    public static final String CONTENT_TYPE = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private AggregatedDiscovery() {}

    public static ObjectNode document(List<ResourceType> types, boolean core) {
        ObjectNode list =
                Json.object().put("kind", "APIGroupDiscoveryList").put("apiVersion", "apidiscovery.k8s.io/v2");
        list.putObject("metadata");
        ArrayNode items = list.putArray("items");
        Discovery.versionsByGroup(types).forEach((group, versions) -> {
            if (group.isEmpty() == core) {
                group(items.addObject(), types, group, versions);
            }
        });
        return list;
    }

    private static void group(ObjectNode item, List<ResourceType> types, String group, Collection<String> versions) {
        ObjectNode metadata = item.putObject("metadata");
        if (!group.isEmpty()) {
            metadata.put("name", group);
        }
        ArrayNode list = item.putArray("versions");
        for (String version : versions) {
            ObjectNode node = list.addObject().put("version", version);
            ArrayNode resources = node.putArray("resources");
            types.stream()
                    .filter(type -> type.group().equals(group) && type.version().equals(version))
                    .forEach(type -> resource(resources.addObject(), type));
            node.put("freshness", "Current");
        }
    }

    private static void resource(ObjectNode node, ResourceType type) {
        node.put("resource", type.plural());
        kind(node, type.group(), type.version(), type.kind());
        node.put("scope", type.namespaced() ? "Namespaced" : "Cluster").put("singularResource", type.singular());
        Discovery.texts(node, "verbs", new TreeSet<>(type.verbs()));
        Discovery.texts(node, "shortNames", type.shortNames());
        Discovery.texts(node, "categories", type.categories());
        for (Subresource subresource : Subresource.of(type)) {
            ObjectNode child = node.withArray("subresources").addObject().put("subresource", subresource.name());
            kind(child, subresource.group(), subresource.version(), subresource.kind());
            Discovery.texts(child, "verbs", subresource.verbs());
        }
    }

    private static void kind(ObjectNode node, String group, String version, String kind) {
        node.putObject("responseKind")
                .put("group", group)
                .put("version", version)
                .put("kind", kind);
    }
}
