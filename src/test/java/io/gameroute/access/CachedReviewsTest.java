package io.gameroute.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gameroute.reconcile.sim.ManualClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CachedReviewsTest {
    private static final Access TARGETS = new Access("get", "/sd/prometheus");
    private static final Subject PROMETHEUS = new Subject("prometheus", "", List.of(), Map.of());

    private final ManualClock clock = new ManualClock();
    private final Cluster cluster = new Cluster();
    private final CachedReviews reviews = new CachedReviews(cluster, clock);

    @Test
    void aTokenIsAskedAboutOnceAMinute() throws ReviewException {
        cluster.tokens.add("good");
        assertThat(reviews.authenticate("good")).contains(PROMETHEUS);
        cluster.tokens.clear();

        clock.advance(CachedReviews.YES.minusMillis(1));
        assertThat(reviews.authenticate("good")).contains(PROMETHEUS);
        clock.advance(Duration.ofMillis(1));
        assertThat(reviews.authenticate("good")).isEmpty();
        assertThat(cluster.asked).isEqualTo(2);
    }

    @Test
    void aTokenOfNobodyIsAskedAboutOnceInTenSeconds() throws ReviewException {
        assertThat(reviews.authenticate("new")).isEmpty();
        cluster.tokens.add("new");

        clock.advance(CachedReviews.NO.minusMillis(1));
        assertThat(reviews.authenticate("new")).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(reviews.authenticate("new")).contains(PROMETHEUS);
    }

    @Test
    void aRightIsRememberedForAMinute() throws ReviewException {
        cluster.allows = true;
        assertThat(reviews.isAllowed(PROMETHEUS, TARGETS)).isTrue();
        cluster.allows = false;

        clock.advance(CachedReviews.YES.minusMillis(1));
        assertThat(reviews.isAllowed(PROMETHEUS, TARGETS)).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(reviews.isAllowed(PROMETHEUS, TARGETS)).isFalse();
    }

    @Test
    void aRefusalIsRememberedForTenSeconds() throws ReviewException {
        assertThat(reviews.isAllowed(PROMETHEUS, TARGETS)).isFalse();
        cluster.allows = true;

        assertThat(reviews.isAllowed(PROMETHEUS, TARGETS)).isFalse();
        clock.advance(CachedReviews.NO);
        assertThat(reviews.isAllowed(PROMETHEUS, TARGETS)).isTrue();
    }

    @Test
    void aRightToOneThingIsNoRightToAnother() throws ReviewException {
        cluster.allows = true;
        reviews.isAllowed(PROMETHEUS, TARGETS);
        cluster.allows = false;

        assertThat(reviews.isAllowed(PROMETHEUS, new Access("get", "/other"))).isFalse();
        assertThat(reviews.isAllowed(PROMETHEUS, new Access("post", "/sd/prometheus")))
                .isFalse();
        assertThat(reviews.isAllowed(new Subject("prometheus", "", List.of("system:masters"), Map.of()), TARGETS))
                .isFalse();
    }

    @Test
    void manyWhoAreUnknownDoNotPushOutWhoIsKnown() throws ReviewException {
        cluster.tokens.add("good");
        reviews.authenticate("good");
        for (int i = 0; i < 2 * CachedReviews.MOST; i++) {
            reviews.authenticate("guess-" + i);
        }
        int before = cluster.asked;

        assertThat(reviews.authenticate("good")).contains(PROMETHEUS);
        assertThat(cluster.asked).isEqualTo(before);
    }

    @Test
    void whatIsNotAnsweredIsNotRemembered() throws ReviewException {
        cluster.tokens.add("good");
        cluster.away = true;
        assertThatThrownBy(() -> reviews.authenticate("good")).isInstanceOf(ReviewException.class);
        cluster.away = false;

        assertThat(reviews.authenticate("good")).contains(PROMETHEUS);
    }

    private static final class Cluster implements Reviews {
        private final Set<String> tokens = new HashSet<>();
        private boolean allows;
        private boolean away;
        private int asked;

        @Override
        public Optional<Subject> authenticate(String token) throws ReviewException {
            asked++;
            if (away) {
                throw new ReviewException("away");
            }
            return Optional.of(PROMETHEUS).filter(known -> tokens.contains(token));
        }

        @Override
        public boolean isAllowed(Subject subject, Access access) {
            return allows;
        }
    }
}
