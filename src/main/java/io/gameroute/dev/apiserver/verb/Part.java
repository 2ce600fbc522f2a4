package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.util.List;

/** Which part of an object a path may change; the rest stays as it was. */
enum Part {
    /** The object without the status that has a path of its own. */
    MAIN {
        @Override
        ObjectNode take(ObjectNode sent, ObjectNode before) {
            return with(sent, before, "status");
        }
    },
    /** An object without such a status. */
    WHOLE {
        @Override
        ObjectNode take(ObjectNode sent, ObjectNode before) {
            return sent.deepCopy();
        }
    },
    /** The status of a built-in kind, and its labels and annotations. */
    STATUS {
        @Override
        ObjectNode take(ObjectNode sent, ObjectNode before) {
            return with(sent, before, "spec");
        }
    },
    /** The status of a custom kind, and nothing else. */
    CUSTOM_STATUS {
        @Override
        ObjectNode take(ObjectNode sent, ObjectNode before) {
            ObjectNode next = with(before, sent, "status");
            JsonNode managed = Json.at(sent, "metadata", "managedFields");
            if (managed.isArray()) {
                Json.metadata(next).set("managedFields", managed);
            }
            return next;
        }
    },
    /** What the containers of a pod may use. */
    RESIZE {
        @Override
        ObjectNode take(ObjectNode sent, ObjectNode before) {
            ObjectNode next = before.deepCopy();
            for (String list : List.of("containers", "initContainers")) {
                for (JsonNode container : Json.at(next, "spec", list)) {
                    resize((ObjectNode) container, Json.at(sent, "spec", list));
                }
            }
            return next;
        }
    },
    /** Part of the spec by a way of its own: a binding, the finalizers of a namespace. */
    OTHER {
        @Override
        ObjectNode take(ObjectNode sent, ObjectNode before) {
            return sent.deepCopy();
        }
    };

    private static final List<String> PLAIN = List.of("", "scale");

    abstract ObjectNode take(ObjectNode sent, ObjectNode before);

    static Part of(Target target) {
        if (target.subresource().equals("status")) {
            return target.type().custom().isPresent() ? CUSTOM_STATUS : STATUS;
        }
        if (target.subresource().equals("resize")) {
            return RESIZE;
        }
        if (!PLAIN.contains(target.subresource())) {
            return OTHER;
        }
        return target.type().has("status") ? MAIN : WHOLE;
    }

    boolean skipsKindRules() {
        return this == OTHER || this == STATUS;
    }

    private static void resize(ObjectNode container, JsonNode sent) {
        for (JsonNode other : sent) {
            if (other.path("name").equals(container.path("name")) && other.has("resources")) {
                container.set("resources", other.path("resources").deepCopy());
            }
        }
    }

    private static ObjectNode with(ObjectNode base, ObjectNode other, String field) {
        ObjectNode next = base.deepCopy();
        JsonNode value = other.get(field);
        if (value == null) {
            next.remove(field);
        } else {
            next.set(field, value.deepCopy());
        }
        return next;
    }
}
