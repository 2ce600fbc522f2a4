package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.store.ListQuery;
import io.gameroute.dev.apiserver.store.ObjectFilter;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** How many objects a quota counts. Only numbers of objects are counted: not their cpu, their memory or their scope. */
public final class QuotaCounts {
    public static final String QUOTAS = "resourcequotas";
    private static final Set<String> BY_PLAIN_NAME =
            Set.of("pods", "services", "configmaps", "secrets", "persistentvolumeclaims", QUOTAS);
    private static final List<String> OVER = List.of("Succeeded", "Failed");
    private static final String PREFIX = "count/";

    private QuotaCounts() {}

    /** The names by which quotas limit this resource. */
    static List<String> names(ResourceType type) {
        String counted = PREFIX + type.resource();
        return BY_PLAIN_NAME.contains(type.resource()) ? List.of(type.resource(), counted) : List.of(counted);
    }

    /** The resource that a quota limits by that name; empty for what is not counted. */
    private static Optional<String> resource(String name) {
        if (name.startsWith(PREFIX)) {
            return Optional.of(name.substring(PREFIX.length()));
        }
        return BY_PLAIN_NAME.contains(name) ? Optional.of(name) : Optional.empty();
    }

    /** What is used of each limit of the quota that is counted, by name. */
    public static Map<String, Long> used(ObjectNode quota, String namespace, ObjectStore store) {
        Map<String, Long> used = new TreeMap<>();
        limits(quota).fieldNames().forEachRemaining(name -> resource(name)
                .ifPresent(resource -> used.put(name, count(resource, namespace, store))));
        return used;
    }

    public static JsonNode limits(ObjectNode quota) {
        return Json.at(quota, "spec", "hard");
    }

    static long count(String resource, String namespace, ObjectStore store) {
        return store.list(ListQuery.all(resource, ObjectFilter.inNamespace(namespace))).objects().stream()
                .filter(object -> !isOver(object))
                .count();
    }

    /** A pod that has ended does not count. */
    public static boolean isOver(StoredObject object) {
        return object.key().resource().equals("pods")
                && OVER.contains(object.fields().getOrDefault("status.phase", ""));
    }
}
