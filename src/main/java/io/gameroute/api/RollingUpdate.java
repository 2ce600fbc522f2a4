package io.gameroute.api;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** The pace and the manner of a rolling update. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@SchemaCustomizer(value = SchemaPatch.class, input = "properties: {maxUnavailable: {maxLength: 16}}")
public record RollingUpdate(
        @JsonPropertyDescription("How many servers stay at the old template; 0 or more. It is a count, not an id:"
                + " those with the lowest updatePriority stay. Default: 0, all are updated.")
        @Min(0)
        @Nullable
        Integer partition,

        @JsonPropertyDescription("How many servers may be unavailable because of the update: a number of at least 1,"
                + " or a percentage of replicas from \"1%\" to \"100%\", rounded down but never below 1. Default: 1.")
        @ValidationRule(value = SchemaRules.MAX_UNAVAILABLE, message = SchemaRules.MAX_UNAVAILABLE_MESSAGE)
        @Nullable
        IntOrString maxUnavailable,

        @JsonPropertyDescription(
                "ReCreate: a server gets a new pod. InPlaceIfPossible: images and template metadata change inside the"
                        + " running pod, anything else makes a new pod. InPlaceOnly: as before, but a pod is never replaced."
                        + " Empty means ReCreate, the default.")
        @JsonFormat(with = READ_UNKNOWN_ENUM_VALUES_AS_NULL)
        @Nullable
        PodUpdatePolicy podUpdatePolicy,

        @JsonPropertyDescription(
                "True: no further server is updated. Updates that have begun are completed. Default: false.")
        @Nullable
        Boolean paused,

        @JsonPropertyDescription("Details of updates inside the running pod.") @Nullable
        InPlaceUpdateStrategy inPlaceUpdateStrategy,

        @JsonPropertyDescription(
                "How many seconds a server must have been ready to count as available; 0 to 300. Default: 0.")
        @Min(0)
        @Max(300)
        @Nullable
        Integer minReadySeconds) {}
