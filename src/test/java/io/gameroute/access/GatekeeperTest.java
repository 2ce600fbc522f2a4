package io.gameroute.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.access.Decision.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatekeeperTest {
    private static final Access TARGETS = new Access("get", "/sd/prometheus");
    private static final Subject PROMETHEUS = new Subject("prometheus", "", List.of(), Map.of());

    @Test
    void whomTheClusterKnowsAndAllowsMayPass() {
        Decision decision = gatekeeper(true).decide("Bearer good", TARGETS);

        assertThat(decision.isAllowed()).isTrue();
        assertThat(decision.subject()).contains(PROMETHEUS);
    }

    @Test
    void theNameOfTheSchemeIsReadInAnyCase() {
        assertThat(gatekeeper(true).decide("bearer  good ", TARGETS).isAllowed())
                .isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "good", "Basic Z29vZA==", "Bearer", "Bearer two words", "Bearer good\nX-Other: 1"})
    void whoBringsNoTokenIsAskedForOne(String authorization) {
        assertThat(gatekeeper(true).decide(authorization, TARGETS).outcome()).isEqualTo(Outcome.UNAUTHENTICATED);
    }

    @Test
    void aTokenOfNobodyIsRefused() {
        Decision decision = gatekeeper(true).decide("Bearer wrong", TARGETS);

        assertThat(decision.outcome()).isEqualTo(Outcome.UNAUTHENTICATED);
        assertThat(decision.message()).doesNotContain("wrong");
    }

    @Test
    void whoMayNotIsToldWhat() {
        Decision decision = gatekeeper(false).decide("Bearer good", TARGETS);

        assertThat(decision.outcome()).isEqualTo(Outcome.FORBIDDEN);
        assertThat(decision.message()).isEqualTo("prometheus may not get /sd/prometheus");
    }

    @Test
    void nobodyPassesWhileTheClusterDoesNotAnswer() {
        Reviews away = new Reviews() {
            @Override
            public Optional<Subject> authenticate(String token) throws ReviewException {
                throw new ReviewException("away");
            }

            @Override
            public boolean isAllowed(Subject subject, Access access) {
                return true;
            }
        };

        assertThat(new Gatekeeper(away).decide("Bearer good", TARGETS).outcome())
                .isEqualTo(Outcome.UNAVAILABLE);
    }

    private static Gatekeeper gatekeeper(boolean allows) {
        return new Gatekeeper(new Reviews() {
            @Override
            public Optional<Subject> authenticate(String token) {
                return Optional.of(PROMETHEUS).filter(known -> token.equals("good"));
            }

            @Override
            public boolean isAllowed(Subject subject, Access access) {
                return allows;
            }
        });
    }
}
