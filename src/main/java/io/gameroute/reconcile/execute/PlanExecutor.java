package io.gameroute.reconcile.execute;

import io.gameroute.kube.ObjectKey;
import io.gameroute.kube.WriteFailure;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.Plan;
import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Carries a plan out: the actions, then the status, which tells what is whatever became of the actions unless these showed it to be old, then the Events. A refusal to create pods is
 * remembered for the status and the next attempt; any other refusal becomes a Warning on its object. What failed fails the pass, which comes back
 * at the pace of the queue's back-off. What cannot be created because its namespace is being deleted is nobody's concern any more.
 */
public final class PlanExecutor {
    /** Soon: the caches are about to show what was written, the status to tell what was refused. */
    static final Duration SOON = Duration.ofMillis(20);

    private static final int IN_FLIGHT = 64;

    private final ActionWriter writer;
    private final EventPublisher events;
    private final SetMemory memory;

    public PlanExecutor(ActionWriter writer, EventPublisher events, SetMemory memory) {
        this.writer = writer;
        this.events = events;
        this.memory = memory;
    }

    /**
     * @param generation the generation of the set that the plan was made for; 0 for a plan about one server
     * @return when to look at the object again without being told; fails with a {@link WriteFailure}, a stale one when what was read is old
     */
    public CompletableFuture<Optional<Duration>> execute(ObjectKey pass, long generation, Plan plan) {
        List<Action> pods = plan.actions().stream()
                .filter(PlanExecutor::isCreationOfServers)
                .toList();
        List<Action> others = plan.actions().stream()
                .filter(action -> !isCreationOfServers(action))
                .toList();
        ConcurrentWrites writes = new ConcurrentWrites(action -> writer.write(pass, action), IN_FLIGHT);
        return writes.all(others)
                .thenCombine(writes.slowStart(pods), Outcome::new)
                .thenCompose(outcome -> {
                    rememberLifted(pass, others, outcome.failed());
                    if (!pods.isEmpty()) {
                        remember(pass, generation, outcome.notCreated());
                    }
                    List<Action.Patch> status = isOld(pass, outcome)
                            ? List.of()
                            : plan.status().stream().toList();
                    if (!status.isEmpty() && isOverSet(generation)) {
                        memory.statuses.wrote(pass);
                    }
                    return writes.all(status)
                            .thenApply(failed -> conclude(pass, generation, plan, outcome.and(failed)));
                });
    }

    /** What became of the writes: those that failed, and of these the creations of pods by themselves. */
    private record Outcome(List<Failed> failed, List<Failed> notCreated) {
        Outcome and(List<Failed> more) {
            return new Outcome(Stream.concat(failed.stream(), more.stream()).toList(), notCreated);
        }

        /** What the next pass has to tell. */
        boolean isRefusedNow() {
            return notCreated.stream().anyMatch(PlanExecutor::isRefusal);
        }
    }

    /**
     * Whether what the status was made from is old, or the refusal is not in it yet. A set is told all the same where it has been so for long: what is in
     * the way may be there to stay.
     */
    private boolean isOld(ObjectKey pass, Outcome outcome) {
        boolean isStale = outcome.failed().stream().anyMatch(Failed::isStale)
                && memory.obstacles.of(pass).isEmpty();
        return isStale || outcome.isRefusedNow();
    }

    private static boolean isOverSet(long generation) {
        return generation > 0;
    }

    private static boolean isCreationOfServers(Action action) {
        return action instanceof Action.Create create
                && (create.kind() == ResourceKind.POD || create.kind() == ResourceKind.PERSISTENT_VOLUME_CLAIM);
    }

    /** The API server says in its own words why it creates no pod, and will say it again until somebody changes something. */
    private void remember(ObjectKey pass, long generation, List<Failed> notCreated) {
        if (notCreated.stream().anyMatch(failed -> failed.is(WriteFailure.Kind.ENDING))) {
            memory.refusals.ended(pass, generation, notCreated.get(0).failure().getMessage());
            return;
        }
        Optional<Failed> refusal =
                notCreated.stream().filter(PlanExecutor::isRefusal).findFirst();
        if (refusal.isPresent()) {
            memory.refusals.refused(pass, generation, refusal.get().failure().getMessage());
        } else if (notCreated.isEmpty()) {
            memory.refusals.forget(pass);
        }
    }

    private void rememberLifted(ObjectKey pass, List<Action> actions, List<Failed> failed) {
        for (Action action : actions) {
            if (action instanceof Action.Create create
                    && create.kind() == ResourceKind.CONFIG_MAP
                    && failed.stream().noneMatch(one -> one.action() == action)) {
                memory.barriers.lifted(pass, create.object().getMetadata().getName());
            }
        }
    }

    private Optional<Duration> conclude(ObjectKey pass, long generation, Plan plan, Outcome outcome) {
        List<Failed> failed = outcome.failed().stream()
                .filter(one -> !one.is(WriteFailure.Kind.ENDING))
                .toList();
        if (isOverSet(generation)) {
            memory.obstacles.passed(pass, failed);
        }
        events.publish(news(plan, failed));
        Stream.concat(failed.stream(), outcome.notCreated().stream().filter(PlanExecutor::isPassing))
                .min(Comparator.comparing(Failed::isStale))
                .ifPresent(one -> {
                    throw one.failure();
                });
        return outcome.isRefusedNow() ? Optional.of(SOON) : plan.again();
    }

    /** It will be refused again, or is in the way of a pod that is not the set's. */
    private static boolean isRefusal(Failed notCreated) {
        return notCreated.isAnswered() || notCreated.is(WriteFailure.Kind.ALREADY_EXISTS);
    }

    /** The API server is away, or somebody else was at the quota in the same moment: no refusal. */
    private static boolean isPassing(Failed notCreated) {
        return notCreated.is(WriteFailure.Kind.TRANSIENT) || notCreated.is(WriteFailure.Kind.CONFLICT);
    }

    /** The plan's Events, but for those on an object that could not be written; these are planned anew. And what was refused. */
    private static List<PlannedEvent> news(Plan plan, List<Failed> failed) {
        Set<ObjectRef> notWritten =
                failed.stream().flatMap(one -> one.action().existing().stream()).collect(Collectors.toSet());
        return Stream.concat(
                        plan.events().stream().filter(event -> !notWritten.contains(event.regarding())),
                        failed.stream().filter(Failed::isRefused).flatMap(PlanExecutor::warning))
                .toList();
    }

    private static Stream<PlannedEvent> warning(Failed failed) {
        return subject(failed.action())
                .map(target -> PlannedEvent.warning(
                        target, "WriteRefused", failed.failure().getMessage()))
                .stream();
    }

    /** What a refusal is about: for a ConfigMap the pod whose containers wait for it. */
    private static Optional<ObjectRef> subject(Action action) {
        return action instanceof Action.Create create && create.kind() == ResourceKind.CONFIG_MAP
                ? create.object().getMetadata().getOwnerReferences().stream()
                        .findFirst()
                        .map(pod -> new ObjectRef(
                                ResourceKind.POD,
                                create.object().getMetadata().getNamespace(),
                                pod.getName(),
                                pod.getUid()))
                : action.existing();
    }
}
