package io.gameroute.component.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A queue that can list its keys, as on a replica that leads at times. */
class ListedQueueTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Workqueue queue = new Workqueue("jobs", nanos::get);
    private final Set<String> present = new LinkedHashSet<>(List.of("a", "b"));

    @BeforeEach
    void canBeListed() {
        queue.listedBy(present::stream);
    }

    @Test
    void without_a_consumer_it_keeps_nothing() {
        queue.add("a");
        queue.addAfter("b", Duration.ofSeconds(1));

        assertThat(kept()).isZero();
        assertThat(queue.adds()).isZero();
    }

    @Test
    void what_it_collected_before_it_could_be_listed_is_dropped() {
        Workqueue other = new Workqueue("other", nanos::get);
        other.add("long gone");

        other.listedBy(Stream::empty);

        assertThat(other.depth()).isZero();
    }

    @Test
    void a_consumer_begins_with_all_keys_that_there_are() {
        queue.add("gone before anybody worked");

        attach();

        assertThat(claimAll()).containsExactly("a", "b");
    }

    @Test
    void what_is_added_while_it_lists_is_kept_and_goes_first() {
        queue.listedBy(() -> {
            queue.add("news");
            return present.stream();
        });

        attach();

        assertThat(claimAll()).containsExactly("news", "a", "b");
    }

    @Test
    void the_end_of_the_consumer_drops_what_waits() {
        attach();
        queue.failed(queue.claim().orElseThrow());
        queue.addAfter("later", Duration.ofSeconds(1));

        queue.detach();

        assertThat(kept()).isZero();
    }

    @Test
    void the_next_consumer_begins_with_what_there_is_by_then() {
        attach();
        queue.detach();
        present.remove("a");
        present.add("c");

        attach();

        assertThat(claimAll()).containsExactly("b", "c");
    }

    @Test
    void a_key_that_outlives_its_consumer_is_forgotten_however_it_ends() {
        attach();
        queue.add("c");
        List<Claim> claims = Stream.generate(queue::claim)
                .limit(3)
                .map(Optional::orElseThrow)
                .toList();
        queue.add("a");
        queue.detach();

        queue.failed(claims.get(0));
        queue.succeeded(claims.get(1), Duration.ofSeconds(1));
        queue.succeeded(claims.get(2));

        assertThat(kept()).isZero();
        assertThat(queue.running()).isZero();
    }

    @Test
    void a_key_that_outlives_its_consumer_gets_no_second_worker_and_runs_once_more_afterwards() {
        present.remove("b");
        attach();
        Claim outliving = queue.claim().orElseThrow();
        queue.detach();

        attach();
        assertThat(queue.claim()).isEmpty();
        queue.succeeded(outliving);

        assertThat(claimAll()).containsExactly("a");
    }

    private void attach() {
        queue.attach(() -> {});
        queue.addPresent();
    }

    private int kept() {
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        return queue.depth() + queue.delayed();
    }

    private List<String> claimAll() {
        List<String> claimed = new ArrayList<>();
        for (Optional<Claim> claim = queue.claim(); claim.isPresent(); claim = queue.claim()) {
            claimed.add(claim.get().key());
        }
        return claimed;
    }
}
