package io.gameroute.reconcile.gameserver;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.gameroute.api.Annotations;
import io.gameroute.api.ConditionTypes;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.InPlaceUpdateStrategy;
import io.gameroute.api.LifecycleState;
import io.gameroute.api.RollingUpdate;
import io.gameroute.pod.GracePeriod;
import io.gameroute.pod.InPlaceDecision;
import io.gameroute.pod.InPlacePatch;
import io.gameroute.pod.InPlaceState;
import io.gameroute.pod.LaunchOrder;
import io.gameroute.pod.LifecycleHooked;
import io.gameroute.pod.PodChange;
import io.gameroute.pod.PodMirror;
import io.gameroute.pod.PodState;
import io.gameroute.pod.ServerTemplate;
import io.gameroute.pod.ServerTemplates;
import io.gameroute.pod.UpdateMark;
import io.gameroute.reconcile.gameserver.LifecyclePolicy.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The steps of an update inside a pod (KR-31, KR-32): out of service, new metadata and images, wait for the containers, into service, ready. Each
 * one is told to a {@link PodChange}; none of them depends on what this process did before.
 */
final class InPlaceUpdate {
    /** How long a server that is back in service may take to become ready before its update is over all the same. */
    static final Duration SETTLING = Duration.ofSeconds(30);

    /** The set is about to record its template. */
    static final Duration UNRECORDED = Duration.ofSeconds(1);

    private final GameServerSnapshot snapshot;
    private final GameServerSet set;
    private final Pod pod;
    private final GameServer server;
    private final Findings findings;
    private final PodChange change;
    /** Empty while the newest template is not recorded: nobody could tell afterwards what a server with it was made from. */
    private final Optional<ServerTemplates> templates;

    InPlaceUpdate(
            GameServerSnapshot snapshot,
            GameServerSet set,
            Pod pod,
            GameServer server,
            Findings findings,
            PodChange change) {
        this.snapshot = snapshot;
        this.set = set;
        this.pod = pod;
        this.server = server;
        this.findings = findings;
        this.change = change;
        this.templates = snapshot.template()
                .filter(newest -> snapshot.revisions().named(newest.revision()).isPresent())
                .map(newest ->
                        new ServerTemplates(pod, server, newest, snapshot.revisions(), snapshot.canResizePods()));
    }

    /** A server that its hook holds: released, it is taken out of service; rolled back, it need not be (KR-22). */
    Step prepare() {
        if (templates.isEmpty()) {
            return new Step(LifecycleState.PreparingUpdate, false, Optional.of(UNRECORDED));
        }
        ServerTemplate to = templates
                .get()
                .to(annotation(Annotations.UPDATE_TO)
                        .orElse(templates.get().newest().revision()));
        InPlaceDecision decision = templates.get().decide(to);
        if (isThere(to) || !decision.isPossible()) {
            openGate();
            return Step.at(settled());
        }
        tellContainers(decision);
        if (LifecycleHooked.any(LifecyclePolicy.inPlaceUpdate(set), pod)) {
            return Step.at(LifecycleState.PreparingUpdate);
        }
        if (UpdateMark.isOn(pod) || decision.isMetadataOnly()) {
            return apply(to, decision, LifecycleState.PreparingUpdate);
        }
        shutGate(to);
        return Step.at(LifecycleState.PreparingUpdate);
    }

    /** A server that its set has taken out of service. */
    Step begin() {
        fenceSteps();
        LifecycleState lifecycle = PodState.lifecycle(pod);
        if (templates.isEmpty()) {
            return new Step(lifecycle, false, Optional.of(UNRECORDED));
        }
        ServerTemplate to = templates.get().to(UpdateMark.of(pod).orElse(""));
        InPlaceDecision decision = templates.get().decide(to);
        if (isThere(to) || !decision.isPossible()) {
            openGate();
            return Step.at(lifecycle);
        }
        boolean isUnderWay = lifecycle == LifecycleState.Updating;
        return apply(to, isUnderWay ? decision.with(waiting()) : decision, LifecycleState.Normal);
    }

    /**
     * Where an update has several steps, each is taken on the version of the pod that was read: a process that has just started may see the end of a
     * former update, and would end with it the one that is under way.
     */
    private void fenceSteps() {
        if (graceSeconds() > 0
                || snapshot.template().filter(LaunchOrder::hasSteps).isPresent()) {
            change.fence();
        }
    }

    private Set<String> waiting() {
        Set<String> waiting = new HashSet<>();
        grace().ifPresent(grace -> waiting.addAll(grace.images().keySet()));
        InPlaceState.recordedOn(pod)
                .ifPresent(state -> waiting.addAll(state.next().keySet()));
        return waiting;
    }

    private Step apply(ServerTemplate to, InPlaceDecision decision, LifecycleState before) {
        templates
                .flatMap(ServerTemplates::now)
                .ifPresent(from -> InPlacePatch.metadata(change, from, to, PodMirror.of(server)));
        if (decision.isMetadataOnly()) {
            openGate();
            return Step.at(before == LifecycleState.Normal ? before : settled());
        }
        Map<String, String> images = new TreeMap<>();
        decision.images().forEach(container -> images.put(container, to.image(container)));
        InPlaceState state = InPlaceState.begin(pod, to, images, snapshot.now());
        change.annotation(Annotations.IN_PLACE_STATE, state.text());
        images.keySet().removeAll(state.next().keySet());
        tellContainers(decision);
        InPlacePatch.sizes(change, to, decision.resized());
        int grace = graceSeconds();
        if (grace > 0 && !images.isEmpty()) {
            change.annotation(Annotations.IN_PLACE_GRACE, new GracePeriod(images, grace).text(to.revision()));
            return new Step(LifecycleState.Updating, false, Optional.of(Duration.ofSeconds(grace)));
        }
        change.annotation(Annotations.IN_PLACE_GRACE, null);
        InPlacePatch.images(change, pod, images);
        return Step.at(LifecycleState.Updating);
    }

