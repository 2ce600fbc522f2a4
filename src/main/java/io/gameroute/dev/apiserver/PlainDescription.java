package io.gameroute.dev.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.http.ApiDescription;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ResourceType;
import java.util.List;

/** Says only that writes can be validated and tried, which is what kubectl looks for before it writes. */
final class PlainDescription implements ApiDescription {
    @Override
    public ObjectNode document(String groupVersion, List<ResourceType> types) {
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", "v1.36.0");
        ObjectNode paths = document.putObject("paths");
        String base = (groupVersion.contains("/") ? "/apis/" : "/api/") + groupVersion;
        for (ResourceType type : types) {
            String place = type.namespaced() ? "/namespaces/{namespace}/" : "/";
            ObjectNode path = paths.putObject(base + place + type.plural() + "/{name}");
            ObjectNode patch = path.putObject("patch");
            ArrayNode parameters = patch.putArray("parameters");
            parameters.addObject().put("name", "dryRun").put("in", "query");
            parameters.addObject().put("name", "fieldValidation").put("in", "query");
            patch.putObject("x-kubernetes-group-version-kind")
                    .put("group", type.group())
                    .put("version", type.version())
                    .put("kind", type.kind());
        }
        document.putObject("components").putObject("schemas");
        return document;
    }
}
