package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** One condition of a game server: PodNormal, NodeNormal, PersistentVolumeNormal. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GameServerCondition(
        @JsonPropertyDescription("What the condition is about, such as PodNormal.")
        String type,

        @JsonPropertyDescription("Whether it holds: True, False or Unknown.")
        String status,

        @JsonPropertyDescription("The cause, in one word; several are joined by \"; \".") @Nullable
        String reason,

        @JsonPropertyDescription("The cause, in words; several are joined by \"; \".") @Nullable
        String message,

        @JsonPropertyDescription("When the condition was last looked at; not always known.") @Nullable
        String lastProbeTime,

        @JsonPropertyDescription("When the condition last changed.") @Nullable
        String lastTransitionTime) {}
