package io.gameroute.eventlog;

import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerCondition;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerSpec;
import io.gameroute.api.GameServerStatus;
import io.gameroute.api.Labels;
import io.gameroute.api.NetworkStatus;
import io.gameroute.api.ServiceQualityCondition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The server arena-N of tests, as it is seen at a version; each method gives it one version later. */
public final class Seen implements Cloneable {
    private final String name;
    private String uid;
    private long version = 100;
    private String state = "Creating";
    private String opsState = "None";
    private int deletionPriority;
    private Map<String, String> labels = Map.of(Labels.OWNER_GSS, "arena");
    private Map<String, String> annotations = Map.of();
    private @Nullable String quality;
    private @Nullable String podNormal;
    private @Nullable String network;
    private @Nullable String revision;
    private @Nullable String writer;

    private Seen(String name, String uid) {
        this.name = name;
        this.uid = uid;
    }

    public static Seen server(int ordinal) {
        return new Seen("arena-" + ordinal, "uid-" + ordinal);
    }

    private Seen next(Consumer<Seen> change) {
        return changed(next -> {
            next.version++;
            change.accept(next);
        });
    }

    private Seen changed(Consumer<Seen> change) {
        Seen copy = copy();
        change.accept(copy);
        return copy;
    }

    private Seen copy() {
        try {
            return (Seen) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public Seen uid(String other) {
        return next(seen -> seen.uid = other);
    }

    public Seen version(long other) {
        return changed(seen -> seen.version = other);
    }

    public Seen state(String now) {
        return next(seen -> seen.state = now);
    }

    public Seen opsState(String now) {
        return next(seen -> seen.opsState = now);
    }

    public Seen deletionPriority(int now) {
        return next(seen -> seen.deletionPriority = now);
    }

    public Seen label(String key, String value) {
        return next(seen -> seen.labels = with(labels, key, value));
    }

    public Seen annotation(String key, String value) {
        return next(seen -> seen.annotations = with(annotations, key, value));
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }

    public Seen quality(String status) {
        return next(seen -> seen.quality = status);
    }

    /** @param reason null for a pod that is normal */
    public Seen podNormal(@Nullable String reason) {
        return next(seen -> seen.podNormal = reason);
    }

    public Seen network(String now) {
        return next(seen -> seen.network = now);
    }

    /** With a pod that runs this revision. */
    public Seen revision(String now) {
        return next(seen -> seen.revision = now);
    }

    public Seen writtenBy(String manager) {
        return changed(seen -> seen.writer = manager);
    }

    public GameServer object() {
        GameServer server = new GameServer();
        server.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace("games")
                .withUid(uid)
                .withResourceVersion(String.valueOf(version))
                .withCreationTimestamp("2026-01-01T00:00:00Z")
                .withLabels(labels)
                .withAnnotations(annotations)
                .withManagedFields(managedFields())
                .build());
        server.setSpec(
                new GameServerSpec(opsState, new IntOrString(0), new IntOrString(deletionPriority), false, List.of()));
        server.setStatus(new GameServerStatus(
                "Ready",
                state,
                network == null
                        ? null
                        : new NetworkStatus("HostPort", List.of(), List.of(), "Ready", network, null, null),
                null,
                quality == null
                        ? List.of()
                        : List.of(new ServiceQualityCondition("healthy", quality, null, null, null, null)),
                null,
                null,
                null,
                podNormal == null
                        ? List.of()
                        : List.of(new GameServerCondition("PodNormal", "False", podNormal, "words", null, null))));
        return server;
    }

    private List<ManagedFieldsEntry> managedFields() {
        if (writer == null) {
            return List.of();
        }
        FieldsV1 fields = new FieldsV1();
        fields.setAdditionalProperty("f:spec", Map.of("f:opsState", Map.of(), "f:deletionPriority", Map.of()));
        ManagedFieldsEntry entry = new ManagedFieldsEntry();
        entry.setManager(writer);
        entry.setTime("2026-01-01T00:00:01Z");
        entry.setFieldsV1(fields);
        return List.of(entry);
    }

    public @Nullable Pod pod() {
        return revision == null
                ? null
                : new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace("games")
                        .withUid("pod-" + name)
                        .withResourceVersion(String.valueOf(version))
                        .addToLabels(Labels.REVISION, revision)
                        .endMetadata()
                        .withNewSpec()
                        .withNodeName("node-1")
                        .addNewContainer()
                        .withName("game")
                        .withImage("game:" + revision)
                        .endContainer()
                        .endSpec()
                        .build();
    }

    public Observation observation() {
        return Observations.of(object(), pod());
    }

    public static GameServerSet set(String name, int replicas, long version) {
        GameServerSet set = new GameServerSet();
        set.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace("games")
                .withUid("uid-" + name)
                .withResourceVersion(String.valueOf(version))
                .build());
        set.setSpec(io.fabric8.kubernetes.client.utils.Serialization.unmarshal(
                "{\"replicas\": " + replicas + "}", io.gameroute.api.GameServerSetSpec.class));
        return set;
    }
}
