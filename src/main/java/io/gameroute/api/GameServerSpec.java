package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people and programs want of one game server. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GameServerSpec(
        @Nullable String opsState,
        @Nullable IntOrString updatePriority,
        @Nullable IntOrString deletionPriority,
        @Nullable Boolean networkDisabled,
        List<GameServerContainer> containers) {
    public GameServerSpec {
        containers = containers == null ? List.of() : List.copyOf(containers);
    }
}
