package io.gameroute.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServer;
import io.gameroute.api.Labels;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Answers Prometheus with the targets of all game servers, or of those that the parameters {@code namespace} and {@code set} name. Until the cluster is known it
 * answers that it cannot, and Prometheus keeps what it had.
 */
public final class TargetsProcessor implements Processor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNAVAILABLE = 503;

    private final BooleanSupplier knows;
    private final Supplier<List<Pod>> pods;
    private final Function<String, Optional<GameServer>> servers;

    /**
     * @param knows whether the caches are complete
     * @param servers by {@code namespace/name}
     */
    public TargetsProcessor(
            BooleanSupplier knows, Supplier<List<Pod>> pods, Function<String, Optional<GameServer>> servers) {
        this.knows = knows;
        this.pods = pods;
        this.servers = servers;
    }

    @Override
    public void process(Exchange exchange) throws JsonProcessingException {
        Message message = exchange.getMessage();
        String namespace = message.getHeader("namespace", String.class);
        String set = message.getHeader("set", String.class);
        message.removeHeaders("*");
        if (!knows.getAsBoolean()) {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, UNAVAILABLE);
            message.setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
            message.setBody("the game servers are not known yet\n");
            return;
        }
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(JSON.writeValueAsBytes(targets(namespace, set)));
    }

    private List<ScrapeTarget> targets(@Nullable String namespace, @Nullable String set) {
        return pods.get().stream()
                .filter(pod ->
                        namespace == null || namespace.equals(pod.getMetadata().getNamespace()))
                .filter(pod -> set == null || set.equals(label(pod)))
                .sorted(Comparator.comparing(TargetsProcessor::key))
                .flatMap(pod ->
                        ScrapeTargetPolicy.target(pod, servers.apply(key(pod)).orElse(null)).stream())
                .toList();
    }

    private static @Nullable String label(Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return labels == null ? null : labels.get(Labels.OWNER_GSS);
    }

    private static String key(Pod pod) {
        return pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName();
    }
}