    /** A server whose metadata is new already. */
    Step goOn() {
        fenceSteps();
        if (isRedirected()) {
            return begin();
        }
        Optional<GracePeriod> grace = grace();
        Optional<InPlaceState> state = InPlaceState.recordedOn(pod);
        if (grace.isPresent()) {
            return endGrace(grace.get(), state.map(InPlaceState::begun).orElse(Instant.EPOCH));
        }
        if (state.filter(update -> update.mayGoOn(pod)).isPresent()) {
            return nextContainers(state.get());
        }
        return state.filter(update -> !update.isComplete(pod)).isPresent()
                ? Step.at(LifecycleState.Updating)
                : complete();
    }

    /** The set wants it at a newer revision than the one that it is on its way to. */
    private boolean isRedirected() {
        return templates
                .filter(known -> !known.isNewest()
                        && UpdateMark.of(pod)
                                .filter(known.newest().revision()::equals)
                                .isPresent())
                .isPresent();
    }

    private Step endGrace(GracePeriod grace, Instant begun) {
        Duration left = Duration.between(snapshot.now(), begun.plusSeconds(grace.seconds()));
        if (!left.isNegative() && !left.isZero()) {
            return new Step(LifecycleState.Updating, false, Optional.of(left));
        }
        change.annotation(Annotations.IN_PLACE_GRACE, null);
        InPlacePatch.images(change, pod, grace.images());
        return Step.at(LifecycleState.Updating);
    }

    private Step nextContainers(InPlaceState before) {
        InPlaceState after =
                before.goOn(pod, templates.flatMap(ServerTemplates::now).map(ServerTemplate::template), snapshot.now());
        Map<String, String> images = new TreeMap<>(before.next());
        images.keySet().removeAll(after.next().keySet());
        change.annotation(Annotations.IN_PLACE_STATE, after.text());
        InPlacePatch.images(change, pod, images);
        return Step.at(LifecycleState.Updating);
    }

    /** The gate is opened at once; the server leaves its state when it is ready, so that it is told once what became of it. */
    private Step complete() {
        boolean isOpen = isGateOpen();
        openGate();
        LifecycleState next = settled();
        if (next != LifecycleState.Normal) {
            return new Step(next, true, Optional.empty());
        }
        Duration left = isOpen ? leftToSettle() : SETTLING;
        boolean isOver =
                isOpen && (PodState.isReady(pod) || !PodNormalPolicy.areOrdinaryAtStart(findings) || left.isNegative());
        return isOver ? Step.at(next) : new Step(LifecycleState.Updating, true, Optional.of(left.plusMillis(1)));
    }

    private Duration leftToSettle() {
        Instant opened = PodState.condition(pod, ConditionTypes.IN_PLACE_UPDATE_READY)
                .map(PodCondition::getLastTransitionTime)
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
        return Duration.between(snapshot.now(), opened.plus(SETTLING));
    }

    /** After an update a server waits until all of its hook is back. */
    private LifecycleState settled() {
        return LifecycleHooked.all(LifecyclePolicy.inPlaceUpdate(set), pod)
                ? LifecycleState.Normal
                : LifecycleState.Updated;
    }

    private boolean isThere(ServerTemplate to) {
        return templates
                .flatMap(ServerTemplates::now)
                .filter(now ->
                        now.revision().equals(to.revision()) && now.overrides().equals(to.overrides()))
                .isPresent();
    }

    private void tellContainers(InPlaceDecision decision) {
        if (!decision.images().isEmpty()) {
            change.annotation(Annotations.UPDATING_CONTAINERS, String.join(",", decision.images()));
        }
    }

    private void shutGate(ServerTemplate to) {
        change.condition(ConditionTypes.IN_PLACE_UPDATE_READY, false, UpdateMark.REASON, to.revision());
        if (PodState.hasReadinessGate(pod, ConditionTypes.IN_PLACE_UPDATE_READY) && PodState.isReady(pod)) {
            change.condition("Ready", false, "ReadinessGatesNotReady", "it is about to be updated");
        }
    }

    /** A gate that nobody shut is open (KR-32); without this its pod would never be ready. */
    void openGate() {
        boolean isAbsent =
                PodState.condition(pod, ConditionTypes.IN_PLACE_UPDATE_READY).isEmpty();
        if (!isAbsent || PodState.hasReadinessGate(pod, ConditionTypes.IN_PLACE_UPDATE_READY)) {
            change.condition(ConditionTypes.IN_PLACE_UPDATE_READY, true, "", "");
        }
    }

    private boolean isGateOpen() {
        return PodState.condition(pod, ConditionTypes.IN_PLACE_UPDATE_READY)
                .filter(condition -> "True".equals(condition.getStatus()))
                .isPresent();
    }

    private Optional<GracePeriod> grace() {
        return annotation(Annotations.IN_PLACE_GRACE).flatMap(GracePeriod::parse);
    }

    private int graceSeconds() {
        RollingUpdate rolling = set.getSpec().rollingUpdate();
        InPlaceUpdateStrategy strategy = rolling == null ? null : rolling.inPlaceUpdateStrategy();
        return strategy == null || strategy.gracePeriodSeconds() == null ? 0 : strategy.gracePeriodSeconds();
    }

    private Optional<String> annotation(String key) {
        Map<String, String> annotations = pod.getMetadata().getAnnotations();
        return annotations == null ? Optional.empty() : Optional.ofNullable(annotations.get(key));
    }
}
