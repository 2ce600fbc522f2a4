package io.gameroute.api;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** How a changed template reaches the running servers. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UpdateStrategy(
        @JsonPropertyDescription(
                "RollingUpdate: servers move to a new template on their own, highest updatePriority first."
                        + " OnDelete: a server moves when its pod is deleted. Empty means RollingUpdate, the default.")
        @JsonFormat(with = READ_UNKNOWN_ENUM_VALUES_AS_NULL)
        @Nullable
        UpdateStrategyType type,

        @JsonPropertyDescription("The pace and the manner of a rolling update.") @Nullable
        RollingUpdate rollingUpdate) {}
