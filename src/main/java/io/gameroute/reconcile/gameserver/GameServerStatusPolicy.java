package io.gameroute.reconcile.gameserver;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.gameroute.api.ApiTime;
import io.gameroute.api.ConditionTypes;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerCondition;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerSpec;
import io.gameroute.api.GameServerState;
import io.gameroute.api.GameServerStatus;
import io.gameroute.api.NetworkStatus;
import io.gameroute.api.ServiceQualityCondition;
import io.gameroute.pod.PodState;
import io.gameroute.pod.Priority;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.Action.PatchType;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.ResourceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The status of a GameServer: its state, its pod's status, and what is normal about it. Written whole, and only when something differs. */
final class GameServerStatusPolicy {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GameServerStatusPolicy() {}

    /**
     * @param state of the server, by which it is ready or not
     * @param shown as it is told
     */
    static Optional<GameServerStatus> changed(
            GameServerSnapshot snapshot,
            Pod pod,
            GameServer server,
            GameServerState state,
            String shown,
            Findings podFindings) {
        GameServerStatus before = server.getStatus();
        List<GameServerCondition> known = before == null ? List.of() : before.conditions();
        GameServerSpec spec = server.getSpec();
        GameServerStatus after = new GameServerStatus(
                GameServerState.Ready.name(),
                shown,
                networkStatus(snapshot.set(), before),
                withoutTicks(pod.getStatus()),
                serviceQualities(snapshot.set(), before),
                new IntOrString(Priority.text(spec == null ? null : spec.updatePriority())),
                new IntOrString(Priority.text(spec == null ? null : spec.deletionPriority())),
                before == null ? null : before.lastTransitionTime(),
                conditions(snapshot, pod, state, podFindings, known));
        return after.equals(before) ? Optional.empty() : Optional.of(at(after, snapshot.now()));
    }

    /** A server whose set has no network has no addresses, whatever was said of it before. */
    private static @Nullable NetworkStatus networkStatus(
            @Nullable GameServerSet set, @Nullable GameServerStatus before) {
        return before == null || set == null || set.getSpec().network() == null ? null : before.networkStatus();
    }

    /** In the order of the set; what it does not ask any more has no answer. */
    private static List<ServiceQualityCondition> serviceQualities(
            @Nullable GameServerSet set, @Nullable GameServerStatus before) {
        if (set == null || before == null) {
            return List.of();
        }
        return set.getSpec().serviceQualities().stream()
                .flatMap(quality -> before.serviceQualitiesConditions().stream()
                        .filter(condition -> quality.name().equals(condition.name())))
                .toList();
    }

    static Action.Patch write(GameServer server, GameServerStatus status) {
        return new Action.Patch(
                ObjectRef.of(ResourceKind.GAME_SERVER, server),
                PatchType.REPLACE_STATUS,
                "status",
                JSON.valueToTree(status),
                Optional.empty(),
                "status");
    }

    private static GameServerStatus at(GameServerStatus status, Instant now) {
        return new GameServerStatus(
                status.desiredState(),
                status.currentState(),
                status.networkStatus(),
                status.podStatus(),
                status.serviceQualitiesConditions(),
                status.updatePriority(),
                status.deletionPriority(),
                ApiTime.text(now),
                status.conditions());
    }

    private static List<GameServerCondition> conditions(
            GameServerSnapshot snapshot,
            Pod pod,
            GameServerState state,
            Findings podFindings,
            List<GameServerCondition> known) {
        List<GameServerCondition> conditions = new ArrayList<>();
        conditions.add(normal(ConditionTypes.POD_NORMAL, podFindings, known, snapshot.now()));
        String node = PodState.nodeName(pod);
        if (node != null) {
            Findings findings = NodeNormalPolicy.findings(node, snapshot.node());
            conditions.add(normal(ConditionTypes.NODE_NORMAL, findings, known, snapshot.now()));
        }
        Findings volumes = PersistentVolumeNormalPolicy.findings(snapshot.volumes());
        conditions.add(normal(ConditionTypes.PERSISTENT_VOLUME_NORMAL, volumes, known, snapshot.now()));
        conditions.add(ready(state, known, snapshot.now()));
        return conditions;
    }

    private static GameServerCondition normal(
            String type, Findings findings, List<GameServerCondition> known, Instant now) {
        String status = findings.isEmpty() ? "True" : "False";
        return condition(type, status, findings.reason(), findings.message(), known, now);
    }

    /** Not in OKG: what {@code kubectl wait --for=condition=Ready} looks at. */
    private static GameServerCondition ready(GameServerState state, List<GameServerCondition> known, Instant now) {
        String status = state == GameServerState.Ready ? "True" : "False";
        return condition(ConditionTypes.READY, status, state.name(), "", known, now);
    }

    /** The time moves when anything else of the condition does (GS-34). */
    private static GameServerCondition condition(
            String type, String status, String reason, String message, List<GameServerCondition> known, Instant now) {
        for (GameServerCondition old : known) {
            boolean isSame = old.type().equals(type)
                    && old.status().equals(status)
                    && reason.equals(orEmpty(old.reason()))
                    && message.equals(orEmpty(old.message()));
            if (isSame) {
                return old;
            }
        }
        return new GameServerCondition(
                type, status, emptyToNull(reason), emptyToNull(message), null, ApiTime.text(now));
    }

    /** A probe time that moves on while nothing else does is no news, so it is not kept at all. */
    private static @Nullable PodStatus withoutTicks(@Nullable PodStatus status) {
        if (status == null
                || status.getConditions().stream()
                        .map(PodCondition::getLastProbeTime)
                        .allMatch(Objects::isNull)) {
            return status;
        }
        List<PodCondition> still = status.getConditions().stream()
                .map(condition -> new PodConditionBuilder(condition)
                        .withLastProbeTime(null)
                        .build())
                .toList();
        return new PodStatusBuilder(status).withConditions(still).build();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
