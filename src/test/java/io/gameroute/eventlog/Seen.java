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
import org.jspecify.annotations.Nullable;

/** The server arena-N of tests, as it is seen at a version; each method gives it one version later. */
public final class Seen {
    private final String name;
    private final String uid;
    private final long version;
    private final String state;
    private final String opsState;
    private final int deletionPriority;
    private final Map<String, String> labels;
    private final Map<String, String> annotations;
    private final @Nullable String quality;
    private final @Nullable String podNormal;
    private final @Nullable String network;
    private final @Nullable String revision;
    private final @Nullable String writer;

    private Seen(
            String name,
            String uid,
            long version,
            String state,
            String opsState,
            int deletionPriority,
            Map<String, String> labels,
            Map<String, String> annotations,
            @Nullable String quality,
            @Nullable String podNormal,
            @Nullable String network,
            @Nullable String revision,
            @Nullable String writer) {
        this.name = name;
        this.uid = uid;
        this.version = version;
        this.state = state;
        this.opsState = opsState;
        this.deletionPriority = deletionPriority;
        this.labels = labels;
        this.annotations = annotations;
        this.quality = quality;
        this.podNormal = podNormal;
        this.network = network;
        this.revision = revision;
        this.writer = writer;
    }

    public static Seen server(int ordinal) {
        return new Seen(
                "arena-" + ordinal,
                "uid-" + ordinal,
                100,
                "Creating",
                "None",
                0,
                Map.of(Labels.OWNER_GSS, "arena"),
                Map.of(),
                null,
                null,
                null,
                null,
                null);
    }

    public Seen uid(String other) {
        return new Seen(
                name,
                other,
                version + 1,
                state,
                opsState,
                deletionPriority,
                labels,
                annotations,
                quality,
                podNormal,
                network,
                revision,
                writer);
    }

    public Seen version(long other) {
        return new Seen(
                name,
                uid,
                other,
                state,
                opsState,
                deletionPriority,
                labels,
                annotations,
                quality,
                podNormal,
                network,
                revision,
                writer);
    }

    public Seen state(String now) {
        return new Seen(
                name,
                uid,
                version + 1,
                now,
                opsState,
                deletionPriority,
                labels,
                annotations,
                quality,
                podNormal,
                network,
                revision,
                writer);
    }

    public Seen opsState(String now) {
        return new Seen(
                name,
                uid,
                version + 1,
                state,
                now,
                deletionPriority,
                labels,
                annotations,
                quality,
                podNormal,
                network,
                revision,
                writer);
    }

    public Seen deletionPriority(int now) {
        return new Seen(
                name,
                uid,
                version + 1,
                state,
                opsState,
                now,
                labels,
                annotations,
                quality,
                podNormal,
                network,
                revision,
                writer);
    }

    public Seen label(String key, String value) {
        Map<String, String> more = new HashMap<>(labels);
        more.put(key, value);
        return new Seen(
                name,
                uid,
                version + 1,
                state,
                opsState,
                deletionPriority,
                more,
                annotations,
                quality,
                podNormal,
                network,
                revision,
                writer);
    }

    public Seen annotation(String key, String value) {
        Map<String, String> more = new HashMap<>(annotations);
        more.put(key, value);
        return new Seen(
                name,
                uid,
                version + 1,
                state,
                opsState,
                deletionPriority,
                labels,
                more,
                quality,
                podNormal,
                network,
                revision,
                writer);
    }

    public Seen quality(String status) {
        return new Seen(
                name,
                uid,
                version + 1,
                state,
                opsState,
                deletionPriority,
                labels,
                annotations,
                status,
                podNormal,
                network,
                revision,
                writer);
    }

    public Seen podNormal(String reason) {
        return new Seen(
                name,
                uid,
                version + 1,
                state,
                opsState,
                deletionPriority,
                labels,
                annotations,
                quality,
                reason,
                network,
                revision,
                writer);
    }

    public Seen network(String now) {
        return new Seen(
                name,
                uid,
                version + 1,
                state,
                opsState,
                deletionPriority,
                labels,
                annotations,
                quality,
                podNormal,
                now,
                revision,
                writer);
    }

    /** With a pod that runs this revision. */
    public Seen revision(String now) {
        return new Seen(
                name,
                uid,
                version + 1,
                state,
                opsState,
                deletionPriority,
                labels,
                annotations,
                quality,
                podNormal,
                network,
                now,
                writer);
    }

    public Seen writtenBy(String manager) {
        return new Seen(
                name,
                uid,
                version,
                state,
                opsState,
                deletionPriority,
                labels,
                annotations,
                quality,
                podNormal,
                network,
                revision,
                manager);
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
