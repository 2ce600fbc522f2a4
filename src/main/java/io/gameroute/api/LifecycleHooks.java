package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Points in the life of a server at which it waits for somebody. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LifecycleHooks(
        @JsonPropertyDescription(
                "Before its pod is deleted, a server waits in state PreDelete as long as one label or finalizer of this hook is on the pod.")
        @Nullable
        LifecycleHook preDelete,

        @JsonPropertyDescription(
                "Before an update inside the running pod, a server waits in state PreUpdate as long as one label or finalizer"
                        + " of this hook is on the pod; after the update it waits until all of them are back.")
        @Nullable
        LifecycleHook inPlaceUpdate,

        @JsonPropertyDescription(
                "A new server does not count as available until all labels and finalizers of this hook are on its pod.")
        @Nullable
        LifecycleHook preNormal) {}
