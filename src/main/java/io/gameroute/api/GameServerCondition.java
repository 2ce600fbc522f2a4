package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** One condition of a game server: PodNormal, NodeNormal, PersistentVolumeNormal. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GameServerCondition(
        String type,
        String status,
        @Nullable String reason,
        @Nullable String message,
        @Nullable String lastProbeTime,
        @Nullable String lastTransitionTime) {}
