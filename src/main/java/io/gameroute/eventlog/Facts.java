package io.gameroute.eventlog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one object that is worth a record. Two equal facts need no event and no write.
 *
 * @param version resourceVersion of the object
 * @param podVersion resourceVersion of its pod
 * @param build what it runs; null while its pod is not known
 * @param replicas of a set: how many servers are wanted
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Facts(
        Kind kind,
        String uid,
        String namespace,
        String name,
        @Nullable String set,
        @Nullable Integer ordinal,
        String version,
        @Nullable String podVersion,
        @Nullable String createdAt,
        @Nullable String state,
        @Nullable String opsState,
        @Nullable String updatePriority,
        @Nullable String deletionPriority,
        Network network,
        Map<String, Verdict> qualities,
        Map<String, Verdict> conditions,
        @Nullable Build build,
        @Nullable String node,
        @Nullable Integer replicas,
        Map<String, String> labels,
        Map<String, String> annotations) {
    public Facts {
        network = network == null ? Network.NONE : network;
        qualities = qualities == null ? Map.of() : Map.copyOf(qualities);
        conditions = conditions == null ? Map.of() : Map.copyOf(conditions);
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
    }

    /** Names the object for as long as something of that name exists; its uid names it for ever. */
    public String key() {
        return key(kind, namespace, name);
    }

    public static String key(Kind kind, String namespace, String name) {
        return kind + "/" + namespace + "/" + name;
    }

    boolean isUpdating() {
        return "Updating".equals(state) || "PreUpdate".equals(state);
    }

    /** The same, with what is known of the pod taken from elsewhere. */
    Facts withPodOf(Facts other) {
        return new Facts(
                kind,
                uid,
                namespace,
                name,
                set,
                ordinal,
                version,
                other.podVersion,
                createdAt,
                state,
                opsState,
                updatePriority,
                deletionPriority,
                network,
                qualities,
                conditions,
                other.build,
                other.node,
                replicas,
                labels,
                annotations);
    }

    /** Whether these were read before those, of the same object. */
    boolean isOlderThan(Facts other) {
        return ResourceVersions.isOlder(version, other.version)
                || (podVersion != null
                        && other.podVersion != null
                        && ResourceVersions.isOlder(podVersion, other.podVersion));
    }

    boolean isSameVersionAs(Facts other) {
        return version.equals(other.version) && (podVersion == null || podVersion.equals(other.podVersion));
    }
}
