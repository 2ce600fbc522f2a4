package io.gameroute.dev.apiserver.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kinds that are served now. Readers see one consistent list; a definition's kinds come and go together. */
public final class ResourceRegistry {
    private volatile List<ResourceType> types = List.copyOf(BuiltInResources.all());

    public List<ResourceType> types() {
        return types;
    }

    public Optional<ResourceType> find(String group, String version, String plural) {
        return types.stream()
                .filter(type -> type.plural().equals(plural)
                        && type.group().equals(group)
                        && type.version().equals(version))
                .findFirst();
    }

    /** The kind whose objects are stored under that resource, in whatever version. */
    public Optional<ResourceType> ofResource(String resource) {
        return types.stream().filter(type -> type.resource().equals(resource)).findFirst();
    }

    public boolean hasGroupVersion(String group, String version) {
        return types.stream()
                .anyMatch(type -> type.group().equals(group) && type.version().equals(version));
    }

    /** Resources with objects of their own, each once. */
    public List<ResourceType> stored() {
        List<ResourceType> stored = new ArrayList<>();
        for (ResourceType type : types) {
            boolean known = stored.stream().anyMatch(other -> other.resource().equals(type.resource()));
            if (!known && type.verbs().contains("list")) {
                stored.add(type);
            }
        }
        return stored;
    }

    /** Puts the kinds in the place of those that came from the same definition. */
    public synchronized void define(String plural, String group, List<ResourceType> defined) {
        List<ResourceType> next = new ArrayList<>(types);
        next.removeIf(type -> isOf(type, plural, group));
        next.addAll(defined);
        types = List.copyOf(next);
    }

    public synchronized void forget(String plural, String group) {
        define(plural, group, List.of());
    }

    private static boolean isOf(ResourceType type, String plural, String group) {
        return type.custom().isPresent()
                && type.plural().equals(plural)
                && type.group().equals(group);
    }
}
