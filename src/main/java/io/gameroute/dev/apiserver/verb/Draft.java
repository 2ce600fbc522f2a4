package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ObjectSchema;
import java.util.ArrayList;
import java.util.List;

/** An object on its way into the store: what its schema makes of it. */
final class Draft {
    private Draft() {}

    /** Takes unknown fields out, of which the client is told as it wished. */
    static void prune(ObjectSchema schema, Target target, ObjectNode object, WriteOptions options) {
        List<String> unknown = new ArrayList<>();
        schema.prune(object, unknown);
        List<String> complaints =
                unknown.stream().map(path -> "unknown field \"" + path + "\"").toList();
        if (!complaints.isEmpty() && options.validation() == FieldValidation.STRICT) {
            throw Failures.badRequest("%s in version \"%s\" cannot be handled as a %s: strict decoding error: %s"
                    .formatted(
                            target.type().kind(),
                            target.type().version(),
                            target.type().kind(),
                            String.join(", ", complaints)));
        }
        if (options.validation() == FieldValidation.WARN) {
            options.warnings().addAll(complaints);
        }
    }

    static void mustHold(Target target, List<Failures.Cause> causes) {
        if (!causes.isEmpty()) {
            throw Failures.invalid(target.subject(), causes);
        }
    }

    /** Whether a write would change nothing: the times of managed fields do not count. */
    static boolean isSame(ObjectNode before, ObjectNode after) {
        return withoutTimes(before).equals(withoutTimes(after));
    }

    /** What is wanted, as opposed to what is observed: the part whose changes are counted. */
    static ObjectNode desired(ObjectNode object, boolean hasStatus) {
        ObjectNode desired = Json.object();
        desired.setAll(object);
        desired.remove(List.of("metadata", "apiVersion", "kind"));
        if (hasStatus) {
            desired.remove("status");
        }
        return desired;
    }

    private static ObjectNode withoutTimes(ObjectNode object) {
        ObjectNode copy = Json.object();
        copy.setAll(object);
        ObjectNode metadata = Json.metadata(object).deepCopy();
        copy.set("metadata", metadata);
        metadata.remove("resourceVersion");
        if (metadata.get("managedFields") instanceof ArrayNode managed) {
            for (JsonNode entry : managed) {
                if (entry instanceof ObjectNode node) {
                    node.remove("time");
                }
            }
        }
        return copy;
    }
}
