package io.gameroute.dev.apiserver.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.store.Change;
import io.gameroute.dev.apiserver.store.Listing;
import io.gameroute.dev.apiserver.store.StoredObject;
import io.gameroute.dev.apiserver.verb.Conversion;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Objects of a kind in the form that was asked for. The plain form is the stored bytes wherever they fit. */
final class Rendering {
    private static final String META = "meta.k8s.io/v1";

    private final ResourceType type;
    private final Form form;
    private final Tables tables;

    Rendering(ResourceType type, Form form, Tables tables) {
        this.type = type;
        this.form = form;
        this.tables = tables;
    }

    Buffer one(StoredObject object) {
        boolean plain = form == Form.JSON && Conversion.isStoredAsServed(type, object);
        return plain ? Buffer.buffer(object.json()) : Buffer.buffer(encoded(tree(object)));
    }

    Buffer list(Listing listing, String next) {
        ObjectNode metadata = Json.object().put("resourceVersion", Long.toString(listing.revision()));
        if (type.custom().isPresent()) {
            metadata.put("continue", "");
        }
        if (!next.isEmpty()) {
            metadata.put("continue", next).put("remainingItemCount", listing.remaining());
        }
        return form == Form.JSON ? plainList(listing.objects(), metadata) : formedList(listing.objects(), metadata);
    }

    /** One line of a watch. */
    Buffer event(Change.Kind kind, StoredObject object) {
        return event(kind.name(), one(object));
    }

    Buffer event(Change.Kind kind, ObjectNode served) {
        return event(kind.name(), Buffer.buffer(encoded(formed(served))));
    }

    Buffer bookmark(long revision, boolean initialEventsEnd) {
        ObjectNode bookmark = Json.object().put("kind", type.kind()).put("apiVersion", type.groupVersion());
        ObjectNode metadata = bookmark.putObject("metadata").put("resourceVersion", Long.toString(revision));
        if (initialEventsEnd) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        return event("BOOKMARK", Buffer.buffer(Json.bytes(formedBookmark(bookmark))));
    }

    static Buffer event(String kind, Buffer object) {
        return Buffer.buffer(object.length() + 40)
                .appendString("{\"type\":\"")
                .appendString(kind)
                .appendString("\",\"object\":")
                .appendBuffer(object)
                .appendString("}\n");
    }

    private ObjectNode formedBookmark(ObjectNode bookmark) {
        if (form != Form.TABLE) {
            return form == Form.METADATA ? formed(bookmark) : bookmark;
        }
        ObjectNode table = tables.print(type, List.of());
        table.set("metadata", bookmark.path("metadata"));
        return table;
    }

    private Buffer plainList(List<StoredObject> objects, ObjectNode metadata) {
        int size = objects.stream().mapToInt(StoredObject::size).sum();
        Buffer list = Buffer.buffer(size + objects.size() + 256);
        list.appendString("{\"kind\":\"" + type.listKind() + "\",\"apiVersion\":\"" + type.groupVersion() + "\",");
        list.appendString("\"metadata\":").appendBytes(Json.bytes(metadata)).appendString(",\"items\":[");
        String separator = "";
        for (StoredObject object : objects) {
            list.appendString(separator);
            item(list, object);
            separator = ",";
        }
        return list.appendString("]}\n");
    }

    /** The items of built-in kinds do not repeat their kind. */
    private void item(Buffer list, StoredObject object) {
        if (!Conversion.isStoredAsServed(type, object)) {
            list.appendBytes(Json.bytes(Conversion.served(type, object)));
        } else if (type.custom().isPresent()) {
            list.appendBytes(object.json());
        } else {
            list.appendString("{").appendBytes(object.json(), object.head(), object.size() - object.head());
        }
    }

    private Buffer formedList(List<StoredObject> objects, ObjectNode metadata) {
        if (form == Form.TABLE) {
            List<ObjectNode> trees = objects.stream()
                    .map(object -> Conversion.served(type, object))
                    .toList();
            ObjectNode table = tables.print(type, trees);
            table.set("metadata", metadata);
            return Buffer.buffer(Json.bytes(table));
        }
        boolean partial = form == Form.METADATA;
        ObjectNode list = Json.object()
                .put("kind", partial ? "PartialObjectMetadataList" : type.listKind())
                .put("apiVersion", partial ? META : type.groupVersion());
        list.set("metadata", metadata);
        ArrayNode items = list.putArray("items");
        objects.forEach(object -> items.add(partial ? tree(object) : Conversion.served(type, object)));
        return Buffer.buffer(encoded(list));
    }

    private ObjectNode tree(StoredObject object) {
        return formed(Conversion.served(type, object));
    }

    private ObjectNode formed(ObjectNode served) {
        if (form == Form.TABLE) {
            ObjectNode table = tables.print(type, List.of(served));
            ObjectNode metadata = table.putObject("metadata");
            metadata.set("resourceVersion", Json.at(served, "metadata", "resourceVersion"));
            return table;
        }
        if (form == Form.METADATA) {
            ObjectNode partial =
                    Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", META);
            partial.set("metadata", served.path("metadata"));
            return partial;
        }
        return served;
    }

    private byte[] encoded(ObjectNode tree) {
        return form == Form.YAML ? Json.yaml(tree).getBytes(StandardCharsets.UTF_8) : Json.bytes(tree);
    }
}
