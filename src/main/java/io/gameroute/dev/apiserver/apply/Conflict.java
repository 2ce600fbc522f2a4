package io.gameroute.dev.apiserver.apply;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A place that an apply would change although another manager owns it; the manager is described as the API server does. */
public record Conflict(String manager, String path) {
    static Conflict of(OwnedFields owned, String path) {
        return new Conflict(described(owned), path);
    }

    /** The message of its cause in the answer. */
    public String message() {
        return "conflict with " + manager;
    }

    /** The message of the answer to an apply with these conflicts. */
    public static String summary(List<Conflict> conflicts) {
        if (conflicts.size() == 1) {
            var only = conflicts.get(0);
            return "Apply failed with 1 conflict: " + only.message() + ": " + only.path();
        }
        var byManager = conflicts.stream()
                .collect(Collectors.groupingBy(
                        Conflict::manager,
                        TreeMap::new,
                        Collectors.mapping(conflict -> "\n- " + conflict.path(), Collectors.joining())));
        return byManager.entrySet().stream()
                .map(entry -> "conflicts with " + entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining("\n", "Apply failed with " + conflicts.size() + " conflicts: ", ""));
    }

    private static String described(OwnedFields owned) {
        var owner = owned.owner();
        var text = new StringBuilder("\"" + owner.manager() + "\"");
        if (!owner.subresource().isEmpty()) {
            text.append(" with subresource \"").append(owner.subresource()).append('"');
        }
        if (!owner.applies()) {
            text.append(" using ").append(owner.apiVersion());
        }
        return text.toString();
    }
}
