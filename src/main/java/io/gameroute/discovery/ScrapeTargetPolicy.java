package io.gameroute.discovery;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerState;
import io.gameroute.api.Labels;
import io.gameroute.api.OpsState;
import io.gameroute.pod.ServerName;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a game server is scraped and where: by the annotations {@code prometheus.io/scrape}, {@code port}, {@code path} and {@code scheme} of its pod. Scheme and
 * path become the labels that Prometheus itself scrapes by, so that nothing has to be relabelled.
 */
final class ScrapeTargetPolicy {
    private static final String PREFIX = "prometheus.io/";
    private static final String META = "__meta_gameserver_";
    private static final Pattern PORT = Pattern.compile("[1-9]\\d{0,4}");
    private static final Pattern PATH = Pattern.compile("/[^\\s?#]*");
    private static final Pattern NOT_OF_A_LABEL = Pattern.compile("[^a-zA-Z0-9_]");
    private static final int LAST_PORT = 65535;

    private ScrapeTargetPolicy() {}

    /** @param server of the pod; null for one that is not there yet */
    static Optional<ScrapeTarget> target(Pod pod, @Nullable GameServer server) {
        Map<String, String> annotations = orEmpty(pod.getMetadata().getAnnotations());
        String ip = pod.getStatus() == null ? null : pod.getStatus().getPodIP();
        if (!"true".equals(annotations.get(PREFIX + "scrape")) || ip == null || ip.isEmpty() || hasEnded(pod)) {
            return Optional.empty();
        }
        String port = annotations.getOrDefault(PREFIX + "port", "");
        String path = annotations.getOrDefault(PREFIX + "path", "/metrics");
        String scheme = annotations.getOrDefault(PREFIX + "scheme", "http");
        if (!isPort(port) || !PATH.matcher(path).matches() || !(scheme.equals("http") || scheme.equals("https"))) {
            return Optional.empty();
        }
        Map<String, String> labels = labels(pod, ip, server);
        labels.put("__scheme__", scheme);
        labels.put("__metrics_path__", path);
        return Optional.of(ScrapeTarget.of((ip.indexOf(':') < 0 ? ip : "[" + ip + "]") + ":" + port, labels));
    }

    private static boolean isPort(String port) {
        return PORT.matcher(port).matches() && Integer.parseInt(port) <= LAST_PORT;
    }

    private static boolean hasEnded(Pod pod) {
        String phase = pod.getStatus().getPhase();
        return "Succeeded".equals(phase) || "Failed".equals(phase);
    }

    private static Map<String, String> labels(Pod pod, String ip, @Nullable GameServer server) {
        Map<String, String> ofPod = orEmpty(pod.getMetadata().getLabels());
        String name = pod.getMetadata().getName();
        String set = ofPod.getOrDefault(Labels.OWNER_GSS, "");
        Map<String, String> labels = new TreeMap<>();
        labels.put(META + "name", name);
        labels.put(META + "namespace", pod.getMetadata().getNamespace());
        labels.put(META + "set", set);
        ServerName.ordinal(set, name).ifPresent(ordinal -> labels.put(META + "ordinal", String.valueOf(ordinal)));
        labels.put(META + "state", state(server));
        labels.put(META + "opsState", opsState(server));
        labels.put(META + "ip", ip);
        putIfThere(labels, "node", pod.getSpec() == null ? null : pod.getSpec().getNodeName());
        putIfThere(labels, "hostIP", pod.getStatus().getHostIP());
        putIfThere(labels, "revision", ofPod.get(Labels.REVISION));
        ofPod.forEach((label, value) ->
                labels.put(META + "label_" + NOT_OF_A_LABEL.matcher(label).replaceAll("_"), value));
        return labels;
    }

    private static void putIfThere(Map<String, String> labels, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            labels.put(META + name, value);
        }
    }

    private static String state(@Nullable GameServer server) {
        String state = server == null || server.getStatus() == null
                ? null
                : server.getStatus().currentState();
        return state == null ? GameServerState.Creating.name() : state;
    }

    private static String opsState(@Nullable GameServer server) {
        String opsState = server == null || server.getSpec() == null
                ? null
                : server.getSpec().opsState();
        return opsState == null || opsState.isEmpty() ? OpsState.NONE : opsState;
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
