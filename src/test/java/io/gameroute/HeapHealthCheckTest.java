package io.gameroute;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.MemoryUsage;
import java.util.List;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

class HeapHealthCheckTest {

    @Test
    void a_heap_that_is_full_after_a_collection_is_no_life() {
        HealthCheck.Result result = after(new MemoryUsage(0, 98, 100, 100));

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage())
                .hasValue(
                        "the heap is full: 98 of 100 bytes are in use after a collection; raise the memory limit, or -Xmx");
    }

    @Test
    void a_heap_with_room_is_up() {
        assertThat(after(new MemoryUsage(0, 90, 100, 100)).getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void a_heap_that_was_never_collected_as_a_whole_is_up() {
        assertThat(after(new MemoryUsage(0, 0, 0, 100)).getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(after().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void the_heap_of_this_very_process_is_up_and_has_a_size() {
        System.gc();

        HealthCheck.Result result = new HeapHealthCheck().call();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat((long) result.getDetails().get("heap.max.bytes")).isPositive();
        assertThat((long) result.getDetails().get("heap.live.bytes")).isPositive();
    }

    private static HealthCheck.Result after(MemoryUsage... usages) {
        return new HeapHealthCheck(() -> List.of(usages)).call();
    }
}
