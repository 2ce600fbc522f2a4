package io.gameroute.dev.apiserver.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The documents by which clients find out what is served, in the plain form: one document a version. */
public final class Discovery {
    private Discovery() {}

    /** {@code /api}. */
    public static ObjectNode coreVersions(String address) {
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs")
                .addObject()
                .put("clientCIDR", "0.0.0.0/0")
                .put("serverAddress", address);
        return versions;
    }

    /** {@code /apis}. */
    public static ObjectNode groups(List<ResourceType> types) {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        versionsByGroup(types).forEach((group, versions) -> {
            if (!group.isEmpty()) {
                groups.add(describe(Json.object(), group, versions));
            }
        });
        return list;
    }

    /** {@code /apis/GROUP}. */
    public static Optional<ObjectNode> group(List<ResourceType> types, String group) {
        return Optional.ofNullable(versionsByGroup(types).get(group))
                .map(versions ->
                        describe(Json.object().put("kind", "APIGroup").put("apiVersion", "v1"), group, versions));
    }

    /** {@code /api/v1} and {@code /apis/GROUP/VERSION}. */
    public static ObjectNode resources(List<ResourceType> types, String group, String version) {
        ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
        list.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
        ArrayNode resources = list.putArray("resources");
        types.stream()
                .filter(type -> type.group().equals(group) && type.version().equals(version))
                .forEach(type -> describe(resources, type));
        return list;
    }

    static Map<String, Collection<String>> versionsByGroup(List<ResourceType> types) {
        Map<String, Collection<String>> groups = new LinkedHashMap<>();
        types.forEach(type -> groups.computeIfAbsent(type.group(), any -> new TreeSet<>(VersionOrder.NEWEST_FIRST))
                .add(type.version()));
        return groups;
    }

    private static ObjectNode describe(ObjectNode node, String group, Collection<String> versions) {
        node.put("name", group);
        ArrayNode list = node.putArray("versions");
        versions.forEach(version -> version(list.addObject(), group, version));
        version(node.putObject("preferredVersion"), group, versions.iterator().next());
        return node;
    }

    private static void version(ObjectNode node, String group, String version) {
        node.put("groupVersion", group + "/" + version).put("version", version);
    }

    private static void describe(ArrayNode resources, ResourceType type) {
        ObjectNode resource = resources.addObject();
        resource.put("name", type.plural()).put("singularName", type.singular());
        resource.put("namespaced", type.namespaced()).put("kind", type.kind());
        texts(resource, "verbs", new TreeSet<>(type.verbs()));
        texts(resource, "shortNames", type.shortNames());
        texts(resource, "categories", type.categories());
        for (Subresource subresource : Subresource.of(type)) {
            ObjectNode node = resources.addObject();
            node.put("name", type.plural() + "/" + subresource.name()).put("singularName", "");
            node.put("namespaced", type.namespaced());
            if (!subresource.group().equals(type.group())
                    || !subresource.version().equals(type.version())) {
                node.put("group", subresource.group()).put("version", subresource.version());
            }
            node.put("kind", subresource.kind());
            texts(node, "verbs", subresource.verbs());
        }
    }

    static void texts(ObjectNode node, String name, Collection<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(node.withArray(name)::add);
        }
    }
}
