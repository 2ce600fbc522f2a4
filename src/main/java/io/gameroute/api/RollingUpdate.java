package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** The pace and the manner of a rolling update. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RollingUpdate(
        @Nullable Integer partition,
        @Nullable IntOrString maxUnavailable,
        @Nullable PodUpdatePolicy podUpdatePolicy,
        @Nullable Boolean paused,
        @Nullable InPlaceUpdateStrategy inPlaceUpdateStrategy,
        @Nullable Integer minReadySeconds) {}
