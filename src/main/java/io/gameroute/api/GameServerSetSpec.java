package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a GameServerSet should be. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@SchemaCustomizer(value = SchemaPatch.class, input = """
                properties:
                  reserveGameServerIds:
                    items:
                      maxLength: 32
                      x-kubernetes-validations:
                      - rule: >-
                          type(self) == int ? self >= 0 : (self.matches(r'^\\s*\\d{1,9}\\s*(-\\s*\\d{1,9}\\s*)?$')
                          && int(self.split('-')[0].trim()) <= int(self.split('-')[size(self.split('-')) - 1].trim()))
                        message: 'each id must be a number of 0 or more, such as 3, or a range "a-b" with a not above b, such as "3-5"'
                """)
public record GameServerSetSpec(
        @JsonPropertyDescription(
                "How many game servers should run, 0 or more. Reserved ids do not count."
                        + " Autoscalers write it through the scale subresource; it is lowered by one for each server that is killed.")
        @Required
        @Min(0)
        @SpecReplicas
        int replicas,

        @JsonPropertyDescription(
                "What a game server is made from: a pod template, and the volume claims of each server.")
        @Nullable
        GameServerTemplate gameServerTemplate,

        @JsonPropertyDescription(
                "Name of the headless Service that gives the pods their DNS names. It must exist; it is not created for you."
                        + " Default: the name of the set. A change concerns only pods that are created later.")
        @Nullable
        String serviceName,

        @JsonPropertyDescription(
                "Ids at which no server may run: numbers, or ranges \"a-b\" with both ends included."
                        + " A server that runs at such an id is removed, whatever its opsState, and replaced at another id."
                        + " With scaleDownStrategyType ReserveIds the ids of removed servers are added here. Default: none; at most 16384 entries.")
        @Size(max = GameServerSetSpec.MOST_RESERVED)
        List<IntOrString> reserveGameServerIds,

        @JsonPropertyDescription(
                "Questions that are asked of every server again and again, and what the answers do to it."
                        + " Default: none; at most 32.")
        @Size(max = 32)
        @ValidationRule(
                value = "self.all(a, self.exists_one(b, b.name == a.name))",
                message = "each service quality of a set must have a name of its own")
        List<ServiceQuality> serviceQualities,

        @JsonPropertyDescription("How a changed template reaches the servers that run."
                + " Default: a rolling update that recreates one pod at a time.")
        @Nullable
        UpdateStrategy updateStrategy,

        @JsonPropertyDescription("How the set grows and shrinks."
                + " Default: as fast as possible, and the ids of removed servers are used again.")
        @Nullable
        ScaleStrategy scaleStrategy,

        @JsonPropertyDescription("How players reach each server. Default: no network is set up.")
        @ValidationRule(
                value = "has(self.networkType) && self.networkType != ''",
                message = "networkType is required: the name of a network type, such as Kubernetes-HostPort")
        @ValidationRule(
                value = "!has(oldSelf.networkType) || oldSelf.networkType == ''"
                        + " || (has(self.networkType) && self.networkType == oldSelf.networkType)",
                message = "networkType cannot be changed: create another set, or remove network first and add it again")
        @Nullable
        NetworkSpec network,

        @JsonPropertyDescription(
                "Points in the life of a server at which it waits for somebody. Default: it never waits.")
        @Nullable
        LifecycleHooks lifecycle,

        @JsonPropertyDescription(
                "What becomes of the volume claims that were made from volumeClaimTemplates. Default: they stay.")
        @Nullable
        PersistentVolumeClaimRetentionPolicy persistentVolumeClaimRetentionPolicy,

        @JsonPropertyDescription(
                "How many former templates are kept as ControllerRevisions for a way back, beside those that servers have."
                        + " Default: 10; 0 keeps none.")
        @Min(0)
        @Nullable
        Integer revisionHistoryLimit) {
    /** How many entries {@code reserveGameServerIds} can have: what the annotations that repeat them have room for. */
    public static final int MOST_RESERVED = 16384;

    public GameServerSetSpec {
        reserveGameServerIds = reserveGameServerIds == null ? List.of() : List.copyOf(reserveGameServerIds);
        serviceQualities = serviceQualities == null ? List.of() : List.copyOf(serviceQualities);
    }

    /** The details of the rolling update; null when the set says nothing about it. */
    public @Nullable RollingUpdate rollingUpdate() {
        return updateStrategy == null ? null : updateStrategy.rollingUpdate();
    }
}
