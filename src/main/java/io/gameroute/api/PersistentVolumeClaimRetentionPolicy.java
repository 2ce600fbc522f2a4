package io.gameroute.api;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What becomes of the volume claims of a set. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersistentVolumeClaimRetentionPolicy(
        @JsonPropertyDescription(
                "When the set is deleted: Retain keeps the claims, Delete removes them. Empty means Retain, the default.")
        @JsonFormat(with = READ_UNKNOWN_ENUM_VALUES_AS_NULL)
        @Nullable
        RetentionPolicyType whenDeleted,

        @JsonPropertyDescription(
                "When a server is scaled down or its id is reserved: Retain keeps its claims, Delete removes them."
                        + " Empty means Retain, the default.")
        @JsonFormat(with = READ_UNKNOWN_ENUM_VALUES_AS_NULL)
        @Nullable
        RetentionPolicyType whenScaled) {}
