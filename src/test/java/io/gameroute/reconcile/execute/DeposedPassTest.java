package io.gameroute.reconcile.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.gameroute.kube.ClusterCache;
import io.gameroute.kube.GuardedKubernetesWriter;
import io.gameroute.kube.KubernetesWriter;
import io.gameroute.kube.ObjectKey;
import io.gameroute.kube.ResourcePath;
import io.gameroute.kube.WriteFailure;
import io.gameroute.kube.Written;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.Plan;
import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import io.gameroute.reconcile.sim.ManualClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A pass over a set of a thousand servers, in the middle of which the leadership is lost. */
class DeposedPassTest {
    private static final ObjectKey SET = new ObjectKey("games", "arena");
    private static final ObjectRef SET_REF =
            new ObjectRef(ResourceKind.GAME_SERVER_SET, SET.namespace(), SET.name(), "uid");

    private final ManualClock clock = new ManualClock();
    private final List<PlannedEvent> told = new ArrayList<>();
    private final Counting api = new Counting();
    private int lostAfter = Integer.MAX_VALUE;
    private final PlanExecutor executor = new PlanExecutor(
            new ActionWriter(
                    new GuardedKubernetesWriter(api, () -> api.sent < lostAfter), new OwnWrites(noCache(), clock)),
            told::addAll,
            new SetMemory(clock));

    @Test
    void itSendsEverythingWhileItLeads() {
        execute(DeposedPassTest::creation);

        assertThat(api.sent).isEqualTo(1000 + 1);
        assertThat(told).hasSize(1);
    }

    @Test
    void itCreatesNothingMore() {
        lostAfter = 10;

        assertThatThrownBy(() -> execute(DeposedPassTest::creation))
                .isInstanceOf(CompletionException.class)
                .hasRootCauseInstanceOf(WriteFailure.class)
                .hasMessageContaining("no longer leads");
        assertThat(api.sent).isEqualTo(10);
    }

    @Test
    void itDeletesNothingMore() {
        lostAfter = 10;

        assertThatThrownBy(() -> execute(DeposedPassTest::deletion)).hasMessageContaining("no longer leads");
        assertThat(api.sent).isEqualTo(10);
    }

    @Test
    void itWritesNoStatusAndTellsNothing() {
        lostAfter = 1000;

        assertThatThrownBy(() -> execute(DeposedPassTest::creation)).hasMessageContaining("no longer leads");
        assertThat(api.sent).isEqualTo(1000);
        assertThat(told).isEmpty();
    }

    private void execute(IntFunction<Action> action) {
        List<Action> actions = IntStream.range(0, 1000).mapToObj(action).toList();
        Plan plan = new Plan(
                actions,
                Optional.of(status()),
                List.of(PlannedEvent.warning(SET_REF, "Test", "told after the writes")),
                Optional.of(Duration.ofSeconds(1)));
        executor.execute(SET, 1, plan).join();
    }

    private static Action creation(int id) {
        return new Action.Create(
                ResourceKind.POD,
                new PodBuilder()
                        .withNewMetadata()
                        .withNamespace(SET.namespace())
                        .withName("arena-" + id)
                        .endMetadata()
                        .build(),
                List.of(),
                "test");
    }

    private static Action deletion(int id) {
        return new Action.Delete(
                new ObjectRef(ResourceKind.POD, SET.namespace(), "arena-" + id, "uid-" + id), Optional.empty(), "test");
    }

    private static Action.Patch status() {
        return new Action.Patch(
                SET_REF,
                Action.PatchType.REPLACE_STATUS,
                "status",
                JsonNodeFactory.instance.objectNode(),
                Optional.empty(),
                "test");
    }

    private static ClusterCache noCache() {
        return (ClusterCache) Proxy.newProxyInstance(
                ClusterCache.class.getClassLoader(),
                new Class<?>[] {ClusterCache.class},
                (proxy, method, args) -> null);
    }

    /** An API server to which every write is welcome. */
    private static final class Counting implements KubernetesWriter {
        int sent;

        @Override
        public CompletableFuture<Written> create(ResourcePath collection, HasMetadata object) {
            return sent();
        }

        @Override
        public CompletableFuture<Written> patch(ResourcePath object, String contentType, JsonNode body) {
            return sent();
        }

        @Override
        public CompletableFuture<Written> delete(ResourcePath object, String uid, Optional<String> resourceVersion) {
            return sent();
        }

        private CompletableFuture<Written> sent() {
            sent++;
            return CompletableFuture.completedFuture(Written.NO_OBJECT);
        }
    }
}
