package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Points in the life of a server at which it waits for somebody. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LifecycleHooks(
        @Nullable LifecycleHook preDelete,
        @Nullable LifecycleHook inPlaceUpdate,
        @Nullable LifecycleHook preNormal) {}
