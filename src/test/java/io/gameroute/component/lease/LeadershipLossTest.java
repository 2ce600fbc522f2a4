package io.gameroute.component.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gameroute.component.workqueue.Workqueue;
import io.gameroute.component.workqueue.WorkqueueComponent;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two queues on the leader, and a write of the first that hangs while the leadership is lost. */
class LeadershipLossTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private final DecidedElection election = new DecidedElection();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final HangingWrites writes = new HangingWrites();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private Workqueue hanging;
    private Workqueue other;

    @BeforeEach
    void leadAndHang() throws Exception {
        WorkqueueComponent queues = context.getComponent("workqueue", WorkqueueComponent.class);
        hanging = queues.queue("hanging");
        other = queues.queue("other");
        context.getShutdownStrategy().setTimeout(30);
        context.getRegistry().bind("master", new LeaderComponent());
        context.addService(election);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:workers:workqueue:hanging").process(writes);
                from("master:workers:workqueue:other")
                        .process(exchange -> taken.add(exchange.getMessage().getBody(String.class)));
            }
        });
        context.start();
        election.leads(true);
        hanging.add("hangs");
        await().until(() -> writes.begun.size() == 1);
    }

    @AfterEach
    void stop() {
        writes.end();
        context.stop();
    }

    @Test
    void whoeverListensHearsOfTheLossWhileTheWriteStillHangs() {
        assertThat(tell(false)).succeedsWithin(AT_ONCE);
        assertThat(hanging.running()).isEqualTo(1);
    }

    @Test
    void fromTheLossOnNothingIsTakenFromAnyQueue() {
        assertThat(tell(false)).succeedsWithin(AT_ONCE);

        hanging.add("late");
        other.add("late");
        writes.end();
        await().until(() -> hanging.running() == 0);

        assertThat(writes.begun).containsExactly("hangs");
        assertThat(taken).isEmpty();
    }

    @Test
    void whoLeadsAgainMeanwhileGoesOnWithTheOtherQueueAtOnceAndWithThisOneWhenTheWriteHasEnded() {
        assertThat(tell(false)).succeedsWithin(AT_ONCE);
        assertThat(tell(true)).succeedsWithin(AT_ONCE);

        hanging.add("next");
        other.add("next");
        await().untilAsserted(() -> assertThat(taken).containsExactly("next"));
        assertThat(writes.begun).containsExactly("hangs");

        writes.end();
        await().untilAsserted(() -> assertThat(writes.begun).containsExactly("hangs", "next"));
    }

    private CompletableFuture<Void> tell(boolean leads) {
        return CompletableFuture.runAsync(() -> election.leads(leads));
    }

    /** Begins with every key and ends when it is told to. */
    private static final class HangingWrites extends AsyncProcessorSupport {
        final List<String> begun = new CopyOnWriteArrayList<>();
        private final Queue<AsyncCallback> open = new ConcurrentLinkedQueue<>();

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            open.add(callback);
            begun.add(exchange.getMessage().getBody(String.class));
            return false;
        }

        void end() {
            for (AsyncCallback callback = open.poll(); callback != null; callback = open.poll()) {
                callback.done(false);
            }
        }
    }
}
