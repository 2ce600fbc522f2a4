package io.gameroute.dev.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.http.Tables;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ResourceType;
import java.util.List;

/** Names only. */
final class PlainTables implements Tables {
    @Override
    public ObjectNode print(ResourceType type, List<ObjectNode> objects) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putArray("columnDefinitions")
                .addObject()
                .put("name", "Name")
                .put("type", "string")
                .put("format", "name")
                .put("description", "")
                .put("priority", 0);
        ArrayNode rows = table.putArray("rows");
        for (ObjectNode object : objects) {
            ObjectNode row = rows.addObject();
            row.putArray("cells").add(Json.text(object, "metadata", "name"));
            ObjectNode partial = row.putObject("object");
            partial.put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
            partial.set("metadata", object.path("metadata"));
        }
        return table;
    }
}
