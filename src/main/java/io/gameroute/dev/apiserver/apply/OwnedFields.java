package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;

/** The fields of one owner, and when it last took some; an empty time is none. */
record OwnedFields(FieldOwner owner, String time, FieldSet fields) {
    /** The order in which objects list them. */
    static final Comparator<OwnedFields> ORDER = Comparator.<OwnedFields, String>comparing(
                    owned -> owned.owner().operation())
            .thenComparing(OwnedFields::time)
            .thenComparing(owned -> owned.owner().manager())
            .thenComparing(owned -> owned.owner().apiVersion())
            .thenComparing(owned -> owned.owner().subresource());

    static OwnedFields parse(JsonNode entry) {
        return new OwnedFields(
                FieldOwner.parse(entry), entry.path("time").asText(), FieldSet.fromJson(entry.path("fieldsV1")));
    }

    OwnedFields without(FieldSet lost) {
        return new OwnedFields(owner, time, fields.difference(lost));
    }

    ObjectNode toJson() {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("manager", owner.manager());
        entry.put("operation", owner.operation());
        entry.put("apiVersion", owner.apiVersion());
        if (!time.isEmpty()) {
            entry.put("time", time);
        }
        entry.put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", fields.toJson());
        if (!owner.subresource().isEmpty()) {
            entry.put("subresource", owner.subresource());
        }
        return entry;
    }
}
