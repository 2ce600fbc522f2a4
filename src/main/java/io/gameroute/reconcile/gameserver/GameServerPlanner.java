package io.gameroute.reconcile.gameserver;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerSpec;
import io.gameroute.api.GameServerState;
import io.gameroute.api.GameServerStatus;
import io.gameroute.api.ReclaimPolicy;
import io.gameroute.pod.DryRun;
import io.gameroute.pod.Intent;
import io.gameroute.pod.Ownership;
import io.gameroute.pod.PodChange;
import io.gameroute.pod.PodState;
import io.gameroute.pod.PodTemplate;
import io.gameroute.pod.Priority;
import io.gameroute.pod.ServerName;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.Plan;
import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One pass over one game server (section 6 of OKG's contract). What concerns the set as a whole, and every deletion, is the set's business. */
public final class GameServerPlanner {
    /**
     * How long to wait for a scheduler that says nothing. Usually a pod is on a node, or known to fit on none, at once; its GameServer is
     * created then, with the node's name on it, in one write.
     */
    static final Duration SCHEDULING = Duration.ofSeconds(10);

    /**
     * What is known of the set does not explain this pod of it: one cache may be behind another, and nothing of the pod need change any more.
     * A pod that no set controls, such as one that a deleted set left behind, is looked at when it changes: whoever adopts it changes it.
     */
    static final Duration UNEXPLAINED = Duration.ofSeconds(5);

    private GameServerPlanner() {}

    public static Plan plan(GameServerSnapshot snapshot) {
        GameServerSet set = snapshot.set();
        Pod pod = snapshot.pod();
        GameServer server = snapshot.server();
        if (pod == null || (set != null && set.getMetadata().getDeletionTimestamp() != null)) {
            return Plan.NOTHING;
        }
        if (set == null || !Ownership.controls(set, pod)) {
            return unexplained(pod);
        }
        if (server == null) {
            return create(snapshot, set, pod);
        }
        return server.getMetadata().getDeletionTimestamp() != null || belongsToFormerPod(set, pod, server)
                ? Plan.NOTHING
                : sync(DryRun.isOn(set) ? snapshot.held() : snapshot, set, pod, server);
    }

    /** The garbage collector is about to take it; its deletion brings us back here to create the next one. */
    private static boolean belongsToFormerPod(GameServerSet set, Pod pod, GameServer server) {
        String owner = Ownership.controllerUid(server);
        return Ownership.reclaimPolicy(set) == ReclaimPolicy.Cascade
                && owner != null
                && !owner.equals(pod.getMetadata().getUid())
                && !owner.equals(set.getMetadata().getUid());
    }

    private static Plan unexplained(Pod pod) {
        boolean isExplained = PodState.isTerminating(pod)
                || !Ownership.isOfASet(pod)
                || Ownership.controllingAdvancedStatefulSet(pod).isPresent();
        return isExplained ? Plan.NOTHING : Plan.againAfter(UNEXPLAINED);
    }

    private static Plan create(GameServerSnapshot snapshot, GameServerSet set, Pod pod) {
        OptionalInt ordinal = ServerName.ordinal(
                set.getMetadata().getName(), pod.getMetadata().getName());
        boolean isIntended = ordinal.isPresent()
                && Intent.recordedOn(set)
                        .filter(intent -> intent.ordinals().contains(ordinal.getAsInt()))
                        .isPresent();
        if (!isIntended) {
            return unexplained(pod);
        }
        if (PodState.isTerminating(pod) || snapshot.template().isEmpty()) {
            return Plan.NOTHING;
        }
        Duration left = Duration.between(snapshot.now(), PodState.createdAt(pod).plus(SCHEDULING));
        if (isBeingScheduled(pod) && !left.isNegative()) {
            return Plan.againAfter(left.plusMillis(1));
        }
        GameServer server = newServer(set, snapshot.template().get(), pod);
        return new Plan(
                List.of(new Action.Create(ResourceKind.GAME_SERVER, server, List.of(), "missing")),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static boolean isBeingScheduled(Pod pod) {
        return PodState.nodeName(pod) == null
                && PodState.phase(pod).equals("Pending")
                && PodState.condition(pod, "PodScheduled").isEmpty();
    }

    private static GameServer newServer(GameServerSet set, PodTemplate template, Pod pod) {
        GameServer server = new GameServer();
        server.setMetadata(new ObjectMetaBuilder()
                .withName(pod.getMetadata().getName())
                .withNamespace(pod.getMetadata().getNamespace())
                .withLabels(GameServerMetadataPolicy.labels(set, template, pod))
                .withAnnotations(GameServerMetadataPolicy.annotations(template))
                .withOwnerReferences(Ownership.ofWantedServer(set, pod))
                .build());
        server.setSpec(GameServerSpec.ofNewServer());
        return server;
    }

    private static Plan sync(GameServerSnapshot snapshot, GameServerSet set, Pod pod, GameServer server) {
        Findings findings = PodNormalPolicy.findings(pod);
        PodChange change = new PodChange(pod, snapshot.now());
        PodPatchPolicy.mirror(pod, server, snapshot.now(), change);
        LifecyclePolicy.Step step = LifecyclePolicy.advance(snapshot, set, pod, server, findings, change);
        GameServerState state = PodState.gameServerState(pod, step.lifecycle());
        Optional<Duration> wait = AnnouncementPolicy.wait(pod, server, state, findings, snapshot.now());
        Optional<GameServerState> told = wait.isPresent() ? Optional.empty() : Optional.of(state);
        told.ifPresent(news -> PodPatchPolicy.state(pod, news, snapshot.now(), change));
        List<Action> actions = new ArrayList<>(PodPatchPolicy.patches(pod, change));
        LaunchPolicy.Step launch = LaunchPolicy.next(pod, snapshot.lifted(), snapshot.now());
        actions.addAll(launch.actions());
        Optional<Duration> again = sooner(step.again(), launch.again());
        if (!DryRun.isOn(set)) {
            GameServerMetadataPolicy.patch(set, snapshot.template(), pod, server)
                    .ifPresent(actions::add);
        }
        List<PlannedEvent> events = new ArrayList<>(WishEvents.events(set, pod, server, told));
        if (wait.isPresent() && knowsPriorities(server)) {
            return new Plan(actions, Optional.empty(), events, sooner(wait, again));
        }
        Optional<GameServerStatus> status = GameServerStatusPolicy.changed(
                snapshot, pod, server, state, stateToShow(server, state, wait), findings);
        status.ifPresent(after -> events.addAll(
                ConditionEvents.events(set, server, after, PodNormalPolicy.areOrdinaryAtStart(findings))));
        return new Plan(
                actions, status.map(after -> GameServerStatusPolicy.write(server, after)), events, sooner(wait, again));
    }

    private static Optional<Duration> sooner(Optional<Duration> one, Optional<Duration> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Duration::compareTo);
    }

    /** A state that is not told yet does not slip into a status that is written for another reason. */
    private static String stateToShow(GameServer server, GameServerState state, Optional<Duration> wait) {
        String shown = server.getStatus() == null ? null : server.getStatus().currentState();
        return wait.isPresent() && shown != null ? shown : state.name();
    }

    /** While a state is not told, only a change of a priority is worth a status. A new server has priority 0 without saying so. */
    private static boolean knowsPriorities(GameServer server) {
        GameServerSpec spec = server.getSpec();
        GameServerStatus status = server.getStatus();
        return status == null
                || spec == null
                || (isKnown(status.updatePriority(), spec.updatePriority())
                        && isKnown(status.deletionPriority(), spec.deletionPriority()));
    }

    private static boolean isKnown(@Nullable IntOrString shown, @Nullable IntOrString wished) {
        String text = shown == null ? "0" : Priority.text(shown);
        return text.equals(Priority.text(wished));
    }
}
