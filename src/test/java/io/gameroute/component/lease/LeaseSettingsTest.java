package io.gameroute.component.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseSettingsTest {

    @Test
    void identitiesDifferAtEveryStart() {
        assertThat(LeaseSettings.newIdentity()).isNotEqualTo(LeaseSettings.newIdentity());
    }

    @Test
    void aRequestTakesAtMostFourSeconds() {
        assertThat(LeaseSettings.inNamespace("default").requestTimeout()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aShortDeadlineLeavesTimeForTwoRequests() {
        assertThat(settings(3_000, 2_000, 500).requestTimeout()).isEqualTo(Duration.ofMillis(800));
    }

    @Test
    void aLeaderMustStopBeforeAnotherMayStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(10_000, 10_000, 2_000))
                .withMessageContaining("longer than the renew deadline");
    }

    @Test
    void aRenewalMustHaveTimeForASecondAttempt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(15_000, 4_000, 2_000))
                .withMessageContaining("2.2 times the retry period");
    }

    private static LeaseSettings settings(long lease, long deadline, long retry) {
        return new LeaseSettings(
                "default", "me", Duration.ofMillis(lease), Duration.ofMillis(deadline), Duration.ofMillis(retry));
    }
}
