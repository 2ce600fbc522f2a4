package io.gameroute.eventlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server runs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Build(
        @JsonPropertyDescription("The revision of the set's template.") @Nullable
        String revision,

        @JsonPropertyDescription("The image of each container, by the container's name.")
        Map<String, String> images) {
    public Build {
        images = images == null ? Map.of() : Map.copyOf(images);
    }
}
