package io.gameroute.reconcile.execute;

import io.gameroute.reconcile.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Many writes at once, within a bound, without a thread that waits for them. Completes with the failures, in no order. */
final class ConcurrentWrites {
    private final Function<Action, CompletableFuture<Void>> write;
    private final int limit;

    ConcurrentWrites(Function<Action, CompletableFuture<Void>> write, int limit) {
        this.write = write;
        this.limit = limit;
    }

    CompletableFuture<List<Failed>> all(List<? extends Action> actions) {
        List<Failed> failures = new ArrayList<>();
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (int lane = 0; lane < Math.min(limit, actions.size()); lane++) {
            lanes.add(drain(actions, next, failures));
        }
        return CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new)).thenApply(done -> failures);
    }

    /** A loop over writes that end at once, as when the client is closed: as a recursion it would need a stack as deep as the list is long. */
    private CompletableFuture<Void> drain(List<? extends Action> actions, AtomicInteger next, List<Failed> failures) {
        for (int index = next.getAndIncrement(); index < actions.size(); index = next.getAndIncrement()) {
            CompletableFuture<Void> one = one(actions.get(index), failures);
            if (!one.isDone()) {
                return one.thenCompose(done -> drain(actions, next, failures));
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> one(Action action, List<Failed> failures) {
        return write.apply(action).handle((done, failure) -> {
            if (failure != null) {
                synchronized (failures) {
                    failures.add(new Failed(action, Failures.of(failure)));
                }
            }
            return null;
        });
    }

    /** Batches of 1, 2, 4, ...: a mistake in a template costs one refused request, not a thousand. The first batch with a failure is the last. */
    CompletableFuture<List<Failed>> slowStart(List<? extends Action> actions) {
        return batch(actions, 0, 1);
    }

    private CompletableFuture<List<Failed>> batch(List<? extends Action> actions, int from, int size) {
        int to = Math.min(actions.size(), from + size);
        return all(actions.subList(from, to))
                .thenCompose(failures -> failures.isEmpty() && to < actions.size()
                        ? batch(actions, to, size * 2)
                        : CompletableFuture.completedFuture(failures));
    }
}
