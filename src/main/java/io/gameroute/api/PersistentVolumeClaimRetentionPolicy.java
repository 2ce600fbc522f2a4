package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What becomes of the volume claims of a set. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersistentVolumeClaimRetentionPolicy(
        @Nullable RetentionPolicyType whenDeleted, @Nullable RetentionPolicyType whenScaled) {}
