package io.gameroute.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
    private final AnswerCache<Integer, String> cache = new AnswerCache<>(Clock.systemUTC(), Duration.ofHours(1), 3);

    @Test
    void the_one_that_was_not_asked_for_the_longest_goes_first() {
        cache.put(1, "one");
        cache.put(2, "two");
        cache.put(3, "three");
        cache.get(1);

        cache.put(4, "four");

        assertThat(cache.size()).isEqualTo(3);
        assertThat(cache.get(1)).contains("one");
        assertThat(cache.get(2)).isEmpty();
    }
}
