package io.gameroute.reconcile.execute;

import io.gameroute.kube.ObjectKey;
import io.gameroute.kube.WriteFailure;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.Plan;
import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Carries a plan out: the actions, then the status, then the Events. A conflict asks for a new look. A refusal to create pods is remembered for
 * the status and the next attempt; any other refusal becomes a Warning on its object and fails the pass, after the status was told.
 * What cannot be created because its namespace is being deleted is nobody's concern any more.
 */
public final class PlanExecutor {
    /** Soon: the caches are about to show why. */
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
     * @param generation the generation of the object that the plan was made for
     * @return when to look at the object again without being told; fails with a {@link WriteFailure}
     */
    public CompletableFuture<Optional<Duration>> execute(ObjectKey pass, long generation, Plan plan) {
        List<Action> pods =
                plan.actions().stream().filter(PlanExecutor::isPodCreation).toList();
        List<Action> others =
                plan.actions().stream().filter(action -> !isPodCreation(action)).toList();
        ConcurrentWrites writes = new ConcurrentWrites(action -> writer.write(pass, action), IN_FLIGHT);
        return writes.all(others)
                .thenCombine(writes.slowStart(pods), (failed, notCreated) -> {
                    if (!pods.isEmpty()) {
                        remember(pass, generation, notCreated);
                    }
                    return next(failed, notCreated);
                })
                .thenCompose(next -> next.lookAgain()
                        ? CompletableFuture.completedFuture(Optional.of(SOON))
                        : conclude(pass, plan, next.refused()));
    }

    private static boolean isPodCreation(Action action) {
        return action instanceof Action.Create create && create.kind() == ResourceKind.POD;
    }

    /** The API server says in its own words why it creates no pod, and will say it again until somebody changes something. */
    private void remember(ObjectKey pass, long generation, List<Failed> notCreated) {
        if (notCreated.stream().anyMatch(failed -> failed.is(WriteFailure.Kind.ENDING))) {
            memory.refusals.ended(pass, generation, notCreated.get(0).failure().getMessage());
            return;
        }
        Optional<Failed> refusal = notCreated.stream()
                .filter(failed -> failed.isRefused() || failed.is(WriteFailure.Kind.ALREADY_EXISTS))
                .findFirst();
        if (refusal.isPresent()) {
            memory.refusals.refused(pass, generation, refusal.get().failure().getMessage());
        } else if (notCreated.isEmpty()) {
            memory.refusals.forget(pass);
        }
    }

    /** How a pass goes on after its actions. */
    private record Next(boolean lookAgain, List<Failed> refused) {}

    private static Next next(List<Failed> failed, List<Failed> notCreated) {
        List<Failed> all = new ArrayList<>(failed);
        all.addAll(notCreated);
        for (Failed one : all) {
            if (one.is(WriteFailure.Kind.TRANSIENT)) {
                throw one.failure();
            }
        }
        boolean lookAgain = notCreated.stream().anyMatch(one -> !one.is(WriteFailure.Kind.ENDING))
                || failed.stream().anyMatch(Failed::isStale);
        return new Next(
                lookAgain,
                failed.stream().filter(one -> !one.is(WriteFailure.Kind.ENDING)).toList());
    }

    private CompletableFuture<Optional<Duration>> conclude(ObjectKey pass, Plan plan, List<Failed> refused) {
        CompletableFuture<Void> status = plan.status()
                .map(patch -> writeStatus(pass, patch))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        return status.handle((done, failure) -> {
            if (failure != null) {
                WriteFailure cause = Failures.of(failure);
                if (cause.kind() == WriteFailure.Kind.CONFLICT) {
                    return Optional.of(SOON);
                }
                throw cause;
            }
            if (refused.isEmpty()) {
                events.publish(plan.events());
                return plan.again();
            }
            events.publish(refused.stream().flatMap(PlanExecutor::warning).toList());
            throw refused.get(0).failure();
        });
    }

    private CompletableFuture<Void> writeStatus(ObjectKey pass, Action.Patch patch) {
        if (patch.target().kind() == ResourceKind.GAME_SERVER_SET) {
            memory.statuses.wrote(pass);
        }
        return writer.write(pass, patch);
    }

    private static Stream<PlannedEvent> warning(Failed failed) {
        return failed
                .action()
                .existing()
                .map(target -> PlannedEvent.warning(
                        target, "WriteRefused", failed.failure().getMessage()))
                .stream();
    }
}
