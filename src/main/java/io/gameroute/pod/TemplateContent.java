package io.gameroute.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.gameroute.api.Annotations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of a template reaches a pod, and so what a revision is: nothing else of a set makes another one. It is kept in a ControllerRevision in
 * the form that StatefulSets use there: a patch that replaces the template.
 *
 * @param tree the pod spec as its author wrote it; what two revisions differ in is read from it
 * @param spec the same, typed
 * @param canonical the same, as two are compared
 */
public record TemplateContent(
        Map<String, String> labels,
        Map<String, String> annotations,
        List<String> finalizers,
        JsonNode tree,
        PodSpec spec,
        JsonNode canonical) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper SORTED =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    static TemplateContent of(
            Map<String, String> labels,
            Map<String, String> annotations,
            List<String> finalizers,
            JsonNode tree,
            String field)
            throws InvalidTemplateException {
        return new TemplateContent(
                labels,
                annotations,
                finalizers,
                tree,
                PodTemplate.typed(tree, PodSpec.class, field),
                CanonicalSpec.of(tree));
    }

    /** @param data of a ControllerRevision */
    public static TemplateContent from(Object data) throws InvalidTemplateException {
        JsonNode template = JSON.<JsonNode>valueToTree(data).at("/spec/template");
        if (!template.path("spec").isObject()) {
            throw new InvalidTemplateException("spec.template.spec is missing");
        }
        JsonNode metadata = template.path("metadata");
        List<String> finalizers = new ArrayList<>();
        metadata.path("finalizers").forEach(finalizer -> finalizers.add(finalizer.asText()));
        return of(
                map(metadata.path("labels")),
                map(metadata.path("annotations")),
                finalizers,
                template.path("spec"),
                "spec.template.spec");
    }

    /**
     * With sorted keys: the API server keeps the text as it is sent, and sorts it with any later patch of the object, which it then refuses as a
     * change of what is immutable.
     */
    public ObjectNode data() {
        ObjectNode data = JSON.createObjectNode();
        ObjectNode template = data.putObject("spec").putObject("template");
        ObjectNode metadata = template.put("$patch", "replace").putObject("metadata");
        metadata.set("labels", JSON.valueToTree(new TreeMap<>(labels)));
        if (!annotations.isEmpty()) {
            metadata.set("annotations", JSON.valueToTree(new TreeMap<>(annotations)));
        }
        if (!finalizers.isEmpty()) {
            metadata.set("finalizers", JSON.valueToTree(finalizers));
        }
        template.set("spec", tree);
        return SORTED.valueToTree(SORTED.convertValue(data, Object.class));
    }

    /** Neither the order of keys nor what Kubernetes fills in anyway is a difference. */
    boolean isSameAs(TemplateContent other) {
        return labels.equals(other.labels)
                && comparable(annotations).equals(comparable(other.annotations))
                && finalizers.equals(other.finalizers)
                && CanonicalSpec.differences(canonical, other.canonical).isEmpty();
    }

    /** What OpenKruiseGame writes about a network that has no parameters. */
    private static Map<String, String> comparable(Map<String, String> annotations) {
        if (!"null".equals(annotations.get(Annotations.NETWORK_CONF))) {
            return annotations;
        }
        Map<String, String> same = new TreeMap<>(annotations);
        same.put(Annotations.NETWORK_CONF, "[]");
        return same;
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new TreeMap<>();
        node.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return Map.copyOf(map);
    }
}
