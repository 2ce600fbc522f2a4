package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.util.List;
import java.util.stream.Stream;

/** The class of a pod by what its containers request and are limited to. */
final class QualityOfService {
    private static final List<String> COUNTED = List.of("cpu", "memory");

    private QualityOfService() {}

    static String of(ObjectNode spec) {
        List<JsonNode> resources = Stream.of("containers", "initContainers")
                .flatMap(list -> Defaults.objects(spec, list).stream())
                .<JsonNode>map(container -> container.path("resources"))
                .toList();
        if (resources.stream().allMatch(QualityOfService::isEmpty)) {
            return "BestEffort";
        }
        return resources.stream().allMatch(QualityOfService::isGuaranteed) ? "Guaranteed" : "Burstable";
    }

    private static boolean isEmpty(JsonNode resources) {
        return COUNTED.stream()
                .allMatch(name -> Json.text(resources, "requests", name).isEmpty()
                        && Json.text(resources, "limits", name).isEmpty());
    }

    private static boolean isGuaranteed(JsonNode resources) {
        return COUNTED.stream().allMatch(name -> {
            String limit = Json.text(resources, "limits", name);
            return !limit.isEmpty() && limit.equals(Json.text(resources, "requests", name));
        });
    }
}
