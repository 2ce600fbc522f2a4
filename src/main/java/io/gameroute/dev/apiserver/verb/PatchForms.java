package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.patch.JsonPatch;
import io.gameroute.dev.apiserver.patch.MergePatch;
import io.gameroute.dev.apiserver.patch.PatchException;
import io.gameroute.dev.apiserver.patch.StrategicMergePatch;
import io.gameroute.dev.apiserver.registry.ResourceType;
import java.util.function.Supplier;

/** The three forms of patches that need no managed fields, with their refusals as answers. */
final class PatchForms {
    private PatchForms() {}

    static ObjectNode json(ObjectNode current, JsonNode patch) {
        if (!(patch instanceof ArrayNode operations)) {
            throw Failures.badRequest("a JSON patch is a list of operations");
        }
        return answered(() -> JsonPatch.apply(current, operations));
    }

    static ObjectNode merge(ObjectNode current, ObjectNode patch) {
        return answered(() -> MergePatch.apply(current, patch));
    }

    static ObjectNode strategic(ResourceType type, ObjectNode current, ObjectNode patch) {
        return answered(() -> StrategicMergePatch.apply(type.groupVersion(), type.kind(), current, patch));
    }

    private static ObjectNode answered(Supplier<ObjectNode> patched) {
        try {
            return patched.get();
        } catch (PatchException refused) {
            throw refused.unprocessable()
                    ? Failures.unprocessable(refused.message())
                    : Failures.badRequest(refused.message());
        }
    }
}
