package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to a game server when its probe answers so. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@SchemaCustomizer(
        value = SchemaPatch.class,
        input = "properties: {updatePriority: {maxLength: 512}, deletionPriority: {maxLength: 512}}")
public record ServiceQualityAction(
        @JsonPropertyDescription("The action happens when the probe says this: true for success, false for failure.")
        @Required
        boolean state,

        @JsonPropertyDescription("The action happens only when the result is exactly this text. Default: any result.")
        @Nullable
        String result,

        @JsonPropertyDescription(
                "New spec.opsState of the server. It may be a template over the result, such as"
                        + " {{ if eq .Result \"0\" }}WaitToBeDeleted{{ else }}None{{ end }}. Empty: unchanged. At most 512 characters.")
        @Size(max = 512)
        @ValidationRule(
                value = SchemaRules.LABEL_VALUE_OR_TEMPLATE,
                message = SchemaRules.LABEL_VALUE_OR_TEMPLATE_MESSAGE)
        @Nullable
        String opsState,

        @JsonPropertyDescription(
                "New spec.updatePriority of the server: an integer, or a template over the result that renders one,"
                        + " such as \"{{ .Result }}\". Absent: unchanged. At most 512 characters.")
        @ValidationRule(value = SchemaRules.PRIORITY_OR_TEMPLATE, message = SchemaRules.PRIORITY_OR_TEMPLATE_MESSAGE)
        @Nullable
        IntOrString updatePriority,

        @JsonPropertyDescription(
                "New spec.deletionPriority of the server: an integer, or a template over the result that renders one,"
                        + " such as \"{{ .Result }}\". Absent: unchanged. At most 512 characters.")
        @ValidationRule(value = SchemaRules.PRIORITY_OR_TEMPLATE, message = SchemaRules.PRIORITY_OR_TEMPLATE_MESSAGE)
        @Nullable
        IntOrString deletionPriority,

        @JsonPropertyDescription("New spec.networkDisabled of the server. Absent: unchanged.") @Nullable
        Boolean networkDisabled,

        @JsonPropertyDescription("Has no effect in an action; accepted because the fields of a GameServer's spec are.")
        List<GameServerContainer> containers,

        @JsonPropertyDescription(
                "Labels that are put on the GameServer; the values may be templates over the result. They are never removed again.")
        Map<String, String> labels,

        @JsonPropertyDescription(
                "Annotations that are put on the GameServer; the values may be templates over the result. They are never removed again.")
        Map<String, String> annotations) {
    public ServiceQualityAction {
        containers = containers == null ? List.of() : List.copyOf(containers);
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
    }
}
