package io.gameroute.eventlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What a condition or a service quality says. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Verdict(
        @JsonPropertyDescription("True, False or Unknown; absent while there is no result.") @Nullable
        String status,

        @JsonPropertyDescription("The cause in one word, or the text that a probe gave.") @Nullable
        String reason,

        @JsonPropertyDescription("The cause in words.") @Nullable
        String message) {}
