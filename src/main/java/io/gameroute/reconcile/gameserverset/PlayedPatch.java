package io.gameroute.reconcile.gameserverset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.api.GameServerSet;
import io.gameroute.reconcile.Action;

/** A set as a merge patch would leave it (RFC 7396), before anybody sends it. */
final class PlayedPatch {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PlayedPatch() {}

    static GameServerSet on(GameServerSet set, Action.Patch patch) {
        ObjectNode tree = JSON.valueToTree(set);
        merge(tree, patch.body());
        try {
            return JSON.treeToValue(tree, GameServerSet.class);
        } catch (JsonProcessingException aSetStaysASet) {
            throw new IllegalStateException(aSetStaysASet);
        }
    }

    private static void merge(ObjectNode into, JsonNode patch) {
        patch.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                into.remove(field.getKey());
            } else if (value.isObject()) {
                merge(into.withObjectProperty(field.getKey()), value);
            } else {
                into.set(field.getKey(), value);
            }
        });
    }
}
