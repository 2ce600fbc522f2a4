package io.gameroute.api;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a set grows and shrinks. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@SchemaCustomizer(value = SchemaPatch.class, input = "properties: {maxUnavailable: {maxLength: 16}}")
public record ScaleStrategy(
        @JsonPropertyDescription(
                "How many servers may be starting or unavailable at once while the set grows: a number of at least 1,"
                        + " or a percentage of replicas from \"1%\" to \"100%\", rounded down but never below 1. Default: no limit.")
        @ValidationRule(value = SchemaRules.MAX_UNAVAILABLE, message = SchemaRules.MAX_UNAVAILABLE_MESSAGE)
        @Nullable
        IntOrString maxUnavailable,

        @JsonPropertyDescription("General: the id of a removed server is free for the next one."
                + " ReserveIds: it is added to reserveGameServerIds and stays unused until you take it out."
                + " Empty means General, the default.")
        @JsonFormat(with = READ_UNKNOWN_ENUM_VALUES_AS_NULL)
        @Nullable
        ScaleDownStrategyType scaleDownStrategyType,

        @JsonPropertyDescription(
                "Servers in one of these opsStates are never removed because replicas was lowered;"
                        + " the set waits, and says for whom. At most 64 states. Default: none; busy servers go last, but they go.")
        @Size(max = 64)
        @ValidationRule(value = SchemaRules.LABEL_VALUE_LIST, message = SchemaRules.LABEL_VALUE_LIST_MESSAGE)
        List<@Size(max = 63) String> protectedOpsStates) {
    public ScaleStrategy {
        protectedOpsStates = protectedOpsStates == null ? List.of() : List.copyOf(protectedOpsStates);
    }
}
