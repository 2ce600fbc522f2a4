package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pod template of a set. {@code metadata} and {@code spec} stay JSON: the schema does not look inside them, so a malformed one
 * must reach the planner as data, not break the cache. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GameServerTemplate(
        @Nullable JsonNode metadata,
        @Nullable JsonNode spec,
        List<PersistentVolumeClaim> volumeClaimTemplates,
        @Nullable ReclaimPolicy reclaimPolicy) {
    public GameServerTemplate {
        volumeClaimTemplates = volumeClaimTemplates == null ? List.of() : List.copyOf(volumeClaimTemplates);
    }
}
