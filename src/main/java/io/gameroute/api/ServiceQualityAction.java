package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to a game server when its probe answers so. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceQualityAction(
        boolean state,
        @Nullable String result,
        @Nullable String opsState,
        @Nullable IntOrString updatePriority,
        @Nullable IntOrString deletionPriority,
        @Nullable Boolean networkDisabled,
        List<GameServerContainer> containers,
        Map<String, String> labels,
        Map<String, String> annotations) {
    public ServiceQualityAction {
        containers = containers == null ? List.of() : List.copyOf(containers);
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
    }
}
