package io.gameroute.component.informer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class EventPumpTest {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<String> handled = new ArrayList<>();
    private final EventPump<String> pump = new EventPump<>(tasks::add, handled::add);

    @Test
    void events_are_handled_in_their_order_by_one_task() {
        pump.accept("a");
        pump.accept("b");

        assertThat(tasks).hasSize(1);
        run();
        assertThat(handled).containsExactly("a", "b");
    }

    @Test
    void an_event_that_comes_after_a_pause_of_work_is_handled_too() {
        pump.accept("a");
        run();
        pump.accept("b");
        run();

        assertThat(handled).containsExactly("a", "b");
    }

    @Test
    void a_paused_pump_keeps_events_until_it_is_resumed() {
        pump.pause();
        pump.accept("a");
        assertThat(tasks).isEmpty();

        pump.resume();
        run();

        assertThat(handled).containsExactly("a");
    }

    @Test
    void a_pause_takes_effect_between_two_events() {
        EventPump<String> pausing = pausingAfterEachEvent();
        pausing.accept("a");
        pausing.accept("b");
        run();

        assertThat(handled).containsExactly("a");
        assertThat(pausing.size()).isEqualTo(1);
    }

    @Test
    void an_executor_that_was_stopped_does_not_hurt_the_one_who_tells() {
        EventPump<String> stopped = new EventPump<>(
                task -> {
                    throw new RejectedExecutionException();
                },
                handled::add);

        stopped.accept("a");

        assertThat(stopped.size()).isEqualTo(1);
    }

    @Test
    void an_event_whose_handling_ends_in_an_error_does_not_end_the_handling_of_the_next() {
        EventPump<String> failing = new EventPump<>(tasks::add, event -> {
            if (event.equals("bad")) {
                throw new StackOverflowError("on purpose");
            }
            handled.add(event);
        });
        failing.accept("bad");
        failing.accept("a");
        run();
        failing.accept("b");
        run();

        assertThat(handled).containsExactly("a", "b");
        assertThat(failing.size()).isZero();
    }

    private EventPump<String> pausingAfterEachEvent() {
        List<EventPump<String>> self = new ArrayList<>();
        self.add(new EventPump<>(tasks::add, event -> {
            handled.add(event);
            self.get(0).pause();
        }));
        return self.get(0);
    }

    private void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }
}
