package io.gameroute.sinks.kamelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * A document under the event's id: a repetition overwrites itself. Elasticsearch and OpenSearch take it alike. An index has one type for a field, whoever writes
 * it, so what changed is under the name of its type, and labels, whose keys would be fields, are a list of {@code key=value}.
 */
public final class ElasticsearchDocument extends HttpEvent {
    private String index = "";
    private String apiKey = "";

    @Override
    JsonNode body(SinkEvent event) {
        ObjectNode document = event.structured();
        document.put("@timestamp", event.attribute("time"));
        if (event.data() instanceof ObjectNode data) {
            ObjectNode copy = data.deepCopy();
            if (copy.path("subject") instanceof ObjectNode subject) {
                subject.set("labels", list(subject.path("labels")));
                subject.set("annotations", list(subject.path("annotations")));
            }
            copy.set("change", change(event));
            document.set("data", copy);
        }
        return document;
    }

    /** Such as {@code state: {old, new}} or {@code update: {done: {old, new}}}. */
    private static ObjectNode change(SinkEvent event) {
        JsonNode change = event.change();
        String[] names = event.shortType().split("\\.");
        if (names[names.length - 1].equals("metadata") && change instanceof ObjectNode metadata) {
            ObjectNode lists = metadata.deepCopy();
            lists.set("old", list(change.path("old")));
            lists.set("new", list(change.path("new")));
            change = lists;
        }
        for (int i = names.length - 1; i > 0; i--) {
            change = JsonNodeFactory.instance.objectNode().set(names[i], change);
        }
        return (ObjectNode) change;
    }

    private static ArrayNode list(JsonNode map) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        map.properties()
                .forEach(entry ->
                        list.add(entry.getKey() + "=" + entry.getValue().asText()));
        return list;
    }

    @Override
    void headers(SinkEvent event, Message message) {
        message.setHeader(Exchange.HTTP_METHOD, "PUT");
        message.setHeader(
                Exchange.HTTP_PATH,
                "/" + index + "/_doc/" + URLEncoder.encode(event.attribute("id"), StandardCharsets.UTF_8));
        if (!apiKey.isEmpty()) {
            message.setHeader("Authorization", "ApiKey " + apiKey);
        }
    }

    public void setIndex(String index) {
        this.index = index;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }
}
