package io.gameroute.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.gameroute.api.ConditionTypes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A pod spec in the form in which two are compared: without what Kubernetes would fill in anyway, and amounts in one unit. A template that
 * OpenKruise recorded, with every default in it, is thereby the one that its author wrote.
 */
final class CanonicalSpec {
    private static final String PULL_POLICY = "imagePullPolicy";

    private static final Map<String, JsonNode> ANYWHERE = Map.ofEntries(
            Map.entry("terminationMessagePath", text("/dev/termination-log")),
            Map.entry("terminationMessagePolicy", text("File")),
            Map.entry("protocol", text("TCP")),
            Map.entry("scheme", text("HTTP")),
            Map.entry("schedulerName", text("default-scheduler")),
            Map.entry("dnsPolicy", text("ClusterFirst")),
            Map.entry("volumeMode", text("Filesystem")),
            Map.entry("divisor", text("0")),
            Map.entry("defaultMode", IntNode.valueOf(420)),
            Map.entry("expirationSeconds", IntNode.valueOf(3600)),
            Map.entry("timeoutSeconds", IntNode.valueOf(1)),
            Map.entry("periodSeconds", IntNode.valueOf(10)),
            Map.entry("successThreshold", IntNode.valueOf(1)),
            Map.entry("failureThreshold", IntNode.valueOf(3)),
            Map.entry("initialDelaySeconds", IntNode.valueOf(0)),
            Map.entry("hostPort", IntNode.valueOf(0)),
            Map.entry("enableServiceLinks", BooleanNode.TRUE),
            Map.entry("hostNetwork", BooleanNode.FALSE),
            Map.entry("hostPID", BooleanNode.FALSE),
            Map.entry("hostIPC", BooleanNode.FALSE),
            Map.entry("stdin", BooleanNode.FALSE),
            Map.entry("stdinOnce", BooleanNode.FALSE),
            Map.entry("tty", BooleanNode.FALSE),
            Map.entry("readOnly", BooleanNode.FALSE));

    /** By the field that they are in; the spec itself has no name. */
    private static final Map<String, Map<String, JsonNode>> WITHIN = Map.of(
            "", Map.of("restartPolicy", text("Always"), "terminationGracePeriodSeconds", IntNode.valueOf(30)),
            "fieldRef", Map.of("apiVersion", text("v1")),
            "httpGet", Map.of("path", text("/")));

    /** An empty one selects everything, none at all selects nothing. */
    private static final Set<String> SELECTORS = Set.of("labelSelector", "namespaceSelector", "podSelector");

    private static final Set<String> AMOUNTS = Set.of("limits", "requests");

    private CanonicalSpec() {}

    static JsonNode of(JsonNode podSpec) {
        return podSpec instanceof ObjectNode object ? object("", object) : podSpec;
    }

    private static ObjectNode object(String name, ObjectNode object) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> {
            String key = field.getKey();
            JsonNode value = AMOUNTS.contains(name) || key.equals("sizeLimit")
                    ? amount(field.getValue())
                    : value(key, field.getValue());
            if (!isFilledIn(name, key, value) && !isNothing(key, value)) {
                result.set(key, value);
            }
        });
        return result;
    }

    private static JsonNode value(String name, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object(name, object);
        }
        return value instanceof ArrayNode array ? array(name, array) : value;
    }

    private static ArrayNode array(String name, ArrayNode array) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : array) {
            boolean isOurGate = name.equals("readinessGates")
                    && element.path("conditionType").asText().equals(ConditionTypes.IN_PLACE_UPDATE_READY);
            if (!isOurGate) {
                result.add(value(name, element));
            }
        }
        return result;
    }

    private static boolean isFilledIn(String parent, String key, JsonNode value) {
        return value.equals(ANYWHERE.get(key))
                || value.equals(WITHIN.getOrDefault(parent, Map.of()).get(key));
    }

    private static boolean isNothing(String key, JsonNode value) {
        boolean isEmpty = value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.asText().isEmpty());
        return isEmpty && !(value.isObject() && SELECTORS.contains(key));
    }

    /** Of a resource: 500m and 0.5 are the same. */
    static JsonNode amount(JsonNode quantity) {
        try {
            return text(Quantity.parse(quantity.asText())
                    .getNumericalAmount()
                    .stripTrailingZeros()
                    .toPlainString());
        } catch (IllegalArgumentException notAnAmount) {
            return quantity;
        }
    }

    /** Between two specs in this form. A policy for pulling that only one of them names may be what its image has anyway. */
    static List<JsonDifference> differences(JsonNode before, JsonNode after) {
        List<JsonDifference> differences = JsonDifference.between("spec", before, after);
        return differences.stream().allMatch(difference -> !isPullPolicy(difference))
                ? differences
                : differences.stream()
                        .filter(difference -> !isPullPolicy(difference)
                                || !isOfItsImage(difference.path(), difference.before(), before)
                                || !isOfItsImage(difference.path(), difference.after(), after))
                        .toList();
    }

    private static boolean isPullPolicy(JsonDifference difference) {
        return difference.path().endsWith("." + PULL_POLICY)
                && (difference.before().isMissingNode() || difference.after().isMissingNode());
    }

    /** Whether it is not named, or what Kubernetes fills in for the image of the container. */
    private static boolean isOfItsImage(String path, JsonNode policy, JsonNode spec) {
        if (policy.isMissingNode()) {
            return true;
        }
        String image = ContainerPath.of(path)
                .map(container -> container.in(spec).path("image").asText())
                .orElse("");
        return policy.asText().equals(ImageName.full(image).endsWith(":latest") ? "Always" : "IfNotPresent");
    }

    private static TextNode text(String text) {
        return TextNode.valueOf(text);
    }
}
