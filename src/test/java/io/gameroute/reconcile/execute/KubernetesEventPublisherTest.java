package io.gameroute.reconcile.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.gameroute.kube.KubernetesWriter;
import io.gameroute.kube.ResourcePath;
import io.gameroute.kube.WriteFailure;
import io.gameroute.kube.Written;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KubernetesEventPublisherTest {
    private static final ObjectRef SET = new ObjectRef(ResourceKind.GAME_SERVER_SET, "games", "gss", "uid-of-set");
    private static final ObjectRef SERVER = new ObjectRef(ResourceKind.GAME_SERVER, "games", "gss-0", "uid-of-0");

    private final ManualScheduler scheduler = new ManualScheduler();
    private final Requests requests = new Requests();
    private final KubernetesEventPublisher publisher =
            new KubernetesEventPublisher(requests, "replica-1", scheduler.clock(), scheduler);

    @Test
    void theCallerDoesNotWriteItself() {
        publisher.publish(List.of(scale("a")));

        assertThat(requests.all).isEmpty();
    }

    @Test
    void anEventOnASetComesFromTheSetController() {
        publisher.publish(List.of(scale("scale from 1 to 2")));
        scheduler.run();

        assertThat(requests.path(0).path()).isEqualTo("/api/v1/namespaces/games/events");
        Event event = requests.event(0);
        assertThat(event.getMetadata().getNamespace()).isEqualTo("games");
        assertThat(event.getInvolvedObject().getKind()).isEqualTo("GameServerSet");
        assertThat(event.getInvolvedObject().getApiVersion()).isEqualTo("game.kruise.io/v1alpha1");
        assertThat(event.getInvolvedObject().getName()).isEqualTo("gss");
        assertThat(event.getInvolvedObject().getUid()).isEqualTo("uid-of-set");
        assertThat(event.getSource().getComponent()).isEqualTo("gameserverset-controller");
        assertThat(event.getReportingComponent()).isEqualTo("gameserverset-controller");
        assertThat(event.getReportingInstance()).isEqualTo("replica-1");
        assertThat(event.getType()).isEqualTo("Normal");
        assertThat(event.getReason()).isEqualTo("Scale");
        assertThat(event.getMessage()).isEqualTo("scale from 1 to 2");
        assertThat(event.getCount()).isEqualTo(1);
        assertThat(event.getFirstTimestamp()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(event.getLastTimestamp()).isEqualTo("2026-01-01T12:00:00Z");
    }

    @Test
    void anEventOnAServerComesFromTheServerController() {
        publisher.publish(List.of(PlannedEvent.warning(SERVER, "Not Found; Odd", "m")));
        scheduler.run();

        assertThat(requests.event(0).getSource().getComponent()).isEqualTo("gameserver-controller");
        assertThat(requests.event(0).getReason()).isEqualTo("Not Found; Odd");
    }

    @Test
    void aRepetitionPatchesTheEventByItself() {
        publisher.publish(List.of(scale("a")));
        scheduler.pass(Duration.ofSeconds(3));
        publisher.publish(List.of(scale("a")));
        requests.answerAll(scheduler);
        scheduler.pass(Duration.ofSeconds(8));

        assertThat(requests.path(1).name())
                .isEqualTo(requests.event(0).getMetadata().getName());
        assertThat(requests.all.get(1).body()).hasToString("{\"count\":2,\"lastTimestamp\":\"2026-01-01T12:00:03Z\"}");
    }

    @Test
    void aCrowdIsToldByItselfAtTheEndOfItsWindow() {
        publisher.publish(IntStream.range(0, 30)
                .mapToObj(KubernetesEventPublisherTest::server)
                .map(server ->
                        PlannedEvent.normal(server, "GsStateChanged", "m").groupedBy(SET))
                .toList());
        requests.answerAll(scheduler);
        assertThat(requests.all).hasSize(10);
        scheduler.pass(Duration.ofSeconds(11));

        assertThat(requests.event(10).getMessage()).startsWith("20 more game servers: m (gss-10, ");
    }

    @Test
    void onlyAFewRequestsAreUnderWayAtOnce() {
        publish(100);
        scheduler.run();
        assertThat(requests.all).hasSize(KubernetesEventPublisher.IN_FLIGHT);

        requests.answerAll(scheduler);
        assertThat(requests.all).hasSize(100);
    }

    @Test
    void whileNobodyAnswersNoMoreThanABoundIsKept() {
        publish(50_000);
        scheduler.run();
        requests.answerAll(scheduler);

        assertThat(requests.all).hasSize(KubernetesEventPublisher.WAITING_WRITES);
    }

    @Test
    void aFailedRequestHoldsUpNothing() {
        requests.failure = new WriteFailure(WriteFailure.Kind.TRANSIENT, "away");
        publish(20);
        scheduler.run();
        requests.answerAll(scheduler);

        assertThat(requests.all).hasSize(20);
    }

    @Test
    void whatCouldNotBeCreatedIsCreatedTheNextTime() {
        requests.failure = new WriteFailure(WriteFailure.Kind.TRANSIENT, "away");
        publish(1);
        scheduler.run();
        requests.answerAll(scheduler);
        requests.failure = null;
        publish(1);
        scheduler.run();

        assertThat(requests.event(1).getCount()).isEqualTo(1);
    }

    @Test
    void anEventThatExpiredMeanwhileIsCreatedAnewWithItsCount() {
        publish(1);
        scheduler.run();
        requests.answerAll(scheduler);
        scheduler.pass(Duration.ofMinutes(30));
        requests.failure = new WriteFailure(WriteFailure.Kind.NOT_FOUND, "gone");
        publish(1);
        scheduler.run();
        requests.answerOne(scheduler);

        assertThat(requests.event(2).getCount()).isEqualTo(2);
        assertThat(requests.event(2).getFirstTimestamp()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(requests.event(2).getLastTimestamp()).isEqualTo("2026-01-01T12:30:00Z");
    }

    @Test
    void aWriterThatThrowsDoesNotStopThePublisher() {
        requests.isClosed = true;
        publish(1);
        scheduler.run();
        requests.isClosed = false;
        publish(1);
        scheduler.run();

        assertThat(requests.all).hasSize(1);
    }

    @Test
    void afterTheShutdownOfTheExecutorEventsAreLostQuietly() {
        scheduler.shutdown();

        assertThatCode(() -> publish(1)).doesNotThrowAnyException();
        assertThat(publisher.flush()).isCompleted();
    }

    @Test
    void aFlushWritesWhatWaitsAndCompletesWhenItIsWritten() {
        publish(1);
        publish(1);
        CompletableFuture<Void> flush = publisher.flush();
        scheduler.run();
        assertThat(flush).isNotDone();

        requests.answerAll(scheduler);

        assertThat(flush).isCompleted();
        assertThat(requests.all.get(1).body().path("count").asInt()).isEqualTo(2);
    }

    @Test
    void nothingIsScheduledWhenNothingWaits() {
        publish(5);
        scheduler.run();
        requests.answerAll(scheduler);

        assertThat(scheduler.scheduled()).isZero();
    }

    private void publish(int count) {
        publisher.publish(
                IntStream.range(0, count).mapToObj(i -> scale("m" + i)).toList());
    }

    private static PlannedEvent scale(String message) {
        return PlannedEvent.normal(SET, "Scale", message);
    }

    private static ObjectRef server(int ordinal) {
        return new ObjectRef(ResourceKind.GAME_SERVER, "games", "gss-" + ordinal, "uid-of-" + ordinal);
    }

    /** An API server that answers when it is told to. */
    private static final class Requests implements KubernetesWriter {
        record Request(ResourcePath path, HasMetadata object, JsonNode body, CompletableFuture<Written> answer) {}

        final List<Request> all = new ArrayList<>();
        WriteFailure failure;
        boolean isClosed;

        ResourcePath path(int index) {
            return all.get(index).path();
        }

        Event event(int index) {
            return (Event) all.get(index).object();
        }

        void answerAll(ManualScheduler scheduler) {
            scheduler.run();
            while (all.stream().anyMatch(request -> !request.answer().isDone())) {
                answerOne(scheduler);
            }
        }

        void answerOne(ManualScheduler scheduler) {
            CompletableFuture<Written> first = all.stream()
                    .map(Request::answer)
                    .filter(answer -> !answer.isDone())
                    .findFirst()
                    .orElseThrow();
            if (failure == null) {
                first.complete(new Written("uid", "1"));
            } else {
                first.completeExceptionally(failure);
            }
            scheduler.run();
        }

        @Override
        public CompletableFuture<Written> create(ResourcePath collection, HasMetadata object) {
            return add(collection, object, null);
        }

        @Override
        public CompletableFuture<Written> patch(ResourcePath object, String contentType, JsonNode body) {
            assertThat(contentType).isEqualTo("application/merge-patch+json");
            return add(object, null, body);
        }

        @Override
        public CompletableFuture<Written> delete(ResourcePath object, String uid, Optional<String> resourceVersion) {
            throw new UnsupportedOperationException();
        }

        private CompletableFuture<Written> add(ResourcePath path, HasMetadata object, JsonNode body) {
            if (isClosed) {
                throw new IllegalStateException("closed");
            }
            all.add(new Request(path, object, body, new CompletableFuture<>()));
            return all.get(all.size() - 1).answer();
        }
    }
}
