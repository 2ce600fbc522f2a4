package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.store.StoredObject;

/** Between the version that is stored and the one that is spoken. Custom kinds have the same fields in every version. */
public final class Conversion {
    private Conversion() {}

    static String storedApiVersion(ResourceType type) {
        if (EventConversion.applies(type)) {
            return "v1";
        }
        return type.custom()
                .map(custom -> type.group() + "/" + custom.storageVersion())
                .orElseGet(type::groupVersion);
    }

    /** Whether the stored bytes can be served as they are. */
    public static boolean isStoredAsServed(ResourceType type, StoredObject object) {
        return !EventConversion.applies(type)
                && (type.custom().isEmpty() || type.groupVersion().equals(storedApiVersion(type)));
    }

    /** A tree of the caller's own. */
    public static ObjectNode served(ResourceType type, StoredObject object) {
        ObjectNode tree = object.tree();
        if (EventConversion.applies(type)) {
            return EventConversion.toNew(tree);
        }
        return tree.put("apiVersion", type.groupVersion());
    }

    static ObjectNode stored(ResourceType type, ObjectNode tree) {
        return intoStored(type, tree.deepCopy());
    }

    /** Takes the tree over. */
    static ObjectNode intoStored(ResourceType type, ObjectNode tree) {
        ObjectNode stored = EventConversion.applies(type) ? EventConversion.toCore(tree) : tree;
        return stored.put("apiVersion", storedApiVersion(type)).put("kind", type.kind());
    }

    static ObjectNode empty(ResourceType type) {
        return Json.object().put("apiVersion", type.groupVersion()).put("kind", type.kind());
    }
}
