package io.gameroute.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.gameroute.api.Annotations;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerTemplate;
import io.gameroute.api.Labels;
import io.gameroute.api.NetworkSpec;
import io.gameroute.api.PodUpdatePolicy;
import io.gameroute.api.RollingUpdate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all pods of a set have in common, checked and typed once for each edit of the set.
 *
 * @param userLabels the template's own labels, which GameServers get as well
 * @param userAnnotations the template's own annotations, which GameServers get as well
 * @param content what a revision of the template is: whatever of it reaches a pod
 * @param inPlace whether servers may be updated inside their pod, which needs a readiness gate on it (KR-32)
 * @param revision the value of the {@code controller-revision-hash} label: equal templates have equal ones
 */
public record PodTemplate(
        Map<String, String> userLabels,
        Map<String, String> userAnnotations,
        TemplateContent content,
        List<PersistentVolumeClaim> claims,
        boolean inPlace,
        String revision) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final int HASH_LENGTH = 10;
    private static final int MAX_LABEL_LENGTH = 63;
    private static final String TEMPLATE = "spec.gameServerTemplate";

    public static PodTemplate of(GameServerSet set) throws InvalidTemplateException {
        GameServerTemplate template = set.getSpec().gameServerTemplate();
        if (template == null || template.spec() == null || template.spec().isNull()) {
            throw new InvalidTemplateException(TEMPLATE + ".spec is missing: it is the pod spec of the game servers");
        }
        ObjectMeta metadata = template.metadata() == null || template.metadata().isNull()
                ? new ObjectMeta()
                : typed(template.metadata(), ObjectMeta.class, TEMPLATE + ".metadata");
        Map<String, String> userLabels = orEmpty(metadata.getLabels());
        Map<String, String> userAnnotations = orEmpty(metadata.getAnnotations());
        TemplateContent content = TemplateContent.of(
                with(userLabels, Map.of(Labels.OWNER_GSS, set.getMetadata().getName())),
                with(userAnnotations, network(set.getSpec().network())),
                metadata.getFinalizers().stream().filter(Objects::nonNull).toList(),
                template.spec(),
                TEMPLATE + ".spec");
        check(content.spec());
        LaunchOrder.check(content, TEMPLATE + ".spec");
        check(template.volumeClaimTemplates());
        return new PodTemplate(
                userLabels,
                userAnnotations,
                content,
                template.volumeClaimTemplates(),
                inPlace(set.getSpec().rollingUpdate()),
                revision(set.getMetadata().getName(), content.data(), ""));
    }

    public Map<String, String> labels() {
        return content.labels();
    }

    public Map<String, String> annotations() {
        return content.annotations();
    }

    public List<String> finalizers() {
        return content.finalizers();
    }

    public PodSpec spec() {
        return content.spec();
    }

    /** The template of another revision, under the settings of today. */
    public PodTemplate at(String otherRevision, TemplateContent otherContent) {
        return new PodTemplate(userLabels, userAnnotations, otherContent, claims, inPlace, otherRevision);
    }

    /** Rules that OpenKruise refuses a set for (KR-45), and without which no pod can be built. */
    private static void check(PodSpec spec) throws InvalidTemplateException {
        if (spec.getContainers().isEmpty()) {
            throw new InvalidTemplateException(TEMPLATE + ".spec.containers is empty: at least one is needed");
        }
        for (Container container : spec.getContainers()) {
            if (container == null || container.getName() == null) {
                throw new InvalidTemplateException(TEMPLATE + ".spec.containers: each one needs a name");
            }
        }
        String restartPolicy = spec.getRestartPolicy();
        if (restartPolicy != null && !restartPolicy.equals("Always")) {
            throw new InvalidTemplateException(
                    TEMPLATE + ".spec.restartPolicy is " + restartPolicy + ": only Always is possible");
        }
        if (spec.getActiveDeadlineSeconds() != null) {
            throw new InvalidTemplateException(
                    TEMPLATE + ".spec.activeDeadlineSeconds is set: a game server has no deadline");
        }
    }

    private static void check(List<PersistentVolumeClaim> claims) throws InvalidTemplateException {
        for (PersistentVolumeClaim claim : claims) {
            if (claim.getMetadata() == null || claim.getMetadata().getName() == null) {
                throw new InvalidTemplateException(TEMPLATE + ".volumeClaimTemplates: each one needs a metadata.name");
            }
        }
    }

    private static Map<String, String> network(@Nullable NetworkSpec network) {
        if (network == null || network.networkType() == null) {
            return Map.of();
        }
        return Map.of(
                Annotations.NETWORK_TYPE, network.networkType(),
                Annotations.NETWORK_CONF, json(network.networkConf()));
    }

    private static boolean inPlace(@Nullable RollingUpdate rolling) {
        PodUpdatePolicy policy = rolling == null ? null : rolling.podUpdatePolicy();
        return policy == PodUpdatePolicy.InPlaceIfPossible || policy == PodUpdatePolicy.InPlaceOnly;
    }

    /**
     * Within the length of a label: a long name of the set is cut, the hash never is.
     *
     * @param salt not empty when the name without it belongs to something else
     */
    static String revision(String set, Object content, String salt) {
        String hash = salt.isEmpty() ? hash(content) : hash(List.of(content, salt));
        int room = MAX_LABEL_LENGTH - 1 - HASH_LENGTH;
        return set.substring(0, Math.min(set.length(), room)) + "-" + hash;
    }

    /** A short hash of the content as JSON with sorted keys; no secret depends on it. */
    public static String hash(Object content) {
        try {
            String canonical = json(JSON.convertValue(content, Object.class));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static <T> T typed(JsonNode node, Class<T> type, String field) throws InvalidTemplateException {
        try {
            return JSON.treeToValue(node, type);
        } catch (JsonProcessingException malformed) {
            throw new InvalidTemplateException(field + " is malformed: " + malformed.getOriginalMessage());
        } catch (IllegalArgumentException malformed) {
            throw new InvalidTemplateException(field + " is malformed: " + malformed.getMessage());
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException valuesOfOursAreJson) {
            throw new IllegalStateException(valuesOfOursAreJson);
        }
    }

    /** A key without a value, as in {@code labels: {beta: }}, has the empty value, as the API server reads it in a pod. */
    private static Map<String, String> orEmpty(@Nullable Map<String, @Nullable String> map) {
        Map<String, String> values = new TreeMap<>();
        if (map != null) {
            map.forEach((key, value) -> values.put(key, value == null ? "" : value));
        }
        return Map.copyOf(values);
    }

    private static Map<String, String> with(Map<String, String> base, Map<String, String> more) {
        Map<String, String> both = new TreeMap<>(base);
        both.putAll(more);
        return Map.copyOf(both);
    }
}
