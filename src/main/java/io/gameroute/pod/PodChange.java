package io.gameroute.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.gameroute.api.ApiTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one pass changes about one pod, collected from several rules: one patch for the object, one for its status, one for its size. Only what
 * differs is in them; a later word on the same thing replaces an earlier one.
 */
public final class PodChange {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Pod pod;
    private final Instant now;
    private final ObjectNode labels = JSON.objectNode();
    private final ObjectNode annotations = JSON.objectNode();
    private final ObjectNode finalizers = JSON.objectNode();
    private final ObjectNode images = JSON.objectNode();
    private final ObjectNode conditions = JSON.objectNode();
    private final ArrayNode resized = JSON.arrayNode();
    private boolean fenced;

    public PodChange(Pod pod, Instant now) {
        this.pod = pod;
        this.now = now;
    }

    /** The object is changed only if it is still the version that was read. */
    public void fence() {
        fenced = true;
    }

    public boolean isFenced() {
        return fenced;
    }

    public void label(String key, @Nullable String value) {
        change(labels, pod.getMetadata().getLabels(), key, value);
    }

    public void annotation(String key, @Nullable String value) {
        change(annotations, pod.getMetadata().getAnnotations(), key, value);
    }

    public boolean changesLabel(String key) {
        return labels.has(key);
    }

    public void addFinalizer(String finalizer) {
        if (!pod.getMetadata().getFinalizers().contains(finalizer)) {
            finalizers.withArrayProperty("finalizers").add(finalizer);
        }
    }

    public void removeFinalizer(String finalizer) {
        if (pod.getMetadata().getFinalizers().contains(finalizer)) {
            finalizers.withArrayProperty("$deleteFromPrimitiveList/finalizers").add(finalizer);
        }
    }

    /** @param field the list that the container is in, such as {@code initContainers} */
    public void image(String field, String container, String image) {
        images.withArrayProperty(field).addObject().put("name", container).put("image", image);
    }

    public void resize(String container, JsonNode resources) {
        resized.addObject().put("name", container).set("resources", resources);
    }

    public void condition(String type, boolean isTrue, String reason, String message) {
        String status = isTrue ? "True" : "False";
        Optional<PodCondition> known = PodState.condition(pod, type);
        boolean isSame = known.filter(condition -> status.equals(condition.getStatus())
                        && reason.equals(orEmpty(condition.getReason()))
                        && message.equals(orEmpty(condition.getMessage())))
                .isPresent();
        if (isSame) {
            conditions.remove(type);
            return;
        }
        boolean isNews =
                known.filter(condition -> status.equals(condition.getStatus())).isEmpty();
        ObjectNode condition = JSON.objectNode().put("type", type).put("status", status);
        put(condition, "reason", reason, known.map(PodCondition::getReason));
        put(condition, "message", message, known.map(PodCondition::getMessage));
        if (isNews) {
            condition.put("lastTransitionTime", ApiTime.text(now));
        }
        conditions.set(type, condition);
    }

    private static void put(ObjectNode condition, String field, String value, Optional<String> known) {
        if (!value.isEmpty()) {
            condition.put(field, value);
        } else if (known.filter(text -> !text.isEmpty()).isPresent()) {
            condition.putNull(field);
        }
    }

    private static void change(
            ObjectNode changes, @Nullable Map<String, String> present, String key, @Nullable String value) {
        String before = present == null ? null : present.get(key);
        if (Objects.equals(before, value)) {
            changes.remove(key);
        } else {
            changes.put(key, value);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The strategic merge patches, by subresource: empty for the object itself, {@code status}, {@code resize}. */
    public Map<String, JsonNode> bodies() {
        Map<String, JsonNode> bodies = new LinkedHashMap<>();
        ObjectNode object = object();
        if (!object.isEmpty()) {
            bodies.put("", object);
        }
        if (!conditions.isEmpty()) {
            ObjectNode status = JSON.objectNode();
            conditions.forEach(status.putObject("status").putArray("conditions")::add);
            bodies.put("status", status);
        }
        if (!resized.isEmpty()) {
            ObjectNode size = JSON.objectNode();
            size.putObject("spec").set("containers", resized);
            bodies.put("resize", size);
        }
        return bodies;
    }

    private ObjectNode object() {
        ObjectNode metadata = JSON.objectNode();
        if (!labels.isEmpty()) {
            metadata.set("labels", labels);
        }
        if (!annotations.isEmpty()) {
            metadata.set("annotations", annotations);
        }
        metadata.setAll(finalizers);
        ObjectNode body = JSON.objectNode();
        if (!metadata.isEmpty()) {
            body.set("metadata", metadata);
        }
        if (!images.isEmpty()) {
            body.set("spec", images);
        }
        return body;
    }
}
