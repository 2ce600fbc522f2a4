package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people and programs want of one game server. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@SchemaCustomizer(
        value = SchemaPatch.class,
        input = "properties: {updatePriority: {maxLength: 63}, deletionPriority: {maxLength: 63}}")
public record GameServerSpec(
        @JsonPropertyDescription(
                "What the operator wants of the server: None, Allocated (players are on it; it goes late),"
                        + " Maintaining (somebody works on it; it goes last), WaitToBeDeleted (it goes first) or Kill (it goes now and replicas is lowered)."
                        + " Any other text of your own counts like None. It must be usable as a label value. Default: None.")
        @Size(max = 63)
        @ValidationRule(value = SchemaRules.LABEL_VALUE, message = SchemaRules.LABEL_VALUE_MESSAGE)
        @Nullable
        String opsState,

        @JsonPropertyDescription(
                "Servers with a higher number are updated earlier. It may be negative, and may be written as a string. Default: 0.")
        @ValidationRule(value = SchemaRules.PRIORITY, message = SchemaRules.PRIORITY_MESSAGE)
        @Nullable
        IntOrString updatePriority,

        @JsonPropertyDescription("Among servers of equal opsState, those with a higher number are removed earlier."
                + " It may be negative, and may be written as a string. Default: 0.")
        @ValidationRule(value = SchemaRules.PRIORITY, message = SchemaRules.PRIORITY_MESSAGE)
        @Nullable
        IntOrString deletionPriority,

        @JsonPropertyDescription("True: no traffic reaches the server; its addresses stay. Default: false.") @Nullable
        Boolean networkDisabled,

        @JsonPropertyDescription("Overrides of containers of this server alone. Default: none.")
        List<GameServerContainer> containers) {
    public GameServerSpec {
        containers = containers == null ? List.of() : List.copyOf(containers);
    }

    /** What a server that nobody has asked anything of is created with. */
    public static GameServerSpec ofNewServer() {
        return new GameServerSpec(OpsState.NONE, new IntOrString(0), new IntOrString(0), false, List.of());
    }
}
