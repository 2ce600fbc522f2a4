package io.gameroute.pod;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;

/** What the {@code resize} subresource of a pod takes: other amounts of cpu and memory, in the same quality of service. */
final class PodResize {
    private static final Set<String> RESIZABLE = Set.of("cpu", "memory");

    private PodResize() {}

    /** A node that can resize says which resources its containers have; API servers refuse to resize a pod on any other. */
    static boolean isSupportedBy(Pod pod) {
        return pod.getStatus() != null
                && pod.getStatus().getContainerStatuses().stream()
                        .allMatch(status -> status.getState() == null
                                || status.getState().getRunning() == null
                                || status.getResources() != null);
    }

    /** @param field below the container, such as {@code resources.limits.cpu} */
    static boolean isResize(String field, JsonDifference difference) {
        String[] parts = field.split("\\.", -1);
        return parts.length == 3
                && parts[0].equals("resources")
                && (parts[1].equals("limits") || parts[1].equals("requests"))
                && RESIZABLE.contains(parts[2])
                && difference.before().isValueNode()
                && difference.after().isValueNode()
                && !difference.before().isMissingNode()
                && !difference.after().isMissingNode();
    }

    static boolean keepsQualityOfService(JsonNode before, JsonNode after) {
        return qualityOfService(before).equals(qualityOfService(after));
    }

    static String qualityOfService(JsonNode spec) {
        boolean anything = false;
        boolean guaranteed = true;
        for (String field : new String[] {"initContainers", "containers"}) {
            for (JsonNode container : spec.path(field)) {
                JsonNode limits = container.at("/resources/limits");
                JsonNode requests = container.at("/resources/requests");
                Set<String> named = new TreeSet<>();
                limits.fieldNames().forEachRemaining(named::add);
                requests.fieldNames().forEachRemaining(named::add);
                named.retainAll(RESIZABLE);
                anything |= !named.isEmpty();
                guaranteed &= RESIZABLE.stream().allMatch(name -> limits.has(name) && isEqual(limits, requests, name));
            }
        }
        return !anything ? "BestEffort" : guaranteed ? "Guaranteed" : "Burstable";
    }

    /** A request that is not named is the limit. */
    private static boolean isEqual(JsonNode limits, JsonNode requests, String name) {
        return !requests.has(name) || amount(limits.path(name)).compareTo(amount(requests.path(name))) == 0;
    }

    private static BigDecimal amount(JsonNode quantity) {
        return Quantity.parse(quantity.asText()).getNumericalAmount();
    }
}
