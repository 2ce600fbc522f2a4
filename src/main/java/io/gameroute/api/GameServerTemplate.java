package io.gameroute.api;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pod template of a set. {@code metadata} and {@code spec} stay JSON: the schema does not look inside them, so a malformed one must
 * reach the planner as data, not break the cache.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@SchemaCustomizer(value = SchemaPatch.class, input = VolumeClaimSchema.PATCH)
public record GameServerTemplate(
        @Nullable JsonNode metadata,
        @Nullable JsonNode spec,

        @JsonPropertyDescription(
                "Claims that each server gets for itself, called <template name>-<set>-<id>. A claim of a name that the pod template"
                        + " also uses takes the place of that volume. Default: none.")
        List<PersistentVolumeClaim> volumeClaimTemplates,

        @JsonPropertyDescription(
                "What becomes of a GameServer when its pod goes. Cascade: it goes too, and its opsState and priorities are forgotten."
                        + " Delete: it stays for the next pod of its id, and goes when the server is scaled down. Empty means Cascade, the default.")
        @JsonFormat(with = READ_UNKNOWN_ENUM_VALUES_AS_NULL)
        @Nullable
        ReclaimPolicy reclaimPolicy) {
    public GameServerTemplate {
        volumeClaimTemplates = volumeClaimTemplates == null ? List.of() : List.copyOf(volumeClaimTemplates);
    }
}
