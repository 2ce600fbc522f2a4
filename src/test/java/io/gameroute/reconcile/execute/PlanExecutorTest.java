package io.gameroute.reconcile.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.gameroute.GameServerSets;
import io.gameroute.kube.ClusterCache;
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
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanExecutorTest {
    private static final ObjectKey SET = new ObjectKey("games", "arena");
    private static final ObjectRef SELF = new ObjectRef(ResourceKind.GAME_SERVER_SET, "games", "arena", "uid");
    private static final ObjectRef SERVER = new ObjectRef(ResourceKind.GAME_SERVER, "games", "arena-0", "uid-0");

    private final List<String> written = new ArrayList<>();
    private final List<PlannedEvent> told = new ArrayList<>();
    private final SetMemory memory = new SetMemory(new ManualClock());

    /** What the API server answers to a write, by its path; null when it takes it. */
    private Function<String, WriteFailure.Kind> answer = write -> null;

    @ParameterizedTest
    @EnumSource(
            value = WriteFailure.Kind.class,
            names = {"TRANSIENT", "FAILED"})
    void theStatusIsToldWhateverBecomesOfTheActions(WriteFailure.Kind kind) {
        answer = write -> write.contains("/gameservers/") ? kind : null;

        assertThatThrownBy(() -> execute(plan(patch(SERVER, ""))))
                .isInstanceOfSatisfying(WriteFailure.class, failure -> assertThat(failure.kind())
                        .isEqualTo(kind));

        assertThat(written).anySatisfy(write -> assertThat(write).endsWith("gameserversets/arena/status"));
    }

    @Test
    void theStatusIsNotToldWhenWhatItWasMadeFromIsOldUnlessItStaysSo() {
        answer = write -> write.contains("/gameservers/") ? WriteFailure.Kind.CONFLICT : null;

        for (int pass = 0; pass < Obstacles.PATIENCE; pass++) {
            assertThatThrownBy(() -> execute(plan(patch(SERVER, "")))).isInstanceOf(WriteFailure.class);
            assertThat(written).noneSatisfy(write -> assertThat(write).endsWith("/status"));
        }
        assertThatThrownBy(() -> execute(plan(patch(SERVER, "")))).isInstanceOf(WriteFailure.class);

        assertThat(written).anySatisfy(write -> assertThat(write).endsWith("/status"));
    }

    @Test
    void aServerErrorAtTheCreationOfPodsIsRememberedAsARefusal() {
        answer = write -> write.endsWith("/pods") ? WriteFailure.Kind.FAILED : null;

        assertThat(execute(plan(createPod()))).contains(PlanExecutor.SOON);

        assertThat(memory.refusals.of(SET)).isPresent();
    }

    @Test
    void anApiServerThatIsAwayRefusesNothing() {
        answer = write -> write.endsWith("/pods") ? WriteFailure.Kind.TRANSIENT : null;

        assertThatThrownBy(() -> execute(plan(createPod()))).isInstanceOf(WriteFailure.class);

        assertThat(memory.refusals.of(SET)).isEmpty();
    }

    @Test
    void anEventIsToldWhenOnlyAnotherObjectCouldNotBeWritten() {
        answer = write -> write.contains("/gameservers/") ? WriteFailure.Kind.CONFLICT : null;
        Plan plan = new Plan(
                List.of(patch(SELF, ""), patch(SERVER, "")),
                Optional.empty(),
                List.of(PlannedEvent.normal(SELF, "Scale", "down"), PlannedEvent.normal(SERVER, "State", "gone")),
                Optional.empty());

        assertThatThrownBy(() -> execute(plan)).isInstanceOf(WriteFailure.class);

        assertThat(told).extracting(PlannedEvent::reason).containsExactly("Scale");
    }

    @Test
    void whatIsRefusedBecomesAWarningOnItsObjectAndAnObstacleOfItsSet() {
        answer = write -> write.contains("/gameservers/") ? WriteFailure.Kind.REFUSED : null;

        assertThatThrownBy(() -> execute(plan(patch(SERVER, "")))).isInstanceOf(WriteFailure.class);

        assertThat(told).extracting(PlannedEvent::reason).containsExactly("WriteRefused");
        assertThat(memory.obstacles.of(SET)).isPresent();
    }

    @Test
    void aPassWithoutFailureAsksForWhatItsPlanAsksFor() {
        assertThat(execute(plan(patch(SERVER, "")))).contains(Duration.ofMinutes(1));
    }

    private Optional<Duration> execute(Plan plan) {
        ClusterCache nobodyAsks = (ClusterCache) Proxy.newProxyInstance(
                ClusterCache.class.getClassLoader(),
                new Class<?>[] {ClusterCache.class},
                (proxy, method, arguments) -> Optional.empty());
        PlanExecutor executor = new PlanExecutor(
                new ActionWriter(writer(), new OwnWrites(nobodyAsks, new ManualClock())), told::addAll, memory);
        try {
            return executor.execute(SET, 1, plan).join();
        } catch (CompletionException failed) {
            throw Failures.of(failed);
        }
    }

    private static Plan plan(Action action) {
        return new Plan(
                List.of(action), Optional.of(patch(SELF, "status")), List.of(), Optional.of(Duration.ofMinutes(1)));
    }

    private static Action.Patch patch(ObjectRef target, String subresource) {
        return new Action.Patch(
                target,
                Action.PatchType.MERGE,
                subresource,
                JsonNodeFactory.instance.objectNode(),
                Optional.empty(),
                "test");
    }

    private static Action createPod() {
        return new Action.Create(ResourceKind.POD, GameServerSets.arena(1), List.of(), "test");
    }

    private KubernetesWriter writer() {
        return new KubernetesWriter() {
            @Override
            public CompletableFuture<Written> create(ResourcePath collection, HasMetadata object) {
                return answer(collection.path());
            }

            @Override
            public CompletableFuture<Written> patch(ResourcePath object, String contentType, JsonNode body) {
                return answer(object.path());
            }

            @Override
            public CompletableFuture<Written> delete(
                    ResourcePath object, String uid, Optional<String> resourceVersion) {
                return answer(object.path());
            }
        };
    }

    private CompletableFuture<Written> answer(String write) {
        written.add(write);
        WriteFailure.Kind kind = answer.apply(write);
        return kind == null
                ? CompletableFuture.completedFuture(Written.NO_OBJECT)
                : CompletableFuture.failedFuture(new WriteFailure(kind, "no"));
    }
}
