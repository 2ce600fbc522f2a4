package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/**
 * The configuration that a client-side apply leaves in an annotation. The server follows it for kubectl, which moves from that to server-side
 * apply: its own earlier fields are no conflicts, and the annotation is kept up to date.
 */
final class LastApplied {
    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";
    private static final String KUBECTL = "kubectl";
    private static final JsonMapper JSON = new JsonMapper();

    private LastApplied() {}

    /** What kubectl may take without a conflict. */
    static FieldSet excused(ApplyRequest request) {
        var text = request.current().map(LastApplied::annotation).orElse("");
        if (!request.manager().equals(KUBECTL) || text.isEmpty()) {
            return FieldSet.EMPTY;
        }
        try {
            return ObjectFields.of(JSON.readTree(text), request.kind().keys());
        } catch (JsonProcessingException e) {
            return FieldSet.EMPTY;
        }
    }

    static ObjectNode follow(ObjectNode next, ApplyRequest request) {
        if (!request.manager().equals(KUBECTL) || annotation(next).isEmpty()) {
            return next;
        }
        ObjectNode applied = request.applied().deepCopy();
        if (applied.path("metadata").path("annotations") instanceof ObjectNode annotations) {
            annotations.remove(ANNOTATION);
        }
        next.withObjectProperty("metadata").withObjectProperty("annotations").put(ANNOTATION, sorted(applied) + "\n");
        return next;
    }

    private static String annotation(ObjectNode object) {
        return object.path("metadata").path("annotations").path(ANNOTATION).asText();
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> items.add(sorted(item)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        var byName = new TreeMap<String, JsonNode>();
        node.properties().forEach(field -> byName.put(field.getKey(), field.getValue()));
        byName.forEach((name, value) -> fields.set(name, sorted(value)));
        return fields;
    }
}
