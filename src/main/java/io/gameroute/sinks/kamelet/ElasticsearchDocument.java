package io.gameroute.sinks.kamelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** A document under the event's id: a repetition overwrites itself. Elasticsearch and OpenSearch take it alike. */
public final class ElasticsearchDocument extends HttpEvent {
    private String index = "";
    private String apiKey = "";

    @Override
    JsonNode body(SinkEvent event) {
        ObjectNode document = event.structured();
        document.put("@timestamp", event.attribute("time"));
        return document;
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
