package io.gameroute.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.gameroute.pod.FormerTemplate;
import io.gameroute.pod.Revisions;
import io.gameroute.pod.TemplateContent;
import io.gameroute.pod.TemplateRevision;
import java.util.Map;
import java.util.Optional;

/** The templates that a set has and had, as {@code kubectl rollout history} shows them. */
final class RolloutHistory {
    private static final String CAUSE = "kubernetes.io/change-cause";
    private static final ObjectMapper JSON = new ObjectMapper();

    private RolloutHistory() {}

    static String table(Revisions revisions) {
        Table table = new Table("REVISION", "NAME", "CHANGE-CAUSE");
        revisions
                .own()
                .forEach(revision -> table.row(String.valueOf(revision.number()), revision.name(), cause(revision)));
        return table.text();
    }

    private static String cause(TemplateRevision revision) {
        Map<String, String> annotations = revision.object().getMetadata().getAnnotations();
        return annotations == null ? "<none>" : annotations.getOrDefault(CAUSE, "<none>");
    }

    static Optional<TemplateRevision> numbered(Revisions revisions, long number) {
        return revisions.own().stream()
                .filter(revision -> revision.number() == number)
                .findFirst();
    }

    /** The template of one, as it would stand in a set. */
    static String template(TemplateContent content) {
        ObjectNode template = JSON.createObjectNode();
        FormerTemplate.metadata(content).ifPresent(metadata -> template.set("metadata", metadata));
        template.set("spec", content.tree());
        try {
            return Serialization.asYaml(JSON.treeToValue(template, Map.class));
        } catch (JsonProcessingException aTreeIsAMap) {
            throw new IllegalStateException(aTreeIsAMap);
        }
    }
}
