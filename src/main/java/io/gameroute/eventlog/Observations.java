package io.gameroute.eventlog;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.Annotations;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerSetStatus;
import io.gameroute.api.GameServerSpec;
import io.gameroute.api.GameServerStatus;
import io.gameroute.api.Labels;
import io.gameroute.api.NetworkAddress;
import io.gameroute.api.NetworkPort;
import io.gameroute.api.NetworkStatus;
import io.gameroute.api.OpsState;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads facts off the objects of the cluster. */
public final class Observations {
    private static final int LONGEST_ANNOTATION = 1024;

    private Observations() {}

    /** @param pod null while it is not known */
    public static Observation of(GameServer server, @Nullable Pod pod) {
        GameServerSpec spec = server.getSpec();
        GameServerStatus status = server.getStatus();
        Facts facts = new Facts(
                Kind.GameServer,
                server.getMetadata().getUid(),
                server.getMetadata().getNamespace(),
                server.getMetadata().getName(),
                labels(server).get(Labels.OWNER_GSS),
                ordinal(server.getMetadata().getName()),
                version(server),
                pod == null ? null : version(pod),
                server.getMetadata().getCreationTimestamp(),
                status == null ? null : status.currentState(),
                spec == null || spec.opsState() == null ? OpsState.NONE : spec.opsState(),
                priority(spec == null ? null : spec.updatePriority()),
                priority(spec == null ? null : spec.deletionPriority()),
                network(spec, status == null ? null : status.networkStatus()),
                qualities(status),
                conditions(status),
                pod == null ? null : build(pod),
                pod == null || pod.getSpec() == null ? null : pod.getSpec().getNodeName(),
                null,
                labels(server),
                annotations(server));
        return new Observation(
                facts,
                Provenance.of(server, time(pod, Annotations.STATE_CHANGED), time(pod, Annotations.OPS_STATE_CHANGED)));
    }

    public static Observation of(GameServerSet set) {
        GameServerSetStatus status = set.getStatus();
        Map<String, Verdict> conditions = new HashMap<>();
        if (status != null) {
            status.conditions()
                    .forEach(one -> conditions.put(
                            one.getType(), new Verdict(one.getStatus(), one.getReason(), one.getMessage())));
        }
        Facts facts = new Facts(
                Kind.GameServerSet,
                set.getMetadata().getUid(),
                set.getMetadata().getNamespace(),
                set.getMetadata().getName(),
                set.getMetadata().getName(),
                null,
                version(set),
                null,
                set.getMetadata().getCreationTimestamp(),
                null,
                null,
                null,
                null,
                Network.NONE,
                Map.of(),
                conditions,
                null,
                null,
                set.getSpec() == null ? null : set.getSpec().replicas(),
                labels(set),
                annotations(set));
        return new Observation(facts, Provenance.of(set, null, null));
    }

    private static String version(HasMetadata object) {
        String version = object.getMetadata().getResourceVersion();
        return version == null ? "" : version;
    }

    private static @Nullable Integer ordinal(String name) {
        String digits = name.substring(name.lastIndexOf('-') + 1);
        return digits.matches("\\d{1,9}") ? Integer.valueOf(digits) : null;
    }

    private static String priority(@Nullable IntOrString priority) {
        return priority == null || priority.getValue() == null
                ? "0"
                : String.valueOf(priority.getValue()).intern();
    }

    private static Build build(Pod pod) {
        Map<String, String> images = new HashMap<>();
        if (pod.getSpec() != null) {
            for (Container container : pod.getSpec().getContainers()) {
                images.put(container.getName(), container.getImage() == null ? "" : container.getImage());
            }
        }
        return new Build(labels(pod).get(Labels.REVISION), images);
    }

    private static Network network(@Nullable GameServerSpec spec, @Nullable NetworkStatus status) {
        boolean disabled = spec != null && Boolean.TRUE.equals(spec.networkDisabled());
        return status == null
                ? new Network(null, null, disabled, List.of(), List.of())
                : new Network(
                        status.networkType(),
                        status.currentNetworkState(),
                        disabled,
                        addresses(status.externalAddresses()),
                        addresses(status.internalAddresses()));
    }

    private static List<String> addresses(List<NetworkAddress> addresses) {
        return addresses.stream().flatMap(Observations::addresses).toList();
    }

    private static Stream<String> addresses(NetworkAddress address) {
        boolean named = address.endPoint() != null && !address.endPoint().isEmpty();
        String host = named ? address.endPoint() : address.ip();
        if (address.portRange() != null && address.portRange().portRange() != null) {
            return Stream.of(host + ":" + address.portRange().portRange()
                    + protocol(address.portRange().protocol()));
        }
        return address.ports().isEmpty()
                ? Stream.of(host)
                : address.ports().stream().map(port -> host + ":" + number(port) + protocol(port.protocol()));
    }

    private static String number(NetworkPort port) {
        return port.port() == null ? "" : String.valueOf(port.port().getValue());
    }

    private static String protocol(@Nullable String protocol) {
        return protocol == null ? "" : "/" + protocol;
    }

    private static Map<String, Verdict> qualities(@Nullable GameServerStatus status) {
        Map<String, Verdict> verdicts = new HashMap<>();
        if (status != null) {
            status.serviceQualitiesConditions()
                    .forEach(one -> verdicts.put(one.name(), new Verdict(one.status(), one.result(), null)));
        }
        return verdicts;
    }

    private static Map<String, Verdict> conditions(@Nullable GameServerStatus status) {
        Map<String, Verdict> verdicts = new HashMap<>();
        if (status != null) {
            status.conditions()
                    .forEach(one -> verdicts.put(one.type(), new Verdict(one.status(), one.reason(), one.message())));
        }
        return verdicts;
    }

    private static Map<String, String> labels(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels == null ? Map.of() : labels;
    }

    /** Those that people and programs give a meaning to, and that are short; not the bookkeeping. */
    private static Map<String, String> annotations(HasMetadata object) {
        Map<String, String> all = object.getMetadata().getAnnotations();
        Map<String, String> selected = new HashMap<>();
        if (all != null) {
            all.forEach((key, value) -> {
                if (!Bookkeeping.isOurs(key) && value.length() <= LONGEST_ANNOTATION) {
                    selected.put(key, value);
                }
            });
        }
        return selected;
    }

    /** Anybody may write an annotation; an event with a time that is none could not be delivered. */
    private static @Nullable String time(@Nullable Pod pod, String key) {
        Map<String, String> all = pod == null ? null : pod.getMetadata().getAnnotations();
        String text = all == null ? null : all.get(key);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeParseException noTime) {
            return null;
        }
    }
}
