package io.gameroute.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodReadinessGate;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.gameroute.api.Annotations;
import io.gameroute.api.ApiTime;
import io.gameroute.api.ConditionTypes;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerContainer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerSpec;
import io.gameroute.api.GameServerState;
import io.gameroute.api.Labels;
import io.gameroute.api.LifecycleHooks;
import io.gameroute.api.LifecycleState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A new pod of a set, complete: whatever can be said at its creation is said there and costs no second write (KR-2, WH-5). */
public final class GameServerPod {
    private GameServerPod() {}

    /** @param server the GameServer that waits for this pod, when its object outlived the last one */
    public static Pod create(
            GameServerSet set, PodTemplate template, int ordinal, @Nullable GameServer server, Instant now) {
        String name = ServerName.of(set.getMetadata().getName(), ordinal);
        return new PodBuilder()
                .withMetadata(metadata(set, template, ordinal, name, server, now))
                .withSpec(spec(set, template, ordinal, name, server, now))
                .build();
    }

    private static ObjectMeta metadata(
            GameServerSet set,
            PodTemplate template,
            int ordinal,
            String name,
            @Nullable GameServer server,
            Instant now) {
        Map<String, String> labels = new HashMap<>(template.labels());
        labels.put(Labels.POD_NAME, name);
        labels.put(Labels.POD_INDEX, String.valueOf(ordinal));
        labels.put(Labels.REVISION, template.revision());
        labels.put(Labels.STATE, GameServerState.Creating.name());
        Map<String, String> annotations = new HashMap<>(template.annotations());
        String time = ApiTime.text(now);
        annotations.put(Annotations.LIFECYCLE_TIMESTAMP, time);
        annotations.put(Annotations.OPS_STATE_CHANGED, time);
        PodMirror mirror = PodMirror.of(server);
        mirror.labels().forEach((key, value) -> {
            if (value != null) {
                labels.put(key, value);
            }
        });
        annotations.putAll(mirror.annotations());
        String overrides = ContainerOverrides.wishedBy(server).text();
        if (overrides != null) {
            annotations.put(Annotations.OVERRIDES, overrides);
        }
        ObjectMeta metadata = new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(set.getMetadata().getNamespace())
                .withLabels(labels)
                .withAnnotations(annotations)
                .withFinalizers(template.finalizers())
                .withOwnerReferences(Ownership.bySet(set))
                .build();
        metadata.getLabels()
                .put(
                        Labels.LIFECYCLE_STATE,
                        firstLifecycle(set.getSpec().lifecycle(), metadata).name());
        return metadata;
    }

    private static LifecycleState firstLifecycle(@Nullable LifecycleHooks hooks, ObjectMeta metadata) {
        boolean satisfied = hooks == null
                || LifecycleHooked.all(
                        hooks.preNormal(),
                        new PodBuilder().withMetadata(metadata).build());
        return satisfied ? LifecycleState.Normal : LifecycleState.PreparingNormal;
    }

    private static PodSpec spec(
            GameServerSet set,
            PodTemplate template,
            int ordinal,
            String name,
            @Nullable GameServer server,
            Instant now) {
        String service = set.getSpec().serviceName();
        PodSpecBuilder spec = new PodSpecBuilder(template.spec())
                .withHostname(name)
                .withSubdomain(
                        service == null || service.isEmpty() ? set.getMetadata().getName() : service)
                .withVolumes(volumes(set, template, ordinal));
        spec.withReadinessGates(gates(set, template));
        List<Container> containers = server == null || server.getSpec() == null
                ? template.spec().getContainers()
                : overridden(template.spec().getContainers(), server.getSpec());
        spec.withContainers(LaunchOrder.held(template, containers, name, now));
        return spec.build();
    }

    /** Each of ours once, and only where something shuts it: every gate has to be opened by a write. */
    private static List<PodReadinessGate> gates(GameServerSet set, PodTemplate template) {
        List<PodReadinessGate> gates = new ArrayList<>(template.spec().getReadinessGates());
        if (template.inPlace()) {
            add(gates, ConditionTypes.IN_PLACE_UPDATE_READY);
        }
        if (marksNotReady(set.getSpec().lifecycle())) {
            add(gates, ConditionTypes.KRUISE_POD_READY);
        }
        return gates;
    }

    private static void add(List<PodReadinessGate> gates, String type) {
        gates.removeIf(gate -> type.equals(gate.getConditionType()));
        gates.add(new PodReadinessGate(type));
    }

    private static boolean marksNotReady(@Nullable LifecycleHooks hooks) {
        return hooks != null
                && Stream.of(Optional.ofNullable(hooks.preDelete()), Optional.ofNullable(hooks.inPlaceUpdate()))
                        .flatMap(Optional::stream)
                        .anyMatch(hook -> Boolean.TRUE.equals(hook.markPodNotReady()));
    }

    /** A claim's volume takes the place of a volume of the template that has its name. */
    private static List<Volume> volumes(GameServerSet set, PodTemplate template, int ordinal) {
        List<Volume> volumes = new ArrayList<>(template.spec().getVolumes());
        for (PersistentVolumeClaim claim : template.claims()) {
            String volume = claim.getMetadata().getName();
            volumes.removeIf(present -> volume.equals(present.getName()));
            volumes.add(new VolumeBuilder()
                    .withName(volume)
                    .withNewPersistentVolumeClaim(ServerClaims.name(set, claim, ordinal), null)
                    .build());
        }
        return volumes;
    }

    private static List<Container> overridden(List<Container> containers, GameServerSpec wishes) {
        List<Container> result = new ArrayList<>(containers);
        for (GameServerContainer wish : wishes.containers()) {
            result.replaceAll(
                    container -> container.getName().equals(wish.name()) ? overridden(container, wish) : container);
        }
        return result;
    }

    private static Container overridden(Container container, GameServerContainer wish) {
        ContainerBuilder builder = new ContainerBuilder(container);
        if (wish.image() != null && !wish.image().isEmpty()) {
            builder.withImage(wish.image());
        }
        if (wish.resources() != null) {
            builder.withResources(merged(container.getResources(), wish.resources()));
        }
        return builder.build();
    }

    /** Only what is wished for is replaced; the rest stays as the template has it. */
    private static ResourceRequirements merged(@Nullable ResourceRequirements base, ResourceRequirements wish) {
        ResourceRequirementsBuilder builder =
                base == null ? new ResourceRequirementsBuilder() : new ResourceRequirementsBuilder(base);
        Map<String, Quantity> limits = wish.getLimits();
        Map<String, Quantity> requests = wish.getRequests();
        return builder.addToLimits(limits == null ? Map.of() : limits)
                .addToRequests(requests == null ? Map.of() : requests)
                .build();
    }
}
