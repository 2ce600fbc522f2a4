package io.gameroute.reconcile.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.kube.WriteFailure;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SuppressWarnings("StaticAssignmentOfThrowable")
class ConcurrentWritesTest {
    private final WriteFailure refused = new WriteFailure(WriteFailure.Kind.REFUSED, "no");

    private static List<Action> actions(int count) {
        return IntStream.range(0, count)
                .<Action>mapToObj(i -> new Action.Delete(
                        new ObjectRef(ResourceKind.POD, "games", "arena-" + i, "uid-" + i), Optional.empty(), "test"))
                .toList();
    }

    @Test
    void neverMoreThanTheBoundAreInFlight() {
        List<CompletableFuture<Void>> inFlight = new ArrayList<>();
        ConcurrentWrites writes = new ConcurrentWrites(
                action -> {
                    CompletableFuture<Void> one = new CompletableFuture<>();
                    inFlight.add(one);
                    return one;
                },
                3);

        CompletableFuture<List<Failed>> all = writes.all(actions(5));

        assertThat(inFlight).hasSize(3);
        inFlight.get(0).complete(null);
        assertThat(inFlight).hasSize(4);
        inFlight.get(1).completeExceptionally(refused);
        List.copyOf(inFlight).forEach(one -> one.complete(null));
        inFlight.forEach(one -> one.complete(null));
        assertThat(all.join()).singleElement().satisfies(failed -> assertThat(failed.isRefused())
                .isTrue());
    }

    @Test
    void writesThatEndAtOnceNeedNoDeeperStack() {
        ConcurrentWrites writes = new ConcurrentWrites(action -> CompletableFuture.failedFuture(refused), 64);
        assertThat(writes.all(actions(200_000)).join()).hasSize(200_000);
    }

    @Test
    void aSlowStartDoublesAndTheFirstBatchWithAFailureIsTheLast() {
        List<Action> tried = new ArrayList<>();
        ConcurrentWrites writes = new ConcurrentWrites(
                action -> {
                    tried.add(action);
                    return tried.size() == 5
                            ? CompletableFuture.failedFuture(refused)
                            : CompletableFuture.completedFuture(null);
                },
                64);

        List<Failed> failures = writes.slowStart(actions(100)).join();

        assertThat(tried).hasSize(1 + 2 + 4);
        assertThat(failures).hasSize(1);
    }
}
